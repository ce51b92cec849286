import { Worker } from 'node:worker_threads'
import { stateAt, type WorkerReply, type WorkerRequest, type WorkerStart } from './workerMessages'

/**
 * A few worker threads that do the image store's work. A worker that takes too long over one source or dies is replaced,
 * and the caller is told which source it was.
 */
export type ImagePool = {
  /**
   * Runs a request on the next free worker. What a person waits for `now` overtakes what is queued. `keep` waits for the
   * disk rather than for a processor and for its turn: it has a thread of its own.
   */
  readonly run: (request: WorkerRequest, urgency?: 'now' | 'queued') => Promise<WorkerReply | Lost>
  /** Workers stop at the next source of the batch at hand; everything asked for later runs as usual. */
  readonly stopBatches: () => void
  /** Resolves when every worker has ended, those that were replaced among them. */
  readonly close: () => Promise<void>
}

/** The worker was lost while it was at work on the source at this place of the batch. */
export type Lost = { readonly did: 'lost'; readonly place: number; readonly why: 'time' | 'crash' }

export type ImagePoolOptions = {
  readonly folder: string
  readonly dataKey: Uint8Array
  /** The built file of `imageWorker`. */
  readonly worker: URL
  readonly threads: number
  /** Longest a worker may stay at one source, in milliseconds. */
  readonly timeLimitMs: number
}

/** What is soon forgotten gets 16 MB: each thread's share counts in the main process's memory. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 } as const

type Job = { readonly request: WorkerRequest; readonly done: (reply: WorkerReply | Lost) => void }

type Member = { worker: Worker; readonly state: Int32Array; job: Job | null; readonly lane: Lane }

/** Workers that share a queue. */
type Lane = { readonly members: Member[]; readonly queue: Job[]; readonly threads: number }

export function imagePool(options: ImagePoolOptions): ImagePool {
  const lane = (threads: number): Lane => ({ members: [], queue: [], threads })
  const lanes = { processor: lane(options.threads), disk: lane(1) }
  const members = () => Object.values(lanes).flatMap((each) => each.members)
  /** The ends of workers that were given up. */
  const ending: Promise<number>[] = []
  let closed = false

  function start(state: SharedArrayBuffer): Worker {
    const workerData: WorkerStart = { folder: options.folder, dataKey: options.dataKey, state }
    return new Worker(options.worker, { workerData, resourceLimits })
  }

  function member(lane: Lane): Member {
    const state = new SharedArrayBuffer(8)
    const made: Member = { worker: start(state), state: new Int32Array(state), job: null, lane }
    listen(made, state)
    lane.members.push(made)
    return made
  }

  function listen(made: Member, state: SharedArrayBuffer): void {
    const { worker } = made
    worker.on('message', (reply: WorkerReply) => finish(made, reply))
    const lost = (why: Lost['why']) => {
      if (made.worker !== worker || closed) return
      made.worker = start(state)
      listen(made, state)
      finish(made, { did: 'lost', place: Atomics.load(made.state, stateAt.current), why })
    }
    worker.on('error', () => lost('crash'))
    worker.on('exit', () => lost('crash'))
    watch(made, worker, () => {
      lost('time')
      ending.push(worker.terminate())
    })
  }

  /** Looks whether the worker moves on; a job that stays at one source for the time limit is lost. */
  function watch(made: Member, worker: Worker, onStuck: () => void): void {
    let job: Job | null = null
    let place = -1
    let since = performance.now()
    // A thread that is still starting, as on a busy machine, is at no source yet.
    let isUp = false
    worker.once('online', () => {
      isUp = true
    })
    const timer = setInterval(
      () => {
        if (made.worker !== worker || closed) return clearInterval(timer)
        const now = Atomics.load(made.state, stateAt.current)
        if (!isUp || made.job === null || made.job !== job || now !== place) {
          job = made.job
          place = now
          since = performance.now()
        } else if (performance.now() - since > options.timeLimitMs) onStuck()
      },
      Math.min(1000, options.timeLimitMs / 4),
    )
    timer.unref()
  }

  function finish(made: Member, reply: WorkerReply | Lost): void {
    const { job } = made
    made.job = null
    next(made)
    job?.done(reply)
  }

  function next(made: Member): void {
    const job = made.lane.queue.shift()
    if (job === undefined) return
    made.job = job
    Atomics.store(made.state, stateAt.current, 0)
    Atomics.store(made.state, stateAt.stop, 0)
    made.worker.postMessage(job.request)
  }

  return {
    run: (request, urgency = 'queued') =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The image store is closed.'))
        const job: Job = { request, done: resolve }
        const lane = request.do === 'keep' ? lanes.disk : lanes.processor
        if (urgency === 'now') lane.queue.unshift(job)
        else lane.queue.push(job)
        const free =
          lane.members.find((each) => each.job === null) ??
          (lane.members.length < lane.threads ? member(lane) : undefined)
        if (free !== undefined) next(free)
      }),
    stopBatches: () => {
      for (const each of members()) if (each.job !== null) Atomics.store(each.state, stateAt.stop, 1)
    },
    close: async () => {
      closed = true
      const queued = Object.values(lanes).flatMap(({ queue }) => queue.splice(0))
      const waiting = [...queued, ...members().flatMap(({ job }) => job ?? [])]
      for (const { done } of waiting) done({ did: 'lost', place: 0, why: 'crash' })
      await Promise.all([...ending, ...members().map(({ worker }) => worker.terminate())])
    },
  }
}
