import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'

/** A folder that did not exist before, and files in it that did not either. */
export type ExportFolder = {
  readonly path: string
  readonly write: (below: readonly string[], bytes: Uint8Array) => Promise<void>
  /** Writes what `next` gives until it gives null. */
  readonly writePieces: (below: readonly string[], next: () => Promise<Uint8Array | null>) => Promise<void>
  /** Takes one file away again. */
  readonly takeBack: (below: readonly string[]) => Promise<void>
  /** Makes what was written durable. */
  readonly settle: () => Promise<void>
  /** Takes the folder away with all that was written into it. */
  readonly remove: () => Promise<void>
}

const mostFolders = 1000

/** Makes a folder named for the day in `parent`; where there is one already, the next gets a number. */
export async function newExportFolder(parent: string, day: string): Promise<Result<ExportFolder, Failure>> {
  for (let number = 1; number <= mostFolders; number++) {
    const path = join(parent, number === 1 ? `images ${day}` : `images ${day} (${number})`)
    try {
      await mkdir(path)
      return ok(exportFolder(path))
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause
      if (cause.code !== 'EEXIST') return fail(notThere)
    }
  }
  return fail(notThere)
}

const notThere: Failure = {
  code: 'images.export-not-written',
  says: 'Nothing can be written there. Choose another folder and try again.',
  params: {},
}

function exportFolder(path: string): ExportFolder {
  const made = new Set<string>()
  const place = async (below: readonly string[]) => {
    const folder = join(path, ...below.slice(0, -1))
    if (!made.has(folder)) await mkdir(folder, { recursive: true })
    made.add(folder)
    return join(path, ...below)
  }
  const writePieces = async (below: readonly string[], next: () => Promise<Uint8Array | null>) => {
    const file = await open(await place(below), 'wx')
    try {
      for (let piece = await next(); piece !== null; piece = await next()) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
  }
  return {
    path,
    write: (below, bytes) => {
      const pieces = [bytes]
      return writePieces(below, async () => pieces.shift() ?? null)
    },
    writePieces,
    takeBack: (below) => rm(join(path, ...below), { force: true }),
    settle: async () => {
      if (process.platform === 'win32') return
      for (const folder of [...made, path]) {
        const handle = await open(folder, 'r')
        try {
          await handle.sync()
        } finally {
          await handle.close()
        }
      }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
}
