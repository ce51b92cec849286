import { expect, type Page } from '@playwright/test'
import { localDay } from './clock'
import { choose, finish, patience, pick } from './walk'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

export async function placeNeedle(page: Page): Promise<void> {
  const form = region(page, 'Needle 1')
  await choose(form, 'Size', '22 G, 127 mm')
  await choose(form, 'Extension tubing', 'Yes')
  await form.getByRole('button', { name: 'Needle is in' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Needles' }).getByText('L5-S1')).toBeVisible()
}

export async function confirmPosition(page: Page): Promise<void> {
  const form = region(page, 'Final position')
  await pick(form, 'Seen in', 'AP')
  await pick(form, 'Seen in', 'Lateral')
  await choose(form, 'Aspiration', 'Negative')
  await choose(form, 'Paraesthesia', 'None')
  await form.getByRole('button', { name: 'Confirm the position' }).click()
  await expect(region(page, 'Final position').getByRole('button', { name: 'Look again' })).toBeVisible()
}

/** Brings a frame of the run on screen, by the slider below the picture. */
export async function showFrame(page: Page, frame: number): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Frame of this run' })
  await slider.fill(String(frame - 1))
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^frame ${frame} of`))
}

/** What the contrast showed, tied to the frame on screen. */
export async function recordSpread(page: Page): Promise<void> {
  const form = region(page, 'Contrast spread')
  await choose(form, 'Watched', 'Live')
  await choose(form, 'View', 'AP')
  await form.getByRole('radiogroup', { name: 'Contrast given' }).getByRole('radio').first().click()
  await choose(form, 'Usual pain', 'Same pain')
  await pick(form, 'Seen', 'Along the nerve root')
  await pick(form, 'Seen', 'Ventral epidural')
  await form.getByRole('button', { name: 'Record with this frame' }).click()
  await expect(form.getByRole('list', { name: 'Recorded spreads' }).getByRole('listitem')).toHaveCount(1)
}

/** The interlock opens only once this needle had its pause. */
export async function toNeedlePause(page: Page): Promise<void> {
  const lock = region(page, 'Injectate at this needle')
  await expect(lock.getByText('The spread is adequate. The needle pause is still open.')).toBeVisible()
  await lock.getByRole('button', { name: 'Needle pause' }).click()
}

export async function isUnlocked(page: Page): Promise<void> {
  await expect(region(page, 'Injectate at this needle').getByText('Injectate unlocked for this needle')).toBeVisible({
    timeout: patience,
  })
}

type Given = {
  /** Name on the button that begins it. */
  readonly press: RegExp
  readonly strength?: string
  /** Millilitres. */
  readonly volume: string
  readonly lot: string
}

/** One injectate with lot and expiry. */
export async function give(page: Page, { press, strength, volume, lot }: Given): Promise<void> {
  const injected = region(page, 'Injected')
  const before = await injected.getByRole('list', { name: 'What was given' }).getByRole('listitem').count()
  await injected.getByRole('button', { name: press }).first().click()
  if (strength !== undefined) await choose(injected, 'Strength', strength)
  await injected.getByLabel('Other volume').fill(volume)
  await injected.getByLabel('Lot').fill(lot)
  await injected.getByLabel('Expires').fill(localDay({ days: 400 }))
  await injected.getByRole('button', { name: 'Give', exact: true }).click()
  const list = injected.getByRole('list', { name: 'What was given' }).getByRole('listitem')
  await expect(list).toHaveCount(before + 1)
  await expect(list.last()).toContainText(`lot ${lot}`)
}

export async function recordDose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Dose', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Radiation dose' })
  await choose(dialog, 'Where it was read', 'Display')
  await dialog.getByLabel('Fluoroscopy time').fill('34')
  await dialog.getByLabel('Air kerma').fill('4.2')
  await dialog.getByLabel('Kerma-area product (DAP)').fill('1.1')
  await dialog.getByLabel('Runs').fill('1')
  await finish(dialog, 'Record')
  await expect(region(page, 'Totals').getByText(/34 s/)).toBeVisible()
}

export async function endProcedure(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End procedure' }).click()
  const dialog = page.getByRole('dialog', { name: 'End the procedure' })
  await choose(dialog, 'What it came to', 'Completed')
  await finish(dialog, 'End the procedure')
}
