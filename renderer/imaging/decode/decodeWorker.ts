import { codecs } from '@shared/imaging/codecs/wasmCodecs'
import { type DicomFailure, failure } from '@shared/imaging/failure'
import { fail, type Result } from '@shared/kit/result'
import { clipOf } from './clip'
import { createFiles } from './files'
import type { Decoded, DecodeReply, DecodeRequest } from './messages'
import { buffersOf } from './picture'
import { pictureOf } from './pictureOf'
import { loadCodec } from './wasmModule'

/** Reads, decodes and prepares one picture at a time, away from the window's thread. */
const allCodecs = codecs(loadCodec)
const openImage = createFiles((contentId) => fetch(`/images/${contentId}`))

async function decode(request: DecodeRequest): Promise<Result<Decoded, DicomFailure>> {
  const image = await openImage(request.contentId)
  if (!image.ok) return image
  return request.do === 'clip' ? clipOf(image.value) : pictureOf(image.value, request.frame, allCodecs)
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
