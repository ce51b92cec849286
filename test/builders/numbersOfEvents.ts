import type { RecordedEvent } from '@shared/case/events'

/** Whether a number of a sentence stands in its entries, is a time of theirs, or is their sum. */
export function isIn(entries: readonly RecordedEvent[], number: string): boolean {
  const texts = entries.map((event) => JSON.stringify(event.body))
  if (texts.some((text) => new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d]|\\.\\d)`).test(text)))
    return true
  if (entries.some((event) => event.meta.sequence === Number(number))) return true
  const times = entries.flatMap((event) => {
    const stamps = [event.meta.at, ...(event.type === 'complication.recorded' ? [event.body.onset] : [])]
    return stamps.flatMap((at) => {
      const local = new Date(Date.parse(at) + event.meta.offsetMinutes * 60_000).toISOString()
      return [local.slice(0, 4), local.slice(8, 10), local.slice(11, 13), local.slice(14, 16)]
    })
  })
  if (times.some((time) => time === number || Number(time) === Number(number))) return true
  const sums = new Map<string, number>()
  const add = (what: string, value: number) => sums.set(what, Math.round(((sums.get(what) ?? 0) + value) * 1000) / 1000)
  for (const event of entries) {
    if (event.type === 'injectate.given') add(event.body.agent, event.body.doseMg ?? 0)
    if (event.type === 'contrast.recorded') {
      add('mL', event.body.volumeMl ?? 0)
      add('mg', (event.body.volumeMl ?? 0) * (event.body.mgIodinePerMl ?? 0))
    }
  }
  return [...sums.values()].includes(Number(number))
}
