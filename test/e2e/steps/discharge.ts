import { expect, type Page } from '@playwright/test'
import { answerSaveDialog, card, choose, finish, patience, type Walk } from './walk'

/** The physician takes the time of the table for the blood thinner. */
export async function decideRestart(page: Page): Promise<void> {
  await card(page, 'Blood thinner').getByRole('button', { name: 'Decide' }).click()
  const dialog = page.getByRole('dialog', { name: /^When is apixaban taken again/ })
  await choose(dialog, 'Decision of the physician', 'At a time')
  await dialog.getByRole('button', { name: 'Take the time of the table' }).click()
  await finish(dialog, 'Confirm')
  await expect(card(page, 'Blood thinner').getByText(/confirmed by/)).toBeVisible()
}

export async function makeSheet(page: Page): Promise<void> {
  await card(page, 'Instructions').getByRole('button', { name: 'Make the sheet' }).click()
  await expect(page.getByText('Check the marked values against the record.')).toBeVisible()
}

export async function checkSheet(page: Page): Promise<void> {
  await card(page, 'Instructions').getByRole('button', { name: 'I have checked the marked values' }).click()
  await expect(page.getByText('Checked. This is what is printed.')).toBeVisible()
}

/** Every question of the sheet, answered in the patient's words. */
export async function teachBack(page: Page): Promise<void> {
  const teaching = card(page, 'Teach-back')
  const questions = teaching.getByRole('listitem')
  const count = await questions.count()
  expect(count).toBeGreaterThan(0)
  for (let at = 0; at < count; at++) {
    await questions.nth(at).getByRole('button', { name: /^Ask/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What did the patient say?').fill('Said it back in her own words.')
    await choose(dialog, 'Understood?', 'Yes')
    await finish(dialog, 'Save')
    await expect(questions.nth(at).getByText(/^understood/)).toBeVisible()
  }
}

export async function savePdf({ app, desk }: Walk, file: string): Promise<void> {
  await answerSaveDialog(app, file)
  await card(desk, 'Print').getByRole('button', { name: 'Save as PDF' }).click()
  await expect(card(desk, 'Print').getByText(`File: ${file}`)).toBeVisible({ timeout: patience })
}

/** The same sheet from right to left, as the test language of a training case, saved; the screen is in English again. */
export async function saveTestLanguage(walk: Walk, file: string, look: () => Promise<void>): Promise<void> {
  const instructions = card(walk.desk, 'Instructions')
  await choose(instructions, 'Language', 'Right to left (test)')
  await makeSheet(walk.desk)
  await checkSheet(walk.desk)
  await look()
  await savePdf(walk, file)
  await choose(instructions, 'Language', 'English')
}

export async function goesHome(page: Page): Promise<void> {
  const leaving = card(page, 'Leaving')
  await expect(leaving.getByText('Nothing is in the way.')).toBeVisible({ timeout: 30_000 })
  await leaving.getByRole('button', { name: 'Goes home' }).click()
  await expect(leaving.getByText(/^Went home/)).toBeVisible()
  await expect(page.getByText('The sheet that the patient was given.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make the sheet' })).toHaveCount(0)
  await expect(page.getByText('The sheet that the patient was given.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make the sheet' })).toHaveCount(0)
}
