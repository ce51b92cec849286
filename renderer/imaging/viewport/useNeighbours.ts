import type { Stack } from '@shared/imaging/view/stack'
import { useEffect } from 'react'
import { pictures } from '../pictures'

/** Frames to either side that are made ready, nearest first: the next turn of the wheel is a look-up. */
const reach = 3

export function useNeighbours(stack: Stack, index: number, isPlaying: boolean): void {
  useEffect(() => {
    if (isPlaying || stack.shows !== 'image') return
    const stop = new AbortController()
    const source = pictures()
    for (let away = 1; away <= reach; away++) {
      for (const at of [index + away, index - away]) {
        const near = stack.frames[at]
        if (near === undefined) continue
        const name = { contentId: near.instance.contentId, frame: near.frame }
        if (source.peek(name) === undefined) void source.get(name, 'ahead', stop.signal)
      }
    }
    return () => stop.abort()
  }, [stack, index, isPlaying])
}
