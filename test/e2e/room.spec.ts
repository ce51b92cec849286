import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { barriersOn } from './steps/accessibility'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { isReadableAnywhere, wordsOf } from './steps/pdf'
import { administrator, everybodySignsIn, nurse, physician } from './steps/people'
import { patience, resize } from './steps/walk'

test.describe.configure({ mode: 'serial' })

let running: RunningApp
const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-room-'))

test.afterAll(async () => {
  await running?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a badge reader does: the keys of the badge and an Enter through the system's input, faster than hands. */
async function holdBadge(badge: string): Promise<void> {
  await running.desk.bringToFront()
  await running.app.evaluate(({ BrowserWindow }, text) => {
    const [desk] = BrowserWindow.getAllWindows()
    for (const keyCode of [...text, 'Enter']) {
      desk?.webContents.sendInputEvent({ type: 'keyDown', keyCode })
      if (keyCode.length === 1) desk?.webContents.sendInputEvent({ type: 'char', keyCode })
      desk?.webContents.sendInputEvent({ type: 'keyUp', keyCode })
    }
  }, badge)
}

const names = async (page: Page) => {
  const session = await page.evaluate(() => window.companion.request['session.get']({}))
  if (!session.ok) throw new Error(session.failure.says)
  return session.value.signedIn.map((person) => person.name)
}

test('STOP and rescue are one press on a locked station, and what was done survives a power cut', async () => {
  test.setTimeout(120_000)
  const profile = join(folder, 'locked')
  let locked = await launch({ profile })
  await locked.desk.getByRole('button', { name: 'Rescue', exact: true }).click()
  const dialog = locked.desk.getByRole('dialog')
  expect(await barriersOn(locked.desk)).toEqual([])
  const cards = await dialog.getByRole('listitem').allInnerTexts()
  expect(cards).toHaveLength(8)
  for (const card of cards) {
    await dialog.getByRole('button', { name: card }).click()
    await expect(dialog).toHaveAccessibleName(card)
    expect(await barriersOn(locked.desk)).toEqual([])
    await dialog.getByRole('button', { name: 'All cards' }).click()
  }
  await dialog.getByRole('button', { name: 'Local anaesthetic toxicity' }).click()
  await dialog.getByRole('radio', { name: '60 kg' }).click()
  await expect(dialog.getByText('90 mL over 2-3 min')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done: 1' }).click()
  expect(await barriersOn(locked.desk)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()
  await locked.desk.getByRole('button', { name: 'STOP', exact: true }).click()
  await expect(locked.desk.getByText('STOP was called')).toBeVisible()
  await locked.kill()

  locked = await launch({ profile })
  await expect(locked.desk.getByRole('list', { name: 'Written down meanwhile' }).getByRole('listitem')).toHaveCount(10)
  await expect(locked.desk.getByText('Local anaesthetic toxicity: Stop injecting.')).toBeVisible()
  expect(await barriersOn(locked.desk)).toEqual([])
  await locked.close()
})

test('a STOP on the board is held until somebody says which case it belongs to, and is resolved there', async () => {
  test.setTimeout(120_000)
  running = await launch({ args: ['--demo'] })
  const { desk } = running
  await desk.setViewportSize({ width: 1920, height: 1080 })
  await boardIsThere(desk)
  await desk.getByRole('button', { name: 'STOP', exact: true }).click()
  await expect(desk.getByText(/^1 entry since/)).toBeVisible()
  await everybodySignsIn(desk, [nurse, physician, administrator])
  await desk.getByRole('button', { name: 'Say where they belong' }).click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: /^Delacroix/ })
    .click()
  await expect(desk.getByText(/belongs? to no case yet/)).toBeHidden()
  await openCase(desk, 'Delacroix')
  const stopped = desk.getByRole('alertdialog', { name: 'STOP' })
  await expect(stopped).toBeVisible()
  await stopped.getByRole('button', { name: 'Somebody was unsure' }).click()
  await stopped.getByRole('button', { name: 'Checked again, all agree' }).click()
  await expect(stopped).toBeHidden()
})

test('papers that differ stand among what is in the way, and nothing is cut or covered on the smallest display', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: /board/i }).first().click()
  await openCase(desk, 'Sørensen')
  await showScreen(desk, 'Prepare')
  const inTheWay = desk.getByRole('complementary', { name: 'What stands in the way' })
  await expect(inTheWay.getByText(/^The order says RIGHT, the plan says LEFT\. Find out which is right/)).toBeVisible()
  await expect(inTheWay.getByText('Nothing stands in the way')).toBeHidden()
  await resize({ desk }, { width: 1366, height: 768 })
  await desk.getByRole('region', { name: 'Medication', exact: true }).getByRole('button', { name: 'Add' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Add a medication' })
  await dialog.getByLabel('As the patient says it').fill('clopidogrel and warfarin, the small white one')
  const said = dialog.getByRole('status', { name: 'What the app understands' })
  await expect(said.getByText(/^Warfarin: /)).toBeVisible()
  const lowest = await said.evaluate((region) => region.getBoundingClientRect().top + region.scrollHeight)
  const below = await dialog
    .getByText('Last dose, date and time')
    .evaluate((label) => label.getBoundingClientRect().top)
  expect(lowest).toBeLessThanOrEqual(below)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await desk.evaluate(() => window.companion.request['settings.set']({ locale: 'es' }))
  const ways = desk.getByRole('navigation').getByRole('button')
  await expect(ways.filter({ hasText: 'Procedimiento' })).toBeVisible()
  // Beside each name there has to be room for the mark that says how the screen stands.
  const mark = 24
  const room = await ways.evaluateAll((buttons) =>
    buttons.map((button) => {
      const range = document.createRange()
      const name = button.querySelector('span')?.firstChild
      if (name == null) throw new Error('A way without a name')
      range.selectNodeContents(name)
      const { paddingLeft, paddingRight } = getComputedStyle(button)
      const width = button.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      return width - range.getBoundingClientRect().width
    }),
  )
  expect(Math.min(...room)).toBeGreaterThanOrEqual(mark)
  await desk.evaluate(() => window.companion.request['settings.set']({ locale: 'en' }))
  await resize({ desk }, { width: 1920, height: 1080 })
})

test('a badge is given to a person, signs in from any screen, and its Enter confirms nothing', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: /board/i }).first().click()
  await desk.getByRole('button', { name: 'Settings' }).click()
  await desk.getByRole('button', { name: 'People', exact: true }).click()
  await desk.getByRole('button', { name: 'Give Jin-ho Park a badge' }).click()
  await holdBadge('04a2c9981f')
  await expect(desk.getByRole('button', { name: 'Take the badge of Jin-ho Park back' })).toBeVisible()
  await openCase(await toBoard(desk), 'Delacroix')
  await showScreen(desk, 'Pause')
  await expect(desk.getByRole('button', { name: /^Fluoroscopy suite/ })).toBeVisible()
  await holdBadge('04a2c9981f')
  await expect(desk.getByText('Jin-ho Park (Nurse) signed in with a badge.')).toBeVisible()
  expect(await names(desk)).toContain('Jin-ho Park')
  await expect(desk.getByRole('button', { name: /^Fluoroscopy suite/ })).toBeVisible()
  await holdBadge('9999999999')
  await expect(desk.getByText('Nobody here carries this badge.')).toBeVisible()
})

