import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { z } from 'zod'
import { answerSaveDialog, card, choose, finish, patience, type Walk } from './walk'

/** With the PIN of whoever acts: being signed in is not enough. */
export async function signRecord(page: Page, pin: string): Promise<void> {
  await card(page, 'Signature').getByRole('button', { name: 'Sign the record' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign the record' })
  await dialog.getByLabel('PIN').fill(pin)
  await finish(dialog, 'Sign')
  await expect(
    card(page, 'Signature')
      .getByText(/through entry \d+/)
      .first(),
  ).toBeVisible()
}

export async function amendRecord(page: Page, text: string): Promise<void> {
  await card(page, 'Amendments').getByRole('button', { name: 'Amend' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add to the record' })
  await dialog.getByLabel('Amendment').fill(text)
  // A hurried finger presses twice; it is one amendment all the same.
  await dialog.getByRole('button', { name: 'Add', exact: true }).dblclick()
  await expect(dialog).toBeHidden()
  await expect(card(page, 'Amendments').getByText(text)).toHaveCount(1)
}

export async function verifyOnScreen(page: Page): Promise<void> {
  await card(page, 'Proof').getByRole('button', { name: 'Verify' }).click()
  await expect(card(page, 'Proof').getByText(/^All \d+ entries are as they were recorded/)).toBeVisible()
}

export async function exportRecord({ app, desk }: Walk, file: string): Promise<void> {
  await answerSaveDialog(app, file)
  await card(desk, 'Proof').getByRole('button', { name: 'Export the record…' }).click()
  await expect(desk.getByText('The record was written.')).toBeVisible({ timeout: patience })
}

export async function saveNote({ app, desk }: Walk, file: string, shot: () => Promise<void>): Promise<void> {
  await answerSaveDialog(app, file)
  await choose(desk, 'View', 'Operative note')
  await desk.getByRole('button', { name: 'Save as PDF…' }).click()
  await expect(desk.getByText('The note was written.')).toBeVisible({ timeout: patience })
  await shot()
  await choose(desk, 'View', 'Pictures')
  const kept = desk.getByRole('region', { name: 'Pictures with marks' })
  await expect(kept.locator('figure[data-ready="true"]').first()).toBeVisible({ timeout: patience })
  await choose(desk, 'View', 'Timeline')
}

const exported = z.object({
  format: z.literal('procedure-pause-record/1'),
  chain: z.object({ whole: z.literal(true), head: z.string() }),
  events: z.array(
    z.looseObject({ sequence: z.int(), type: z.string(), previousHash: z.string(), hash: z.string(), body: z.json() }),
  ),
})

/**
 * Checks an exported record with nothing of the application: every entry hashed anew, from 64 zeros on. Returns its
 * entries.
 */
export function verifyExported(file: string) {
  const { chain, events } = exported.parse(JSON.parse(readFileSync(file, 'utf8')))
  let previous = '0'.repeat(64)
  for (const [index, { hash, ...sealed }] of events.entries()) {
    expect(sealed.sequence).toBe(index + 1)
    expect(sealed.previousHash).toBe(previous)
    expect(createHash('sha256').update(canonical(sealed), 'utf8').digest('hex')).toBe(hash)
    previous = hash
  }
  expect(chain.head).toBe(previous)
  return events
}

/** JSON with the members of every object in the order of their names and no space between (RFC 8785). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
