import { expect } from '@playwright/test'
import type { Walk } from './walk'

type Shift = { readonly days?: number; readonly minutes?: number }

const two = (value: number) => String(value).padStart(2, '0')

const moved = ({ days = 0, minutes = 0 }: Shift) => new Date(Date.now() + (days * 24 * 60 + minutes) * 60_000)

/** A local date so many days from today, as a date field takes it. */
export function localDay(shift: Shift = {}): string {
  const at = moved(shift)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** A local date and time of day, as a field for both takes it. */
export function localMinute(shift: Shift = {}): string {
  const at = moved(shift)
  return `${localDay(shift)}T${two(at.getHours())}:${two(at.getMinutes())}`
}

const minuteMs = 60_000

/**
 * Puts the clock of the station forward, in the process that records and in every window, instead of waiting. It runs
 * on from there at its usual pace. Who was signed in still is, as long as the jump is shorter than the station's lock.
 */
export async function putClockForward(walk: Walk, minutes: number): Promise<void> {
  walk.clock.forward += minutes
  // Waiting moves both: the clock, and the time that really passes.
  await walk.app.evaluate((_electron, by) => {
    const before = performance.now.bind(performance)
    performance.now = () => before() + by
  }, minutes * minuteMs)
  await shift(walk, minutes)
}

/** Moves the clock of the station as somebody does who sets it: no time passes. */
export async function setClock(walk: Walk, minutes: number): Promise<void> {
  await shift(walk, minutes)
}

async function shift({ app, desk }: Walk, minutes: number): Promise<void> {
  const ms = minutes * minuteMs
  const before = await stationTime(desk)
  await app.evaluate((_electron, by) => {
    const Before = globalThis.Date
    globalThis.Date = new Proxy(Before, {
      construct: (target, args) => Reflect.construct(target, args.length === 0 ? [Before.now() + by] : args),
      get: (target, key) => (key === 'now' ? () => Before.now() + by : Reflect.get(target, key, target)),
    })
  }, ms)
  // Somebody is at the station: nobody is signed out by the jump.
  await desk.evaluate(() => window.companion.request['session.touch']({}))
  for (const page of app.windows()) {
    await page.evaluate((by) => {
      const Before = globalThis.Date
      globalThis.Date = new Proxy(Before, {
        construct: (target, args) => Reflect.construct(target, args.length === 0 ? [Before.now() + by] : args),
        get: (target, key) => (key === 'now' ? () => Before.now() + by : Reflect.get(target, key, target)),
      })
    }, ms)
  }
  expect((await stationTime(desk)) - before).toBeGreaterThanOrEqual(ms)
}

/** What the process that records takes for now, in milliseconds. */
async function stationTime(desk: Walk['desk']): Promise<number> {
  const info = await desk.evaluate(() => window.companion.request['app.info']({}))
  if (!info.ok) throw new Error(info.failure.says)
  return Date.parse(info.value.now)
}
