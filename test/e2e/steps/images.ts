import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { answerOpenDialog, choose, patience, type Walk } from './walk'

/** Folder of a case's pictures in the profile of the sample day. */
export const mediaOf = ({ profile }: Pick<Walk, 'profile'>, ...parts: string[]) => join(profile, 'media', ...parts)

/** The demo draws its pictures after the board is there; a run with contrast is the last of the first case. */
export async function picturesDrawn(walk: Pick<Walk, 'profile'>): Promise<void> {
  const last = mediaOf(walk, '01 Hartmann', 'C-arm today', 'RUN02001.dcm')
  await expect.poll(() => existsSync(last), { timeout: 180_000 }).toBe(true)
}

/** A run of 75 frames of a real patient who is nobody of the sample day; null where it is not at hand. */
export function realRunOfSomebodyElse(): string | null {
  const file = join(import.meta.dirname, '../../../../shared/dicom/go-dicom/I_000000.dcm')
  return existsSync(file) ? file : null
}

/** Chooses files or a folder in the system's dialog. */
export async function startImport({ app, desk }: Walk, what: 'folder' | 'files', ...paths: string[]): Promise<void> {
  await answerOpenDialog(app, ...paths)
  await desk.getByRole('button', { name: 'Import…' }).first().click()
  await desk.getByRole('menuitem', { name: what === 'folder' ? 'Folder or disc' : 'Files' }).click()
}

const importReport = (page: Page) => page.getByRole('dialog', { name: 'Import finished' })

export async function closeReport(page: Page): Promise<void> {
  await importReport(page).getByRole('button', { name: 'Done' }).click()
  await expect(importReport(page)).toBeHidden()
}

/** The pictures of the case: two of today, two from before. */
export async function importOwnPictures(walk: Walk): Promise<void> {
  const { desk } = walk
  await startImport(walk, 'folder', mediaOf(walk, '01 Hartmann'))
  await expect(importReport(desk)).toBeVisible({ timeout: patience })
  await closeReport(desk)
  const list = desk.getByRole('complementary', { name: 'Images of this case' })
  await expect(list.getByRole('region', { name: 'Today' }).getByRole('button')).toHaveCount(2)
  await expect(list.getByRole('region', { name: 'From before' }).getByRole('button')).toHaveCount(2)
}

export const whoseAreThey = (page: Page) => page.getByRole('alertdialog', { name: /^These images (name|do not say)/ })

/** Two people say that pictures which name somebody else belong to this case, and why. */
export async function twoPeopleAccept(page: Page, second: string, reason: string): Promise<void> {
  const question = whoseAreThey(page)
  await question.getByRole('button', { name: 'They do belong here…' }).click()
  const both = question.getByRole('button', { name: 'Both of us say they belong here' })
  await expect(both).toBeDisabled()
  await question.getByLabel('Second person who agrees').selectOption({ label: second })
  await question.getByLabel('Why they belong here').fill(reason)
  await both.click()
  await expect(question).toBeHidden({ timeout: patience })
}

const picture = (page: Page, number = 0) => page.getByRole('application').nth(number)
const panel = (page: Page) => page.getByRole('complementary', { name: 'Targets and plan' })

async function pressOn(page: Page, of: Locator, across: number, down: number): Promise<void> {
  const box = await of.boundingBox()
  if (box === null) throw new Error('The picture is not on screen.')
  await page.mouse.click(box.x + box.width * across, box.y + box.height * down)
}

/** Says which side is which on today's picture and draws the path of the needle on it. */
export async function markTarget(page: Page): Promise<void> {
  const list = page.getByRole('complementary', { name: 'Images of this case' })
  const today = picture(page)
  await today.focus()
  await list.getByRole('region', { name: 'Today' }).getByRole('button').first().click()
  await today.focus()
  await page.keyboard.press('s')
  const question = page.getByRole('dialog', { name: 'Which side is which?' })
  await question.getByRole('button', { name: 'Patient’s RIGHT' }).click()
  await expect(question).toBeHidden()
  await today.focus()
  await page.keyboard.press('n')
  await pressOn(page, today, 0.88, 0.565)
  await pressOn(page, today, 0.552, 0.513)
  await expect(panel(page).getByText(/Needle path · XA frame/)).toBeVisible()
  await expect(panel(page).getByText(/agrees with plan/)).toBeVisible()
  await choose(panel(page), 'Side', 'LEFT')
}
