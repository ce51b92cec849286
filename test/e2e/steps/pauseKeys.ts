import { expect, type Page } from '@playwright/test'
import { isReadableInTheRoom } from './accessibility'
import { itemOnScreen } from './pause'
import { patience } from './walk'

const said: Readonly<Record<string, string>> = { A2: 'Left', C5: 'Left', C6: 'Prone', E6: 'No' }

/** The app holds a second press for 400 ms after it has dealt with the first. */
const betweenPressesMs = 650

export const selected = (page: Page) => page.getByRole('list', { name: 'What was said' }).locator('[aria-pressed=true]')

/** The pause by nothing but *next* and *confirm*, every press of which counts. */
export class PauseKeys {
  /** Presses since the beginning, and since the phase was started. */
  presses = 0
  phase = 0
  #last = 0
  readonly #desk: () => Page

  constructor(desk: () => Page) {
    this.#desk = desk
  }

  async press(key: 'PageDown' | 'Enter'): Promise<void> {
    const wait = this.#last + betweenPressesMs - performance.now()
    if (wait > 0) await this.#desk().waitForTimeout(wait)
    this.presses += 1
    this.phase += 1
    await this.#desk().keyboard.press(key)
    // From when the page has dealt with it: on a busy machine that is later than it was sent.
    this.#last = performance.now()
  }

  /** Presses that somebody else made, by hand. */
  count(presses: number): void {
    this.presses += presses
    this.phase += presses
    this.#last = performance.now()
  }

  /** What is not part of an ordinary pause does not count. */
  async uncounted(act: () => Promise<void>): Promise<void> {
    const before = { presses: this.presses, phase: this.phase }
    await act()
    this.presses = before.presses
    this.phase = before.phase
  }

  /** Answers the item on the screen with nothing but the two keys, and waits until the next one stands there. */
  async answer(id: string): Promise<void> {
    const desk = this.#desk()
    const wanted = said[id]
    if (wanted !== undefined) {
      for (let step = 0; step < 8 && (await selected(desk).filter({ hasText: wanted }).count()) === 0; step += 1) {
        await this.press('PageDown')
      }
      await expect(selected(desk)).toContainText(wanted)
    }
    await expect(selected(desk)).toHaveCount(1)
    const voice = desk.locator('main footer').getByRole('button', { name: /: yes$/ })
    while (await voice.isVisible()) {
      const name = (await voice.textContent()) ?? ''
      await this.press('Enter')
      await expect(voice.filter({ hasText: name })).toBeHidden()
    }
    const dot = desk.locator(`[aria-label="${id}: confirmed"], [aria-label="${id}: does not apply"]`)
    if (!(await dot.isVisible())) await this.press('Enter')
    await expect(dot).toBeVisible()
    // The answer stands in large letters for a moment, then the screen goes on by itself.
    await expect(desk.getByRole('button', { name: 'Next item' })).toBeHidden({ timeout: 5000 })
  }

  async answerPhase(): Promise<void> {
    const desk = this.#desk()
    for (let id = await itemOnScreen(desk); id !== null; id = await itemOnScreen(desk)) await this.answer(id)
  }

  /** Starts a phase, answers it and completes it. Its first item and its end can be read by everybody. */
  async runPhase(name: string): Promise<void> {
    const desk = this.#desk()
    await expect(desk.getByRole('heading', { name, exact: true })).toBeVisible({ timeout: patience })
    this.phase = 0
    await this.press('Enter')
    await itemOnScreen(desk)
    await isReadableInTheRoom(desk)
    await this.answerPhase()
    await isReadableInTheRoom(desk)
    await this.press('Enter')
    await expect(desk.getByRole('heading', { name: /: every item is answered$/ })).toBeHidden()
  }
}
