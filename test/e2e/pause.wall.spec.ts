import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { type TwoDisplays, twoDisplays } from './steps/displays'
import { answerItem, chooseChecklist, goOn, itemOnScreen, startPhase } from './steps/pause'
import { everybodySignsIn, nurse, physician } from './steps/people'
import { patience } from './steps/walk'

let displays: TwoDisplays
let running: RunningApp

test.beforeAll(async () => {
  displays = await twoDisplays()
  running = await launch({ args: ['--demo'], env: { DISPLAY: displays.display } })
})

test.afterAll(async () => {
  await running?.close()
  await displays?.close()
})

/** Where the wall is and whether anybody sees it, as the system knows it. */
const wallWindow = () =>
  running.app.evaluate(({ BrowserWindow }) => {
    const wall = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().includes('window=wall'))
    return wall === undefined ? null : { left: wall.getBounds().x, visible: wall.isVisible() }
  })

test('a wall whose display is unplugged in the middle of the pause loses nothing, and is back with the display', async () => {
  test.setTimeout(120_000)
  const { app, desk } = running
  await boardIsThere(desk)
  await everybodySignsIn(desk, [nurse, physician])
  await openCase(desk, 'Delacroix')
  await showScreen(desk, 'Pause')
  await chooseChecklist(desk)
  const opening = app.waitForEvent('window')
  await desk.getByRole('button', { name: 'Wall display' }).click()
  const wall = await opening
  await startPhase(desk)
  const heading = wall.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText((await desk.getByRole('heading', { level: 1 }).textContent()) ?? '', {
    timeout: patience,
  })
  await expect.poll(wallWindow).toEqual({ left: 1920, visible: true })
  await answerItem(desk)
  await goOn(desk)
  const item = await itemOnScreen(desk)

  displays.unplug()
  const told = desk.getByText('The wall display is unplugged or switched off.', { exact: false })
  await expect(told).toBeVisible()
  // It does not lie over the desk, where STOP is.
  await expect.poll(async () => (await wallWindow())?.visible).toBe(false)
  expect(await itemOnScreen(desk)).toBe(item)
  await expect(desk.locator('[aria-label="A1: confirmed"]')).toBeVisible()

  displays.plugIn()
  await expect(told).toBeHidden()
  await expect.poll(wallWindow).toEqual({ left: 1920, visible: true })
  await expect(heading).toHaveText((await desk.getByRole('heading', { level: 1 }).textContent()) ?? '')
  expect(await itemOnScreen(desk)).toBe(item)
  await expect(desk.locator('[aria-label="A1: confirmed"]')).toBeVisible()
  expect(running.complaints).toEqual([])
})
