import { expect, type Page } from '@playwright/test'
import { card, choose, finish } from './walk'

type Seen = {
  readonly systolic: string
  readonly pulse: string
  readonly pain: string
}

/** One line of the flow sheet; everything that this procedure asks for is in order. */
export async function observe(page: Page, { systolic, pulse, pain }: Seen): Promise<void> {
  await page.getByRole('button', { name: 'Observe now' }).click()
  const form = page.getByRole('region', { name: 'New observation' })
  const numbers = {
    Systolic: systolic,
    Diastolic: '80',
    Pulse: pulse,
    'SpO₂': '97',
    Oxygen: '0',
    'Pain at rest': pain,
    'Pain on moving': pain,
    'Limbs that move': '4',
  }
  for (const [label, value] of Object.entries(numbers)) await form.getByLabel(label, { exact: true }).fill(value)
  const words = {
    Awake: 'awake',
    Breathing: 'deep, coughs',
    'Strength as before': 'as before',
    'Saddle area': 'normal',
    'Back or neck pain': 'as before',
    'Needle site': 'dry',
  }
  for (const [label, value] of Object.entries(words)) {
    await form.getByLabel(label, { exact: true }).selectOption({ label: value })
  }
  await form.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(form).toBeHidden()
}

export async function recordEscort(page: Page): Promise<void> {
  await card(page, 'Ready to leave?').getByRole('button', { name: 'Ask' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who takes the patient home?' })
  await choose(dialog, 'Is an adult here to take the patient home?', 'Yes')
  await dialog.getByLabel('Name').fill('Jonas Hartmann')
  await dialog.getByLabel('Telephone').fill('555 0142')
  await finish(dialog, 'Save')
}

export async function isReady(page: Page): Promise<void> {
  await expect(card(page, 'Ready to leave?').getByText('Ready', { exact: true })).toBeVisible({ timeout: 30_000 })
}
