import { expect, type Locator, type Page } from '@playwright/test'
import { patience } from './walk'

export const physician = 'Dr. Adaeze Okafor'
export const nurse = 'Marit Solberg'
export const technologist = 'Ravi Menon'
export const administrator = 'Avery Lindqvist'

/** Everybody's PIN in the sample day. */
export const pin = '2468'

/** Where the header says who acts, or offers the sign-in. */
function whoActs(page: Page): Locator {
  return page
    .getByRole('banner')
    .getByRole('button', { name: /^Sign in$|(Physician|Nurse|Technologist|Administrator|Staff|Anaesthesia)/ })
    .first()
}

/** The same on the full screen of the pause, where several people read and answer. */
function whoIsHere(page: Page): Locator {
  return page
    .locator('main')
    .getByRole('button', { name: /^Sign in$|^\d+ signed in$/ })
    .first()
}

async function isPause(page: Page): Promise<boolean> {
  return await page.getByRole('button', { name: 'Leave the pause screen' }).isVisible()
}

/** Names of those who are signed in at this station. */
async function signedIn(page: Page): Promise<readonly string[]> {
  const session = await page.evaluate(() => window.companion.request['session.get']({}))
  if (!session.ok) throw new Error(session.failure.says)
  return session.value.signedIn.map(({ name }) => name)
}

/** Signs a person in besides those who are, on whatever screen is open. */
export async function signIn(page: Page, name: string): Promise<void> {
  const before = await signedIn(page)
  if (await isPause(page)) {
    await whoIsHere(page).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign in', exact: true }).click()
  } else {
    await expect(whoActs(page)).toBeVisible({ timeout: patience })
    await whoActs(page).click()
    if (before.length > 0) {
      await page.getByRole('dialog').getByRole('button', { name: 'Someone else signs in', exact: true }).click()
    }
  }
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await expect(page.getByRole('dialog', { name })).toBeVisible()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: patience })
  expect(await signedIn(page)).toContain(name)
}

/** Signs in whoever of these is not, one after the other. */
export async function everybodySignsIn(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (!(await signedIn(page)).includes(name)) await signIn(page, name)
  }
}

/** Lets somebody who is signed in act next. */
export async function actAs(page: Page, name: string): Promise<void> {
  const who = whoActs(page)
  if ((await who.textContent())?.startsWith(name)) return
  await who.click()
  const row = page.getByRole('dialog').getByRole('listitem').filter({ hasText: name })
  await row.getByRole('button', { name: 'Act as this person' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(who).toContainText(name)
}

export async function signOut(page: Page, name: string): Promise<void> {
  await whoActs(page).click()
  const row = page.getByRole('dialog').getByRole('listitem').filter({ hasText: name })
  await row.getByRole('button', { name: 'Sign out' }).click()
  await expect(row).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}
