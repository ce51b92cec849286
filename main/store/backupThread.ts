import { Worker } from 'node:worker_threads'
import { fail, type Result } from '@shared/kit/result'
import type { BackupFailure, FinishedBackup } from './backup'
import type { BackupMessage, BackupOrder, StationFiles } from './backupWorker'
import type { Restored, RestoreFailure } from './restore'

/** Copying and checking a whole record takes seconds: in a thread of its own the window stays usable meanwhile. */
export type BackupThread = {
  readonly backUp: (
    files: StationFiles,
    to: string,
    onProgress: (done: number, of: number) => void,
  ) => Promise<Result<FinishedBackup, BackupFailure>>
  readonly restore: (files: StationFiles, from: string) => Promise<Result<Restored, RestoreFailure>>
  /** Ends what is under way; a backup that was cut off is never taken for one. */
  readonly stop: () => Promise<void>
}

const cutOff = { code: 'unavailable', says: 'it was interrupted' } as const

export function backupThread(url: URL): BackupThread {
  const running = new Set<Worker>()

  const run = <T>(order: BackupOrder, take: (message: BackupMessage) => T | null): Promise<T | null> =>
    new Promise((resolve) => {
      const worker = new Worker(url, { workerData: order })
      running.add(worker)
      let result: T | null = null
      worker.on('message', (message: BackupMessage) => {
        result = take(message) ?? result
      })
      worker.on('error', (cause) => console.error('A backup ended early.', cause.name))
      worker.on('exit', () => {
        running.delete(worker)
        resolve(result)
      })
    })

  return {
    backUp: async (files, to, onProgress) => {
      const result = await run({ ...files, do: 'backUp', to }, (message) => {
        if (message.tells === 'progress') onProgress(message.done, message.of)
        return message.tells === 'backUp' ? message.result : null
      })
      return result ?? fail(cutOff)
    },
    restore: async (files, from) => {
      const result = await run({ ...files, do: 'restore', from }, (message) =>
        message.tells === 'restore' ? message.result : null,
      )
      return result ?? fail(cutOff)
    },
    stop: async () => {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}
