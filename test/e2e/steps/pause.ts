import { expect, type Locator, type Page } from '@playwright/test'
import { patience } from './walk'

/** What is said where an item has more than one value, by the number of the item. */
const said: Readonly<Record<string, string>> = { A2: 'Left', C5: 'Left', C6: 'Prone', E6: 'No' }

const screen = (page: Page) => page.getByRole('region', { name: 'Pause', exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const options = (page: Page) => page.getByRole('list', { name: 'What was said' })
const summary = (page: Page) =>
  page.getByRole('heading', { name: /: (every item is answered|something still holds it)$/ })
const current = (page: Page) => page.getByRole('list', { name: 'Items of this phase' }).locator('[aria-current=step]')

/** A second press within 400 ms is held off by the app; the walk presses as slowly as this, in milliseconds. */
const betweenPressesMs = 430
/** How long one press may take to show before it is given again, in milliseconds. */
const takesMs = 3000
let lastPress = 0

/** The three inputs, as a clicker or a pedal sends them. */
async function press(page: Page, key: 'PageDown' | 'Enter'): Promise<void> {
  const wait = lastPress + betweenPressesMs - performance.now()
  if (wait > 0) await page.waitForTimeout(wait)
  lastPress = performance.now()
  await page.keyboard.press(key)
}
const next = (page: Page) => press(page, 'PageDown')
const confirm = (page: Page) => press(page, 'Enter')

/** Number of the item on the screen, for example `A2`, or null where every item is answered. */
export async function itemOnScreen(page: Page): Promise<string | null> {
  await expect(current(page).or(summary(page))).toBeVisible({ timeout: patience })
  if (await summary(page).isVisible()) return null
  const label = await current(page).locator('[aria-label]').getAttribute('aria-label')
  return label?.split(':')[0] ?? null
}

/** Presses *confirm* until what it is for has happened: a press within the hold of the one before is not taken. */
async function confirmUntil(page: Page, happened: Locator): Promise<void> {
  await expect(async () => {
    await confirm(page)
    await expect(happened).toBeVisible({ timeout: takesMs })
  }).toPass({ timeout: patience })
}

/** Chooses the checklist of the fluoroscopy room, which is offered first. */
export async function chooseChecklist(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Fluoroscopy suite/ })).toHaveAttribute('aria-pressed', 'true')
  await confirmUntil(page, page.getByRole('heading', { name: 'Verification' }))
}

export async function startPhase(page: Page): Promise<void> {
  await expect(button(page, 'Start')).toBeVisible({ timeout: patience })
  await confirmUntil(page, current(page))
}

/** Answers the item on the screen with the record's own response, or with what is said where there is a choice. */
export async function answerItem(page: Page, side: 'Left' | 'Right' = 'Left'): Promise<void> {
  const id = await itemOnScreen(page)
  if (id === null) throw new Error('Every item of this phase is answered.')
  const words = said[id] === 'Left' ? side : said[id]
  await select(page, words === undefined ? options(page).getByRole('button').first() : saidButton(page, words))
  const answered = page.locator(`[aria-label="${id}: confirmed"], [aria-label="${id}: does not apply"]`)
  // Where each of the team is asked by name, every one of them presses.
  const voice = page.locator('main footer').getByRole('button', { name: /: yes$/ })
  while ((await voice.isVisible()) && !(await answered.isVisible())) {
    const name = (await voice.textContent()) ?? ''
    await expect(async () => {
      await confirm(page)
      await expect(voice.filter({ hasText: name })).toBeHidden({ timeout: takesMs })
    }).toPass({ timeout: patience })
  }
  if (!(await answered.isVisible())) await confirmUntil(page, answered)
}

const saidButton = (page: Page, wanted: string) => options(page).getByRole('button', { name: wanted }).first()

/** Goes to an answer with *next*. Fails where the record stands against it. */
async function select(page: Page, option: Locator): Promise<void> {
  if (await option.isDisabled()) throw new Error(`Cannot be confirmed: ${await screen(page).textContent()}`)
  await expect(async () => {
    if ((await option.getAttribute('aria-pressed')) === 'true') return
    await next(page)
    await expect(option).toHaveAttribute('aria-pressed', 'true', { timeout: takesMs })
  }).toPass({ timeout: patience })
}

/** Leaves an answer that stands in large letters, for the item after it. */
export async function goOn(page: Page): Promise<void> {
  const nextItem = button(page, 'Next item')
  await expect(async () => {
    if (!(await nextItem.isVisible())) return
    await next(page)
    await expect(nextItem).toBeHidden({ timeout: takesMs })
  }).toPass({ timeout: patience })
}

/** Answers every item that is still open. `onItem` is called with each before it is answered. */
export async function answerEverything(
  page: Page,
  onItem: (id: string) => Promise<void> = async () => {},
  side: 'Left' | 'Right' = 'Left',
): Promise<void> {
  for (let id = await itemOnScreen(page); id !== null; id = await itemOnScreen(page)) {
    await onItem(id)
    await answerItem(page, side)
    await goOn(page)
  }
}

/** Ends a phase of which every item is answered. */
export async function completePhase(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /: every item is answered$/ })).toBeVisible()
  await expect(async () => {
    await confirm(page)
    await expect(summary(page)).toBeHidden({ timeout: takesMs })
  }).toPass({ timeout: patience })
}

/** The time-out stands: the procedure starts. */
export async function startProcedure(page: Page): Promise<void> {
  await confirmUntil(page, page.getByRole('region', { name: 'Record of the procedure' }))
}

/** Every needle has had its pause: back to the record. */
export async function backToProcedure(page: Page): Promise<void> {
  await expect(async () => {
    await confirm(page)
    await expect(page.getByRole('region', { name: 'Record of the procedure' })).toBeVisible({ timeout: takesMs })
  }).toPass({ timeout: patience })
}

/** All five phases are behind the team. */
export async function goToRecovery(page: Page): Promise<void> {
  await confirmUntil(page, page.getByRole('button', { name: 'Observe now' }))
}

/** Opens the wall display and returns its page. */
export async function openWall(page: Page): Promise<Page> {
  const opening = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Wall display' }).click()
  const wall = await opening
  await wall.waitForLoadState('domcontentloaded')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await expect(wall.getByRole('heading', { level: 1 })).toBeVisible({ timeout: patience })
  return wall
}
