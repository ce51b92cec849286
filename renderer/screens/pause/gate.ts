/**
 * Lets one act through and holds every further one for a while: a double press of a pedal or a gloved finger never
 * confirms two items. `now` in milliseconds of a clock that only runs forward.
 */
export function createGate(holdMs: number): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY
  return (now) => {
    if (now - last < holdMs) return false
    last = now
    return true
  }
}

/** One gate for the whole pause, so that it holds over the change from one item to the next. */
const pauseGate = createGate(400)

export function passesGate(): boolean {
  return pauseGate(performance.now())
}
