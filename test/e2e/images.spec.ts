import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { z } from 'zod'
import { errorsOf } from '../fixtures/readers'
import { launch, type RunningApp } from './launch'
import { sampleMediaDrawn } from './sampleMedia'

test.describe.configure({ mode: 'serial' })

let running: RunningApp
let page: Page

test.beforeAll(async () => {
  test.setTimeout(240_000)
  running = await launch({ args: ['--demo'] })
  page = running.desk
  await signIn(/physician/i)
  await sampleMediaDrawn(running.profile)
})

test.afterAll(async () => {
  await running.close()
})

async function signIn(who: RegExp): Promise<void> {
  await page
    .getByRole('button', { name: /^Sign in/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: who }).first().click()
  for (const digit of '2468') await page.keyboard.press(digit)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Opens a case of the board by the patient's family name, on its images. */
async function openImages(family: string): Promise<void> {
  const back = page.getByRole('button', { name: 'Back to the board' })
  if ((await back.count()) > 0) await back.click()
  await page.getByRole('listitem').filter({ hasText: family }).getByRole('button').last().click()
  await page.getByRole('button', { name: /^Images/ }).click()
}

/** Imports what a person would choose in the system's dialog. */
async function importFolder(folder: string): Promise<void> {
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  await page.getByRole('button', { name: 'Import…' }).first().click()
  await page.getByRole('menuitem', { name: 'Folder or disc' }).click()
}

const media = (...parts: string[]) => join(running.profile, 'media', ...parts)
const panel = () => page.getByRole('complementary', { name: 'Targets and plan' })
const picture = (number = 0) => page.getByRole('application').nth(number)

const points = z.object({ target: z.object({ points: z.array(z.object({ x: z.number(), y: z.number() })).min(1) }) })

/** The record of the open case, asked of the store and not of the screen: the bodies of one type of entry. */
async function recorded(type: string) {
  return await page.evaluate(async (wanted) => {
    const settings = await window.companion.request['settings.get']({})
    if (!settings.ok || settings.value.view === null) throw new Error('No case is open.')
    const opened = await window.companion.request['cases.open']({ caseId: settings.value.view.caseId })
    if (!opened.ok) throw new Error(opened.failure.says)
    return opened.value.events.filter((event) => event.type === wanted).map((event) => event.body)
  }, type)
}

/** Mean brightness of what a viewport shows, 0 to 255. */
async function brightness(of: Locator): Promise<number> {
  return await of.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('No canvas.')
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let sum = 0
    for (let at = 0; at < data.length; at += 4) sum += data[at] ?? 0
    return sum / Math.max(1, data.length / 4)
  })
}

async function pressOn(of: Locator, across: number, down: number): Promise<void> {
  const box = await of.boundingBox()
  if (box === null) throw new Error('The picture is not on screen.')
  await page.mouse.click(box.x + box.width * across, box.y + box.height * down)
}

test('an empty case says what the first step is', async () => {
  await openImages('Hartmann')
  await expect(page.getByText('No images yet')).toBeVisible()
})

test('a folder is read, and what belongs to the patient joins the case', async () => {
  await importFolder(media('01 Hartmann'))
  await expect(page.getByRole('heading', { name: 'Import finished' })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Done' }).click()
  const list = page.getByRole('complementary', { name: 'Images of this case' })
  await expect(list.getByRole('region', { name: 'Today' }).getByRole('button')).toHaveCount(2)
  await expect(list.getByRole('region', { name: 'From before' }).getByRole('button')).toHaveCount(2)
  await expect(panel().getByText('Images belong to this patient')).toBeVisible()
})

test('today’s picture and the earlier one stand side by side', async () => {
  await expect(page.getByRole('application')).toHaveCount(2)
  await expect.poll(() => brightness(picture(0))).toBeGreaterThan(10)
  await expect.poll(() => brightness(picture(1))).toBeGreaterThan(10)
})

test('the letters follow a flip, and the picture says that it is flipped', async () => {
  await picture(1).focus()
  const earlier = picture(1)
  await expect(earlier.getByLabel('Left edge: right')).toHaveText('R')
  await page.keyboard.press('h')
  await expect(earlier.getByLabel('Left edge: left')).toHaveText('L')
  await expect(earlier.getByText('flipped left to right')).toBeVisible()
  await page.keyboard.press('0')
  await expect(earlier.getByLabel('Left edge: right')).toHaveText('R')
  await expect(earlier.getByText('not flipped · not rotated')).toBeVisible()
})

test('a needle path is saved as it is drawn, with level, side, length and badge', async () => {
  await picture(0).focus()
  await page.keyboard.press('n')
  await pressOn(picture(0), 0.7, 0.45)
  await pressOn(picture(0), 0.58, 0.58)
  await expect(panel().getByText(/Needle path · XA frame/)).toBeVisible()
  await expect(panel().getByText(/agrees with plan/)).toBeVisible()
  const [placed] = await recorded('target.placed')
  expect(placed).toMatchObject({ target: { kind: 'path', level: 'L5-S1', side: 'left' } })
})

test('arrow keys move a mark by image pixels, and one move is one entry', async () => {
  const before = await recorded('target.placed')
  await page.getByRole('button', { name: /^Needle path/ }).focus()
  for (let times = 0; times < 3; times++) await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await recorded('target.changed')).length).toBe(1)
  const firstX = (body: unknown) => points.parse(body).target.points[0]?.x ?? Number.NaN
  const [changed] = await recorded('target.changed')
  expect(firstX(changed) - firstX(before[0])).toBeCloseTo(3)
})

