import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { putClockForward } from './steps/clock'
import { type Files, roomSignsIn, steps } from './steps/hartmann'
import { patience, resize, type Walk } from './steps/walk'

test.describe.configure({ mode: 'serial' })

const profile = mkdtempSync(join(tmpdir(), 'procedure-pause-crash-'))
const out = join(profile, 'saved')
const files: Files = {
  instructions: join(out, 'instructions.pdf'),
  note: join(out, 'operative-note.pdf'),
  record: join(out, 'record.json'),
}

let running: RunningApp
let walk: Walk

/** Starts the app with the clock of the room as far on as it was: time does not stop for a power cut. */
const start = async (forward = 0) => {
  running = await launch({ profile, args: ['--demo'] })
  walk = { ...running, clock: { forward: 0 } }
  await resize(walk, { width: 1920, height: 1080 })
  if (forward > 0) await putClockForward(walk, forward)
}

/** What a person sees of where they are: the headings, and which part of the case is open. */
const placeOf = async (desk: Page) => {
  const headings = await desk.getByRole('heading', { level: 1 }).allInnerTexts()
  const part = await desk.getByRole('navigation').locator('[aria-current="page"]').allInnerTexts()
  return { headings, part: part.map((text) => text.split('\n')[0]) }
}

const recordOf = async (desk: Page) => {
  const board = await desk.evaluate(async () => {
    const found = await window.companion.request['board.search']({ text: 'Hartmann' })
    if (!found.ok) throw new Error(found.failure.says)
    const [row] = found.value.rows
    if (row === undefined) throw new Error('The case is gone.')
    return { phase: row.phase, version: row.version }
  })
  return board
}

test.beforeAll(async () => {
  test.setTimeout(120_000)
  mkdirSync(out, { recursive: true })
  await start()
})

test.afterAll(async () => {
  await running?.close()
  rmSync(profile, { recursive: true, force: true })
})

const keepNothing = async () => {}

for (const [index, step] of steps.entries()) {
  test(`after “${step.title}” a killed app is back at the same case and the same place`, async () => {
    test.setTimeout(300_000)
    // A start signs nobody in: whoever the room needs says who they are again.
    if (index > 1) await roomSignsIn(walk)
    await step.act(walk, keepNothing, files)
    const place = await placeOf(running.desk)
    const record = await recordOf(running.desk)
    await running.kill()
    await start(walk.clock.forward)
    await expect.poll(() => placeOf(running.desk), { timeout: patience }).toEqual(place)
    expect(await recordOf(running.desk)).toEqual(record)
  })
}
