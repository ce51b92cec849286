import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ContentId } from '@shared/imaging/types'
import { openSealed, type ReadNext, type SealedReader, writeSealed } from './sealedFile'

/**
 * Images by the SHA-256 of their bytes, in folders by its first byte; the same bytes are stored once. Many contents are
 * written first and made durable together (`keep`): the disk is waited for once for all of them, not once for each.
 */
export type ContentStore = {
  /** Writes a content beside the store, not yet durably; it counts only once `keep` has answered for it. */
  readonly write: (next: ReadNext) => Written
  /**
   * Syncs what was written, gives it its name and syncs the folders it lies in. The answers come in the order asked, when
   * all of it is on the disk. Only one `keep` of a store may run at a time. `onDone` hears of each content synced.
   */
  readonly keep: (written: readonly Written[], onDone?: (count: number) => void) => Promise<readonly Kept[]>
  readonly open: (id: ContentId) => SealedReader
}

export type Written = { readonly id: ContentId; readonly bytes: number; readonly path: string }

/** `before`: the same bytes were in the store already. `failed`: with the system's code; nothing of it is kept. */
export type Kept =
  | { readonly is: 'new' }
  | { readonly is: 'before' }
  | { readonly is: 'failed'; readonly code: string | undefined }

const ending = '.image'

/** Where the file of a content lies, relative to the folder of all images. */
export const contentPath = (id: string): string => join(id.slice(0, 2), id + ending)

/** As `contentId` of the shared types, without the library behind it: each worker thread would have to load it. */
function isContentId(text: string): text is ContentId {
  return /^[0-9a-f]{64}$/.test(text)
}

export function contentStore(folder: string, dataKey: Uint8Array): ContentStore {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  const pathOf = (id: ContentId) => join(folder, contentPath(id))
  return {
    write: (next) => {
      const path = join(incoming, randomUUID())
      try {
        const { sha256, bytes } = writeSealed(path, dataKey, next)
        if (!isContentId(sha256)) throw new Error('A SHA-256 that is none')
        return { id: sha256, bytes, path }
      } catch (thrown) {
        rmSync(path, { force: true })
        throw thrown
      }
    },
    keep: async (written, onDone = () => {}) => {
      const outcomes = new Map<Written, Kept>()
      const first = new Map<ContentId, Written>()
      // A folder may be from an import that was killed before it was synced: what lies there counts from now on too.
      const folders = new Set([folder])
      for (const one of written) {
        folders.add(dirname(pathOf(one.id)))
        if (!first.has(one.id) && !existsSync(pathOf(one.id))) first.set(one.id, one)
        else {
          rmSync(one.path)
          outcomes.set(one, { is: 'before' })
        }
      }
      let done = outcomes.size
      await abreast([...first.values()], async (one) => {
        outcomes.set(one, await settled(one.path, syncFile))
        onDone(++done)
      })
      for (const one of first.values()) {
        if (outcomes.get(one)?.is === 'new') nameIt(one.path, pathOf(one.id))
        else rmSync(one.path, { force: true })
      }
      const unsynced = new Map<string, Kept>()
      await abreast([...folders], async (each) => {
        const synced = await settled(each, syncFolder)
        if (synced.is === 'failed') unsynced.set(each, synced)
      })
      return written.map((one) => {
        const failed = unsynced.get(folder) ?? unsynced.get(dirname(pathOf(one.id)))
        if (failed !== undefined && first.get(one.id) === one) rmSync(pathOf(one.id), { force: true })
        return failed ?? sameAs(outcomes, first, one)
      })
    },
    open: (id) => openSealed(pathOf(id), dataKey, id),
  }
}

/** What came of a content; of equal ones in one call, the others share the fate of the first. */
function sameAs(outcomes: ReadonlyMap<Written, Kept>, first: ReadonlyMap<ContentId, Written>, one: Written): Kept {
  const leader = first.get(one.id)
  const ofLeader = leader === undefined ? undefined : outcomes.get(leader)
  const own = outcomes.get(one)
  if (own === undefined) throw new Error('A content that was never looked at')
  return ofLeader?.is === 'failed' ? ofLeader : own
}

function nameIt(path: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  renameSync(path, target)
}

async function settled(path: string, sync: (path: string) => Promise<void>): Promise<Kept> {
  try {
    await sync(path)
    return { is: 'new' }
  } catch (thrown) {
    return { is: 'failed', code: thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined }
  }
}

/** Writable, because Windows syncs no other. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** A rename is durable once its folder is; systems that cannot sync a folder (Windows) order renames themselves. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32' || !existsSync(path)) return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Syncs that wait together share one commit of the disk's journal. */
const syncsAtOnce = 16

async function abreast<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  const lane = async () => {
    for (const one of left) await act(one)
  }
  await Promise.all(Array.from({ length: syncsAtOnce }, lane))
}

/** Removes what an import that was killed left half written. Call when no import runs. */
export function clearIncoming(folder: string): void {
  const incoming = join(folder, 'incoming')
  if (!existsSync(incoming)) return
  for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true })
}
