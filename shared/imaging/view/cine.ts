/** Where a file gives no frame time. A run of fluoroscopy is commonly pulsed at about this rate. */
export const usualFrameTimeMs = 1000 / 8

const limits = { leastMs: 1000 / 120, mostMs: 5000 } as const

/** The frame time to play with, ms: the file's where it is believable. */
export function frameTimeOf(statedMs: number | null): number {
  if (statedMs === null || !Number.isFinite(statedMs) || statedMs <= 0) return usualFrameTimeMs
  return Math.min(limits.mostMs, Math.max(limits.leastMs, statedMs))
}

/**
 * The frame (counted from 0) that belongs on the screen `elapsedMs` after play began at `first`. It follows time and not
 * the number of drawings, so a slow machine leaves frames out and never lags behind.
 */
export function frameAt(first: number, elapsedMs: number, frameTimeMs: number, count: number): number {
  if (count <= 1) return 0
  const steps = Math.max(0, Math.floor(elapsedMs / frameTimeMs))
  return (first + steps) % count
}

/** The frames to have ready next, nearest first, going round at the end. */
export function framesAhead(current: number, count: number, wanted: number): readonly number[] {
  const ahead = Math.min(Math.max(0, wanted), Math.max(0, count - 1))
  return Array.from({ length: ahead }, (_, step) => (current + step + 1) % count)
}
