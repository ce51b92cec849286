import { useSyncExternalStore } from 'react'

/** The present instant as ISO text, renewed every `everyMs` (a divisor of a minute reads best). */
export function useNow(everyMs = 1000): string {
  const tick = useSyncExternalStore(
    (listener) => {
      const timer = setInterval(listener, everyMs)
      return () => clearInterval(timer)
    },
    () => Math.floor(Date.now() / everyMs) * everyMs,
  )
  return new Date(tick).toISOString()
}
