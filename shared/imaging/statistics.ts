import type { DecodedFrame } from './decode'

export type SampleStatistics = { readonly min: number; readonly max: number; readonly mean: number }

/** Smallest, largest and mean stored value of a frame, over all its samples, after masking to Bits Stored and sign extension. */
export function sampleStatistics(frame: DecodedFrame): SampleStatistics {
  const read = reader(frame)
  const count =
    frame.bitsAllocated === 1
      ? frame.width * frame.height * frame.samplesPerPixel
      : frame.bytes.length / bytesEach(frame)
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  let sum = 0
  for (let i = 0; i < count; i++) {
    const value = read(i)
    if (value < min) min = value
    if (value > max) max = value
    sum += value
  }
  return { min, max, mean: sum / count }
}

function bytesEach(frame: DecodedFrame): number {
  if (frame.bitsAllocated <= 8) return 1
  if (frame.bitsAllocated <= 16) return 2
  return frame.bitsAllocated <= 32 ? 4 : 8
}

function reader(frame: DecodedFrame): (index: number) => number {
  const { bytes, bitsAllocated, bitsStored, highBit, signed } = frame
  if (bitsAllocated === 1) return (i) => ((bytes[i >> 3] ?? 0) >> (i & 7)) & 1
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const low = highBit + 1 - bitsStored
  if (bitsAllocated <= 16) {
    const up = 32 - bitsStored - low
    const down = 32 - bitsStored
    const raw = bitsAllocated <= 8 ? (i: number) => bytes[i] ?? 0 : (i: number) => view.getUint16(i * 2, true)
    return signed ? (i) => (raw(i) << up) >> down : (i) => (raw(i) << up) >>> down
  }
  if (bitsAllocated <= 32) {
    const up = 32 - bitsStored - low
    const down = 32 - bitsStored
    return signed
      ? (i) => (view.getInt32(i * 4, true) << up) >> down
      : (i) => (view.getInt32(i * 4, true) << up) >>> down
  }
  return signed ? (i) => Number(view.getBigInt64(i * 8, true)) : (i) => Number(view.getBigUint64(i * 8, true))
}
