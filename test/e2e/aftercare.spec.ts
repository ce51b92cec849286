import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { bundle } from '../helpers/bundle'
import { type RealCups, realCups } from '../helpers/cups'
import { launch, type RunningApp } from './launch'
import { barriersOn } from './steps/accessibility'
import { openCase, showScreen } from './steps/board'
import { checkSheet, decideRestart, makeSheet, savePdf } from './steps/discharge'
import { wordsOf } from './steps/pdf'
import { actAs, everybodySignsIn, nurse, physician, signIn } from './steps/people'
import { expectSamePaper, filesWith } from './steps/printing'
import { rewordDriving } from './steps/settings'
import { answerSaveDialog, card, choose, finish, patience } from './steps/walk'

test.describe.configure({ mode: 'serial' })

/** What this site says in the place of "Do not drive today." */
const ownWords = 'Do not drive at all today.'
const passphrase = 'four quiet words here'
/** Names, numbers and birth dates in that record. */
const people = ['Delacroix', '3098-554', 'Hartmann', '4471-203', 'Okonkwo', '1949-06-17', 'Papadopoulos', '7731-442']

let profile: string
let running: RunningApp
let desk: Page
let cups: RealCups

test.beforeAll(async () => {
  test.setTimeout(120_000)
  profile = mkdtempSync(join(tmpdir(), 'procedure-pause-aftercare-'))
  // In a process of its own, before the app starts: the record of a station that has worked for months.
  const { file, remove } = await bundle('test/e2e/steps/pastCases.child.ts')
  try {
    execFileSync(process.execPath, [file, profile, passphrase])
  } finally {
    remove()
  }
  cups = await realCups()
  cups.addPrinter('Desk', 'Front desk')
  cups.addPrinter('Recovery', 'Recovery bay')
  await start()
  await expect(desk.getByRole('button', { name: 'Follow-up' })).toBeVisible({ timeout: patience })
  await everybodySignsIn(desk, [physician, nurse])
})

test.afterAll(async () => {
  await running?.close()
  await cups?.end()
  rmSync(profile, { recursive: true, force: true })
})

/** Starts the app with this record and these printers, and opens the record. */
async function start(): Promise<void> {
  running = await launch({ profile, env: { CUPS_SERVER: cups.socket } })
  desk = running.desk
  await desk.getByLabel('Passphrase').fill(passphrase, { timeout: patience })
  await desk.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(desk.getByRole('banner').first()).toBeVisible({ timeout: patience })
}

const open = async (list: RegExp, name: RegExp) => {
  await desk.getByRole('radio', { name: list }).click()
  await desk.getByRole('button', { name }).first().click()
}

test('the board leads to everybody who is due, overdue or lost, and to the table of responders without names', async () => {
  // Found by name: soon after midnight the case in recovery belongs to the day before.
  await desk.getByPlaceholder('Find a patient or number').fill('Hartmann')
  await expect(desk.getByText(/Next observation|min late/).first()).toBeVisible()
  await desk.getByPlaceholder('Find a patient or number').fill('')
  await desk.getByRole('button', { name: 'Follow-up' }).click()
  await expect(desk.getByRole('radio', { name: 'Due (2)', exact: true })).toBeVisible()
  await expect(desk.getByRole('radio', { name: 'Lost (1)' })).toBeVisible()
  const row = desk.getByRole('row', { name: /radiofrequency/i })
  await expect(row).toContainText('100 % of 1')
  expect(await barriersOn(desk)).toEqual([])

  const file = join(profile, 'outcomes.csv')
  await answerSaveDialog(running.app, file)
  await desk.getByRole('button', { name: /^Write a table without names/ }).click()
  await expect(desk.getByText(/cases written/)).toBeVisible()
  const text = readFileSync(file, 'utf8')
  for (const said of people) expect(text).not.toContain(said)
  expect(text.split('\r\n').filter((line) => line.includes('medial-branch-rfa'))).toHaveLength(4)
})

