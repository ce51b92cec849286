import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { resultsFolder } from '../../scripts/lib/paths.mjs'
import { launch, type RunningApp } from './launch'
import { Album } from './steps/album'
import { type Files, steps } from './steps/hartmann'
import { expectSheet } from './steps/pdf'
import { verifyExported } from './steps/record'
import { writeSummary } from './steps/summary'
import { resize, type Walk } from './steps/walk'

test.describe.configure({ mode: 'serial' })

const out = process.env.PROCEDURE_PAUSE_DEMO_OUT ?? join(resultsFolder, 'walkthrough')
const files: Files = {
  instructions: join(out, 'instructions.pdf'),
  note: join(out, 'operative-note.pdf'),
  record: join(out, 'record.json'),
}

let running: RunningApp
let walk: Walk
const album = new Album(out)

test.beforeAll(async () => {
  test.setTimeout(120_000)
  mkdirSync(out, { recursive: true })
  running = await launch({ args: ['--demo'] })
  walk = { ...running, clock: { forward: 0 } }
  await resize(walk, 1920, 1080)
})

test.afterAll(async () => {
  await running?.close()
})

for (const step of steps) {
  test(step.title, async () => {
    test.setTimeout(300_000)
    await album.during(step.title, () => step.act(walk, album.shot(walk), files))
  })
}

test('the sheets are readable, tagged and carry their fonts', () => {
  expectSheet(files.instructions, 'Hartmann, Liesel', 'LEFT', '555 0100')
  expectSheet(files.note, 'Hartmann, Liesel', 'L5-S1')
})

test('a summary of the walk lies beside its pictures', async () => {
  const entries = verifyExported(files.record).length
  const runtime = await running.app.evaluate(() => `Electron ${process.versions.electron}`)
  writeSummary(out, { chapters: album.chapters, files, entries, runtime })
  expect(album.chapters).toHaveLength(steps.length)
})

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
