import { expect, type Page } from '@playwright/test'
import { patience } from './walk'

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
