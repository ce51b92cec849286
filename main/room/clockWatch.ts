import type { Instant } from '@shared/kit/time'

/** How far the clock may run from the time that really passes before it was moved, in milliseconds: drift stays below. */
const toleranceMs = 30_000

export type ClockMove = { readonly before: Instant; readonly after: Instant }

export type ClockWatchOptions = {
  readonly clock: () => Date
  /** Milliseconds that pass whatever is done to the clock. It may stand still while the computer sleeps. */
  readonly elapsed: () => number
  /** `before`: what the clock would show had it run on. Called once for each move. */
  readonly onMoved: (move: ClockMove) => void
}

/**
 * Compares the clock of the station with the time that really passes. A clock that was set, and a computer that slept,
 * both show as a move: of neither is it known how old a time-out is.
 */
export function clockWatch({ clock, elapsed, onMoved }: ClockWatchOptions): { readonly check: () => void } {
  let offset = clock().getTime() - elapsed()
  return {
    check: () => {
      const now = clock().getTime()
      const expected = elapsed() + offset
      if (Math.abs(now - expected) <= toleranceMs) return
      offset += now - expected
      onMoved({ before: new Date(expected).toISOString(), after: new Date(now).toISOString() })
    },
  }
}
