import type { Page } from '@playwright/test'

/** Counts every press of a pointer in the page from now on. */
export async function countPresses(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = { presses: 0 }
    window.addEventListener(
      'pointerdown',
      () => {
        counted.presses += 1
        document.documentElement.dataset.presses = String(counted.presses)
      },
      { capture: true },
    )
  })
}

export const presses = async (page: Page): Promise<number> =>
  Number(await page.evaluate(() => document.documentElement.dataset.presses ?? '0'))
