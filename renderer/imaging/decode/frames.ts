import type { DicomFailure } from '@shared/imaging/failure'
import { type Picture, sizeOf } from '@shared/imaging/view/picture'
import { fail, ok, type Result } from '@shared/kit/result'
import { createByteCache } from './byteCache'
import type { Clip } from './messages'
import { cancelled, type DecodePool, type Urgency } from './pool'

/** A frame of a stored image; `frame` counts from 1, as DICOM and the marks do. */
export type FrameName = { readonly contentId: string; readonly frame: number }

type Wanted = {
  readonly promise: Promise<Result<Picture, DicomFailure>>
  readonly stop: AbortController
  waiters: number
  /** Raised when somebody begins to wait for what was fetched ahead. */
  readonly asked: { urgency: Urgency }
}

/**
 * Decoded frames by name: from the cache, from a decode that is under way, or from a new one. A decode goes on while
 * anybody waits for it and is taken out of the queue when nobody does any more.
 */
export function createFrames(pool: Pick<DecodePool, 'run'>, mostBytes: number) {
  const cache = createByteCache<Picture>(mostBytes)
  const underWay = new Map<string, Wanted>()
  const nameOf = ({ contentId, frame }: FrameName) => `${contentId}/${frame}`

  function begin(name: FrameName, urgency: Urgency): Wanted {
    const key = nameOf(name)
    const stop = new AbortController()
    const asked = { urgency }
    const promise = pool
      .run({ do: 'picture', contentId: name.contentId, frame: name.frame - 1 }, () => asked.urgency, stop.signal)
      .then((result): Result<Picture, DicomFailure> => {
        if (underWay.get(key)?.stop === stop) underWay.delete(key)
        if (!result.ok) return result
        if (result.value.kind === 'clip') return fail(cancelled)
        cache.put(key, result.value, sizeOf(result.value))
        return ok(result.value)
      })
    const wanted: Wanted = { promise, stop, waiters: 0, asked }
    underWay.set(key, wanted)
    return wanted
  }

  async function get(name: FrameName, urgency: Urgency, signal?: AbortSignal): Promise<Result<Picture, DicomFailure>> {
    const here = cache.get(nameOf(name))
    if (here !== undefined) return ok(here)
    if (signal?.aborted) return fail(cancelled)
    const wanted = underWay.get(nameOf(name)) ?? begin(name, urgency)
    wanted.waiters += 1
    if (urgency === 'now') wanted.asked.urgency = 'now'
    return new Promise((resolve) => {
      const leave = () => {
        wanted.waiters -= 1
        if (wanted.waiters === 0) {
          wanted.stop.abort()
          if (underWay.get(nameOf(name)) === wanted) underWay.delete(nameOf(name))
        }
        resolve(fail(cancelled))
      }
      signal?.addEventListener('abort', leave, { once: true })
      wanted.promise.then((result) => {
        signal?.removeEventListener('abort', leave)
        resolve(result)
      })
    })
  }

  async function clip(contentId: string, signal?: AbortSignal): Promise<Result<Clip, DicomFailure>> {
    const result = await pool.run({ do: 'clip', contentId }, () => 'now', signal)
    if (!result.ok) return result
    return result.value.kind === 'clip' ? ok(result.value) : fail(cancelled)
  }

  return {
    get,
    clip,
    /** The frame if it is ready, without asking for it. */
    peek: (name: FrameName): Picture | undefined => cache.get(nameOf(name)),
    bytes: cache.bytes,
  }
}

export type Frames = ReturnType<typeof createFrames>
