import { useEffect, useRef } from 'react'

/** Keys of a scanner follow one another faster than a person types. Milliseconds. */
const fastest = 60
/** Shorter bursts are a person's. */
const leastLength = 8
const separator = '\u001d'

/** The character a key stands for in a scan: scanners send the GS separator as Ctrl+]. */
export function scannedCharacter(event: Pick<KeyboardEvent, 'key' | 'ctrlKey'>): string {
  if (event.ctrlKey) return event.key === ']' ? separator : ''
  return event.key.length === 1 ? event.key : ''
}

/** Listens for a keyboard-wedge scanner while no field has the keys, so that a label can be scanned at any moment. */
export function useWedge(onScan: (text: string, capsLock: boolean) => void): void {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    let text = ''
    let last = 0
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
      if (event.timeStamp - last > fastest) text = ''
      last = event.timeStamp
      if (event.key === 'Enter' && text.length >= leastLength) {
        event.preventDefault()
        event.stopPropagation()
        const scanned = text
        text = ''
        latest.current(scanned, event.getModifierState('CapsLock'))
        return
      }
      text += scannedCharacter(event)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
