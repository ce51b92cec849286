import { codecs } from '@shared/imaging/codecs/wasmCodecs'
import { decodeFrame } from '@shared/imaging/decode'
import { type DicomFailure, failure } from '@shared/imaging/failure'
import { buffersOf } from '@shared/imaging/view/picture'
import { pictureOf } from '@shared/imaging/view/pictureOf'
import { fail, type Result } from '@shared/kit/result'
import { clipOf } from './clip'
import { createFiles } from './files'
import type { Decoded, DecodeReply, DecodeRequest } from './messages'
import { loadCodec } from './wasmModule'

/** Reads, decodes and prepares one picture at a time, away from the window's thread. */
const allCodecs = codecs(loadCodec)
const files = createFiles((contentId, range) =>
  fetch(`/images/${contentId}`, range === null ? {} : { headers: { range: `bytes=${range[0]}-${range[1]}` } }),
)

async function decode(request: DecodeRequest): Promise<Result<Decoded, DicomFailure>> {
  if (request.do === 'clip') {
    const image = await files.whole(request.contentId)
    return image.ok ? clipOf(image.value) : image
  }
  const stored = await files.frame(request.contentId, request.frame)
  if (!stored.ok) return stored
  const { file, index, at } = stored.value
  const frame = await decodeFrame(index, file.syntax, at, allCodecs)
  return frame.ok ? pictureOf(frame.value, file.dataSet, request.frame) : frame
}

function unexpected(): Result<Decoded, DicomFailure> {
  return fail(failure('damaged', 'The picture could not be decoded.'))
}

function transferOf(result: Result<Decoded, DicomFailure>): ArrayBuffer[] {
  if (!result.ok) return []
  return result.value.kind === 'clip' ? [result.value.bytes] : buffersOf(result.value)
}

self.onmessage = async ({ data: request }: MessageEvent<DecodeRequest>) => {
  const result = await decode(request).catch(unexpected)
  const reply: DecodeReply = { id: request.id, result }
  self.postMessage(reply, { transfer: transferOf(result) })
}
