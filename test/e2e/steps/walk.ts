import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { RunningApp } from '../launch'

/** What a step needs of the application that it drives. */
export type Walk = Pick<RunningApp, 'app' | 'desk' | 'profile'> & {
  /** How far the clock of the station was put forward, in minutes; it starts anew with the application. */
  readonly clock: { forward: number }
}

/** Keeps a picture of a page, the desk where none is named. */
export type Shot = (name: string, page?: Page) => Promise<void>

/** How long the application may take on a busy machine before a step counts as failed, in milliseconds. */
export const patience = 60_000

/** Chooses one of the choices of a labelled group. */
export async function choose(scope: Locator | Page, group: string | RegExp, option: string): Promise<void> {
  const among = scope.getByRole('radiogroup', { name: group, exact: typeof group === 'string' })
  const choice = among.getByRole('radio', { name: option, exact: true })
  await choice.click()
  await expect(choice).toBeChecked()
}

/** Presses one of several choices of a labelled group. */
export async function pick(scope: Locator | Page, group: string, option: string): Promise<void> {
  const choice = scope.getByLabel(group, { exact: true }).getByRole('button', { name: option, exact: true })
  await choice.click()
  await expect(choice).toHaveAttribute('aria-pressed', 'true')
}

/** Ticks a field that is said with yes or nothing. */
export async function tick(scope: Locator, label: string): Promise<void> {
  const box = scope.page().getByRole('checkbox', { name: label, exact: true })
  await scope.locator('label').filter({ has: box }).click()
  await expect(box).toBeChecked()
}

/** A card of a screen, by its title. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true })
}

/** Presses a button of a dialog and waits until the dialog has gone: what it was for is recorded then. */
export async function finish(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Lets the next dialogs of the system for opening answer with these paths, as a person would choose them. */
export async function answerOpenDialog(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
  }, paths)
}

/** Lets the next dialogs of the system for saving answer with this path. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, filePath)
}

/** Gives the desk's page this size, in pixels. */
export async function resize(
  { desk }: Pick<Walk, 'desk'>,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await desk.setViewportSize(size)
  await expect.poll(() => desk.evaluate(() => window.innerWidth)).toBe(size.width)
}
