import type { Size } from '@shared/imaging/view/affine'
import { type RefObject, useLayoutEffect, useState } from 'react'

export type CanvasSize = Size & { readonly ratio: number }

const unknown: CanvasSize = { width: 0, height: 0, ratio: 1 }

/** The size of an element in page pixels and the screen pixels for each, followed as they change. */
export function useCanvasSize(element: RefObject<HTMLElement | null>): CanvasSize {
  const [size, setSize] = useState(unknown)
  useLayoutEffect(() => {
    const host = element.current
    if (host === null) return
    const measure = () => {
      const next = { width: host.clientWidth, height: host.clientHeight, ratio: window.devicePixelRatio }
      setSize((now) =>
        now.width === next.width && now.height === next.height && now.ratio === next.ratio ? now : next,
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(host)
    return () => observer.disconnect()
  }, [element])
  return size
}
