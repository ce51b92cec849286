/**
 * Chroma made as large as luma, as the Independent JPEG Group's decoder does by default: a triangle filter where the
 * ratio is 2:1 across, or across and down, and repetition elsewhere. Other decoders of that family agree to the bit.
 */

export type Plane = {
  readonly samples: Uint8Array | Uint16Array
  readonly stride: number
  /** Samples across and down that belong to the picture. */
  readonly width: number
  readonly height: number
}

/** Writes row `y` of the picture, `width` samples, to `out` from `to`, every `step`th place. `across`, `down`: the ratio. */
export function upsampleRow(
  plane: Plane,
  y: number,
  across: number,
  down: number,
  width: number,
  out: Uint8Array | Uint16Array,
  to: number,
  step: number,
): void {
  const row = Math.min(Math.floor(y / down), plane.height - 1)
  const from = row * plane.stride
  if (across === 2 && down === 2 && plane.width > 2) {
    const near = (y & 1) === 0 ? Math.max(row - 1, 0) : Math.min(row + 1, plane.height - 1)
    twoByTwo(plane, from, near * plane.stride, width, out, to, step)
  } else if (across === 2 && down === 1 && plane.width > 2) twoByOne(plane, from, width, out, to, step)
  else {
    const { samples } = plane
    if (across === 1) for (let x = 0, at = to; x < width; x++, at += step) out[at] = samples[from + x] as number
    else for (let x = 0, at = to; x < width; x++, at += step) out[at] = samples[from + Math.floor(x / across)] as number
  }
}

function twoByOne(
  plane: Plane,
  from: number,
  width: number,
  out: Uint8Array | Uint16Array,
  to: number,
  step: number,
): void {
  const { samples } = plane
  const last = plane.width - 1
  for (let x = 0, at = to; x < width; x++, at += step) {
    const i = x >> 1
    const here = samples[from + i] as number
    if ((x & 1) === 0) out[at] = i === 0 ? here : (here * 3 + (samples[from + i - 1] as number) + 1) >> 2
    else out[at] = i === last ? here : (here * 3 + (samples[from + i + 1] as number) + 2) >> 2
  }
}

function twoByTwo(
  plane: Plane,
  from: number,
  near: number,
  width: number,
  out: Uint8Array | Uint16Array,
  to: number,
  step: number,
): void {
  const { samples } = plane
  const last = plane.width - 1
  const sum = (i: number) => (samples[from + i] as number) * 3 + (samples[near + i] as number)
  let before = 0
  let here = sum(0)
  let after = last > 0 ? sum(1) : here
  for (let i = 0, x = 0, at = to; x < width; i++) {
    out[at] = i === 0 ? (here * 4 + 8) >> 4 : (here * 3 + before + 8) >> 4
    at += step
    x++
    if (x < width) {
      out[at] = i === last ? (here * 4 + 7) >> 4 : (here * 3 + after + 7) >> 4
      at += step
      x++
    }
    before = here
    here = after
    after = i + 2 <= last ? sum(i + 2) : after
  }
}
