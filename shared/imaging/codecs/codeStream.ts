import { u16, u32 } from '../reader'

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
  return {
    width: u32(stream, 8, false) - u32(stream, 16, false),
    height: u32(stream, 12, false) - u32(stream, 20, false),
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
