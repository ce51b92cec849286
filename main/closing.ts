/** What the end of the application needs of its surroundings. */
export type Ending = {
  /** Ends everything in order. */
  readonly close: () => Promise<void>
  /** Leaves the ordinary way, with this exit code. */
  readonly exit: (code: number) => void
  /** Ends the process at once, whatever its threads are doing. */
  readonly kill: () => void
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>
}

/** How long the end may take, in milliseconds, before the process goes without it. */
const closingLimitMs = 5_000

/**
 * Lets everything that was begun come to its end before the process goes, but not for ever: a thread that ran WebAssembly
 * may never end in Electron's main process, and a process that stays without a window keeps the next start from beginning.
 * What a person confirmed is on the disk by then, as it would be at a power cut.
 */
export async function endWith({ close, exit, kill, wait }: Ending): Promise<void> {
  const closed = close().then(
    () => 'in order' as const,
    (cause: unknown) => {
      console.error('Closing did not finish cleanly.', cause instanceof Error ? cause.name : 'unknown')
      return 'with a fault' as const
    },
  )
  const how = await Promise.race([closed, wait(closingLimitMs)])
  if (how === 'in order' || how === 'with a fault') return exit(how === 'in order' ? 0 : 1)
  console.error('Closing took too long and was cut off.')
  kill()
}
