import { type DicomFile, openDicom } from '@shared/imaging/file'
import { summaryStopTag } from '@shared/imaging/summary'
import type { ContentId } from '@shared/imaging/types'
import type { StoredBytes } from '../serveInstance'

const firstPiece = 256 * 1024
const mostHeader = 64 * 1024 * 1024

/** The header of a stored image, as far as its pixels; null where it is not here, damaged or unreadable. */
export async function storedHeader(stored: StoredBytes, id: ContentId): Promise<DicomFile | null> {
  const size = await stored.size(id)
  if (size === null) return null
  for (let wanted = firstPiece; ; wanted *= 4) {
    const end = Math.min(size, wanted)
    const bytes = await stored.read(id, 0, end)
    if (bytes === null) return null
    const opened = openDicom(bytes, { stopAt: summaryStopTag, inflateLimit: mostHeader })
    if (opened.ok && (!opened.value.truncated || end === size)) return opened.value
    if (end === size || wanted >= mostHeader) return null
  }
}
