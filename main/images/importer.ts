import type {
  ImportedInstance,
  ImportProgress,
  ImportReport,
  RefusedFile,
  ScannedInstance,
} from '@shared/imaging/types'
import type { Source } from './byteSource'
import { collectSources } from './collectSources'
import type { ImagePool, Lost } from './imagePool'
import type { Scanned } from './scanSource'
import type { Stored, WorkerReply } from './workerMessages'

export type ImportOptions = {
  readonly pool: ImagePool
  /**
   * Asked once, when all headers are read and nothing is stored: which of the instances may come in. Left out: all.
   * Instances not among them are refused as `not-admitted`.
   */
  readonly admit?: (instances: readonly ScannedInstance[]) => Promise<ReadonlySet<ScannedInstance>>
}

/** Sources per message to a worker: enough to hide the message, few enough for steady progress and a quick cancel. */
const scanBatch = 24
const storeBatch = { sources: 32, bytes: 32 * 1024 * 1024 }

type Candidate = { readonly source: Source; readonly instance: ScannedInstance }

/**
 * Brings images into the store: looks at all headers first, then hashes, encrypts and writes, each in worker threads.
 * `onProgress` hears of headers as they are read. A cancelled import keeps what it had stored and says so.
 */
export async function importPaths(
  paths: readonly string[],
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportReport> {
  const { pool } = options
  const tell = progressTeller(onProgress)
  const stop = () => pool.stopBatches()
  signal.addEventListener('abort', stop)
  try {
    const collected = await collectSources(paths, (found) => tell({ found }), signal)
    tell.addRefused(collected.refused.length)
    const scan = await scanAll(pool, collected.sources, tell, signal)
    const refused = [...collected.refused, ...scan.refused]
    const admitted = await admitSome(scan.candidates, options.admit, signal)
    refused.push(...admitted.refused)
    tell.addRefused(admitted.refused.length)
    const stored = await storeEach(pool, admitted.candidates, tell, signal)
    tell.flush()
    return {
      taken: stored.taken,
      alreadyHere: stored.alreadyHere,
      refused: [...refused, ...stored.refused],
      passedOver: collected.passedOver + scan.passedOver,
      cancelled: signal.aborted,
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function scanAll(pool: ImagePool, sources: readonly Source[], tell: Teller, signal: AbortSignal) {
  const results: Scanned[][] = []
  tell({ step: 'headers', found: sources.length, bytesTotal: sources.reduce((sum, { bytes }) => sum + bytes, 0) })
  await inBatches(
    batchesOf(sources, scanBatch, Number.POSITIVE_INFINITY, (source) => source.bytes),
    async (batch, place) => {
      if (signal.aborted) return
      const scanned = await scanBatchOf(pool, batch)
      results[place] = scanned
      const instances = scanned.flatMap((each) => (each.is === 'instance' ? [each.instance] : []))
      tell.addRead(batch.length, instances)
      tell.addRefused(scanned.filter((each) => each.is === 'refused').length)
    },
  )
  const all = results.flat()
  const candidates: Candidate[] = []
  all.forEach((each, place) => {
    const source = sources[place]
    if (each.is === 'instance' && source !== undefined) candidates.push({ source, instance: each.instance })
  })
  return {
    candidates,
    refused: all.flatMap((each) => (each.is === 'refused' ? [each.refused] : [])),
    passedOver: all.filter((each) => each.is === 'pass').length,
  }
}

async function scanBatchOf(pool: ImagePool, batch: readonly Source[]): Promise<Scanned[]> {
  const reply = await pool.run({ do: 'scan', sources: batch })
  if (reply.did === 'scan') return [...reply.scanned]
  if (reply.did !== 'lost') return batch.map((source) => ({ is: 'refused', refused: failed(source, reply) }))
  // One source was too much: the others are looked at again without it.
  const { before, at, after } = around(batch, reply.place)
  const head = before.length === 0 ? [] : await scanBatchOf(pool, before)
  const tail = after.length === 0 ? [] : await scanBatchOf(pool, after)
  return [...head, { is: 'refused', refused: lost(at, reply) }, ...tail]
}

async function admitSome(candidates: readonly Candidate[], admit: ImportOptions['admit'], signal: AbortSignal) {
  const none: RefusedFile[] = []
  if (admit === undefined || candidates.length === 0 || signal.aborted) return { candidates, refused: none }
  const allowed = await admit(candidates.map(({ instance }) => instance))
  const says = 'It was not admitted to this case. Nothing was taken from it.'
  return {
    candidates: candidates.filter(({ instance }) => allowed.has(instance)),
    refused: candidates
      .filter(({ instance }) => !allowed.has(instance))
      .map(({ instance }): RefusedFile => ({ source: instance.source, code: 'not-admitted', says })),
  }
}

async function storeEach(pool: ImagePool, candidates: readonly Candidate[], tell: Teller, signal: AbortSignal) {
  const outcomes: Stored[][] = []
  tell({ step: 'storing', bytesTotal: candidates.reduce((sum, { source }) => sum + source.bytes, 0) })
  const batches = batchesOf(candidates, storeBatch.sources, storeBatch.bytes, ({ source }) => source.bytes)
  await inBatches(batches, async (batch, place) => {
    const stored: Stored[] = signal.aborted
      ? batch.map(() => ({ is: 'left' }))
      : await storeBatchOf(
          pool,
          batch.map(({ source }) => source),
        )
    outcomes[place] = stored
    const bytes = batch.reduce((sum, { source }) => sum + source.bytes, 0)
    tell.addStored(stored.filter((each) => each.is === 'stored').length, bytes)
    tell.addRefused(stored.filter((each) => each.is === 'refused').length)
  })
  const taken: ImportedInstance[] = []
  const alreadyHere: ImportedInstance[] = []
  const refused: RefusedFile[] = []
  outcomes.flat().forEach((outcome, place) => {
    const candidate = candidates[place]
    if (candidate === undefined || outcome.is === 'left') return
    if (outcome.is === 'refused') refused.push(outcome.refused)
    else
      (outcome.before ? alreadyHere : taken).push({
        ...candidate.instance,
        contentId: outcome.id,
        bytes: outcome.bytes,
      })
  })
  return { taken, alreadyHere, refused }
}

async function storeBatchOf(pool: ImagePool, batch: readonly Source[]): Promise<Stored[]> {
  const reply = await pool.run({ do: 'store', sources: batch })
  if (reply.did === 'store') return [...reply.stored]
  if (reply.did !== 'lost') return batch.map((source) => ({ is: 'refused', refused: failed(source, reply) }))
  const { before, at, after } = around(batch, reply.place)
  const head = before.length === 0 ? [] : await storeBatchOf(pool, before)
  const tail = after.length === 0 ? [] : await storeBatchOf(pool, after)
  return [...head, { is: 'refused', refused: lost(at, reply) }, ...tail]
}

function around(batch: readonly Source[], place: number) {
  const at = batch[place]
  if (at === undefined) throw new Error(`A batch of ${batch.length} lost its member ${place}`)
  return { before: batch.slice(0, place), at, after: batch.slice(place + 1) }
}

function failed(source: Source, reply: WorkerReply): RefusedFile {
  const says = reply.did === 'nothing' ? reply.says : 'The image could not be stored. Call technical support.'
  return { source: source.name, code: 'store-failed', says }
}

function lost(source: Source, { why }: Lost): RefusedFile {
  return why === 'time'
    ? {
        source: source.name,
        code: 'out-of-time',
        says: 'Reading this file took too long and was stopped. Nothing was taken from it.',
      }
    : { source: source.name, code: 'damaged', says: 'Reading this file failed. Nothing was taken from it.' }
}

function batchesOf<T>(all: readonly T[], most: number, mostBytes: number, bytesOf: (one: T) => number): T[][] {
  const batches: T[][] = []
  let bytes = 0
  for (const one of all) {
    const current = batches.at(-1)
    if (current === undefined || current.length >= most || bytes + bytesOf(one) > mostBytes) {
      batches.push([one])
      bytes = bytesOf(one)
    } else {
      current.push(one)
      bytes += bytesOf(one)
    }
  }
  return batches
}

/** All at once into the pool's queue would be unfair to a person who opens an image meanwhile; a few are enough. */
const inFlight = 4

async function inBatches<T>(batches: readonly T[], act: (batch: T, place: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    for (let place = next++; place < batches.length; place = next++) {
      const batch = batches[place]
      if (batch !== undefined) await act(batch, place)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
}

type Teller = {
  (changed: Partial<ImportProgress>): void
  readonly addRead: (count: number, instances: readonly ScannedInstance[]) => void
  readonly addStored: (count: number, bytes: number) => void
  readonly addRefused: (count: number) => void
  readonly flush: () => void
}

const tellEveryMs = 100

/** Gathers progress and passes it on a few times a second. */
function progressTeller(onProgress: (progress: ImportProgress) => void): Teller {
  let now: Omit<ImportProgress, 'instances'> = {
    step: 'looking',
    found: 0,
    read: 0,
    stored: 0,
    refused: 0,
    bytesDone: 0,
    bytesTotal: 0,
  }
  let instances: ScannedInstance[] = []
  let last = 0
  const flush = () => {
    last = performance.now()
    onProgress({ ...now, instances })
    instances = []
  }
  const change = (changed: Partial<ImportProgress>) => {
    const isStep = changed.step !== undefined && changed.step !== now.step
    now = { ...now, ...changed }
    if (isStep || performance.now() - last >= tellEveryMs) flush()
  }
  return Object.assign(change, {
    addRead: (count: number, found: readonly ScannedInstance[]) => {
      instances.push(...found)
      change({ read: now.read + count })
    },
    addStored: (count: number, bytes: number) =>
      change({ stored: now.stored + count, bytesDone: now.bytesDone + bytes }),
    addRefused: (count: number) => {
      if (count > 0) change({ refused: now.refused + count })
    },
    flush,
  })
}
