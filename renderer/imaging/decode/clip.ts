import { type DicomFailure, failure } from '@shared/imaging/failure'
import { type VideoClip, videoClip } from '@shared/imaging/video'
import { fail, ok, type Result } from '@shared/kit/result'
import type { StoredFrame } from './files'
import type { Clip } from './messages'

const names: Readonly<Record<VideoClip['codec'], string>> = { h264: 'H.264', hevc: 'H.265', mpeg2: 'MPEG-2' }

/** The video stream of an instance, in one piece, where Chromium has a player for it. What it cannot play says so. */
export function clipOf({ file, index }: Pick<StoredFrame, 'file' | 'index'>): Result<Clip, DicomFailure> {
  if (file.syntax.codec !== 'video') return fail(failure('unsupported', 'This image is no video clip.'))
  const clip = videoClip(index, file.syntax)
  if (!clip.ok) return clip
  const { codec, container, bytes } = clip.value
  if (container !== 'mp4' || codec === 'mpeg2') {
    const says = `This ${names[codec]} clip cannot be played here. It is kept whole; a viewer with a player for it can show it.`
    return fail(failure('unsupported', says))
  }
  return ok({ kind: 'clip', mime: 'video/mp4', bytes: new Uint8Array(bytes).buffer })
}
