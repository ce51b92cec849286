import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { boardIsThere, openCase } from './steps/board'
import { isReadableAnywhere, wordsOf } from './steps/pdf'
import { actAs, administrator, nurse, physician, signIn } from './steps/people'
import { answerSaveDialog, card, choose, finish, patience, tick } from './steps/walk'

test.describe.configure({ mode: 'serial' })

const colleague = 'Dr. Tomás Herrera'
let running: RunningApp
let profile: string

test.beforeAll(async () => {
  test.setTimeout(120_000)
  profile = mkdtempSync(join(tmpdir(), 'rules-'))
  running = await launch({ args: ['--demo'], profile })
  await boardIsThere(running.desk)
})

test.afterAll(async () => {
  await running?.close()
  rmSync(profile, { recursive: true, force: true })
})

/** Keeps a picture for whoever looks at this run. */
const shot = (name: string) =>
  running.desk.screenshot({ path: test.info().outputPath(`${name}.png`), animations: 'disabled' })

async function rules(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Rules', exact: true }).click()
}

/** A name and a PIN for the act that is asked about; answers with what stands in the way, if anything. */
async function confirmAs(page: Page, title: string, name: string, pin = '2468'): Promise<string | null> {
  const dialog = page.getByRole('alertdialog', { name: title })
  await dialog.getByLabel('Name').selectOption({ label: name })
  await dialog.getByLabel('PIN').fill(pin)
  await dialog.getByRole('button', { name: title, exact: true }).click()
  const refusal = dialog.getByRole('alert')
  await expect(refusal.or(page.locator('body:not(:has([role=alertdialog]))')).first()).toBeVisible({
    timeout: patience,
  })
  return (await refusal.isVisible()) ? await refusal.textContent() : null
}

async function saved(act: () => Promise<unknown>, name: string): Promise<string> {
  const file = test.info().outputPath(name)
  await answerSaveDialog(running.app, file)
  await act()
  await expect(running.desk.getByText(`Saved: ${file}`)).toBeVisible({ timeout: patience })
  return file
}

test('a clinical lead adopts the rules by name, with the PIN, and every finding stops saying that nobody has', async () => {
  const { desk } = running
  await openCase(desk, 'Osei')
  await expect(desk.getByText(/Rules not yet adopted by this site/)).toBeVisible()
  await desk.getByRole('button', { name: /board/i }).first().click()
  await signIn(desk, administrator)
  await rules(desk)
  await desk.getByLabel('Clinical lead').selectOption({ label: physician })
  await expect(desk.getByRole('button', { name: 'Adopt these rules' })).toBeEnabled()
  await desk.getByRole('button', { name: 'Adopt these rules' }).click()
  expect(await confirmAs(desk, 'Adopt these rules', colleague)).toContain('Only the clinical lead')
  expect(await confirmAs(desk, 'Adopt these rules', physician)).toBeNull()
  await expect(desk.getByText(/Adopted for this site by Dr. Adaeze Okafor/)).toBeVisible()
})

test('a stricter row goes from draft to force by two people, and a weaker one cannot be written', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: 'New draft' }).click()
  const draft = desk.getByRole('dialog', { name: 'New draft' })
  await draft.getByLabel('Why, in a sentence').fill('Two bleeds last year.')
  await draft.getByLabel('Drug', { exact: true }).selectOption({ label: 'apixaban' })
  await choose(draft, 'Bleeding risk', 'intermediate risk')
  await expect(draft.getByText('In the tables: 72 h')).toBeVisible()
  await draft.getByLabel('New value').fill('2')
  await draft.getByLabel('Why, and what it rests on').fill('Decided at the meeting of the department.')
  await draft.getByRole('button', { name: 'Add to the draft' }).click()
  await expect(draft.getByText(/less strict than the tables/)).toBeVisible()
  await draft.getByLabel('New value').fill('4')
  await draft.getByRole('button', { name: 'Add to the draft' }).click()
  await expect(draft.getByText(/72 h → 96 h/)).toBeVisible()
  await choose(draft, 'Bleeding risk', 'high risk')
  await draft.getByLabel('New value').fill('4')
  await draft.getByLabel('Why, and what it rests on').fill('Decided at the meeting of the department.')
  await draft.getByRole('button', { name: 'Add to the draft' }).click()
  await shot('draft')
  await finish(draft, 'Save the draft')
  await desk.getByRole('button', { name: 'Try on earlier cases' }).click()
  await desk.getByLabel('Days back').fill('2')
  await desk.getByRole('button', { name: 'Try', exact: true }).click()
  await expect(desk.getByText(/1 of 12 cases would have been different/)).toBeVisible({ timeout: patience })
  await shot('dry-run')
  await desk.getByRole('button', { name: 'Put forward' }).click()
  expect(await confirmAs(desk, 'Put forward', colleague)).toBeNull()
  await desk.getByRole('button', { name: 'Approve' }).click()
  expect(await confirmAs(desk, 'Approve', colleague)).toContain('another person')
  expect(await confirmAs(desk, 'Approve', physician, '1111')).toContain('not the PIN')
  expect(await confirmAs(desk, 'Approve', physician)).toBeNull()
  await expect(card(desk, 'Versions of this site').getByText(/Version 1, in force since/)).toBeVisible()
  await shot('in-force')
})

