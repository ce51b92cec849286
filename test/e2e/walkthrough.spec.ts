import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { resultsFolder } from '../../scripts/lib/paths.mjs'
import { launch, type RunningApp } from './launch'
import { Album } from './steps/album'
import { type Files, steps } from './steps/hartmann'
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

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
