import { useEffect, useRef } from 'react'
import { scanBurst, type TypedScan } from './scanBurst'

/** Shorter bursts are a person's. */
const leastLength = 8

/** Listens for a keyboard-wedge scanner while no field has the keys, so that a label can be scanned at any moment. */
export function useWedge(onScan: (scan: TypedScan) => void): void {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    const burst = scanBurst()
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
      if (event.key !== 'Enter') {
        burst.take(event)
        return
      }
      const scan = burst.end(event)
      if (scan.onUsKeyboard.length < leastLength) return
      event.preventDefault()
      event.stopPropagation()
      latest.current(scan)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
