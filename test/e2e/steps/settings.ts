import { expect, type Page } from '@playwright/test'
import { pin } from './people'
import { finish, patience } from './walk'

/** The administrator enters the site's name and telephone numbers, which the instructions need. */
export async function enterTelephoneNumbers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Site', exact: true }).click()
  const values = {
    'Name on prints': 'Riverside Pain Clinic',
    'Telephone by day': '555 0100',
    'Telephone at night': '555 0199',
  }
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible({ timeout: patience })
}

export async function leaveSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Board' }).click()
}

/** A site's own words for one line of the sheet: a version that leaves out the "not" is refused, the other put in force. */
export async function rewordDriving(page: Page, by: string, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  const sections = page.getByRole('navigation', { name: 'Settings' })
  await sections.getByRole('button', { name: 'Discharge sheet', exact: true }).click()
  await page.getByLabel('Find in all texts').fill('Do not drive today')
  await page.getByRole('button', { name: 'Change: Do not drive today.' }).click()
  const dialog = page.getByRole('dialog', { name: 'Say it in other words' })
  await dialog.getByLabel('This site says').fill('You may drive today.')
  await expect(dialog.getByText(/That .not. has to stay/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Save in the draft' })).toBeDisabled()
  await dialog.getByLabel('This site says').fill(words)
  await finish(dialog, 'Save in the draft')
  await page.getByRole('button', { name: 'Put in force' }).click()
  const inForce = page.getByRole('dialog', { name: 'Put in force' })
  await expect(inForce.getByText(words)).toBeVisible()
  await inForce.getByLabel('Who puts it in force').selectOption({ label: `${by} (Physician)` })
  await inForce.getByLabel('PIN of this person').fill(pin)
  await finish(inForce, 'Put in force')
  await expect(page.getByText(new RegExp(`Version 1 is in force, put in force by ${by}`))).toBeVisible()
}