test('answers are entered in under a minute and stand against the baseline', async () => {
  await open(/^Due/, /Vu.*4 weeks/)
  const began = Date.now()
  await desk.getByRole('button', { name: 'Enter answers: 4 weeks' }).click()
  const dialog = desk.getByRole('dialog')
  for (const [label, value] of [
    ['Pain on average, 0 to 10', '3'],
    ['Worst pain', '5'],
    ['Pain now', '2'],
    ['Pain on average', '3'],
    ['Enjoyment of life', '2'],
    ['General activity', '4'],
    ['Walking, metres', '900'],
    ['Sleep, hours', '6.5'],
    ['Days with an anti-inflammatory, of the past 7', '2'],
    ['Rescue doses in the past week', '0'],
  ] as const) {
    await dialog.getByLabel(label, { exact: true }).fill(value)
  }
  await finish(dialog, 'Save')
  expect(Date.now() - began).toBeLessThan(60_000)
  await expect(desk.getByText('No baseline to compare with')).toBeVisible()
  const medication = card(desk, 'Medication')
  await medication.getByLabel('Measure').selectOption({ label: 'Rescue doses in the past week' })
  await expect(medication.getByRole('img')).toHaveAccessibleName(/4 weeks: 0/)
  expect(await barriersOn(desk)).toEqual([])
})

test('two diaries that fit their medicines say in plain words that the rule is met, and a physician concludes', async () => {
  await desk.getByRole('button', { name: 'Board' }).click()
  await desk.getByPlaceholder('Find a patient or number').fill('Delacroix')
  await desk
    .getByRole('button', { name: /Outcomes: Delacroix/ })
    .first()
    .click()
  const diary = card(desk, 'Block diary')
  await diary.getByRole('button', { name: 'Enter the diary' }).click()
  const dialog = desk.getByRole('dialog')
  const pains = ['1', '1', '1', '1', '1', '1', '1', '1', '4', '6']
  const lines = dialog.getByRole('listitem')
  for (const [index, pain] of pains.entries()) await lines.nth(index).getByRole('textbox').first().fill(pain)
  await finish(dialog, 'Save')
  await expect(diary.getByText('Positive: at least 80 % less pain')).toBeVisible()
  await expect(diary.getByText('Lasted as long as the medicine can explain')).toBeVisible()
  await expect(diary.getByText(/A second one at the same place, with another medicine/)).toBeVisible()
  await diary.getByRole('button', { name: /^Compare with the block/ }).click()
  await expect(diary.getByText('Both blocks were positive, each for as long as its medicine lasts.')).toBeVisible()
  await actAs(desk, physician)
  await diary.getByRole('button', { name: 'Conclude' }).click()
  await choose(desk.getByRole('dialog'), 'What follows?', 'Radiofrequency is offered')
  await finish(desk.getByRole('dialog'), 'Save')
  await expect(diary.getByText(/Radiofrequency is offered\. Dr\. Adaeze Okafor/)).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
})

/** How many lines of a patient on the board say this; the preparation of the planned case is open again afterwards. */
async function onBoard(patient: string, words: string): Promise<number> {
  await desk.getByRole('button', { name: 'Board' }).click()
  await desk.getByPlaceholder('Find a patient or number').fill(patient)
  const prepare = desk.getByRole('button', { name: new RegExp(`^Prepare: ${patient}`) })
  await expect(prepare).toBeVisible()
  const said = await desk.getByRole('listitem').filter({ hasText: words }).count()
  await prepare.click()
  await showScreen(desk, 'Prepare')
  return said
}

test('the radiofrequency that follows shows both blocks with their relief, in the preparation', async () => {
  await desk.getByRole('button', { name: 'Board' }).click()
  await desk.getByPlaceholder('Find a patient or number').fill('Delacroix')
  await desk.getByRole('button', { name: /^Prepare: Delacroix/ }).click({ timeout: 5000 })
  await showScreen(desk, 'Prepare')
  const basis = card(desk, 'Diagnostic block before this treatment')
  await expect(basis.getByText('The rule of the site is met.')).toBeVisible()
  await expect(basis.getByText('Both blocks were positive, each for as long as its medicine lasts.')).toBeVisible()
  await expect(basis.getByText(/bupivacaine, best relief 83 %/)).toBeVisible()
  await expect(basis.getByText(/lidocaine, best relief 83 %/)).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
})

