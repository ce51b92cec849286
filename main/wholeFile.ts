import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import { syncFolder } from './store/atomicFile'

/**
 * Writes a file where a person chose, so that after a power cut there is the whole file or none: a neighbour with an
 * unguessable name, synced, then renamed. A file of that name is replaced in one step; nothing is left behind when it fails.
 */
export function writeWholeFile(path: string, content: Buffer | string): Result<null, Failure> {
  const partial = join(dirname(path), `.${randomUUID()}.partial`)
  let isThere = false
  try {
    const handle = openSync(partial, 'wx', 0o600)
    isThere = true
    try {
      writeFileSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(partial, path)
    syncFolder(dirname(path))
    return ok(null)
  } catch (cause) {
    if (isThere) rmSync(partial, { force: true })
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return fail(notWritten)
  }
}

const notWritten: Failure = {
  code: 'file.not-written',
  says: 'The file could not be saved there: the folder is gone, full or closed. Choose another folder and try again.',
  params: {},
}