/** Gives the computer these voices and no others, whatever its system has installed. */
async function hasVoices(voices: readonly SpeechSynthesisVoice[]): Promise<void> {
  await running.desk.evaluate(
    (list) => {
      window.speechSynthesis.getVoices = () => list
      window.speechSynthesis.dispatchEvent(new Event('voiceschanged'))
    },
    [...voices],
  )
}

test('a key is learnt for a pedal, and the station says the question with a voice of its own, without a name', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: 'Leave the pause screen' }).click()
  await toBoard(desk)
  await desk.getByRole('button', { name: 'Settings' }).click()
  await hasVoices([])
  await expect(desk.getByText('This computer has no voice of its own for English.', { exact: false })).toBeVisible()
  await desk.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    window.speechSynthesis.speak = (utterance) => said.push(`${utterance.text}`)
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { set: () => {}, get: () => null })
  })
  // A voice that speaks over the network is none of this computer's own.
  const far = { name: 'Far', lang: 'en-GB', voiceURI: 'far', localService: false, default: false }
  const own = { name: 'Own', lang: 'en-GB', voiceURI: 'own', localService: true, default: true }
  await hasVoices([far, own])
  await desk.getByText('Say the questions aloud').click()
  await expect(desk.getByLabel('Voice')).toHaveText(/^Own/)
  const confirm = desk.getByRole('region', { name: 'Clicker and foot pedal' })
  await confirm.getByRole('button', { name: 'Learn a key' }).nth(1).click()
  await desk.keyboard.press('F9')
  await expect(confirm.getByText('F9')).toBeVisible()
  await openCase(await toBoard(desk), 'Delacroix')
  await showScreen(desk, 'Pause')
  const silent = desk.getByText('No voice for English on this computer; the questions are not spoken.')
  await expect(silent).toBeHidden()
  await hasVoices([far])
  await expect(silent).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
  await hasVoices([far, own])
  await expect(silent).toBeHidden()
  await desk.waitForTimeout(450)
  await desk.keyboard.press('F9')
  await expect(desk.getByRole('heading', { name: 'Verification', exact: true })).toBeVisible()
  await desk.waitForTimeout(450)
  await desk.keyboard.press('F9')
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(
    'Please tell us your full name and your date of birth.',
  )
  const said = await desk.evaluate(() => Reflect.get(window, 'said') as string[])
  expect(said).toEqual(['Please tell us your full name and your date of birth.'])
})

