import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { imageFile } from '../fixtures/dicomBytes'
import { launch, type RunningApp } from './launch'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { whoseAreThey } from './steps/images'
import { nurse, signIn } from './steps/people'
import { answerOpenDialog, patience } from './steps/walk'

test.describe.configure({ mode: 'serial' })

const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-files-'))
let running: RunningApp

test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launch({ args: ['--demo'] })
  await boardIsThere(running.desk)
  await signIn(running.desk, nurse)
})

test.afterAll(async () => {
  await running?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Drops files and folders from the desktop on the middle of the window, as the system does. */
async function dropOn(page: Page, ...files: string[]): Promise<void> {
  const { width, height } = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }))
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files, dragOperationsMask: 1 }
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
  }
  await session.detach()
}

const versionOf = (text: string) =>
  running.desk.evaluate(async (words) => {
    const found = await window.companion.request['board.search']({ text: words })
    if (!found.ok) throw new Error(found.failure.says)
    return found.value.rows.map((row) => row.version)
  }, text)

test('a text file with the name of an image is refused with a sentence, and nothing changes', async () => {
  const { app, desk } = running
  const file = join(folder, 'scan.dcm')
  writeFileSync(file, 'Dear colleague, please find enclosed the report of the scan.\n'.repeat(40))
  await openCase(desk, 'Papadopoulos')
  await showScreen(desk, 'Images')
  const before = await versionOf('Papadopoulos')
  await answerOpenDialog(app, file)
  await desk.getByRole('button', { name: 'Import…' }).first().click()
  await desk.getByRole('menuitem', { name: 'Files' }).click()
  const report = desk.getByRole('dialog', { name: 'Import finished' })
  const refused = report.getByRole('list', { name: 'Files that were not taken' }).getByRole('listitem')
  await expect(refused).toHaveText(/scan\.dcm.*This is not a DICOM file\. Nothing was taken from it\./, {
    timeout: patience,
  })
  await report.getByRole('button', { name: 'Done' }).click()
  expect(await versionOf('Papadopoulos')).toEqual(before)
  await desk.getByRole('button', { name: 'Back to the board' }).click()
})

test('files and folders that are dropped on the window are read like those that are chosen', async () => {
  const { desk } = running
  const notes = join(folder, 'notes.dcm')
  const disc = join(folder, 'disc')
  mkdirSync(join(disc, 'deep'), { recursive: true })
  writeFileSync(notes, 'No image, but named like one.\n'.repeat(40))
  const image = { patientName: 'Papadopoulos^Eleni', rows: 64, columns: 64, modality: 'XA' }
  writeFileSync(join(disc, 'deep', 'IM1'), imageFile({ ...image, uid: '1.2.826.0.1.3680043.9.1' }))
  await openCase(desk, 'Papadopoulos')
  await showScreen(desk, 'Images')
  await dropOn(desk, notes, disc)
  const finished = desk.getByRole('dialog', { name: 'Import finished' })
  // The picture of the folder was read; its number is another patient's, so it is asked about and does not enter by itself.
  await expect(whoseAreThey(desk)).toContainText('Papadopoulos, Eleni', { timeout: patience })
  await whoseAreThey(desk).getByRole('button', { name: 'Leave them out' }).click()
  const refused = finished.getByRole('list', { name: 'Files that were not taken' }).getByRole('listitem')
  await expect(refused.filter({ hasText: 'notes.dcm' })).toHaveText(/This is not a DICOM file/)
  await finished.getByRole('button', { name: 'Done' }).click()
  await desk.getByRole('button', { name: 'Back to the board' }).click()
})

test('a schedule file books what can be read and names what cannot', async () => {
  const { app, desk } = running
  const file = join(folder, 'day.json')
  const entry = {
    scheduledAt: new Date().toISOString(),
    room: 'Room 1',
    patient: { id: '9-1', familyName: 'Abendroth', givenName: 'Jule', birthDate: '1961-02-03', sex: 'female' },
    plan: {
      procedure: 'sacroiliac-injection',
      region: 'sacral',
      levels: [],
      side: 'right',
      modality: 'fluoroscopy',
      contrast: 'iohexol-240',
      sedation: 'none',
      injectates: ['dexamethasone'],
    },
  }
  const wrong = { ...entry, plan: { ...entry.plan, side: 'rihgt' } }
  writeFileSync(file, JSON.stringify({ format: 'procedure-pause-schedule/1', cases: [entry, wrong] }))
  await answerOpenDialog(app, file)
  await desk.getByRole('button', { name: 'Import…' }).click()
  await expect(desk.getByText(/One case booked\..*Entry 2.*plan › side/)).toBeVisible({ timeout: patience })
  await expect(desk.getByText('Abendroth, Jule')).toBeVisible()
})

test('a file that is no schedule says so, and books nothing', async () => {
  const { app, desk } = running
  const file = join(folder, 'letter.json')
  writeFileSync(file, 'Dear colleague')
  await answerOpenDialog(app, file)
  await desk.getByRole('button', { name: 'Import…' }).click()
  await expect(desk.getByRole('alert')).toContainText('This is no schedule file', { timeout: patience })
})

test('the page has nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
