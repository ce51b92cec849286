import type { Random } from './random'
import { alike, blur, type Raster, raster } from './raster'

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

/** Noise of a detector, made once: a square of correlated random numbers that every picture takes another piece of. */
export type Grain = { readonly size: number; readonly data: Float32Array; readonly random: Random }

export function grain(random: Random, size = 704): Grain {
  const square = raster(size, size, size)
  for (let i = 0; i < square.data.length; i++) square.data[i] = random.normal()
  blur(square, 0.7)
  // The blur takes most of the height; this gives it back.
  for (let i = 0; i < square.data.length; i++) square.data[i] = 2.4 * (square.data[i] ?? 0)
  return { size, data: square.data, random }
}

export type Readout = {
  readonly grain: Grain
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
 * of the beam arrives. The noise differs with every call on the same grain, as from frame to frame.
 */
export function readOut(signal: Raster, readout: Readout): Uint16Array {
  const { reference, latitude, bits, sharpen, field } = readout
  const level = noisyLevel(signal, readout)
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

  function noisyLevel(
    { columns, rows, data }: Raster,
    { grain: { size, data: noise, random }, quanta }: Readout,
  ): Raster {
    const out = alike(signal)
    const [startColumn, startRow] = [Math.floor(random.uniform() * size), Math.floor(random.uniform() * size)]
    const strength = 1 / Math.sqrt(quanta)
    for (let r = 0; r < rows; r++) {
      const noiseRow = ((r + startRow) % size) * size
      for (let c = 0; c < columns; c++) {
        const value = (data[r * columns + c] ?? 0) / reference
        const noisy = value + (noise[noiseRow + ((c + startColumn) % size)] ?? 0) * strength * Math.sqrt(value)
        out.data[r * columns + c] = 0.5 + Math.log(Math.max(noisy, 1e-3)) / latitude
      }
    }
    return out
  }
}

/** The signal behind a layer of contrast medium that was not there when it was made. */
export function behindContrast(signal: Raster, contrast: Raster): Raster {
  const out = { ...signal, data: signal.data.slice() }
  for (let i = 0; i < out.data.length; i++) {
    const depth = contrast.data[i] ?? 0
    if (depth > 0) out.data[i] = (out.data[i] ?? 0) * Math.exp(-perMm.contrast * depth)
  }
  return out
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