test('a side that contradicts the plan is refused, and the mark stays as it was', async () => {
  await panel().getByRole('radio', { name: 'RIGHT' }).click()
  await expect(page.getByRole('alert')).toContainText('the plan says LEFT')
  await expect(panel().getByRole('radio', { name: 'LEFT' })).toBeChecked()
  expect(await recorded('target.changed')).toHaveLength(1)
  await page.getByRole('alert').getByRole('button').click()
})

test('undo takes the move and the mark back, redo brings them again', async () => {
  await panel().getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await recorded('target.changed')).length).toBe(2)
  await panel().getByRole('button', { name: 'Undo' }).click()
  await expect(panel().getByText(/Needle path/)).toBeHidden()
  await panel().getByRole('button', { name: 'Redo' }).click()
  await expect(panel().getByText(/Needle path/)).toBeVisible()
})

test('a mark is removed only with a reason', async () => {
  await picture(0).focus()
  await page.keyboard.press('t')
  await pressOn(picture(0), 0.4, 0.5)
  await expect(panel().getByText(/^Target · XA/)).toBeVisible()
  await page.keyboard.press('Delete')
  const remove = page.getByRole('dialog').getByRole('button', { name: 'Remove' })
  await expect(remove).toBeDisabled()
  await page.getByRole('dialog').getByRole('radio', { name: 'Wrong place' }).click()
  await remove.click()
  await expect(panel().getByText(/^Target · XA/)).toBeHidden()
  const removed = await recorded('target.removed')
  expect(removed.at(-1)).toMatchObject({ reason: 'Wrong place' })
})

test('a person says which side is which where it has not been confirmed', async () => {
  await page.keyboard.press('s')
  const question = page.getByRole('dialog', { name: 'Which side is which?' })
  await question.getByRole('button', { name: 'Patient’s RIGHT' }).click()
  await expect.poll(async () => (await recorded('image.sideMarked')).length).toBe(1)
  expect((await recorded('image.sideMarked'))[0]).toMatchObject({ pictureLeftIs: 'patient-right' })
})

test('a region, an angle and a note are drawn by mouse, and a target by keyboard alone', async () => {
  await picture(0).focus()
  await page.keyboard.press('g')
  for (const [across, down] of [
    [0.4, 0.4],
    [0.5, 0.4],
    [0.45, 0.48],
  ] as const) {
    await pressOn(picture(0), across, down)
  }
  await pressOn(picture(0), 0.4, 0.4)
  await expect(panel().getByText(/^Region · XA/)).toBeVisible()
  await picture(0).focus()
  await page.keyboard.press('a')
  await pressOn(picture(0), 0.3, 0.7)
  await pressOn(picture(0), 0.4, 0.7)
  await pressOn(picture(0), 0.4, 0.6)
  await expect(panel().getByText('90°')).toBeVisible()
  await picture(0).focus()
  await page.keyboard.press('x')
  await pressOn(picture(0), 0.6, 0.75)
  await page.getByRole('dialog').getByLabel('Note').fill('Counted from the sacrum')
  await page.getByRole('dialog').getByRole('button', { name: 'Save the mark' }).click()
  await expect(panel().getByText('Counted from the sacrum')).toBeVisible()
  const before = (await recorded('target.placed')).length
  await picture(0).focus()
  for (const key of ['Escape', 't', 'Enter', 'Shift+ArrowRight', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
  await expect.poll(async () => (await recorded('target.placed')).length).toBe(before + 1)
  const shape = points.parse((await recorded('target.placed')).at(-1)).target.points[0]
  expect([(shape?.x ?? 0) % 1, (shape?.y ?? 0) % 1]).toEqual([0, 0])
})

test('two fingers zoom the picture, and its marks stay where they belong', async () => {
  const box = await picture(0).boundingBox()
  if (box === null) throw new Error('The picture is not on screen.')
  const mark = page
    .getByRole('button', { name: /^Needle path/ })
    .locator('circle')
    .last()
  const before = await mark.boundingBox()
  const touch = await page.context().newCDPSession(page)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 1 },
    { x: x + apart, y, id: 2 },
  ]
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(60) })
  for (const apart of [80, 100, 120]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect
    .poll(async () => {
      const after = await mark.boundingBox()
      if (before === null || after === null) return Number.NaN
      const centre = (of: typeof before) => of.x + of.width / 2
      return (centre(after) - x) / (centre(before) - x)
    })
    .toBeCloseTo(2, 1)
  await picture(0).focus()
  await page.keyboard.press('0')
})

