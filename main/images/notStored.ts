import type { RefusedFile } from '@shared/imaging/types'

/** Why a content did not reach the store, from the system's code (`ENOSPC`, …), for a person. */
export function notStored(source: string, code: string | undefined): RefusedFile {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return { source, code: 'store-full', says: 'The disk of this station is full. Make room and import again.' }
  }
  return {
    source,
    code: 'store-failed',
    says: `The image could not be stored (${code ?? 'unexpected'}). Call technical support.`,
  }
}
