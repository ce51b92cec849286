import type { Random } from './random'
import { alike, blur, type Raster } from './raster'

/** What lies in the beam: millimetres of water, of compact bone, of metal and of contrast medium, pixel by pixel. */
export type Beam = { readonly water: Raster; readonly bone: Raster; readonly metal: Raster; readonly contrast: Raster }

/** Attenuation per millimetre at about 75 kV behind filtration; rounded, for a drawing. */
const perMm = { water: 0.0195, bone: 0.047, metal: 0.9, contrast: 0.13 } as const

export function emptyBeam(like: Raster): Beam {
  return { water: alike(like), bone: alike(like), metal: alike(like), contrast: alike(like) }
}

/** The part of the beam that arrives, 0 to 1, sharp and without noise. */
function transmitted({ water, bone, metal, contrast }: Beam): Raster {
  const out = alike(water)
  for (let i = 0; i < out.data.length; i++) {
    const path =
      perMm.water * (water.data[i] ?? 0) +
      perMm.bone * (bone.data[i] ?? 0) +
      perMm.metal * (metal.data[i] ?? 0) +
      perMm.contrast * (contrast.data[i] ?? 0)
    out.data[i] = Math.exp(-path)
  }
  return out
}

/** What falls on the detector: unsharpness of the focal spot, and scatter as a veil over everything. */
export function detected(beam: Beam, { unsharpMm, scatter }: { unsharpMm: number; scatter: number }): Raster {
  const direct = transmitted(beam)
  blur(direct, unsharpMm / direct.mmPerPixel)
  const veil = shrunk(direct, 16)
  blur(veil, 25 / veil.mmPerPixel)
  const { columns, rows, data } = direct
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const at = r * columns + c
      data[at] = (data[at] ?? 0) + scatter * sampled(veil, c / 16, r / 16)
    }
  }
  return direct
}

function shrunk(source: Raster, by: number): Raster {
  const columns = Math.ceil(source.columns / by)
  const rows = Math.ceil(source.rows / by)
  const data = new Float32Array(columns * rows)
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) data[r * columns + c] = source.data[r * by * source.columns + c * by] ?? 0
  return { ...source, columns, rows, mmPerPixel: source.mmPerPixel * by, data }
}

function sampled(source: Raster, x: number, y: number): number {
  const column = Math.min(source.columns - 2, Math.floor(x))
  const row = Math.min(source.rows - 2, Math.floor(y))
  const [fx, fy] = [Math.min(1, x - column), Math.min(1, y - row)]
  const at = row * source.columns + column
  const upper = (source.data[at] ?? 0) * (1 - fx) + (source.data[at + 1] ?? 0) * fx
  const lower = (source.data[at + source.columns] ?? 0) * (1 - fx) + (source.data[at + source.columns + 1] ?? 0) * fx
  return upper * (1 - fy) + lower * fy
}

export type Readout = {
  readonly random: Random
  /** Quanta that make one unit of the reference signal: fewer, more noise. */
  readonly quanta: number
  /** Intensity that becomes the middle of the range, and how many powers of e fill the range. */
  readonly reference: number
  readonly latitude: number
  readonly bits: number
  /** How strongly edges are lifted, 0 for not at all, as fluoroscopes do. */
  readonly sharpen: number
  /** 1 inside the collimated field, 0 outside, soft between. */
  readonly field: (column: number, row: number) => number
}

/**
 * Reads the detector out: quantum noise, logarithm, edge lift, collimator; samples of `bits` bits, bright where much
 * of the beam arrives. The noise differs with every call on the same generator, as from frame to frame.
 */
export function readOut(
  signal: Raster,
  { random, quanta, reference, latitude, bits, sharpen, field }: Readout,
): Uint16Array {
  const noise = alike(signal)
  for (let i = 0; i < noise.data.length; i++) noise.data[i] = random.normal()
  blur(noise, 0.7)
  const level = alike(signal)
  for (let i = 0; i < level.data.length; i++) {
    const value = (signal.data[i] ?? 0) / reference
    // The blur of the noise takes most of its height; 2.4 gives it back.
    const noisy = value + (2.4 * (noise.data[i] ?? 0) * Math.sqrt(value)) / Math.sqrt(quanta)
    level.data[i] = 0.5 + Math.log(Math.max(noisy, 1e-3)) / latitude
  }
  const soft = { ...level, data: level.data.slice() }
  if (sharpen > 0) blur(soft, 2.2)
  const most = 2 ** bits - 1
  const samples = new Uint16Array(level.data.length)
  for (let r = 0; r < level.rows; r++) {
    for (let c = 0; c < level.columns; c++) {
      const at = r * level.columns + c
      const value = level.data[at] ?? 0
      const lifted = value + sharpen * (value - (soft.data[at] ?? 0))
      samples[at] = Math.round(most * Math.min(1, Math.max(0, lifted * field(c, r))))
    }
  }
  return samples
}

/** A round field of an image intensifier: `part` is its radius as a part of half the picture's width. */
export function roundField(columns: number, rows: number, part: number): Readout['field'] {
  const radius = (columns / 2) * part
  return (c, r) => {
    const inside = radius - Math.hypot(c - (columns - 1) / 2, r - (rows - 1) / 2)
    return Math.min(1, Math.max(0, inside / 3))
  }
}

/** A field between blades that leave `margin` pixels at the left and right and `ends` at top and bottom, blurred at their edge. */
export function bladeField(columns: number, rows: number, margin: number, ends: number): Readout['field'] {
  const edge = (distance: number) => 1 / (1 + Math.exp(-distance / 2.2))
  return (c, r) => edge(c - margin) * edge(columns - 1 - margin - c) * edge(r - ends) * edge(rows - 1 - ends - r)
}
