import type {
  ImportedInstance,
  ImportProgress,
  ImportReport,
  RefusedFile,
  ScannedInstance,
} from '@shared/imaging/types'
import type { SeenSource, Source } from './byteSource'
import { collectSources } from './collectSources'
import type { Kept, Written } from './contentStore'
import type { ImagePool, Lost } from './imagePool'
import { progressTeller, type Teller } from './importProgress'
import { notStored } from './notStored'
import type { Scanned } from './scanSource'
import type { WorkerReply, WriteOutcome } from './workerMessages'

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
const writeBatch = { sources: 32, bytes: 32 * 1024 * 1024 }
/** Written contents that wait for the disk together. */
const keepGroup = { contents: 512, bytes: 256 * 1024 * 1024 }

type Candidate = { readonly source: SeenSource; readonly instance: ScannedInstance }

/**
 * Brings images into the store: looks at all headers first, then hashes, encrypts and writes, each in worker threads.
 * `onProgress` hears how many headers are read and contents stored. A cancelled import keeps what it had stored and says so.
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
  tell({ step: 'headers', found: sources.length })
  await inBatches(
    batchesOf(sources, scanBatch, Number.POSITIVE_INFINITY, () => 0),
    async (batch, place) => {
      if (signal.aborted) return
      const scanned = await scanBatchOf(pool, batch)
      results[place] = scanned
      tell.addRead(batch.length)
      tell.addRefused(scanned.filter((each) => each.is === 'refused').length)
    },
  )
  const all = results.flat()
  return {
    candidates: all.flatMap((each): Candidate[] => (each.is === 'instance' ? [each] : [])),
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
  const keeper = keepInGroups(pool, (count) => tell.setStored(count))
  tell({ step: 'storing', bytesTotal: candidates.reduce((sum, { source }) => sum + source.bytes, 0) })
  const batches = batchesOf(candidates, writeBatch.sources, writeBatch.bytes, ({ source }) => source.bytes)
  const refused: RefusedFile[][] = []
  await inBatches(batches, async (batch, place) => {
    if (signal.aborted) return
    const sources = batch.map(({ source }) => source)
    const outcomes = await writeBatchOf(pool, sources)
    const ofBatch = outcomes.flatMap((each) => (each.is === 'refused' ? [each.refused] : []))
    refused[place] = ofBatch
    tell.addWritten(sources.reduce((sum, source) => sum + source.bytes, 0))
    tell.addRefused(ofBatch.length)
    const written = outcomes.flatMap((each, at) => {
      const candidate = batch[at]
      return each.is === 'written' && candidate !== undefined ? [{ candidate, written: each.written }] : []
    })
    await keeper.add(place, written)
  })
  const kept = await keeper.finish()
  const instanceOf = ({ candidate, written }: Waiting): ImportedInstance => ({
    ...candidate.instance,
    contentId: written.id,
    bytes: written.bytes,
  })
  const unkept = kept.flatMap(({ one, kept }) =>
    kept.is === 'failed' ? [notStored(one.candidate.source.name, kept.code)] : [],
  )
  tell.addRefused(unkept.length)
  return {
    taken: kept.flatMap(({ one, kept }) => (kept.is === 'new' ? [instanceOf(one)] : [])),
    alreadyHere: kept.flatMap(({ one, kept }) => (kept.is === 'before' ? [instanceOf(one)] : [])),
    refused: [...refused.flat(), ...unkept],
  }
}

type Waiting = { readonly candidate: Candidate; readonly written: Written }

/**
 * Gathers what the workers wrote, batch by batch in the order of the sources, and has it made durable group by group on a
 * thread of its own while the next group is written. Nothing counts before its group is on the disk.
 */
function keepInGroups(pool: ImagePool, onKept: (count: number) => void) {
  const answers: { readonly one: Waiting; readonly kept: Kept }[] = []
  const early = new Map<number, readonly Waiting[]>()
  let nextPlace = 0
  let group: Waiting[] = []
  let bytes = 0
  let working: Promise<void> = Promise.resolve()

  async function keep(waiting: readonly Waiting[]): Promise<void> {
    const reply = await pool.run({ do: 'keep', written: waiting.map(({ written }) => written) })
    const failed: Kept = { is: 'failed', code: reply.did === 'lost' ? reply.why : undefined }
    waiting.forEach((one, place) => {
      answers.push({ one, kept: (reply.did === 'keep' ? reply.kept[place] : undefined) ?? failed })
    })
    onKept(answers.filter(({ kept }) => kept.is !== 'failed').length)
  }

  /** Waits for the group before, so that no more than two are under way. */
  async function send(): Promise<void> {
    const full = group
    group = []
    bytes = 0
    const before = working
    working = before.then(() => keep(full))
    await before
  }

  return {
    add: async (place: number, waiting: readonly Waiting[]): Promise<void> => {
      early.set(place, waiting)
      for (let ready = early.get(nextPlace); ready !== undefined; ready = early.get(nextPlace)) {
        early.delete(nextPlace++)
        group.push(...ready)
        bytes += ready.reduce((sum, { written }) => sum + written.bytes, 0)
      }
      if (group.length >= keepGroup.contents || bytes >= keepGroup.bytes) await send()
    },
    finish: async () => {
      // After a cancel, batches are missing: what was written of the later ones is kept all the same.
      group.push(...[...early].toSorted(([a], [b]) => a - b).flatMap(([, waiting]) => waiting))
      if (group.length > 0) await send()
      await working
      return answers
    },
  }
}

async function writeBatchOf(pool: ImagePool, batch: readonly Source[]): Promise<WriteOutcome[]> {
  const reply = await pool.run({ do: 'write', sources: batch })
  if (reply.did === 'write') return [...reply.outcomes]
  if (reply.did !== 'lost') return batch.map((source) => ({ is: 'refused', refused: failed(source, reply) }))
  const { before, at, after } = around(batch, reply.place)
  const head = before.length === 0 ? [] : await writeBatchOf(pool, before)
  const tail = after.length === 0 ? [] : await writeBatchOf(pool, after)
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
