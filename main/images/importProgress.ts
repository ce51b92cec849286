import type { ImportProgress } from '@shared/imaging/types'

export type Teller = {
  (changed: Partial<ImportProgress>): void
  readonly addRead: (count: number) => void
  readonly addWritten: (bytes: number) => void
  /** How many are durable by now, in all. */
  readonly setStored: (stored: number) => void
  readonly addRefused: (count: number) => void
  readonly flush: () => void
}

const tellEveryMs = 100

/** Gathers progress and passes it on a few times a second. */
export function progressTeller(onProgress: (progress: ImportProgress) => void): Teller {
  let now: ImportProgress = {
    step: 'looking',
    found: 0,
    read: 0,
    stored: 0,
    refused: 0,
    bytesDone: 0,
    bytesTotal: 0,
  }
  let last = 0
  const flush = () => {
    last = performance.now()
    onProgress(now)
  }
  const change = (changed: Partial<ImportProgress>) => {
    const isStep = changed.step !== undefined && changed.step !== now.step
    now = { ...now, ...changed }
    if (isStep || performance.now() - last >= tellEveryMs) flush()
  }
  return Object.assign(change, {
    addRead: (count: number) => change({ read: now.read + count }),
    addWritten: (bytes: number) => change({ bytesDone: now.bytesDone + bytes }),
    setStored: (stored: number) => change({ stored }),
    addRefused: (count: number) => {
      if (count > 0) change({ refused: now.refused + count })
    },
    flush,
  })
}
