import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { launch } from './launch'

const passphrase = 'four quiet words here'

const start = async (profile: string) => {
  const running = await launch({ profile })
  return { ...running, desk: running.desk }
}

const enterPin = async (desk: Page, pin: string) => {
  for (const digit of pin) await desk.getByRole('button', { name: digit, exact: true }).click()
  await desk.getByRole('button', { name: 'Enter', exact: true }).click()
}

const bookHartmann = async (desk: Page) => {
  await desk.getByRole('button', { name: 'Add a case' }).first().click()
  const dialog = desk.getByRole('dialog', { name: 'Add a case' })
  await expect(dialog.getByRole('button', { name: 'Book' })).toBeDisabled()
  await dialog.getByLabel('Family name').fill('Hartmann')
  await dialog.getByLabel('Given name').fill('Liesel')
  await dialog.getByLabel('Birth date').fill('1958-03-12')
  await dialog.getByLabel('Record number').fill('4471-203')
  await dialog.getByLabel('Room').fill('Room 2')
  await dialog.getByLabel('Time').fill('08:30')
  await dialog.getByRole('radio', { name: 'Female' }).click()
  await dialog.getByLabel('Procedure').selectOption('esi-transforaminal')
  await dialog.getByRole('radio', { name: 'Lumbar' }).click()
  await dialog.getByRole('radio', { name: 'Left' }).click()
  await dialog.getByLabel('Levels').fill('l5/s1')
  await dialog.getByLabel('Contrast').fill('iohexol-240')
  await dialog.getByRole('radio', { name: 'Fluoroscopy' }).click()
  await dialog.getByRole('radiogroup', { name: 'Sedation' }).getByRole('radio', { name: 'None' }).click()
  await dialog.getByLabel('Injectates').fill('dexamethasone, lidocaine')
  await dialog.getByRole('button', { name: 'Book' }).click()
}

test('a new station is set up, works, opens after a power cut only with its passphrase, at the same case, and is restored from its backup', async () => {
  test.setTimeout(240_000)
  const profile = mkdtempSync(join(tmpdir(), 'procedure-pause-first-'))
  try {
    const first = await start(profile)
    await expect(first.desk.getByRole('heading', { name: 'Protect this station’s record' })).toBeVisible({
      timeout: 60_000,
    })
    const create = first.desk.getByRole('button', { name: 'Create the record' })
    await first.desk.getByLabel('Passphrase', { exact: true }).fill('short')
    await expect(first.desk.getByText('This is shorter than 12 characters.')).toBeVisible()
    await first.desk.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await first.desk.getByLabel('Passphrase again').fill('something else!')
    await expect(first.desk.getByText('The two do not match.')).toBeVisible()
    await first.desk.getByLabel('Passphrase again').fill(passphrase)
    await expect(create).toBeDisabled()
    await first.desk.getByText('I have written the passphrase down').click()
    await create.click()

    await first.desk.getByLabel('Name').fill('Avery Lindqvist', { timeout: 60_000 })
    await first.desk.getByLabel('PIN').fill('1357')
    await first.desk.getByRole('button', { name: 'Start' }).click()
    await expect(first.desk.getByRole('heading', { name: 'No cases on this day' })).toBeVisible()

    await first.desk.getByRole('button', { name: 'Sign in' }).click()
    await first.desk.getByRole('button', { name: /Avery Lindqvist/ }).click()
    await enterPin(first.desk, '1111')
    await expect(first.desk.getByRole('alert')).toContainText('This is not the PIN of Avery Lindqvist.', {
      timeout: 30_000,
    })
    await enterPin(first.desk, '1357')
    await expect(first.desk.getByRole('button', { name: /Avery Lindqvist/ })).toBeVisible({ timeout: 30_000 })

    await bookHartmann(first.desk)
    await expect(first.desk.getByRole('heading', { name: 'What stands in the way' })).toBeVisible()
    await expect(first.desk.getByText('Nobody has asked for the allergy list.').first()).toBeVisible()
    await first.kill()

    const second = await start(profile)
    await expect(second.desk.getByRole('heading', { name: 'Open the record' })).toBeVisible({ timeout: 60_000 })
    await second.desk.getByLabel('Passphrase').fill('not the passphrase')
    await second.desk.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(second.desk.getByRole('alert')).toContainText('This is not the passphrase.', { timeout: 60_000 })
    await second.desk.getByLabel('Passphrase').fill(passphrase)
    await second.desk.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(second.desk.getByRole('heading', { name: 'What stands in the way' })).toBeVisible({ timeout: 60_000 })
    await expect(second.desk.getByText('Hartmann, Liesel').first()).toBeVisible()
    await expect(second.desk.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await second.desk.getByRole('button', { name: 'Back to the board' }).click()
    await backUpNow(second.desk)
    await second.close()

    writeFileSync(join(profile, 'record.db'), Buffer.alloc(64 * 1024, 7))
    const third = await start(profile)
    await third.desk.getByLabel('Passphrase').fill(passphrase, { timeout: 60_000 })
    await third.desk.getByRole('button', { name: 'Open', exact: true }).click()
    await expect(third.desk.getByRole('alert')).toContainText('is damaged and was set aside unchanged', {
      timeout: 60_000,
    })
    await expect(third.desk.getByText(/The newest good backup is from .+; cases in it: 1\./)).toBeVisible()
    await third.desk.getByRole('button', { name: 'Restore this backup' }).click()
    await third.desk.getByRole('button', { name: '‹ Board' }).click({ timeout: 60_000 })
    await expect(third.desk.getByRole('heading', { name: /^1 case\b/ })).toBeVisible()
    await expect(third.desk.getByText('Hartmann, Liesel').first()).toBeVisible()
    await third.close()
    expect(readdirSync(profile).filter((name) => /^record\.db\.damaged/.test(name))).toHaveLength(1)

    expect(first.complaints).toEqual([])
    expect(second.complaints).toEqual([])
    expect(third.complaints).toEqual([])
    expect(filesNaming(profile, 'Hartmann')).toEqual([])
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
})

const backUpNow = async (desk: Page) => {
  await desk.getByRole('button', { name: 'Sign in' }).click()
  await desk.getByRole('button', { name: /Avery Lindqvist/ }).click()
  await enterPin(desk, '1357')
  await desk.getByRole('button', { name: 'Settings' }).click()
  await desk.getByRole('button', { name: 'Backup', exact: true }).click()
  await expect(desk.getByText('There is no backup yet.')).toBeVisible()
  await desk.getByRole('button', { name: 'Back up now' }).click()
  await expect(desk.getByRole('status').filter({ hasText: 'Last backup' })).toContainText('Cases: 1', {
    timeout: 60_000,
  })
}

/** Files of a profile in which a patient's name can be read: there must be none. */
function filesNaming(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(name))
}
