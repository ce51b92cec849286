import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuiltElement, el, encapsulated, explicitLittleUid, imageElements, part10 } from '../fixtures/dicomBytes'
import { type Random, randomFrom } from '../fuzz/random'

/** What is asked for in the quality bars: 1,000 small files, 590 of 0.5 MB, 240 of 2 MB, 170 runs; some are damaged. */
const kinds = [
  { share: 0.5, rows: 0, columns: 0, frames: 1, compressed: false },
  { share: 0.295, rows: 512, columns: 512, frames: 1, compressed: false },
  { share: 0.12, rows: 1024, columns: 1024, frames: 1, compressed: false },
  { share: 0.03, rows: 512, columns: 512, frames: 8, compressed: false },
  { share: 0.03, rows: 512, columns: 512, frames: 8, compressed: true },
  { share: 0.025, rows: 512, columns: 512, frames: 16, compressed: false },
] as const

/** About as many elements as a CT or MR writes, private ones and sequences among them. */
function header(number: number): BuiltElement[] {
  const words = Array.from({ length: 60 }, (_, i) =>
    el(0x00291000 + i, i % 5 === 0 ? 'FD' : 'LO', i % 5 === 0 ? [i] : `private value ${i}`),
  )
  return [
    el(0x00080005, 'CS', 'ISO_IR 100'),
    el(0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'),
    el(0x00080020, 'DA', '20261124'),
    el(0x00080030, 'TM', '091500'),
    el(0x00080050, 'SH', `A${number}`),
    el(0x00080070, 'LO', 'Bench'),
    el(0x00081030, 'LO', 'Lumbar spine'),
    el(0x00081140, 'SQ', [
      [el(0x00081150, 'UI', '1.2.840.10008.5.1.4.1.1.2'), el(0x00081155, 'UI', `1.2.3.9.${number}`)],
      [el(0x00081150, 'UI', '1.2.840.10008.5.1.4.1.1.2'), el(0x00081155, 'UI', `1.2.3.8.${number}`)],
    ]),
    el(0x00100030, 'DA', '19540302'),
    el(0x00100040, 'CS', 'F'),
    el(0x00180050, 'DS', '2.5'),
    el(0x00180060, 'DS', '120'),
    el(0x00200011, 'IS', '3'),
    el(0x00200013, 'IS', String(number)),
    el(0x00200032, 'DS', '-120.5\\-87.25\\14'),
    el(0x00200037, 'DS', '1\\0\\0\\0\\1\\0'),
    el(0x00280030, 'DS', '0.4\\0.4'),
    el(0x00281050, 'DS', '40'),
    el(0x00281051, 'DS', '400'),
    el(0x00290010, 'LO', 'BENCH HEADER'),
    ...words,
  ]
}

function noise(bytes: number, random: Random): Uint8Array {
  const out = new Uint32Array(Math.ceil(bytes / 4))
  for (let i = 0; i < out.length; i++) out[i] = random.below(0x0fff0fff)
  return new Uint8Array(out.buffer, 0, bytes)
}

/** Writes `count` files in folders of a hundred, named as discs demand. The same every time. Returns the bytes written. */
export function writeFolder(folder: string, count: number): number {
  const random = randomFrom(count)
  const sharedNoise = noise(16 * 512 * 512 * 2, random)
  let total = 0
  let number = 0
  for (const kind of kinds) {
    const until = number + Math.round(kind.share * count)
    for (; number < until; number++) {
      const below = join(folder, `SE${Math.floor(number / 100)}`)
      mkdirSync(below, { recursive: true })
      const bytes = fileOf(kind, number, sharedNoise, random)
      writeFileSync(join(below, `IM${number}`), number % 200 === 7 ? bytes.subarray(0, -100) : bytes)
      total += bytes.length
    }
  }
  return total
}

function fileOf(kind: (typeof kinds)[number], number: number, pixelsOf: Uint8Array, random: Random): Uint8Array {
  const isSmall = kind.rows === 0
  const rows = isSmall ? 64 + random.below(64) : kind.rows
  const columns = isSmall ? 80 : kind.columns
  const length = rows * columns * 2 * kind.frames
  const pixels = kind.compressed
    ? encapsulated(Array.from({ length: kind.frames }, () => pixelsOf.subarray(0, 60_000)))
    : pixelsOf.subarray(0, length)
  const elements = imageElements({
    uid: `1.2.3.4.${number}`,
    rows,
    columns,
    frames: kind.frames,
    bitsAllocated: 16,
    bitsStored: 12,
    modality: 'CT',
    pixels,
    more: header(number),
  })
  return part10(elements, kind.compressed ? '1.2.840.10008.1.2.4.70' : explicitLittleUid)
}