test('a run plays by the clock and stops at a key', async () => {
  const list = page.getByRole('complementary', { name: 'Images of this case' })
  await picture(0).focus()
  await list.getByRole('button', { name: /24 frames/ }).click()
  const position = page.getByText(/^frame \d+ \/ 24$/)
  const first = await position.textContent()
  await expect.poll(() => position.textContent()).not.toBe(first)
  await page.keyboard.press('c')
  const held = await position.textContent()
  await page.waitForTimeout(600)
  expect(await position.textContent()).toBe(held)
})

test('a length becomes the scale of its picture, and a frame a key picture', async () => {
  const list = page.getByRole('complementary', { name: 'Images of this case' })
  await picture(0).focus()
  await list.getByRole('region', { name: 'Today' }).getByRole('button').first().click()
  await picture(0).focus()
  await page.keyboard.press('l')
  await pressOn(picture(0), 0.3, 0.3)
  await pressOn(picture(0), 0.4, 0.3)
  await panel().getByRole('button', { name: 'Calibrate with this length…' }).click()
  const question = page.getByRole('dialog', { name: 'How long is it in truth?' })
  await question.getByLabel(/What was measured/).fill('22 G needle')
  await question.getByLabel('Its true size').fill('25')
  await question.getByRole('button', { name: 'Calibrate this picture' }).click()
  await expect(
    panel()
      .getByText(/25\.0 mm, calibrated on a 22 G needle at/)
      .first(),
  ).toBeVisible()
  await picture(0).focus()
  await page.keyboard.press('k')
  await expect.poll(async () => (await recorded('image.keyMarked')).length).toBe(1)
  await expect(panel().getByRole('region', { name: 'Key pictures' }).getByRole('button')).toHaveCount(1)
})

test('pictures leave with their marks as files that other programs read, and the marks come back the same', async () => {
  const target = mkdtempSync(join(tmpdir(), 'procedure-pause-export-'))
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, target)
  await panel().getByRole('button', { name: 'Export pictures…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Choose a folder and export' }).click()
  const done = page.getByRole('dialog', { name: 'Export finished' })
  await expect(done).toBeVisible({ timeout: 30_000 })
  await expect(done.getByText(/Saved displays: 1/)).toBeVisible()
  await done.getByRole('button', { name: 'Done' }).click()
  const [folder = ''] = readdirSync(target)
  const dicom = readdirSync(join(target, folder, 'DICOM'))
  expect(readdirSync(join(target, folder, 'PICTURES'))).not.toEqual([])
  for (const name of dicom.filter((each) => !each.startsWith('IM'))) {
    expect(errorsOf(join(target, folder, 'DICOM', name))).toEqual([])
  }
  expect(errorsOf(join(target, folder, 'DICOMDIR'))).toEqual([])
  const exported = await recorded('images.exported')
  expect(exported).toMatchObject([{ states: 1 }])
  const before = await recorded('target.placed')
  await importFolder(join(target, folder))
  await page.getByRole('dialog', { name: 'Import finished' }).getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: /saved display/ }).click()
  await page.getByRole('button', { name: 'Bring its marks onto the pictures' }).click()
  await expect(page.getByText(/Were on the pictures before: \d/)).toBeVisible()
  expect(await recorded('target.placed')).toHaveLength(before.length)
  rmSync(target, { recursive: true, force: true })
})

test('another patient’s disc is shown side by side, and left out unless two people decide', async () => {
  await openImages("O'Rourke")
  const before = (await recorded('images.linked')).length
  await importFolder(media('09 ORourke', 'Disc'))
  const question = page.getByRole('alertdialog', { name: 'These images name somebody else' })
  await expect(question).toBeVisible({ timeout: 30_000 })
  await expect(question.getByRole('button', { name: 'Leave them out' })).toBeFocused()
  await question.getByRole('button', { name: 'They do belong here…' }).click()
  await expect(question.getByText('A second person must sign in first.')).toBeVisible()
  await question.getByRole('button', { name: 'Leave them out' }).click()
  const report = page.getByRole('dialog', { name: 'Import finished' })
  await expect(report.getByText(/NOTES\.dcm/)).toBeVisible()
  await report.getByRole('button', { name: 'Done' }).click()
  expect(await recorded('images.linked')).toHaveLength(before)
})

test('the page has nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
