import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ContentId } from '@shared/imaging/types'
import { openSealed, type ReadNext, type SealedReader, writeSealed } from './sealedFile'

/** Images by the SHA-256 of their bytes, in folders by its first byte; the same bytes are stored once. */
export type ContentStore = {
  /** Writes a content beside the store; it counts only once `keep` has been called with it. */
  readonly write: (next: ReadNext) => Written
  /** Gives what was written its name, durably. Returns the ids that were there before. */
  readonly keep: (written: readonly Written[]) => ReadonlySet<ContentId>
  readonly discard: (written: Written) => void
  readonly has: (id: ContentId) => boolean
  readonly open: (id: ContentId) => SealedReader
}

export type Written = { readonly id: ContentId; readonly bytes: number; readonly path: string }

const ending = '.image'

/** As `contentId` of the shared types, without the library behind it: each worker thread would have to load it. */
function isContentId(text: string): text is ContentId {
  return /^[0-9a-f]{64}$/.test(text)
}

export function contentStore(folder: string, dataKey: Uint8Array): ContentStore {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  const pathOf = (id: ContentId) => join(folder, id.slice(0, 2), id + ending)
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
    keep: (written) => {
      const before = new Set<ContentId>()
      const touched = new Set<string>()
      for (const { id, path } of written) {
        const target = pathOf(id)
        if (existsSync(target)) {
          before.add(id)
          rmSync(path)
          continue
        }
        if (!existsSync(dirname(target))) {
          mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
          touched.add(folder)
        }
        renameSync(path, target)
        touched.add(dirname(target))
      }
      for (const each of touched) syncFolder(each)
      return before
    },
    discard: ({ path }) => rmSync(path, { force: true }),
    has: (id) => existsSync(pathOf(id)),
    open: (id) => openSealed(pathOf(id), dataKey, id),
  }
}

/** A rename is durable once its folder is; systems that cannot sync a folder (Windows) order renames themselves. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Removes what an import that was killed left half written. Call when no import runs. */
export function clearIncoming(folder: string): void {
  const incoming = join(folder, 'incoming')
  if (!existsSync(incoming)) return
  for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true })
}
