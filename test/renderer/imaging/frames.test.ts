import type { DicomFailure } from '@shared/imaging/failure'
import type { Picture } from '@shared/imaging/view/picture'
import { fail, ok, type Result } from '@shared/kit/result'
import { describe, expect, it } from 'vitest'
import { createByteCache } from '../../../renderer/imaging/decode/byteCache'
import { createFrames } from '../../../renderer/imaging/decode/frames'
import type { Decoded } from '../../../renderer/imaging/decode/messages'
import type { DecodePool, Urgency } from '../../../renderer/imaging/decode/pool'

const pictureOf = (bytes: number): Picture => ({
  kind: 'colour',
  width: 1,
  height: 1,
  rgba: new Uint8ClampedArray(bytes),
  cover: null,
})

type Asked = {
  readonly frame: number
  readonly urgency: () => Urgency
  readonly signal: AbortSignal | undefined
  readonly answer: (result: Result<Decoded, DicomFailure>) => void
}

function bench(mostBytes = 1000) {
  const asked: Asked[] = []
  const run: DecodePool['run'] = (task, urgency, signal) =>
    new Promise((answer) => {
      asked.push({ frame: task.do === 'picture' ? task.frame : -1, urgency, signal, answer })
    })
  return { frames: createFrames({ run }, mostBytes), asked }
}

const first = { contentId: 'a', frame: 1 }

describe('decoded frames', () => {
  it('are decoded once, however many wait for them', async () => {
    const { frames, asked } = bench()
    const both = [frames.get(first, 'ahead'), frames.get(first, 'ahead')]
    expect(asked).toHaveLength(1)
    const picture = pictureOf(4)
    asked[0]?.answer(ok(picture))
    for (const result of await Promise.all(both)) expect(result).toEqual(ok(picture))
    expect(await frames.get(first, 'now')).toEqual(ok(picture))
    expect(frames.peek(first)).toBe(picture)
    expect(asked).toHaveLength(1)
  })

  it('count frames from one on the outside and from nought in the file', () => {
    const { frames, asked } = bench()
    frames.get({ contentId: 'a', frame: 7 }, 'now')
    expect(asked[0]?.frame).toBe(6)
  })

  it('become urgent when somebody begins to wait', () => {
    const { frames, asked } = bench()
    frames.get(first, 'ahead')
    expect(asked[0]?.urgency()).toBe('ahead')
    frames.get(first, 'now')
    expect(asked[0]?.urgency()).toBe('now')
  })

  it('are given up when nobody waits any more, and not before', async () => {
    const { frames, asked } = bench()
    const [one, other] = [new AbortController(), new AbortController()]
    const results = [frames.get(first, 'now', one.signal), frames.get(first, 'now', other.signal)]
    one.abort()
    expect(asked[0]?.signal?.aborted).toBe(false)
    other.abort()
    expect(asked[0]?.signal?.aborted).toBe(true)
    expect((await Promise.all(results)).map((result) => result.ok)).toEqual([false, false])
    frames.get(first, 'now')
    expect(asked).toHaveLength(2)
  })

  it('are asked for again after a failure', async () => {
    const { frames, asked } = bench()
    const failed = frames.get(first, 'now')
    asked[0]?.answer(fail({ code: 'damaged', says: 'No.' }))
    expect((await failed).ok).toBe(false)
    frames.get(first, 'now')
    expect(asked).toHaveLength(2)
  })

  it('leave the cache in the order in which they were last used, within its bytes', async () => {
    const { frames, asked } = bench(100)
    for (const frame of [1, 2, 3]) {
      const wanted = frames.get({ contentId: 'a', frame }, 'now')
      asked.at(-1)?.answer(ok(pictureOf(40)))
      await wanted
      frames.peek(first)
    }
    expect([1, 2, 3].map((frame) => frames.peek({ contentId: 'a', frame }) !== undefined)).toEqual([true, false, true])
    expect(frames.bytes()).toBe(80)
  })
})

describe('a cache bounded by bytes', () => {
  it('does not keep what is larger than itself, and forgets the older value of a key', () => {
    const cache = createByteCache<string>(10)
    cache.put('a', 'one', 6)
    cache.put('a', 'two', 8)
    expect([cache.get('a'), cache.bytes(), cache.count()]).toEqual(['two', 8, 1])
    cache.put('a', 'three', 11)
    expect([cache.get('a'), cache.bytes()]).toEqual([undefined, 0])
  })
})
