/**
 * The inverse DCT of the Independent JPEG Group's "slow but accurate" integer method, whose results decoders of that
 * family share to the bit: 13-bit constants, a column and a row pass, rounding half up.
 */

const c0298 = 2446
const c0390 = 3196
const c0541 = 4433
const c0765 = 6270
const c0899 = 7373
const c1175 = 9633
const c1501 = 12299
const c1847 = 15137
const c1961 = 16069
const c2053 = 16819
const c2562 = 20995
const c3072 = 25172

const work = new Int32Array(64)

/** Clamps with the wrap of the reference implementation: index is the value before the level shift, modulo 4 x range. */
function clampTable(precision: number): Uint16Array {
  const range = 1 << precision
  const size = range * 4
  const table = new Uint16Array(size)
  for (let i = 0; i < size; i++) {
    const value = (i < size / 2 ? i : i - size) + range / 2
    table[i] = value < 0 ? 0 : value >= range ? range - 1 : value
  }
  return table
}

const clamp8 = clampTable(8)
const clamp12 = clampTable(12)

/** Writes the 8 x 8 block of dequantised `coefficients` to `plane` at `to`; clears the coefficients. */
export function inverseDct(
  coefficients: Int32Array,
  last: number,
  plane: Uint8Array | Uint16Array,
  to: number,
  stride: number,
  precision: number,
): void {
  const clamp = precision === 8 ? clamp8 : clamp12
  const pass1 = precision === 8 ? 2 : 1
  const mask = clamp.length - 1
  if (last === 0) {
    const value = clamp[((((coefficients[0] as number) << pass1) + (1 << (pass1 + 2))) >> (pass1 + 3)) & mask] as number
    coefficients[0] = 0
    for (let row = 0, at = to; row < 8; row++, at += stride) plane.fill(value, at, at + 8)
    return
  }
  columns(coefficients, 13 - pass1, pass1)
  coefficients.fill(0)
  rows(plane, to, stride, clamp, mask, 13 + pass1 + 3)
}

function columns(input: Int32Array, shift: number, pass1: number): void {
  const round = 1 << (shift - 1)
  for (let i = 0; i < 8; i++) {
    const i1 = input[i + 8] as number
    const i2 = input[i + 16] as number
    const i3 = input[i + 24] as number
    const i4 = input[i + 32] as number
    const i5 = input[i + 40] as number
    const i6 = input[i + 48] as number
    const i7 = input[i + 56] as number
    const i0 = input[i] as number
    if ((i1 | i2 | i3 | i4 | i5 | i6 | i7) === 0) {
      const dc = i0 << pass1
      work[i] = dc
      work[i + 8] = dc
      work[i + 16] = dc
      work[i + 24] = dc
      work[i + 32] = dc
      work[i + 40] = dc
      work[i + 48] = dc
      work[i + 56] = dc
      continue
    }
    const e = Math.imul(i2 + i6, c0541)
    const t2 = e - Math.imul(i6, c1847)
    const t3 = e + Math.imul(i2, c0765)
    const t0 = (i0 + i4) << 13
    const t1 = (i0 - i4) << 13
    const a0 = t0 + t3
    const a3 = t0 - t3
    const a1 = t1 + t2
    const a2 = t1 - t2
    const z5 = Math.imul(i7 + i3 + i5 + i1, c1175)
    const z1 = -Math.imul(i7 + i1, c0899)
    const z2 = -Math.imul(i5 + i3, c2562)
    const z3 = z5 - Math.imul(i7 + i3, c1961)
    const z4 = z5 - Math.imul(i5 + i1, c0390)
    const b0 = Math.imul(i7, c0298) + z1 + z3
    const b1 = Math.imul(i5, c2053) + z2 + z4
    const b2 = Math.imul(i3, c3072) + z2 + z3
    const b3 = Math.imul(i1, c1501) + z1 + z4
    work[i] = (a0 + b3 + round) >> shift
    work[i + 56] = (a0 - b3 + round) >> shift
    work[i + 8] = (a1 + b2 + round) >> shift
    work[i + 48] = (a1 - b2 + round) >> shift
    work[i + 16] = (a2 + b1 + round) >> shift
    work[i + 40] = (a2 - b1 + round) >> shift
    work[i + 24] = (a3 + b0 + round) >> shift
    work[i + 32] = (a3 - b0 + round) >> shift
  }
}

function rows(
  plane: Uint8Array | Uint16Array,
  to: number,
  stride: number,
  clamp: Uint16Array,
  mask: number,
  shift: number,
): void {
  const round = 1 << (shift - 1)
  for (let i = 0, at = to; i < 64; i += 8, at += stride) {
    const i0 = work[i] as number
    const i1 = work[i + 1] as number
    const i2 = work[i + 2] as number
    const i3 = work[i + 3] as number
    const i4 = work[i + 4] as number
    const i5 = work[i + 5] as number
    const i6 = work[i + 6] as number
    const i7 = work[i + 7] as number
    const e = Math.imul(i2 + i6, c0541)
    const t2 = e - Math.imul(i6, c1847)
    const t3 = e + Math.imul(i2, c0765)
    const t0 = (i0 + i4) << 13
    const t1 = (i0 - i4) << 13
    const a0 = t0 + t3 + round
    const a3 = t0 - t3 + round
    const a1 = t1 + t2 + round
    const a2 = t1 - t2 + round
    const z5 = Math.imul(i7 + i3 + i5 + i1, c1175)
    const z1 = -Math.imul(i7 + i1, c0899)
    const z2 = -Math.imul(i5 + i3, c2562)
    const z3 = z5 - Math.imul(i7 + i3, c1961)
    const z4 = z5 - Math.imul(i5 + i1, c0390)
    const b0 = Math.imul(i7, c0298) + z1 + z3
    const b1 = Math.imul(i5, c2053) + z2 + z4
    const b2 = Math.imul(i3, c3072) + z2 + z3
    const b3 = Math.imul(i1, c1501) + z1 + z4
    plane[at] = clamp[((a0 + b3) >> shift) & mask] as number
    plane[at + 7] = clamp[((a0 - b3) >> shift) & mask] as number
    plane[at + 1] = clamp[((a1 + b2) >> shift) & mask] as number
    plane[at + 6] = clamp[((a1 - b2) >> shift) & mask] as number
    plane[at + 2] = clamp[((a2 + b1) >> shift) & mask] as number
    plane[at + 5] = clamp[((a2 - b1) >> shift) & mask] as number
    plane[at + 3] = clamp[((a3 + b0) >> shift) & mask] as number
    plane[at + 4] = clamp[((a3 - b0) >> shift) & mask] as number
  }
}
