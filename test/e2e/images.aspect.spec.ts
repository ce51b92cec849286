import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { el, explicitLittleUid, imageElements, part10 } from '../fixtures/dicomBytes'
import { launch, type RunningApp } from './launch'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { closeReport, startImport } from './steps/images'
import { nurse, signIn } from './steps/people'

test.describe.configure({ mode: 'serial' })

/** Pixels twice as wide as they are high: 256 columns of 1 mm, 512 rows of 0.5 mm, so that the picture is a square. */
const acrossMm = 1
const downMm = 0.5

const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-aspect-'))
let running: RunningApp
let page: Page

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const pixels = Uint8Array.from({ length: 512 * 256 }, (_, at) => (at * 7) % 256)
  const elements = imageElements({
    uid: '1.2.3.71.1',
    rows: 512,
    columns: 256,
    modality: 'MR',
    patientName: 'Hartmann^Liesel',
    patientId: '4471-203',
    pixels,
    more: [
      el(0x00100030, 'DA', '19580312'),
      el(0x00100040, 'CS', 'F'),
      el(0x0008103e, 'LO', 'Oblong pixels'),
      el(0x00280030, 'DS', `${downMm}\\${acrossMm}`),
    ],
  })
  writeFileSync(join(folder, 'oblong.dcm'), part10(elements, explicitLittleUid))
  running = await launch({ args: ['--demo'] })
  page = running.desk
  await boardIsThere(page)
  await signIn(page, nurse)
  await openCase(page, 'Hartmann')
  await showScreen(page, 'Images')
  await startImport({ ...running, clock: { forward: 0 } }, 'folder', folder)
  await closeReport(page)
  await page
    .getByRole('complementary', { name: 'Images of this case' })
    .getByRole('button', { name: /Oblong pixels/ })
    .click()
})

test.afterAll(async () => {
  await running?.close()
  rmSync(folder, { recursive: true, force: true })
})

const panel = () => page.getByRole('complementary', { name: 'Targets and plan' })

/** Draws with a tool: points in screen pixels from the middle of the picture. */
async function draw(tool: string, ...points: readonly (readonly [number, number])[]): Promise<void> {
  const picture = page.getByRole('application').first()
  await picture.focus()
  await page.keyboard.press(tool)
  const box = await picture.boundingBox()
  if (box === null) throw new Error('The picture is not on screen.')
  for (const [x, y] of points) await page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y)
}

const mark = z.object({ target: z.object({ points: z.array(z.object({ x: z.number(), y: z.number() })) }) })

/** The points of the marks, in image pixels, as the record has them. */
async function recordedPoints() {
  const bodies = await page.evaluate(async () => {
    const settings = await window.companion.request['settings.get']({})
    if (!settings.ok || settings.value.view === null) throw new Error('No case is open.')
    const opened = await window.companion.request['cases.open']({ caseId: settings.value.view.caseId })
    if (!opened.ok) throw new Error(opened.failure.says)
    return opened.value.events.filter(({ type }) => type === 'target.placed').map(({ body }) => body)
  })
  return bodies.map((body) => mark.parse(body).target.points)
}

test('an angle is that of the body and of the screen, not of the file’s columns and rows', async () => {
  await draw('a', [120, 0], [0, 0], [120, -120])
  await expect(panel().getByText('45°')).toBeVisible()
})

test('a length counts wide columns and low rows by their own sizes, and lines of one length on screen are equal', async () => {
  await draw('l', [-100, 60], [0, 60])
  await draw('l', [60, 60], [60, 160])
  await expect.poll(async () => (await recordedPoints()).length).toBe(3)
  const lengths = (await recordedPoints()).slice(1).map(([a, b]) => {
    if (a === undefined || b === undefined) throw new Error('A line without ends.')
    return Math.hypot((b.x - a.x) * acrossMm, (b.y - a.y) * downMm)
  })
  const [flat = 0, upright = 0] = lengths
  expect(flat).toBeGreaterThan(20)
  expect(Math.abs(flat - upright)).toBeLessThan(1.5)
  for (const length of lengths)
    await expect(
      panel()
        .getByText(`${length.toFixed(1)} mm, pixel spacing`)
        .first(),
    ).toBeVisible()
})