test('a newer block elsewhere that brought little asks again, until a physician answers with a reason', async () => {
  const basis = card(desk, 'Diagnostic block before this treatment')
  await basis.getByRole('button', { name: 'Enter a block done elsewhere' }).click()
  const dialog = desk.getByRole('dialog')
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0'))
  const day = dialog.getByLabel('Day of the block')
  await day.fill('2026-03-04')
  // Whatever order the system writes a date in: the month is said as a word, and read out with the field.
  await expect(dialog.getByText('4 Mar 2026', { exact: true })).toBeVisible()
  await expect(day).toHaveAccessibleDescription('4 Mar 2026')
  await day.fill(today.join('-'))
  await dialog.getByLabel('Numbing medicine').fill('bupivacaine')
  await dialog.getByLabel(/^Best relief/).fill('20')
  await dialog.getByLabel('Who says so').fill('County hospital, by telephone')
  // Nothing is said of a side until somebody says it.
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await choose(dialog, 'Side', 'Both sides')
  await finish(dialog, 'Save')
  await expect(basis.getByText('Ask the physician: which block supports this treatment?')).toBeVisible()
  await expect(basis.getByText(/best relief 20 %\. Says: County hospital, by telephone/)).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
  const asksOnBoard = await onBoard('Delacroix', 'Ask the physician: which block supports this treatment?')
  expect(asksOnBoard).toBe(1)
  await actAs(desk, physician)
  await basis.getByRole('button', { name: 'Physician answers' }).click()
  const answer = desk.getByRole('alertdialog')
  await answer.getByLabel(/which block supports this treatment/).fill('The two blocks here; that one was at the joint')
  await finish(answer, 'Go on with this reason')
  await expect(basis.getByText('The rule of the site is not met; a physician answered.')).toBeVisible()
  await expect(basis.getByText(/that one was at the joint.*Dr\. Adaeze Okafor/)).toBeVisible()
  expect(await onBoard('Delacroix', 'Ask the physician: which block supports this treatment?')).toBe(0)
})

test('a leg that grows weaker starts the clock, names whom to call, and the transfer sheet has the times of the drugs', async () => {
  await desk.getByRole('button', { name: 'Board' }).click()
  await desk.getByPlaceholder('Find a patient or number').fill('Hartmann')
  await desk.getByRole('button', { name: /Go to recovery: Hartmann/ }).click()
  await desk.getByRole('button', { name: 'Observe now' }).click()
  const form = desk.getByRole('region', { name: 'New observation' })
  await form.getByRole('button', { name: 'Strength by muscle' }).click()
  await form.getByRole('radiogroup', { name: 'L5 left leg' }).getByRole('radio', { name: '3' }).click()
  await form.getByRole('button', { name: 'Sensation on the body' }).click()
  await choose(form, 'Sensation', 'changed')
  await form.getByRole('button', { name: 'L5 left: not marked' }).first().click()
  await expect(form.getByRole('button', { name: 'Take away L5 left' })).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
  await form.getByRole('button', { name: 'Record', exact: true }).click()
  const watch = card(desk, 'Haematoma watch')
  await expect(watch.getByText('left leg L5 weaker: 5 to 3')).toBeVisible()
  await expect(watch.getByText('Neurosurgeon on call')).toBeVisible()
  const file = join(profile, 'transfer.pdf')
  await answerSaveDialog(running.app, file)
  await watch.getByRole('button', { name: 'Save as PDF: transfer sheet' }).click()
  await expect(watch.getByText(/^Saved:/)).toBeVisible({ timeout: patience })
  const words = wordsOf(file)
  for (const said of ['Hartmann, Liesel', 'left leg L5 weaker: 5 to 3', 'dexamethasone', 'Eliquis 5 mg', '555 0155']) {
    expect(words).toContain(said)
  }
  expect(words).toMatch(/\d\d:\d\d lidocaine 1 mL, 5 mg/)
  expect(await barriersOn(desk)).toEqual([])
})

