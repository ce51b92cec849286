import { containerBytes, type PixelDescription } from './pixelDescription'

/**
 * Native samples as little-endian containers of 8, 16, 32 or 64 bits, colour by pixel. One-bit samples stay packed,
 * first pixel in the lowest bit; other odd sizes are unpacked. A new array, except where `stored` fills a block of its
 * own (a frame that was fetched alone) and is as it should be already: a copy would cost more than all the rest.
 */
export function nativeSamples(
  stored: Uint8Array,
  pixels: PixelDescription,
  layout: { littleEndian: boolean; inWords: boolean; bitOffset: number },
): Uint8Array {
  const { bitsAllocated } = pixels
  const width = containerBytes(bitsAllocated)
  const ordered = layout.littleEndian
    ? stored
    : swapped(stored, layout.inWords ? 2 : bitsAllocated % 8 === 0 ? width : 1)
  if (bitsAllocated === 1) return alignBits(ordered, layout.bitOffset, pixels)
  if (bitsAllocated % 8 !== 0 || bitsAllocated === 24) return unpackBits(ordered, pixels, layout.bitOffset)
  const samples = ownsItsBlock(ordered) && layout.bitOffset === 0 ? ordered : ordered.slice(layout.bitOffset / 8)
  return pixels.planar ? byPixel(samples, pixels.samplesPerPixel, width) : samples
}

function ownsItsBlock(bytes: Uint8Array): boolean {
  return bytes.byteLength === bytes.buffer.byteLength
}

/** Every group of `width` bytes reversed. A big endian word stream (VR OW) has words of 16 bits also where samples are longer. */
function swapped(bytes: Uint8Array, width: number): Uint8Array {
  const out = bytes.slice()
  if (width === 1) return out
  for (let at = 0; at + width <= out.length; at += width) out.subarray(at, at + width).reverse()
  return out
}

function alignBits(bytes: Uint8Array, bitOffset: number, pixels: PixelDescription): Uint8Array {
  const count = pixels.rows * pixels.columns * pixels.samplesPerPixel
  const out = new Uint8Array(Math.ceil(count / 8))
  for (let i = 0; i < out.length; i++) {
    const at = i + (bitOffset >>> 3)
    const shift = bitOffset & 7
    const low = (bytes[at] ?? 0) >>> shift
    const high = shift === 0 ? 0 : ((bytes[at + 1] ?? 0) << (8 - shift)) & 0xff
    out[i] = low | high
  }
  const spare = out.length * 8 - count
  const last = out.length - 1
  if (spare > 0) out[last] = (out[last] ?? 0) & (0xff >>> spare)
  return out
}

/** Samples packed without gaps, lowest bit first, as ACR-NEMA devices wrote 12 bits. */
function unpackBits(bytes: Uint8Array, pixels: PixelDescription, bitOffset: number): Uint8Array {
  const count = pixels.rows * pixels.columns * pixels.samplesPerPixel
  const width = containerBytes(pixels.bitsAllocated)
  const out = new Uint8Array(count * width)
  let bit = bitOffset
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < pixels.bitsAllocated; b++, bit++) {
      if ((((bytes[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 1) {
        const at = i * width + (b >>> 3)
        out[at] = (out[at] ?? 0) | (1 << (b & 7))
      }
    }
  }
  return out
}

/** Planes one after the other made into samples side by side. `width` is the bytes of one sample. */
export function byPixel(planes: Uint8Array, samples: number, width: number): Uint8Array {
  const out = new Uint8Array(planes.length)
  const count = Math.floor(planes.length / (samples * width))
  if (width === 1 && samples === 3) {
    for (let i = 0, at = 0; i < count; i++, at += 3) {
      out[at] = planes[i] ?? 0
      out[at + 1] = planes[count + i] ?? 0
      out[at + 2] = planes[2 * count + i] ?? 0
    }
    return out
  }
  let at = 0
  for (let i = 0; i < count; i++) {
    for (let s = 0; s < samples; s++) {
      const from = (s * count + i) * width
      for (let b = 0; b < width; b++) out[at++] = planes[from + b] ?? 0
    }
  }
  return out
}
