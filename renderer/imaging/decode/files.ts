import { type DicomFailure, failure } from '@shared/imaging/failure'
import { type DicomFile, openDicom } from '@shared/imaging/file'
import { type FrameIndex, indexFrames } from '@shared/imaging/frames'
import { tag } from '@shared/imaging/tags'
import { fail, ok, type Result } from '@shared/kit/result'
import { createByteCache } from './byteCache'
import { bytesOf } from './responseBytes'

/** One frame of an image, ready to be decoded: `at` counts from 0 in `index`. */
export type StoredFrame = { readonly file: DicomFile; readonly index: FrameIndex; readonly at: number }

/** Reads a stored image, or with `range` (first and last byte, both included) a part of it. */
export type FetchBytes = (contentId: string, range: readonly [number, number] | null) => Promise<Response>

/** An image opened in a worker. `whole` false: only its header is here, and frames are fetched one by one. */
type OpenImage = { readonly file: DicomFile; readonly index: FrameIndex; readonly whole: boolean }

/** Bytes of files a worker keeps, so that paging through a run reads it once. */
const mostBytes = 256 * 1024 * 1024
/** What is read first: headers of real files are far shorter, and small files are whole in it. */
const headBytes = 512 * 1024

const unreadable = failure(
  'no-pixels',
  'The stored image could not be read. Ask who looks after this station to check its image store.',
)

export function createFiles(fetchBytes: FetchBytes) {
  const cache = createByteCache<OpenImage>(mostBytes)

  async function read(
    contentId: string,
    range: readonly [number, number] | null,
  ): Promise<{ readonly bytes: Uint8Array; readonly total: number } | null> {
    try {
      const response = await fetchBytes(contentId, range)
      if (!response.ok) return null
      const bytes = await bytesOf(response)
      const stated = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')
      return { bytes, total: stated === null ? bytes.length : Number(stated[1]) }
    } catch {
      // The page is closing, or the file is larger than memory: either way there is no picture.
      return null
    }
  }

  async function open(contentId: string): Promise<Result<OpenImage, DicomFailure>> {
    const here = cache.get(contentId)
    if (here !== undefined) return ok(here)
    const head = await read(contentId, [0, headBytes - 1])
    if (head === null) return fail(unreadable)
    if (head.total > head.bytes.length) {
      const byParts = openHead(head.bytes, head.total)
      if (byParts !== null) {
        cache.put(contentId, byParts, head.bytes.length)
        return ok(byParts)
      }
    }
    const all = head.total > head.bytes.length ? await read(contentId, null) : head
    if (all === null) return fail(unreadable)
    const file = openDicom(all.bytes)
    if (!file.ok) return file
    const index = indexFrames(file.value)
    if (!index.ok) return index
    const image = { file: file.value, index: index.value, whole: true }
    cache.put(contentId, image, all.bytes.length)
    return ok(image)
  }

  return {
    /** All frames of an image with their bytes. */
    whole: async (contentId: string): Promise<Result<Omit<StoredFrame, 'at'>, DicomFailure>> => {
      const image = await open(contentId)
      if (!image.ok || image.value.whole) return image
      return fail(failure('unsupported', 'This image is no video clip.'))
    },
    /** Frame `frame` (from 0) of an image; of a long uncompressed run only its own bytes are read. */
    frame: async (contentId: string, frame: number): Promise<Result<StoredFrame, DicomFailure>> => {
      const image = await open(contentId)
      if (!image.ok) return image
      const { file, index, whole } = image.value
      if (whole) return ok({ file, index, at: frame })
      const span = index.frames[frame]?.[0]
      if (span === undefined) return fail(failure('no-frame', `Frame ${frame + 1} is not in the file.`))
      const part = await read(contentId, [span.offset, span.offset + span.length - 1])
      if (part === null || part.bytes.length !== span.length) return fail(unreadable)
      const bitOffsets = index.bitOffsets === null ? null : [index.bitOffsets[frame] ?? 0]
      return ok({
        file,
        index: { ...index, bytes: part.bytes, frames: [[{ offset: 0, length: span.length }]], bitOffsets },
        at: 0,
      })
    },
  }
}

/**
 * Opens an image by its first bytes where that is enough to know where every frame lies: uncompressed pixels that begin
 * within them. Null where the whole file has to be read.
 */
function openHead(bytes: Uint8Array, total: number): OpenImage | null {
  const file = openDicom(bytes)
  if (!file.ok || file.value.syntax.encapsulated || file.value.syntax.deflated) return null
  const { dataSet } = file.value
  const pixels = dataSet.elements.get(tag.pixelData)
  if (pixels === undefined || pixels.statedLength > total - pixels.offset) return null
  const elements = new Map(dataSet.elements)
  elements.set(tag.pixelData, { ...pixels, length: pixels.statedLength })
  const index = indexFrames({ ...file.value, dataSet: { ...dataSet, elements } })
  return !index.ok || index.value.encapsulated ? null : { file: file.value, index: index.value, whole: false }
}
