import { type DicomFailure, failure } from '@shared/imaging/failure'
import { fail, type Result } from '@shared/kit/result'
import type { Decoded, DecodeReply, DecodeRequest } from './messages'

/** `now`: somebody waits for it. `ahead`: will be wanted when play goes on. `aside`: a thumbnail. */
export type Urgency = 'now' | 'ahead' | 'aside'

/** The part of a Worker that the pool needs. */
export type DecodeWorker = {
  readonly post: (request: DecodeRequest) => void
  readonly end: () => void
}

export type WorkerEvents = { readonly onReply: (reply: DecodeReply) => void; readonly onBreak: () => void }

type Task = DecodeRequest extends infer Request ? (Request extends { id: number } ? Omit<Request, 'id'> : never) : never

type Job = {
  readonly task: Task
  /** Asked when a worker is free: what was fetched ahead may be waited for by then. */
  readonly urgency: () => Urgency
  readonly finish: (result: Result<Decoded, DicomFailure>) => void
}

export type DecodePoolOptions = {
  readonly size: number
  readonly makeWorker: (events: WorkerEvents) => DecodeWorker
  /** A worker that is silent for longer on one picture is replaced, ms. */
  readonly patienceMs: number
}

export const cancelled: DicomFailure = failure('no-frame', 'The picture is no longer wanted.')
const outOfTime = failure('damaged', 'The picture took too long to decode and was given up.')
const broke = failure('damaged', 'Decoding the picture failed and was stopped.')

const order: readonly Urgency[] = ['now', 'ahead', 'aside']

/**
 * Shares decode jobs among workers, one at a time each: what is on screen first. A file stays with the worker that has
 * read it as long as that one is free. A worker that breaks or hangs is replaced and takes only its own job with it.
 */
export function createDecodePool({ size, makeWorker, patienceMs }: DecodePoolOptions) {
  type Seat = {
    worker: DecodeWorker | null
    job: (Job & { readonly id: number }) | null
    timer: number
    lastRead: string
  }
  const seats: Seat[] = Array.from({ length: Math.max(1, size) }, () => ({
    worker: null,
    job: null,
    timer: 0,
    lastRead: '',
  }))
  const waiting: Job[] = []
  let lastId = 0
  let isOpen = true

  function take(contentId: string): Job | undefined {
    for (const urgency of order) {
      const own = waiting.findIndex((job) => job.urgency() === urgency && job.task.contentId === contentId)
      const at = own >= 0 ? own : waiting.findIndex((job) => job.urgency() === urgency)
      if (at >= 0) return waiting.splice(at, 1)[0]
    }
    return undefined
  }

  function start(seat: Seat): void {
    if (!isOpen || seat.job !== null) return
    const job = take(seat.lastRead)
    if (job === undefined) return
    lastId += 1
    seat.job = { ...job, id: lastId }
    seat.lastRead = job.task.contentId
    seat.worker ??= makeWorker({
      onReply: (reply) => finished(seat, reply),
      onBreak: () => replace(seat, broke),
    })
    seat.timer = Number(setTimeout(() => replace(seat, outOfTime), patienceMs))
    seat.worker.post({ ...job.task, id: lastId })
  }

  function finished(seat: Seat, reply: DecodeReply): void {
    // The answer to a job that was given up meanwhile.
    if (seat.job?.id !== reply.id) return
    const { finish } = seat.job
    clearTimeout(seat.timer)
    seat.job = null
    start(seat)
    finish(reply.result)
  }

  function replace(seat: Seat, why: DicomFailure): void {
    const job = seat.job
    clearTimeout(seat.timer)
    seat.worker?.end()
    seat.worker = null
    seat.job = null
    seat.lastRead = ''
    job?.finish(fail(why))
    start(seat)
  }

  /** Resolves with what the worker answers, or `cancelled` when `signal` aborts before a worker has begun. */
  function run(task: Task, urgency: () => Urgency, signal?: AbortSignal): Promise<Result<Decoded, DicomFailure>> {
    return new Promise((resolve) => {
      if (signal?.aborted || !isOpen) return resolve(fail(cancelled))
      const job: Job = { task, urgency, finish: resolve }
      signal?.addEventListener('abort', () => {
        const at = waiting.indexOf(job)
        if (at < 0) return
        waiting.splice(at, 1)
        resolve(fail(cancelled))
      })
      waiting.push(job)
      const idle = seats.filter((seat) => seat.job === null)
      const best = idle.find((seat) => seat.lastRead === task.contentId) ?? idle.find((seat) => seat.worker) ?? idle[0]
      if (best !== undefined) start(best)
    })
  }

  function close(): void {
    isOpen = false
    for (const job of waiting.splice(0)) job.finish(fail(cancelled))
    for (const seat of seats) replace(seat, cancelled)
  }

  return { run, close }
}

export type DecodePool = ReturnType<typeof createDecodePool>
