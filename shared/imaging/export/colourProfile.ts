import { joined } from '@shared/imaging/write/part10'

/**
 * A profile that says "these are sRGB colours" (ICC.1:2010 version 2, matrix and curve; primaries of IEC 61966-2-1
 * adapted to D50). A state for colour pictures must carry one (PS3.3 C.11.15). The curve is its gamma of 2.2, as other
 * small profiles have it.
 */
export function sRgbProfile(): Uint8Array {
  const white = xyz(0.9505, 1, 1.0891)
  const curve = curveOf(2.2)
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description('sRGB')],
    ['cprt', text('No copyright')],
    ['wtpt', white],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = 4 + tags.length * 12
  let at = headerBytes + table
  const entries: Uint8Array[] = [word(tags.length)]
  const bodies: Uint8Array[] = []
  for (const [name, body] of tags) {
    entries.push(letters(name), word(at), word(body.length))
    bodies.push(body)
    at += body.length
  }
  return joined([header(at), ...entries, ...bodies])
}

const headerBytes = 128

function header(size: number): Uint8Array {
  const out = new Uint8Array(headerBytes)
  const view = new DataView(out.buffer)
  view.setUint32(0, size)
  view.setUint32(8, 0x02100000)
  out.set(letters('mntrRGB XYZ '), 12)
  for (const [index, part] of [2026, 1, 1].entries()) view.setUint16(24 + index * 2, part)
  out.set(letters('acsp'), 36)
  // The white of the connection space: D50, as every profile has it.
  out.set(fixed(0.9642, 1, 0.8249), 68)
  return out
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function word(value: number): Uint8Array {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, value)
  return out
}

function fixed(...values: readonly number[]): Uint8Array {
  return joined(values.map((value) => word(Math.round(value * 65536))))
}

function xyz(x: number, y: number, z: number): Uint8Array {
  return joined([letters('XYZ '), word(0), fixed(x, y, z)])
}

function curveOf(gamma: number): Uint8Array {
  const value = new Uint8Array(4)
  new DataView(value.buffer).setUint16(0, Math.round(gamma * 256))
  return joined([letters('curv'), word(0), word(1), value])
}

function text(says: string): Uint8Array {
  return padded(joined([letters('text'), word(0), letters(`${says}\0`)]))
}

function description(says: string): Uint8Array {
  const ascii = letters(`${says}\0`)
  // No name in other scripts, none for an old Macintosh.
  return padded(joined([letters('desc'), word(0), word(ascii.length), ascii, new Uint8Array(78)]))
}

function padded(bytes: Uint8Array): Uint8Array {
  return joined([bytes, new Uint8Array((4 - (bytes.length % 4)) % 4)])
}
