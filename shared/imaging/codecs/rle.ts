import { fail, ok, type Result } from '@shared/kit/result'
import { type DicomFailure, failure } from '../failure'

/**
 * RLE Lossless (PS3.5 annex G): one PackBits segment for each byte of each sample, most significant byte first. The
 * result has little-endian samples side by side. `pixelCount` is rows times columns.
 */
export function decodeRle(
  encoded: Uint8Array,
  pixelCount: number,
  samples: number,
  bytesPerSample: number,
): Result<Uint8Array, DicomFailure> {
  const expected = samples * bytesPerSample
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength)
  if (encoded.length < 64) return fail(failure('damaged', 'The RLE frame is shorter than its header.'))
  const segments = view.getUint32(0, true)
  if (segments !== expected) {
    return fail(failure('contradiction', `The RLE frame has ${segments} segments where ${expected} belong.`))
  }
  const out = new Uint8Array(pixelCount * expected)
  for (let segment = 0; segment < segments; segment++) {
    const from = view.getUint32(4 + 4 * segment, true)
    const next = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : encoded.length
    if (from < 64 || from > encoded.length) return fail(failure('damaged', 'The RLE frame points outside itself.'))
    const sample = Math.floor(segment / bytesPerSample)
    const byte = bytesPerSample - 1 - (segment % bytesPerSample)
    const end = next > from && next <= encoded.length ? next : encoded.length
    const got = unpack(encoded, from, end, out, sample * bytesPerSample + byte, expected)
    if (got < pixelCount) return fail(failure('truncated', 'The RLE frame ends too early.'))
  }
  return ok(out)
}

/** PackBits from `from` to `end` into every `step`th byte of `out` from `first`. Returns how many bytes were written. */
function unpack(encoded: Uint8Array, from: number, end: number, out: Uint8Array, first: number, step: number): number {
  let at = from
  let to = first
  const limit = out.length
  while (at < end && to < limit) {
    const control = encoded[at++] as number
    if (control < 128) {
      let run = control + 1
      if (run > end - at) run = end - at
      if (step === 1) {
        const room = limit - to
        const take = Math.min(run, room)
        if (take > 24) out.set(encoded.subarray(at, at + take), to)
        else for (let i = 0; i < take; i++) out[to + i] = encoded[at + i] as number
        to += take
      } else {
        for (let i = at; i < at + run && to < limit; i++, to += step) out[to] = encoded[i] as number
      }
      at += run
    } else if (control > 128) {
      if (at >= end) break
      const run = 257 - control
      const value = encoded[at++] as number
      if (step === 1) {
        const stop = Math.min(to + run, limit)
        out.fill(value, to, stop)
        to = stop
      } else {
        for (let i = 0; i < run && to < limit; i++, to += step) out[to] = value
      }
    }
  }
  return Math.ceil((to - first) / step)
}
