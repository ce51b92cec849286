import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { resultsFolder } from '../../scripts/lib/paths.mjs'
import { launch, type RunningApp } from './launch'
import { Album } from './steps/album'
import { type Files, steps } from './steps/hartmann'
import { fontsOf, isReadableAnywhere, wordsOf } from './steps/pdf'
import { qrCodesIn } from './steps/qrCodes'
import { verifyExported } from './steps/record'
import { resize, type Walk } from './steps/walk'

test.describe.configure({ mode: 'serial' })

const out = process.env.PROCEDURE_PAUSE_DEMO_OUT ?? join(resultsFolder, 'walkthrough')
const rightToLeft = join(out, 'instructions-right-to-left.pdf')
const files: Files = {
  instructions: join(out, 'instructions.pdf'),
  rightToLeft,
  note: join(out, 'operative-note.pdf'),
  record: join(out, 'record.json'),
}

let running: RunningApp
let walk: Walk
const album = new Album(out)

test.beforeAll(async () => {
  test.setTimeout(120_000)
  mkdirSync(out, { recursive: true })
  running = await launch({ args: ['--demo', '--pseudo-locale'] })
  walk = { ...running, clock: { forward: 0 } }
  await resize(walk, { width: 1920, height: 1080 })
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

test('the instructions name the patient and the side, and every program can read them', () => {
  isReadableAnywhere(files.instructions)
  const words = wordsOf(files.instructions)
  for (const said of ['Hartmann, Liesel', 'TRAINING CASE', 'LEFT side', 'walk to the market and back', '555 0100']) {
    expect(words).toContain(said)
  }
  // The blood thinner with the time that the physician decided.
  expect(words).toMatch(/Start apixaban .* again: \w+day/)
})

test('a sheet from right to left has its letters, its numbers in their order and its fonts in the file', () => {
  isReadableAnywhere(rightToLeft)
  expect(fontsOf(rightToLeft)).toMatch(/DejaVuSans-Bold/)
  const words = wordsOf(rightToLeft)
  for (const said of ['Hartmann, Liesel', '555 0100', '100.4', 'apixaban']) expect(words).toContain(said)
  expect(words.normalize('NFKC')).toMatch(/\p{Script=Arabic}{4}/u)
})

test('a telephone reads the number and the follow-up dates off the printed instructions', () => {
  const codes = qrCodesIn(files.instructions)
  expect(codes).toHaveLength(2)
  const number = codes.find((code) => code.startsWith('tel:')) ?? ''
  expect(number).toMatch(/^tel:\+?\d{3,}/)
  const calendar = codes.find((code) => code.startsWith('BEGIN:VCALENDAR\r\n')) ?? ''
  expect(calendar.match(/^DTSTART;VALUE=DATE:\d{8}$/gm)).toHaveLength(3)
  expect(calendar).not.toMatch(/Hartmann/i)
})

test('every page of the instructions says whose it is, and which of how many', () => {
  const words = wordsOf(files.instructions)
  const pages = words.match(/Page \d of \d/g) ?? []
  expect(pages.length).toBeGreaterThan(0)
  expect(pages.length).toBeLessThanOrEqual(2)
  expect(pages.at(-1)).toBe(`Page ${pages.length} of ${pages.length}`)
  expect(words.match(/Hartmann/g)?.length ?? 0).toBeGreaterThanOrEqual(pages.length)
})

test('the operative note says what was done, with lots, spread and dose', () => {
  isReadableAnywhere(files.note)
  const words = wordsOf(files.note)
  for (const said of ['Hartmann, Liesel', 'L5-S1', 'LEFT', 'DX8812', '4F22A', '34 s']) expect(words).toContain(said)
})

test('the record that was written holds against a reckoning of its own, from the booking to the last signature', () => {
  const entries = verifyExported(files.record)
  expect(entries[0]?.type).toBe('case.booked')
  expect(entries.at(-1)?.type).toBe('record.signed')
  const count = (type: string) => entries.filter((entry) => entry.type === type).length
  expect(count('pause.phaseCompleted')).toBe(5)
  expect(count('injectate.given')).toBe(3)
  expect(count('observation.recorded')).toBe(3)
  expect(count('contrast.recorded')).toBe(1)
  expect(count('images.linked')).toBe(3)
  expect(count('record.amended')).toBe(1)
  const spread = entries.find((entry) => entry.type === 'contrast.recorded')
  expect(spread?.body).toMatchObject({ frame: { frame: 18 } })
})

test('one page tells the walk', () => {
  album.write(
    {
      'Discharge instructions, as saved for print': basename(files.instructions),
      'Operative note': basename(files.note),
      'The whole record with its chain of hashes': basename(files.record),
    },
    [
      'Every step was done in the running application with mouse and keyboard, as the people of the sample day.',
      'Dialogs of the system for choosing files were answered by the walk.',
      'Instead of waiting, the clock of the station was put forward: by 15 and 16 minutes in recovery, and by a week before the outcomes.',
    ],
  )
})

test('no screen keeps anybody out, in light or dark, and every screen fits the smallest display', () => {
  expect(album.findings).toEqual([])
})

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
