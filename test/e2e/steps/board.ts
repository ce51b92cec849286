import { expect, type Locator, type Page } from '@playwright/test'
import { patience } from './walk'

/** The line of a patient on the board. */
function lineOf(page: Page, family: string): Locator {
  return page.getByRole('listitem').filter({ hasText: family })
}

/** Waits until the board has its cases. */
export async function boardIsThere(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /cases/ })).toBeVisible({ timeout: patience })
  await expect(page.getByRole('listitem').first()).toBeVisible({ timeout: patience })
}

/** Opens a case from its line on the board. */
export async function openCase(page: Page, family: string): Promise<void> {
  await lineOf(page, family).getByRole('button').last().click()
  await expect(page.getByRole('banner').getByText(family).first()).toBeVisible({ timeout: patience })
}

export type ScreenName = 'Prepare' | 'Images' | 'Pause' | 'Procedure' | 'Recovery' | 'Discharge' | 'Outcomes' | 'Record'

/** Goes to a screen of the open case by the navigation at the left. */
export async function showScreen(page: Page, name: ScreenName): Promise<void> {
  const leave = page.getByRole('button', { name: 'Leave the pause screen' })
  if (await leave.isVisible()) await leave.click()
  const entry = page.getByRole('navigation', { name: 'Parts of the case' }).getByRole('button', { name })
  await entry.click()
  if (name === 'Pause') await expect(leave).toBeVisible({ timeout: patience })
  else await expect(entry).toHaveAttribute('aria-current', 'page')
}
