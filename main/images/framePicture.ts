import type { Codecs } from '@shared/imaging/codecs/wasmCodecs'
import { decodeFrame } from '@shared/imaging/decode'
import { type DicomFailure, failure } from '@shared/imaging/failure'
import { openDicom } from '@shared/imaging/file'
import { indexFrames } from '@shared/imaging/frames'
import { greyTable } from '@shared/imaging/view/displayTable'
import { ownVoi } from '@shared/imaging/view/ownTones'
import { type ColourPicture, cover, type GreyPicture } from '@shared/imaging/view/picture'
import { pictureOf } from '@shared/imaging/view/pictureOf'
import { fail, ok, type Result } from '@shared/kit/result'

/** One frame as it is printed: 8 bits a sample, grey or red-green-blue, row by row from the top. */
export type FramePicture = {
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3
  readonly samples: Uint8Array<ArrayBuffer>
}

/** Longest edge in pixels: a page holds no more detail. */
const longestEdge = 1400

/** A frame (from 1) of a stored file with the device's own tones, shutters and overlays, for paper. */
export async function framePicture(
  bytes: Uint8Array,
  frame: number,
  codecs: Codecs,
): Promise<Result<FramePicture, DicomFailure>> {
  const file = openDicom(bytes)
  if (!file.ok) return file
  const index = indexFrames(file.value)
  if (!index.ok) return index
  if (file.value.syntax.codec === 'video') {
    return fail(failure('unsupported', 'A video clip has no single picture that can be printed here.'))
  }
  const decoded = await decodeFrame(index.value, file.value.syntax, frame - 1, codecs)
  if (!decoded.ok) return decoded
  const picture = pictureOf(decoded.value, file.value.dataSet, frame - 1)
  if (!picture.ok) return picture
  return ok(smaller(picture.value.kind === 'grey' ? grey(picture.value) : colour(picture.value)))
}

function grey(picture: GreyPicture): FramePicture {
  const { width, height, lowest, samples: stored, modality, isInverse } = picture
  const table = greyTable({ modality, voi: ownVoi(picture), inverse: isInverse }, lowest, picture.highest)
  const samples = new Uint8Array(width * height)
  // The table holds pixels of a canvas; their lowest byte is one of three equal tones.
  for (let at = 0; at < samples.length; at++) samples[at] = (table[(stored[at] ?? lowest) - lowest] ?? 0) & 0xff
  if (picture.cover !== null) {
    for (let at = 0; at < samples.length; at++) samples[at] = covered(picture.cover[at], samples[at] ?? 0)
  }
  return { width, height, channels: 1, samples }
}

function colour({ width, height, rgba, cover: over }: ColourPicture): FramePicture {
  const samples = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++) {
    for (let channel = 0; channel < 3; channel++) {
      samples[at * 3 + channel] = covered(over?.[at], rgba[at * 4 + channel] ?? 0)
    }
  }
  return { width, height, channels: 3, samples }
}

function covered(what: number | undefined, tone: number): number {
  return what === cover.overlay ? 255 : what === cover.shutter ? 0 : tone
}

/** Whole pixels averaged together until the picture is small enough for a page. */
function smaller(picture: FramePicture): FramePicture {
  const by = Math.ceil(Math.max(picture.width, picture.height) / longestEdge)
  if (by <= 1) return picture
  const { channels } = picture
  const [width, height] = [Math.floor(picture.width / by), Math.floor(picture.height / by)]
  const samples = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0
        for (let dy = 0; dy < by; dy++) {
          for (let dx = 0; dx < by; dx++) {
            sum += picture.samples[((y * by + dy) * picture.width + x * by + dx) * channels + channel] ?? 0
          }
        }
        samples[(y * width + x) * channels + channel] = Math.round(sum / (by * by))
      }
    }
  }
  return { width, height, channels, samples }
}
