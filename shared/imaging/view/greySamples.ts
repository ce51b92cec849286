import type { DecodedFrame } from '../decode'
import type { GreySamples } from './picture'

/** Stored values of a one-sample frame as numbers, with the range in which all frames of the image lie. */
export type GreyValues = {
  readonly samples: GreySamples
  readonly lowest: number
  readonly highest: number
  /** Stored value = `scale` × sample + `offset`; other than 1 and 0 only where 32 bits had to become 16. */
  readonly scale: number
  readonly offset: number
}

/**
 * Masks to Bits Stored and extends the sign. Samples wider than 16 bits are brought to 16 over the range of the frame.
 * The frame's bytes may be taken and changed: whatever else is read of them is read before.
 */
export function greySamples(frame: DecodedFrame): GreyValues {
  const { bytes, bitsAllocated, bitsStored, highBit, signed } = frame
  const pixels = frame.width * frame.height
  if (bitsAllocated === 1) {
    const bits = Uint8Array.from({ length: pixels }, (_, at) => ((bytes[at >> 3] ?? 0) >> (at & 7)) & 1)
    return { samples: bits, lowest: 0, highest: 1, scale: 1, offset: 0 }
  }
  if (bitsAllocated > 16) return narrowed(wideValues(frame, pixels))
  const container = bitsAllocated <= 8 ? 8 : 16
  const samples = ownContainers(bytes, container, signed)
  if (bitsStored !== container || highBit !== container - 1) {
    const up = 31 - highBit
    const down = 32 - bitsStored
    for (let at = 0; at < samples.length; at++) {
      const shifted = (samples[at] as number) << up
      samples[at] = signed ? shifted >> down : shifted >>> down
    }
  }
  const span = 2 ** bitsStored
  return { samples, lowest: signed ? -span / 2 : 0, highest: signed ? span / 2 - 1 : span - 1, scale: 1, offset: 0 }
}

/**
 * The decoded bytes as whole containers. A frame that fills a block of its own is taken as it is, because fresh memory
 * costs more than decoding; a view into a larger block, at any offset, is copied.
 */
function ownContainers(bytes: Uint8Array, container: 8 | 16, signed: boolean): GreySamples {
  const own = ownBlock(bytes)
  if (container === 8) return signed ? new Int8Array(own) : new Uint8Array(own)
  const count = Math.floor(own.byteLength / 2)
  return signed ? new Int16Array(own, 0, count) : new Uint16Array(own, 0, count)
}

function ownBlock(bytes: Uint8Array): ArrayBuffer {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return buffer
  const own = new Uint8Array(bytes.byteLength)
  own.set(bytes)
  return own.buffer
}

function wideValues(frame: DecodedFrame, pixels: number): Float64Array {
  const { bytes, bitsAllocated, bitsStored, highBit, signed } = frame
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float64Array(pixels)
  if (bitsAllocated <= 32) {
    const up = 31 - highBit
    const down = 32 - bitsStored
    for (let at = 0; at < pixels; at++) {
      const shifted = view.getInt32(at * 4, true) << up
      values[at] = signed ? shifted >> down : shifted >>> down
    }
    return values
  }
  for (let at = 0; at < pixels; at++) {
    values[at] = Number(signed ? view.getBigInt64(at * 8, true) : view.getBigUint64(at * 8, true))
  }
  return values
}

function narrowed(values: Float64Array): GreyValues {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  const range = most - least
  const scale = range > 65535 ? range / 65535 : 1
  const samples = new Uint16Array(values.length)
  for (let at = 0; at < values.length; at++) samples[at] = Math.round(((values[at] as number) - least) / scale)
  return { samples, lowest: 0, highest: 65535, scale, offset: values.length === 0 ? 0 : least }
}
