import { type DicomFailure, failure } from '@shared/imaging/failure'
import { type DicomFile, openDicom } from '@shared/imaging/file'
import { type FrameIndex, indexFrames } from '@shared/imaging/frames'
import { fail, ok, type Result } from '@shared/kit/result'
import { createByteCache } from './byteCache'

/** An image opened in a worker: its data set and where its frames lie. */
export type OpenImage = { readonly file: DicomFile; readonly index: FrameIndex }

/** Bytes of files a worker keeps, so that paging through a run reads it once. */
const mostBytes = 256 * 1024 * 1024

/** Opens stored images by content id. `fetchBytes` gives the decrypted Part 10 file. */
export function createFiles(fetchBytes: (contentId: string) => Promise<Response>) {
  const cache = createByteCache<OpenImage>(mostBytes)

  async function bytesOf(contentId: string): Promise<Result<Uint8Array, DicomFailure>> {
    try {
      const response = await fetchBytes(contentId)
      if (!response.ok) {
        return fail(
          failure(
            'no-pixels',
            'The stored image could not be read. Ask who looks after this station to check its image store.',
          ),
        )
      }
      return ok(new Uint8Array(await response.arrayBuffer()))
    } catch {
      return fail(
        failure('no-pixels', 'The stored image could not be read. It may be larger than this station’s memory.'),
      )
    }
  }

  return async function open(contentId: string): Promise<Result<OpenImage, DicomFailure>> {
    const here = cache.get(contentId)
    if (here !== undefined) return ok(here)
    const bytes = await bytesOf(contentId)
    if (!bytes.ok) return bytes
    const file = openDicom(bytes.value)
    if (!file.ok) return file
    const index = indexFrames(file.value)
    if (!index.ok) return index
    const image = { file: file.value, index: index.value }
    cache.put(contentId, image, bytes.value.byteLength)
    return ok(image)
  }
}
