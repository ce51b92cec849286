import { u16, u32 } from '../numbers'

/** Width, height, components and bits that a code stream itself states, read before a decoder is trusted with it. */
export type StatedStream = {
  readonly width: number
  readonly height: number
  readonly components: number
  readonly bits: number
  readonly signed: boolean
}

/** The bare JPEG 2000 code stream: some devices put a whole JP2 file into the fragment. */
export function jpeg2000Stream(encoded: Uint8Array): Uint8Array | undefined {
  if (u32(encoded, 0, false) === 0xff4fff51) return encoded
  // JP2 boxes: length, type, content; `jp2c` holds the stream.
  let at = 0
  for (let boxes = 0; boxes < 64 && at + 8 <= encoded.length; boxes++) {
    let length = u32(encoded, at, false)
    const type = u32(encoded, at + 4, false)
    let header = 8
    if (length === 1) {
      length = u32(encoded, at + 12, false)
      header = 16
    }
    if (type === 0x6a703263) {
      const end = length === 0 ? encoded.length : Math.min(encoded.length, at + length)
      return encoded.subarray(at + header, end)
    }
    if (length < header) return undefined
    at += length
  }
  return undefined
}

export function readSiz(stream: Uint8Array): StatedStream | undefined {
  if (stream.length < 42 || u32(stream, 0, false) !== 0xff4fff51) return undefined
  const components = u16(stream, 40, false)
  const depth = stream[42] ?? 0
  const width = u32(stream, 8, false) - u32(stream, 16, false)
  const height = u32(stream, 12, false) - u32(stream, 20, false)
  if (width <= 0 || height <= 0 || width > 0xffff || height > 0xffff) return undefined
  return {
    width,
    height,
    components,
    bits: (depth & 0x7f) + 1,
    signed: (depth & 0x80) !== 0,
  }
}

/** The start-of-frame segment of a JPEG-LS stream (ITU-T T.87). */
export function readJpegLs(stream: Uint8Array): StatedStream | undefined {
  if (u16(stream, 0, false) !== 0xffd8) return undefined
  let at = 2
  while (at + 4 <= stream.length) {
    const marker = u16(stream, at, false)
    if (marker >>> 8 !== 0xff) return undefined
    if (marker === 0xffff) {
      at++
      continue
    }
    const length = u16(stream, at + 2, false)
    if (marker === 0xfff7) {
      return {
        bits: stream[at + 4] ?? 0,
        height: u16(stream, at + 5, false),
        width: u16(stream, at + 7, false),
        components: stream[at + 9] ?? 0,
        signed: false,
      }
    }
    if (marker === 0xffda || length < 2) return undefined
    at += 2 + length
  }
  return undefined
}

/**
 * Whether every tile-part of a JPEG 2000 stream is as long as it says. Decoders take a stream that ends early for one
 * with less detail, which nobody would notice on the screen.
 */
export function isWholeStream(stream: Uint8Array): boolean {
  let at = 2
  while (at + 2 <= stream.length) {
    const marker = u16(stream, at, false)
    if (marker === 0xffd9) return true
    if (marker === 0xff90) {
      const length = u32(stream, at + 6, false)
      // Zero: the last tile-part reaches to the end of the stream, which its end marker proves.
      if (length === 0) return endsWithMarker(stream)
      if (length < 12 || at + length > stream.length) return false
      at += length
    } else if (marker >>> 8 === 0xff) at += 2 + u16(stream, at + 2, false)
    else return false
  }
  return at >= stream.length || isZero(stream, at)
}

function endsWithMarker(stream: Uint8Array): boolean {
  let end = stream.length
  while (end > 2 && stream[end - 1] === 0) end--
  return stream[end - 2] === 0xff && stream[end - 1] === 0xd9
}

function isZero(stream: Uint8Array, from: number): boolean {
  for (let at = from; at < stream.length; at++) if (stream[at] !== 0) return false
  return true
}
