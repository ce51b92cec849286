import type { ColourPicture } from '@shared/imaging/view/picture'
import { ok } from '@shared/kit/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DecodeRequest } from '../../../renderer/imaging/decode/messages'
import { cancelled, createDecodePool, type Urgency, type WorkerEvents } from '../../../renderer/imaging/decode/pool'

const picture: ColourPicture = { kind: 'colour', width: 1, height: 1, rgba: new Uint8ClampedArray(4), cover: null }

/** Workers that answer when the test says so. */
function bench(size = 1) {
  const made: { asked: DecodeRequest[]; events: WorkerEvents; ended: boolean }[] = []
  const pool = createDecodePool({
    size,
    patienceMs: 1000,
    makeWorker: (events) => {
      const worker = { asked: [] as DecodeRequest[], events, ended: false }
      made.push(worker)
      return { post: (request) => worker.asked.push(request), end: () => (worker.ended = true) }
    },
  })
  const ask = (contentId: string, frame: number, urgency: Urgency | (() => Urgency) = 'now', signal?: AbortSignal) =>
    pool.run({ do: 'picture', contentId, frame }, typeof urgency === 'string' ? () => urgency : urgency, signal)
  const answer = (worker = 0) => {
    const last = made[worker]?.asked.at(-1)
    if (last === undefined) throw new Error('Nothing was asked of this worker.')
    made[worker]?.events.onReply({ id: last.id, result: ok(picture) })
  }
  const asked = (worker = 0) => made[worker]?.asked.map((each) => (each.do === 'picture' ? each.frame : -1))
  return { pool, made, ask, answer, asked }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the decode pool', () => {
  it('starts no worker before it is asked for a picture', () => {
    expect(bench(4).made).toHaveLength(0)
  })

  it('gives a worker one job at a time and what is on screen before what is fetched ahead', async () => {
    const { ask, answer, asked } = bench()
    const results = [ask('a', 1, 'ahead'), ask('a', 2, 'aside'), ask('a', 3, 'ahead'), ask('a', 4, 'now')]
    expect(asked()).toEqual([1])
    for (let times = 0; times < 4; times++) answer()
    expect(asked()).toEqual([1, 4, 3, 2])
    expect((await Promise.all(results)).every((result) => result.ok)).toBe(true)
  })

  it('asks how urgent a job is when a worker is free, not when it came in', () => {
    const { ask, answer, asked } = bench()
    let urgency: Urgency = 'aside'
    ask('a', 1)
    ask('a', 2, 'ahead')
    ask('a', 3, () => urgency)
    urgency = 'now'
    answer()
    expect(asked()).toEqual([1, 3])
  })

  it('shares jobs among workers and lets a file stay with the one that has read it', () => {
    const { ask, answer, asked } = bench(2)
    ask('a', 1)
    ask('b', 2)
    expect([asked(0), asked(1)]).toEqual([[1], [2]])
    answer(0)
    answer(1)
    ask('b', 3)
    ask('a', 4)
    expect([asked(0), asked(1)]).toEqual([
      [1, 4],
      [2, 3],
    ])
  })

  it('takes a cancelled job out of the queue', async () => {
    const { ask, answer, asked } = bench()
    const stop = new AbortController()
    ask('a', 1)
    const second = ask('a', 2, 'now', stop.signal)
    ask('a', 3)
    stop.abort()
    expect(await second).toEqual({ ok: false, failure: cancelled })
    answer()
    expect(asked()).toEqual([1, 3])
  })

  it('does not begin what was cancelled before', async () => {
    const { ask, made } = bench()
    expect(await ask('a', 1, 'now', AbortSignal.abort())).toEqual({ ok: false, failure: cancelled })
    expect(made).toHaveLength(0)
  })

  it('replaces a worker that hangs, and goes on with the next job', async () => {
    const { ask, answer, made } = bench()
    const hanging = ask('a', 1)
    const next = ask('b', 2)
    vi.advanceTimersByTime(1001)
    expect((await hanging).ok).toBe(false)
    expect(made.map((worker) => worker.ended)).toEqual([true, false])
    answer(1)
    expect((await next).ok).toBe(true)
  })

  it('replaces a worker that breaks, and only its own job fails', async () => {
    const { ask, answer, made } = bench(2)
    const [broken, fine] = [ask('a', 1), ask('b', 2)]
    made[0]?.events.onBreak()
    answer(1)
    expect((await broken).ok).toBe(false)
    expect((await fine).ok).toBe(true)
  })

  it('does not take a late answer of a given-up job for another', async () => {
    const { ask, made } = bench()
    const first = ask('a', 1)
    vi.advanceTimersByTime(1001)
    await first
    const second = ask('a', 2)
    made[0]?.events.onReply({ id: 1, result: ok(picture) })
    let done = false
    second.then(() => {
      done = true
    })
    await Promise.resolve()
    expect(done).toBe(false)
  })

  it('ends its workers and answers everybody when it is closed', async () => {
    const { pool, ask, made } = bench()
    const results = [ask('a', 1), ask('a', 2)]
    pool.close()
    expect((await Promise.all(results)).map((result) => result.ok)).toEqual([false, false])
    expect(made.every((worker) => worker.ended)).toBe(true)
    expect((await ask('a', 3)).ok).toBe(false)
  })
})
