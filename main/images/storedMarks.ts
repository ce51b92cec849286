import { type CarriedMark, marksOfState } from '@shared/imaging/export/readMarks'
import { openDicom } from '@shared/imaging/file'
import type { ContentId } from '@shared/imaging/types'
import type { StoredBytes } from './serveInstance'
import { textDecoding } from './textDecoding'

/** A state with five hundred marks of two hundred points each is below this. */
const mostBytes = 4 * 1024 * 1024

/** The marks that a stored display state carries; none where it is no state of this app, too large, or damaged. */
export async function storedMarks(stored: StoredBytes, id: ContentId): Promise<readonly CarriedMark[]> {
  const size = await stored.size(id)
  if (size === null || size > mostBytes) return []
  const bytes = await stored.read(id, 0, size)
  const file = bytes === null ? null : openDicom(bytes)
  return file?.ok ? marksOfState(file.value, textDecoding) : []
}
