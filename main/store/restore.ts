import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '@shared/kit/result'
import { syncFolder } from './atomicFile'
import { copyVerified, hashFile, inspectStore } from './backup'
import { imagesName, readManifest, storeName } from './backups'
import { causeName, isDamage, isDeviceTrouble } from './failure'
import { fingerprint } from './fingerprint'
import { keyFileName } from './keys'
import { newestVersion } from './migrations'
import { setAside } from './setAside'
import { writeNote } from './storeNote'

export type RestoreOptions = {
  /** The folder of one finished backup. */
  readonly from: string
  /** The data key: from the vault of this station, or from the backup's own key file and its passphrase. */
  readonly key: Uint8Array
  /** Where the store, the key file and the images of this station belong. The store must not be open. */
  readonly file: string
  readonly keyFile: string
  readonly images: string
  readonly imagePath: (contentId: string) => string
  readonly now?: () => Date
}

export type RestoreFailure =
  | { readonly code: 'no-backup' }
  | { readonly code: 'wrong-key' }
  | { readonly code: 'newer'; readonly version: number; readonly known: number }
  /** The backup is not what it was when it was made. The station was left as it is. */
  | { readonly code: 'not-verified'; readonly says: string }
  | { readonly code: 'unavailable'; readonly says: string }

export type Restored = {
  readonly cases: number
  readonly events: number
  /** Images of the index with no file, neither here nor in the backup. */
  readonly missingImages: readonly string[]
  /** Where the store that was here before lies now; null when there was none. */
  readonly setAsideAs: string | null
}

/**
 * Puts a verified backup in the place of the store. Whatever was there gets another name and is never overwritten.
 * Ending the process on the way leaves the station as it was or, between the last two renames, one that says its
 * store is missing and names this backup.
 */
export async function restore(options: RestoreOptions): Promise<Result<Restored, RestoreFailure>> {
  const { from, key, file, keyFile, images, imagePath, now = () => new Date() } = options
  const manifest = readManifest(from)
  if (manifest === null) return fail({ code: 'no-backup' })
  if (manifest.key !== fingerprint(key)) return fail({ code: 'wrong-key' })
  if (manifest.shape > newestVersion) return fail({ code: 'newer', version: manifest.shape, known: newestVersion })
  try {
    if ((await hashFile(join(from, storeName))) !== manifest.store.sha256) {
      return fail({ code: 'not-verified', says: 'The copy of the store was changed after it was made.' })
    }
    const incoming = `${file}.restoring`
    mkdirSync(dirname(file), { recursive: true })
    await copyFile(join(from, storeName), incoming)
    const contents = inspectStore(incoming, key)
    if (!contents.ok) {
      rmSync(incoming)
      return contents
    }

    const missingImages: string[] = []
    for (const contentId of contents.value.contentIds) {
      const path = imagePath(contentId)
      const saved = join(dirname(from), imagesName, path)
      if (existsSync(saved)) await copyVerified(saved, join(images, path))
      else if (!existsSync(join(images, path))) missingImages.push(contentId)
    }
    if (!existsSync(keyFile)) await copyVerified(join(from, keyFileName), keyFile)

    const setAsideAs = setAside(file, 'before-restore', now())
    writeNote(file, key, { shape: manifest.shape })
    renameSync(incoming, file)
    syncFolder(dirname(file))
    const { cases, events } = contents.value
    return ok({ cases, events, missingImages, setAsideAs })
  } catch (cause) {
    if (isDamage(cause)) return fail({ code: 'not-verified', says: causeName(cause) })
    if (isDeviceTrouble(cause)) return fail({ code: 'unavailable', says: causeName(cause) })
    throw cause
  }
}
