import { expect, type Page } from '@playwright/test'
import { finish } from './walk'

/** What the patient says on the telephone a week later. */
export async function recordFirstWeek(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enter answers: 1 week' }).click()
  const dialog = page.getByRole('dialog', { name: 'Answers: 1 week' })
  const values = {
    'Pain on average, 0 to 10': '2',
    'Worst pain': '4',
    'Pain now': '2',
    'Pain on average': '2',
    'Enjoyment of life': '3',
    'General activity': '3',
    'Walking, minutes': '25',
    'Goal reached, 0 to 10': '7',
  }
  for (const [label, value] of Object.entries(values)) await dialog.getByLabel(label, { exact: true }).fill(value)
  await finish(dialog, 'Save')
  await expect(page.getByText('Responder: yes')).toBeVisible()
}
