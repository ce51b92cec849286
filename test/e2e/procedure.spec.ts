import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { launch, type RunningApp } from './launch'
import { showScreen } from './steps/board'
import { steps } from './steps/hartmann'
import * as pause from './steps/pause'
import { countPresses, presses } from './steps/presses'
import { choose, pick, type Walk } from './steps/walk'

/** The parts of the walk that come before the first needle, by their place: everything up to the finished time-out. */
const before = steps.slice(
  0,
  steps.findIndex((step) => step.title === 'the procedure starts and the needle is in'),
)

let running: RunningApp
let walk: Walk

test.beforeAll(async () => {
  test.setTimeout(120_000)
  running = await launch({ args: ['--demo'] })
  walk = { ...running, clock: { forward: 0 } }
  await running.desk.setViewportSize({ width: 1920, height: 1080 })
})

test.afterAll(async () => {
  await running?.close()
})

/** What a scanner types: every key within the same few milliseconds, however busy this machine is. */
async function scan(label: string): Promise<void> {
  await running.desk.evaluate((text) => {
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    for (const character of text) press(character)
    press('Enter')
  }, label)
}

/** A picture of a label, as a telephone or a camera would hand it over. */
async function pictureOf(label: string): Promise<Buffer> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })
  const { image, error } = await writeBarcode(label, { format: 'DataMatrix', scale: 6 })
  if (image === null) throw new Error(error)
  return Buffer.from(await image.arrayBuffer())
}

test('a whole transforaminal epidural is recorded in at most 40 presses', async () => {
  test.setTimeout(900_000)
  const { desk } = running
  const files = { instructions: '', note: '', record: '' }
  for (const step of before) await step.act(walk, async () => {}, files)

  await pause.startProcedure(desk)
  await showScreen(desk, 'Procedure')
  await countPresses(desk)
  const region = (name: string) => desk.getByRole('region', { name, exact: true })
  const injected = region('Injected')
  const given = injected.getByRole('list', { name: 'What was given' }).getByRole('listitem')

  await injected.getByRole('button', { name: /^Numb the skin/ }).click()
  await choose(injected, 'Strength', '1 %')
  await choose(injected, 'Volume', '2 mL')
  await injected.getByRole('button', { name: 'Give', exact: true }).click()
  await expect(given).toHaveCount(1)

  await choose(region('Needle 1'), 'Size', '22 G, 90 mm')
  await choose(region('Needle 1'), 'Extension tubing', 'Yes')
  await region('Needle 1').getByRole('button', { name: 'Needle is in' }).click()

  const position = region('Final position')
  await pick(position, 'Seen in', 'AP')
  await pick(position, 'Seen in', 'Lateral')
  await choose(position, 'Aspiration', 'Negative')
  await choose(position, 'Paraesthesia', 'None')
  await position.getByRole('button', { name: 'Confirm the position' }).click()

  const spread = region('Contrast spread')
  await choose(spread, 'Contrast given', '1 mL')
  await pick(spread, 'Seen', 'Along the nerve root')
  await pick(spread, 'Seen', 'Ventral epidural')
  await choose(spread, 'Usual pain', 'Same pain')
  await spread.getByRole('button', { name: 'Record with this frame' }).click()

  const lock = region('Injectate at this needle')
  await lock.getByRole('button', { name: 'Needle pause' }).click()
  await pause.startPhase(desk)
  await pause.answerEverything(desk)
  await pause.completePhase(desk)
  await showScreen(desk, 'Procedure')
  await expect(lock.getByText('Injectate unlocked for this needle')).toBeVisible()

  await injected.locator('input[type=file]').setInputFiles({
    name: 'label.png',
    mimeType: 'image/png',
    buffer: await pictureOf('010036332350641417270228103PIC'),
  })
  await expect(injected.getByLabel('Lot')).toHaveValue('3PIC')
  await scan('010036332350641417270228106123456')
  await expect(injected.getByLabel('Lot')).toHaveValue('6123456')
  await choose(injected, 'Volume', '1 mL')
  await injected.getByRole('button', { name: 'Give', exact: true }).click()
  await expect(given.last()).toContainText('lot 6123456')

  await desk.getByRole('button', { name: 'Dose', exact: true }).first().click()
  const dose = desk.getByRole('dialog', { name: 'Radiation dose' })
  await dose.getByRole('button', { name: 'Take over from the images' }).click()
  await expect(dose.getByLabel('Kerma-area product (DAP)')).toHaveValue('0.42')
  await dose.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(dose).toBeHidden()

  const beforeCorrection = await presses(desk)
  // The volume was misread: one dialog takes the entry back and records the right one in its place.
  const entries = region('Entries')
  await entries.getByRole('button', { name: /^Show/ }).click()
  await entries.getByRole('button', { name: /^Correct: .*1 mL.*6123456/ }).click()
  const correction = desk.getByRole('dialog', { name: 'Correct this entry' })
  await expect(correction.getByLabel('Lot')).toHaveValue('6123456')
  const replace = correction.getByRole('button', { name: 'Record in its place' })
  await expect(replace).toBeDisabled()
  await correction.getByLabel('What was wrong, and why').fill('Read from the wrong syringe.')
  await correction.getByLabel(/^Other volume/).fill('0.5')
  await correction.getByLabel(/^Other volume/).press('Tab')
  await replace.click()
  await expect(correction).toBeHidden()
  await expect(given).toHaveCount(2)
  await expect(given.last()).toContainText('0.5 mL')
  await expect(entries).toContainText('Read from the wrong syringe.')
  await showScreen(desk, 'Record')
  await expect(desk.getByText(/^Entry \d+ was wrong\. Entry \d+ stands in its place\./)).toBeVisible()
  await expect(desk.getByText(/^In place of entry \d+, at its time$/)).toBeVisible()
  await showScreen(desk, 'Procedure')
  const corrected = (await presses(desk)) - beforeCorrection

  await desk.getByRole('button', { name: 'End procedure' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'End the procedure' }).click()
  await expect(desk.getByRole('dialog')).toBeHidden()

  const counted = (await presses(desk)) - corrected
  test.info().annotations.push({ type: 'presses', description: String(counted) })
  // Fewer would mean that the counter did not see them.
  expect(counted).toBeGreaterThan(15)
  expect(counted).toBeLessThanOrEqual(40)
})

test('a lot that is recalled after its use names the case that used it', async () => {
  const { desk } = running
  const leave = desk.getByRole('button', { name: 'Leave the pause screen' })
  if (await leave.isVisible()) await leave.click()
  await desk.getByRole('button', { name: 'Board' }).first().click()
  await desk.getByRole('button', { name: 'Settings' }).click()
  await desk.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Recalled lots' }).click()
  await desk.getByLabel('Lot, as printed').fill('6-123 456')
  await desk.getByLabel('Reason, with the notice it comes from').fill('Notice of the maker')
  await desk.getByRole('button', { name: 'Add to the list' }).click()
  const affected = desk.getByRole('region', { name: 'Cases with one of these lots: 1' })
  await expect(affected).toContainText('Hartmann')
  await expect(affected).toContainText('lot 6123456')
})

test('after a label was read from a picture, the application still comes to its end', async () => {
  const main = running.app.process()
  await running.close()
  expect({ exitCode: main.exitCode, signalCode: main.signalCode }).toEqual({ exitCode: 0, signalCode: null })
})
