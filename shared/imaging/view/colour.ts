import { fail, ok, type Result } from '@shared/kit/result'
import type { DecodedFrame } from '../decode'
import { type DicomFailure, failure } from '../failure'
import type { DataSet } from '../reader'
import { greySamples } from './greySamples'
import { type Palette, paletteOf } from './palette'

type Rgba = Uint8ClampedArray<ArrayBuffer>

/** The colours of a frame as 8-bit RGBA, opaque, whatever space its samples are in. */
export function rgbaOf(frame: DecodedFrame, dataSet: DataSet): Result<Rgba, DicomFailure> {
  const { colourSpace, samplesPerPixel } = frame
  if (samplesPerPixel === 1) return fromPalette(frame, dataSet)
  if (samplesPerPixel === 4 && colourSpace === 'CMYK') return ok(fromCmyk(frame))
  if (samplesPerPixel === 4 && colourSpace === 'ARGB') return ok(mapped(frame, 4, 1, asIs))
  if (samplesPerPixel !== 3) return cannot(colourSpace, samplesPerPixel)
  if (isSubsampled(frame)) return ok(from422(frame))
  switch (colourSpace) {
    case 'RGB':
      return ok(mapped(frame, 3, 0, asIs))
    case 'YBR_FULL':
    case 'YBR_FULL_422':
    case 'YBR_ICT':
    case 'YBR_RCT':
      return ok(mapped(frame, 3, 0, fullRange))
    case 'YBR_PARTIAL_422':
    case 'YBR_PARTIAL_420':
      return ok(mapped(frame, 3, 0, partialRange))
    default:
      return cannot(colourSpace, samplesPerPixel)
  }
}

function cannot(colourSpace: string, samples: number): Result<Rgba, DicomFailure> {
  return fail(failure('unsupported', `Colours written as ${colourSpace} with ${samples} samples cannot be shown.`))
}

type ToRgb = (out: Rgba, at: number, a: number, b: number, c: number) => void

function asIs(out: Rgba, at: number, red: number, green: number, blue: number): void {
  out[at] = red
  out[at + 1] = green
  out[at + 2] = blue
}

/** PS3.3 C.7.6.3.1.2: full range, ITU-R BT.601 coefficients. Writes are clamped and rounded by the array. */
function fullRange(out: Rgba, at: number, y: number, cb: number, cr: number): void {
  out[at] = y + 1.402 * (cr - 128)
  out[at + 1] = y - 0.344136 * (cb - 128) - 0.714136 * (cr - 128)
  out[at + 2] = y + 1.772 * (cb - 128)
}

/** The same from 16 to 235 (luminance) and 16 to 240 (colour). */
function partialRange(out: Rgba, at: number, y: number, cb: number, cr: number): void {
  const light = 1.164384 * (y - 16)
  out[at] = light + 1.596027 * (cr - 128)
  out[at + 1] = light - 0.391762 * (cb - 128) - 0.812968 * (cr - 128)
  out[at + 2] = light + 2.017232 * (cb - 128)
}

/** Samples of more than 8 bits are brought to 8 by their upper bits. */
function reader(frame: DecodedFrame): (index: number) => number {
  const { bytes, bitsAllocated, bitsStored, highBit } = frame
  if (bitsAllocated <= 8) return (index) => bytes[index] ?? 0
  const low = highBit + 1 - bitsStored
  const down = Math.max(0, bitsStored - 8)
  return (index) => {
    const raw = (bytes[index * 2] ?? 0) | ((bytes[index * 2 + 1] ?? 0) << 8)
    return ((raw >>> low) & (2 ** bitsStored - 1)) >>> down
  }
}

/** `step` samples a pixel, of which the three from `skip` on are colours. */
function mapped(frame: DecodedFrame, step: number, skip: number, toRgb: ToRgb): Rgba {
  const out = new Uint8ClampedArray(frame.width * frame.height * 4)
  const read = reader(frame)
  for (let at = 0, from = skip; at < out.length; at += 4, from += step) {
    toRgb(out, at, read(from), read(from + 1), read(from + 2))
    out[at + 3] = 255
  }
  return out
}

function fromCmyk(frame: DecodedFrame): Rgba {
  const out = new Uint8ClampedArray(frame.width * frame.height * 4)
  const read = reader(frame)
  for (let at = 0; at < out.length; at += 4) {
    const light = (255 - read(at + 3)) / 255
    asIs(out, at, (255 - read(at)) * light, (255 - read(at + 1)) * light, (255 - read(at + 2)) * light)
    out[at + 3] = 255
  }
  return out
}

/** Uncompressed 4:2:2 comes as it is stored: Y1 Y2 Cb Cr for two pixels. */
function isSubsampled(frame: DecodedFrame): boolean {
  return frame.colourSpace.endsWith('_422') && frame.bytes.length < frame.width * frame.height * 3
}

function from422(frame: DecodedFrame): Rgba {
  const toRgb = frame.colourSpace.startsWith('YBR_PARTIAL') ? partialRange : fullRange
  const out = new Uint8ClampedArray(frame.width * frame.height * 4)
  const { bytes } = frame
  for (let at = 0, from = 0; at < out.length; at += 8, from += 4) {
    const [y1, y2, cb, cr] = [bytes[from] ?? 0, bytes[from + 1] ?? 0, bytes[from + 2] ?? 128, bytes[from + 3] ?? 128]
    toRgb(out, at, y1, cb, cr)
    if (at + 4 < out.length) toRgb(out, at + 4, y2, cb, cr)
  }
  for (let at = 3; at < out.length; at += 4) out[at] = 255
  return out
}

function fromPalette(frame: DecodedFrame, dataSet: DataSet): Result<Rgba, DicomFailure> {
  const palette = paletteOf(dataSet)
  if (palette === undefined) {
    return fail(failure('contradiction', 'The picture is coloured by a palette, and the file holds no whole palette.'))
  }
  return ok(painted(frame, palette))
}

function painted(frame: DecodedFrame, { first, colours }: Palette): Rgba {
  const { samples } = greySamples(frame)
  const pixels = new Uint32Array(frame.width * frame.height)
  const last = colours.length - 1
  for (let at = 0; at < pixels.length; at++) {
    const entry = (samples[at] ?? 0) - first
    pixels[at] = colours[Math.min(last, Math.max(0, entry))] ?? 0xff000000
  }
  return new Uint8ClampedArray(pixels.buffer)
}