test('what was decided survives the end of the process, and the rule book prints it', async () => {
  await running.kill()
  running = await launch({ args: ['--demo'], profile })
  const { desk } = running
  const sections = desk.getByRole('navigation', { name: 'Settings' })
  await sections.getByRole('button', { name: 'Rules', exact: true }).click({ timeout: patience })
  await expect(card(desk, 'Versions of this site').getByText(/Version 1, in force since/)).toBeVisible()
  await signIn(desk, physician)
  const book = card(desk, 'Rules 2026.11+1')
  const file = await saved(() => book.getByRole('button', { name: 'Save as PDF' }).click(), 'rule-book.pdf')
  isReadableAnywhere(file)
  const words = wordsOf(file)
  for (const expected of ['Rules 2026.11+1', 'Adopted for this site by Dr. Adaeze Okafor', 'From memory', 'Here: 96 h'])
    expect(words).toContain(expected)
})

test('going on in spite of a finding takes a reason, the prescriber, and the own PIN as a second act', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: /board/i }).first().click()
  await openCase(desk, 'Osei')
  const pane = desk.getByRole('complementary', { name: 'What stands in the way' })
  await expect(pane.getByText(/Rules 2026.11\+1, adopted by Dr. Adaeze Okafor/)).toBeVisible()
  const finding = pane.getByRole('region', { name: /Apixaban/ })
  await finding.getByRole('button', { name: 'Decide to go on' }).click()
  const dialog = desk.getByRole('alertdialog')
  await dialog.getByLabel('Reason').fill('The cardiologist agrees; the pain does not allow a wait.')
  await expect(dialog.getByRole('button', { name: 'Continue to the confirmation' })).toBeDisabled()
  await dialog.getByLabel('Prescriber who was asked').fill('Dr. Lund, cardiology')
  await dialog.getByRole('button', { name: 'Continue to the confirmation' }).click()
  await dialog.getByLabel('Your PIN').fill('1111')
  await dialog.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(dialog.getByText(/not the PIN/)).toBeVisible({ timeout: patience })
  await expect(dialog.getByRole('button', { name: 'Go on', exact: true })).toBeDisabled()
  await dialog.getByLabel('Your PIN').fill('2468')
  await shot('confirm')
  await dialog.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(dialog).toBeHidden({ timeout: patience })
  await expect(finding.getByText(/Dr. Adaeze Okafor decided to go on/)).toBeVisible()
  const file = await saved(() => pane.getByRole('button', { name: 'Save as PDF' }).click(), 'screening-sheet.pdf')
  isReadableAnywhere(file)
  const words = wordsOf(file)
  for (const expected of [
    'Rules adopted for this site by Dr. Adaeze Okafor',
    'confirmed with the own PIN',
    'Dr. Lund, cardiology',
    'The cardiologist agrees; the pain does not allow a wait.',
    'Recorded by',
    'site-1/apixaban',
  ])
    expect(words).toContain(expected)
})

test('the list of who is to be phoned says what to tell and to ask, keeps the call, and prints', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: /board/i }).first().click()
  await desk.getByRole('button', { name: 'Phone list' }).click()
  await desk.getByRole('button', { name: 'The day before' }).click()
  const patient = desk.getByRole('region', { name: /Osei/ })
  await expect(patient.getByText(/apixaban: the prescriber has still to be asked/)).toBeVisible({ timeout: patience })
  await expect(
    patient.getByText(/apixaban: the reference interval before this procedure is 96 h. It begins/),
  ).toBeVisible()
  await signIn(desk, nurse)
  await actAs(desk, nurse)
  await patient.getByRole('button', { name: 'Add the number' }).click()
  await patient.getByLabel('Telephone').fill('555 0142')
  await patient.getByRole('button', { name: 'Add the number' }).click()
  await expect(patient.getByText('☎ 555 0142')).toBeVisible()
  await patient.getByRole('button', { name: /Record a call/ }).click()
  const dialog = desk.getByRole('dialog', { name: /Call to/ })
  await choose(dialog, 'What came of it', 'Reached')
  await dialog.getByLabel('Who answered').fill('the patient')
  await tick(dialog, 'apixaban: the prescriber has still to be asked. Until then the patient changes nothing.')
  await shot('call')
  await finish(dialog, 'Record the call')
  await expect(patient.getByText(/Marit Solberg: Reached/)).toBeVisible()
  await expect(patient.getByText('To call')).toBeVisible()
  await expect(patient.getByText('new since the call').first()).toBeVisible()
  await shot('phone-list')
  const file = await saved(
    () => desk.getByRole('main').getByRole('button', { name: 'Save as PDF' }).click(),
    'phone-list.pdf',
  )
  isReadableAnywhere(file)
  expect(wordsOf(file)).toContain('555 0142')
  expect(wordsOf(file)).toContain('96 h')
})

test('the record of a case goes out with the rules it was screened with', async () => {
  const { desk } = running
  const file = test.info().outputPath('record.json')
  const rows = await desk.evaluate(() => window.companion.request['board.search']({ text: 'Osei' }))
  if (!rows.ok) throw new Error(rows.failure.says)
  const caseId = rows.value.rows[0]?.caseId ?? ''
  await answerSaveDialog(running.app, file)
  const done = await desk.evaluate((input) => window.companion.request['record.export'](input), { caseId })
  expect(done.ok).toBe(true)
  const record = readFileSync(file, 'utf8')
  expect(record).toContain('"rules.noted"')
  expect(record).toContain('"finding.overridden"')
  expect(record).toContain('Two bleeds last year.')
})

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
