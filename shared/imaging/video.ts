import { fail, ok, type Result } from '@shared/kit/result'
import { type DicomFailure, failure } from './failure'
import type { FrameIndex } from './frames'
import type { TransferSyntax } from './transferSyntax'

/**
 * A clip whose frames are one video stream (PS3.5 8.2.5 and following): all fragments joined are the stream. The player
 * takes it from here; samples are not decoded one by one.
 */
export type VideoClip = {
  readonly codec: 'h264' | 'hevc' | 'mpeg2'
  /** `mp4` plays in a video element as it is; elementary and transport streams need a decoder or a wrapper. */
  readonly container: 'mp4' | 'transport-stream' | 'elementary'
  readonly bytes: Uint8Array
}

export function videoClip(index: FrameIndex, syntax: TransferSyntax): Result<VideoClip, DicomFailure> {
  const spans = index.frames.flat()
  const total = spans.reduce((sum, span) => sum + span.length, 0)
  if (total === 0) return fail(failure('no-pixels', 'The clip is empty.'))
  const bytes = new Uint8Array(total)
  let at = 0
  for (const span of spans) {
    bytes.set(index.bytes.subarray(span.offset, span.offset + span.length), at)
    at += span.length
  }
  return ok({ codec: codecOf(syntax.uid), container: containerOf(bytes), bytes })
}

function codecOf(uid: string): VideoClip['codec'] {
  const number = Number(/^1\.2\.840\.10008\.1\.2\.4\.(\d+)/.exec(uid)?.[1])
  if (number === 107 || number === 108) return 'hevc'
  return number === 100 || number === 101 ? 'mpeg2' : 'h264'
}

function containerOf(bytes: Uint8Array): VideoClip['container'] {
  if (bytes[4] === 0x66 && bytes[5] === 0x74 && bytes[6] === 0x79 && bytes[7] === 0x70) return 'mp4'
  return bytes[0] === 0x47 && bytes[188] === 0x47 ? 'transport-stream' : 'elementary'
}
