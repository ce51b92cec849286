import { parentPort, workerData } from 'node:worker_threads'
import type { Result } from '@shared/kit/result'
import { contentPath } from '../images/contentStore'
import { type BackupFailure, backUp, type FinishedBackup } from './backup'
import { type Restored, type RestoreFailure, restore } from './restore'

/** The files of one station: absolute paths, and the key that opens the record. */
export type StationFiles = {
  readonly file: string
  readonly key: Uint8Array
  readonly keyFile: string
  readonly images: string
}

/** What the thread is started with. Dates and functions stay outside: the thread has its own. */
export type BackupOrder = StationFiles &
  ({ readonly do: 'backUp'; readonly to: string } | { readonly do: 'restore'; readonly from: string })

export type BackupMessage =
  | { readonly tells: 'progress'; readonly done: number; readonly of: number }
  | { readonly tells: 'backUp'; readonly result: Result<FinishedBackup, BackupFailure> }
  | { readonly tells: 'restore'; readonly result: Result<Restored, RestoreFailure> }

const port = parentPort
if (port === null) throw new Error('This file runs as a worker thread only.')
const tell = (message: BackupMessage) => port.postMessage(message)

const order: BackupOrder = workerData
if (order.do === 'backUp') {
  const onProgress = (done: number, of: number) => {
    if (done % 25 === 0 || done === of) tell({ tells: 'progress', done, of })
  }
  tell({ tells: 'backUp', result: await backUp({ ...order, imagePath: contentPath, onProgress }) })
} else {
  tell({ tells: 'restore', result: await restore({ ...order, imagePath: contentPath }) })
}
