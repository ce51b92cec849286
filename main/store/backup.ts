import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { copyFile, open, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail, ok, type Result } from '@shared/kit/result'
import { syncFolder, writeDurably } from './atomicFile'
import { type BackupContents, imagesName, type Manifest, manifestName, storeName } from './backups'
import { connect } from './database'
import { eventStore } from './eventStore'
import { causeName, type FoundBackup, isDamage, isDeviceTrouble } from './failure'
import { fileDate } from './fileDate'
import { fingerprint } from './fingerprint'
import { keyFileName } from './keys'

/** What is saved and where. The image files are copied as they lie: each is encrypted already. */
export type BackupOptions = {
  /** The store file of the running station; it stays open and in use meanwhile. */
  readonly file: string
  readonly key: Uint8Array
  /** The key file: without it and its passphrase a backup opens nowhere else. */
  readonly keyFile: string
  readonly images: string
  /** Where the file of a content lies, relative to `images`. */
  readonly imagePath: (contentId: string) => string
  /** The folder that holds all backups; their images lie in it once, shared by all of them. */
  readonly to: string
  readonly now?: () => Date
  /** Called between image files, for a progress bar. */
  readonly onProgress?: (done: number, of: number) => void
}

export type BackupFailure =
  /** The copy does not hold what the store holds, or the store's own chain is broken. No backup was made. */
  | { readonly code: 'not-verified'; readonly says: string }
  /** The folder is full, gone or refuses. No backup was made. */
  | { readonly code: 'unavailable'; readonly says: string }

/** A finished backup, and the images that were in the index and had no file: they are named, not passed over. */
export type FinishedBackup = FoundBackup & { readonly missingImages: readonly string[] }

/**
 * Makes a complete, encrypted copy of the record while the app goes on, verifies it by opening it and walking every
 * chain, and only then gives it its name. What a crash leaves half made is never taken for a backup.
 */
export async function backUp(options: BackupOptions): Promise<Result<FinishedBackup, BackupFailure>> {
  const { to, key, keyFile, now = () => new Date() } = options
  const createdAt = now()
  const folder = join(to, fileDate(createdAt))
  const partial = `${folder}.partial`
  try {
    mkdirSync(to, { recursive: true })
    clearPartials(to)
    mkdirSync(partial)
    const copy = join(partial, storeName)
    copyStore(options.file, key, copy)
    const contents = inspectStore(copy, key)
    if (!contents.ok) {
      rmSync(partial, { recursive: true })
      return contents
    }
    await copyFile(keyFile, join(partial, keyFileName))
    const missingImages = await copyImages(options, contents.value.contentIds)
    const { cases, events, contentIds, shape } = contents.value
    const manifest: Manifest = {
      format: 1,
      createdAt: createdAt.toISOString(),
      key: fingerprint(key),
      shape,
      cases,
      events,
      images: contentIds.length - missingImages.length,
      missingImages,
      store: { sha256: await hashFile(copy), bytes: statSync(copy).size },
    }
    writeDurably(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
    for (const name of [storeName, keyFileName]) await syncFile(join(partial, name))
    await rename(partial, folder)
    syncFolder(to)
    return ok({ folder, createdAt: manifest.createdAt, cases, events, missingImages })
  } catch (cause) {
    if (isDamage(cause)) return fail({ code: 'not-verified', says: causeName(cause) })
    if (isDeviceTrouble(cause)) return fail({ code: 'unavailable', says: causeName(cause) })
    throw cause
  }
}

/** Our own leftovers: a backup that was cut off, which nothing has ever pointed to. */
function clearPartials(to: string): void {
  for (const name of readdirSync(to)) {
    if (/^\d{4}-.*\.partial$/.test(name)) rmSync(join(to, name), { recursive: true })
  }
}

/** `VACUUM INTO` reads one moment of the store, log included, and writes it encrypted with the same key. */
function copyStore(file: string, key: Uint8Array, copy: string): void {
  const connection = connect(file, key)
  try {
    connection.query('PRAGMA busy_timeout = 10000').all()
    connection.query('VACUUM INTO ?').run(copy)
  } finally {
    connection.close()
  }
}

/** Opens a copy of a store, checks every page and every chain, and says what is in it. */
export function inspectStore(file: string, key: Uint8Array): Result<BackupContents, BackupFailure> {
  const connection = connect(file, key)
  try {
    const store = eventStore(connection, file)
    const findings = store.check()
    if (findings.length > 0) return fail({ code: 'not-verified', says: findings.join('; ') })
    const broken = store.verifyAll()
    const [first] = broken
    if (first !== undefined) {
      const { caseId, chainBreak } = first
      return fail({ code: 'not-verified', says: `Case ${caseId}, entry ${chainBreak.sequence}: ${chainBreak.says}` })
    }
    return ok({
      shape: store.schemaVersion,
      cases: store.listCases().length,
      events: store.countEvents(),
      contentIds: store.listContents().map(({ contentId }) => contentId),
    })
  } finally {
    connection.close()
  }
}

/** Copies what the folder of backups does not hold yet; returns the contents that have no file. */
async function copyImages(options: BackupOptions, contentIds: readonly string[]): Promise<string[]> {
  const { images, imagePath, to, onProgress } = options
  const missing: string[] = []
  for (const [done, contentId] of contentIds.entries()) {
    const path = imagePath(contentId)
    const from = join(images, path)
    if (!existsSync(from)) missing.push(contentId)
    else await copyVerified(from, join(to, imagesName, path))
    onProgress?.(done + 1, contentIds.length)
  }
  return missing
}

/** Copies a file unless it is there in full, and compares what was written with what was read. */
export async function copyVerified(from: string, to: string): Promise<void> {
  if (existsSync(to) && (await stat(to)).size === (await stat(from)).size) return
  mkdirSync(dirname(to), { recursive: true })
  const partial = `${to}.partial`
  await copyFile(from, partial)
  await syncFile(partial)
  if ((await hashFile(from)) !== (await hashFile(partial))) throw new CopyDiffers()
  await rename(partial, to)
  syncFolder(dirname(to))
}

/** The disk gave back other bytes than were written to it. */
class CopyDiffers extends Error {
  readonly syscall = 'read'
  readonly code = 'COPY_DIFFERS'
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Lower-case hexadecimal SHA-256 of a file, read in pieces. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