test('the sheet comes out of the chosen printer just as it was looked at, in the words of the site, in two copies, and is noted', async () => {
  await showScreen(desk, 'Discharge')
  await actAs(desk, physician)
  await decideRestart(desk)
  await desk.getByRole('button', { name: 'Board' }).click()
  await rewordDriving(desk, physician, ownWords)
  await desk.getByRole('button', { name: 'Board' }).click()
  await desk.getByPlaceholder('Find a patient or number').fill('Hartmann')
  await openCase(desk, 'Hartmann')
  await showScreen(desk, 'Discharge')
  await makeSheet(desk)
  await checkSheet(desk)
  const printing = card(desk, 'Print')
  await printing.getByLabel('Printer').selectOption({ label: 'Recovery bay' })
  await printing.getByLabel('Copies').fill('2')
  await printing.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(printing.getByText(/^Printed at .* on Recovery$/)).toBeVisible({ timeout: patience })
  expect(cups.sheets('Desk')).toEqual([])
  const [sheet, ...others] = cups.sheets('Recovery')
  expect(others).toEqual([])
  expect(sheet?.copies).toBe(2)
  // The name of a job stands in lists and logs that others see.
  expect(sheet?.title).not.toContain('Hartmann')
  const file = join(profile, 'instructions.pdf')
  await savePdf({ ...running, clock: { forward: 0 } }, file)
  expectSamePaper(sheet?.pdf ?? Buffer.alloc(0), file)
  expect(wordsOf(file)).toContain(ownWords)
  expect(wordsOf(file)).not.toContain('Do not drive today.')
  rmSync(file)
  expect(filesWith(cups.spool, '%PDF')).toEqual([])
})

test('a printer without paper is said, and the print is kept, encrypted, through a power cut', async () => {
  cups.takePaper('Recovery')
  const printing = card(desk, 'Print')
  await printing.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(printing.getByText(/^The printer Recovery is out of paper\. The print is kept\./)).toBeVisible()
  await expect(printing.getByText('A print waits for its printer.')).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
  rmSync(join(profile, 'transfer.pdf'))
  await running.kill()
  expect(filesWith(cups.spool, '%PDF')).toEqual([])
  expect(filesWith(profile, '%PDF')).toEqual([])
  // It comes back where it was: at the sheet of the same patient.
  await start()
  await signIn(desk, nurse)
  await desk.getByRole('button', { name: 'Show', exact: true }).click()
  const waiting = desk.getByRole('dialog', { name: 'Waiting for the printer' })
  await expect(waiting.getByText('Discharge instructions: Hartmann, Liesel')).toBeVisible()
  await expect(waiting.getByText('The printer Recovery is out of paper.')).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
})

test('the kept print comes out once the paper is there, once only, and the station knows its printer', async () => {
  const waiting = desk.getByRole('dialog', { name: 'Waiting for the printer' })
  await waiting.getByRole('button', { name: /^Send again/ }).click()
  await expect(waiting.getByText(/^The printer Recovery is out of paper\. The print is kept\./)).toBeVisible()
  cups.fillPaper('Recovery')
  await waiting.getByRole('button', { name: /^Send again/ }).click()
  await expect(waiting.getByText(/^Nothing waits any more/)).toBeVisible({ timeout: patience })
  await waiting.getByRole('button', { name: 'Close' }).click()
  await expect(desk.getByText('A print waits for its printer.')).toBeHidden()
  expect(cups.sheets('Recovery')).toHaveLength(2)
  const printing = card(desk, 'Print')
  await expect(printing.getByLabel('Printer')).toHaveValue('Recovery')
  await expect(printing.getByText(/^Printed at .* on Recovery$/)).toHaveCount(2)
})

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