test('a checklist is reworded, put in force by PIN, written to a file and taken in again; a hard stop stays', async () => {
  const { app, desk } = running
  await desk.getByRole('button', { name: 'Leave the pause screen' }).click()
  await toBoard(desk)
  await desk.getByRole('button', { name: 'Settings' }).click()
  await desk.getByRole('button', { name: 'Checklists', exact: true }).click()
  await desk.getByRole('button', { name: 'Retire A1', exact: true }).click()
  await expect(desk.getByText('Item A1: It stops the procedure and cannot be retired.')).toBeVisible()
  await desk.getByRole('button', { name: 'Change A16' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Question, English').fill('Which steroids since last autumn?')
  await dialog.getByRole('button', { name: 'Into the draft' }).click()
  await expect(dialog).toBeHidden()
  await desk.getByRole('button', { name: 'Preview A16' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: 'Which steroids since last autumn?' })).toBeVisible()
  await desk.getByRole('button', { name: 'End the preview' }).click()
  await desk.getByRole('button', { name: 'Put in force' }).click()
  await dialog.getByLabel('Who puts it in force').selectOption({ label: `${physician} (Physician)` })
  await dialog.getByLabel('PIN of this person').fill('0000')
  await dialog.getByRole('button', { name: 'Put in force' }).click()
  await expect(dialog.getByText(/not the PIN/)).toBeVisible()
  await dialog.getByLabel('PIN of this person').fill('2468')
  await dialog.getByRole('button', { name: 'Put in force' }).click()
  await expect(desk.getByText(`In force: version 2, put in force by ${physician}`, { exact: false })).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])

  const file = join(folder, 'checklist.json')
  await app.evaluate(({ dialog: system }, path) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath: path })
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await desk.getByRole('button', { name: 'Write to a file' }).click()
  await expect(desk.getByText('The checklist is written.')).toBeVisible()
  const written = readFileSync(file, 'utf8')
  expect(written).toContain('Which steroids since last autumn?')
  writeFileSync(file, written.replaceAll('"stop-no-override"', '"warn"'))
  await desk.getByRole('button', { name: 'Read from a file' }).click()
  await expect(desk.getByText('It cannot stop less than the checklist it comes from.', { exact: false })).toBeVisible()
  writeFileSync(file, written)
  await desk.getByRole('button', { name: 'Read from a file' }).click()
  await expect(desk.getByText('The file is read as the new draft.', { exact: false })).toBeVisible()
})

test('the weekly report of the team is saved as a tagged PDF and names nobody', async () => {
  const { app, desk } = running
  await desk.getByRole('button', { name: 'Team report', exact: true }).click()
  await expect(desk.getByRole('cell', { name: 'STOP called' })).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
  const file = join(folder, 'team.pdf')
  await app.evaluate(({ dialog: system }, path) => {
    system.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, file)
  await desk.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(desk.getByText(/^Saved:/)).toBeVisible({ timeout: patience })
  isReadableAnywhere(file)
  const words = wordsOf(file)
  expect(words).toContain('STOP called')
  for (const name of [...(await names(desk)), 'Delacroix']) expect(words).not.toContain(name.split(' ').at(-1))
  expect(running.complaints).toEqual([])
})

/** Goes to the board from wherever the desk is. */
async function toBoard(page: Page): Promise<Page> {
  await page.getByRole('button', { name: /board/i }).first().click()
  await boardIsThere(page)
  return page
}
