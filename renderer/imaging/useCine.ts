import { frameAt, framesAhead } from '@shared/imaging/view/cine'
import type { Stack } from '@shared/imaging/view/stack'
import { useEffect, useRef } from 'react'
import { cancelled } from './decode/pool'
import { pictures } from './pictures'

/** Frames fetched ahead of the one on screen. */
const lookAhead = 12

type CineOptions = {
  readonly stack: Stack | null
  readonly isPlaying: boolean
  readonly frameTimeMs: number
  /** The frame on screen, from 0. */
  readonly current: () => number
  readonly show: (index: number) => void
}

/**
 * Plays a stack by the clock. A frame that is not decoded yet is waited for, and the clock waits with it, so that the
 * first pass shows every frame; after that a slow machine leaves frames out and stays in time.
 */
export function useCine({ stack, isPlaying, frameTimeMs, current, show }: CineOptions): void {
  const calls = useRef({ current, show })
  calls.current = { current, show }

  useEffect(() => {
    if (!isPlaying || stack === null || stack.frames.length < 2) return
    const source = pictures()
    const stop = new AbortController()
    const { frames } = stack
    let start = { at: performance.now(), index: calls.current.current() }
    let shown = start.index
    let request = 0

    const nameOf = (index: number) => {
      const frame = frames[index] ?? frames[0]
      return { contentId: frame.instance.contentId, frame: frame.frame }
    }
    /** Frames that cannot be decoded: they are shown as what they are, and play goes on. */
    const failed = new Set<number>()
    const isReady = (index: number) => failed.has(index) || source.peek(nameOf(index)) !== undefined
    const fetchAhead = () => {
      for (const index of framesAhead(shown, frames.length, lookAhead)) {
        if (isReady(index)) continue
        source.get(nameOf(index), 'ahead', stop.signal).then((result) => {
          if (!result.ok && result.failure !== cancelled) failed.add(index)
        })
      }
    }
    const tick = (now: number) => {
      const wanted = frameAt(start.index, now - start.at, frameTimeMs, frames.length)
      if (calls.current.current() !== shown) {
        shown = calls.current.current()
        start = { at: now, index: shown }
      } else if (wanted !== shown) {
        const next = isReady(wanted) ? wanted : (shown + 1) % frames.length
        if (!isReady(next)) {
          start = { at: now - frameTimeMs, index: shown }
        } else {
          if (next !== wanted) start = { at: now, index: next }
          shown = next
          calls.current.show(next)
        }
        fetchAhead()
      }
      request = requestAnimationFrame(tick)
    }
    fetchAhead()
    request = requestAnimationFrame(tick)
    return () => {
      cancelAnimationFrame(request)
      stop.abort()
    }
  }, [isPlaying, stack, frameTimeMs])
}
