/** Times in milliseconds of what is compared, in turns so that whatever else the machine does falls on all of them. */
export type Ran = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b)
export const median = (times: readonly number[]) => sorted(times)[Math.floor(times.length / 2)] ?? Number.NaN

/** The first round warms the caches and does not count. What is not installed, or dies, is named and left out. */
export function compared(rounds: number, programs: Readonly<Record<string, () => Ran>>): Map<string, number[]> {
  const times = new Map<string, number[]>(Object.keys(programs).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(programs)) {
      const before = process.hrtime.bigint()
      const { code, signal } = run()
      const ms = Number(process.hrtime.bigint() - before) / 1e6
      if (signal !== null) print(`  ${name} was ended by ${signal}`)
      if (code === null && signal === null) times.delete(name)
      else if (round > 0) times.get(name)?.push(ms)
    }
  }
  for (const name of Object.keys(programs)) if (!times.has(name)) print(`  ${name}: not installed here`)
  return times
}

export function print(says: string): void {
  console.log(says)
}

/** A quality bar: the figure must be this or better. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number }

/** Prints a figure beside its bar. One that does not hold, or is none, ends the run with 1 once all is measured. */
export function held(says: string, figure: number, bar: Bar): void {
  const holds = 'atMost' in bar ? figure <= bar.atMost : figure >= bar.atLeast
  const limit = 'atMost' in bar ? `<= ${bar.atMost}` : `>= ${bar.atLeast}`
  if (!holds) process.exitCode = 1
  console.log(`${says}: ${figure.toFixed(2)} (bar ${limit}: ${holds ? 'holds' : 'DOES NOT HOLD'})`)
}
