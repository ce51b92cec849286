import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Showing } from '../draw'
import { openSurface, type Surface } from '../surface'
import type { CanvasSize } from './useCanvasSize'

/** Keeps a canvas in an element and draws what is to be shown in the same frame in which it changes. */
export function useSurface(element: RefObject<HTMLElement | null>, size: CanvasSize, showing: Showing | null): void {
  const [surface, setSurface] = useState<Surface | null>(null)

  useLayoutEffect(() => {
    if (element.current === null) return
    const opened = openSurface(element.current)
    setSurface(opened)
    return () => {
      setSurface(null)
      opened.close()
    }
  }, [element])

  useLayoutEffect(() => {
    surface?.resize(size.width, size.height, size.ratio)
  }, [surface, size])

  useLayoutEffect(() => {
    if (surface === null) return
    if (showing === null) surface.clear()
    else surface.show(showing)
  }, [surface, showing])
}
