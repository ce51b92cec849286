import { expect, test } from '@playwright/test'
import type { CaseId } from '../../shared/case/envelope'
import { launch, type RunningApp } from './launch'
import { isReadableInTheRoom } from './steps/accessibility'
import { boardIsThere } from './steps/board'
import { setClock } from './steps/clock'
import { act, recordOf, show, signedInByPin } from './steps/contract'
import { itemOnScreen, openWall } from './steps/pause'
import { prepareCase, timeOutUnderWay, usualPatient } from './steps/pauseCase'
import { PauseKeys, selected } from './steps/pauseKeys'
import { nurse, physician } from './steps/people'
import { patience, type Walk } from './steps/walk'

/** What may happen in the middle of a time-out: nothing is lost, nothing is made up, and it goes on at the same item. */
test.describe.configure({ mode: 'serial' })

let running: RunningApp
let caseId: CaseId
const keys = new PauseKeys(() => running.desk)

const pauseOf = async (id = caseId) =>
  (await recordOf(running.desk, id)).filter((event) => event.type.startsWith('pause.'))
const answersInRecord = async (id = caseId) =>
  (await pauseOf(id)).filter((event) => event.type === 'pause.itemAnswered').length

test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launch({ args: ['--demo'] })
  const { desk } = running
  await desk.setViewportSize({ width: 1920, height: 1080 })
  await boardIsThere(desk)
  await signedInByPin(desk, [physician, nurse])
  caseId = await prepareCase(desk)
  await timeOutUnderWay(desk, caseId, 'C3')
  await show(desk, caseId, 'pause')
})

test.afterAll(async () => {
  await running?.close()
})

test('the wall shows the same item as the desk, and loses nothing when it goes', async () => {
  const { desk } = running
  const wall = await openWall(desk)
  const heading = wall.getByRole('heading', { level: 1 })
  const asked = desk.getByRole('heading', { level: 1 })
  for (const id of ['C3', 'C4']) {
    expect(await itemOnScreen(desk)).toBe(id)
    await expect(heading).toHaveText((await asked.textContent()) ?? '')
    await keys.answer(id)
  }
  expect(await itemOnScreen(desk)).toBe('C5')
  await expect(heading).toHaveText((await asked.textContent()) ?? '')
  await expect(wall.getByRole('button')).toHaveCount(0)
  await expect(wall.getByText(`${usualPatient.familyName}, ${usualPatient.givenName}`)).toBeVisible()
  await isReadableInTheRoom(wall)
  const before = await answersInRecord()
  // The system says that the display of the wall is gone, and later that it is there again.
  for (const happens of ['display-removed', 'display-added'] as const) {
    await running.app.evaluate(({ screen }, name) => {
      screen.emit(name, { preventDefault: () => {} }, screen.getPrimaryDisplay())
    }, happens)
    await expect(heading).toHaveText((await asked.textContent()) ?? '')
  }
  await wall.close()
  expect(await itemOnScreen(desk)).toBe('C5')
  expect(await answersInRecord()).toBe(before)
})

test('a killed process is back at the same item with every answer', async () => {
  test.setTimeout(180_000)
  const before = await answersInRecord()
  const { profile } = running
  await running.kill()
  running = await launch({ profile, args: ['--demo'] })
  const { desk } = running
  await desk.setViewportSize({ width: 1920, height: 1080 })
  await expect(desk.getByRole('button', { name: 'Leave the pause screen' })).toBeVisible({ timeout: patience })
  await signedInByPin(desk, [physician, nurse])
  expect(await itemOnScreen(desk)).toBe('C5')
  expect(await answersInRecord()).toBe(before)
})

test('a clock that jumps a day ahead and back again is told, loses no answer and makes none up', async () => {
  const { desk } = running
  const walk: Walk = { ...running, clock: { forward: 0 } }
  const before = await pauseOf()
  const said = desk.getByText(/^The clock of this computer jumped from /)
  await setClock(walk, 24 * 60)
  await expect(said).toBeVisible()
  await isReadableInTheRoom(desk)
  await desk.getByRole('button', { name: 'The clock is right' }).click()
  await expect(said).toBeHidden()
  expect(await itemOnScreen(desk)).toBe('C5')
  await keys.answer('C5')
  await setClock(walk, -24 * 60)
  await expect(said).toBeVisible()
  await desk.getByRole('button', { name: 'The clock is right' }).click()
  await expect.poll(() => itemOnScreen(desk)).toBe('C6')
  const after = await pauseOf()
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.slice(before.length).map((event) => event.type)).toEqual([
    'pause.clockMoved',
    'pause.itemAnswered',
    'pause.clockMoved',
  ])
})

test('an interruption is recorded with its reason, and the pause goes on at the same item', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: /^Interrupt/ }).click()
  await expect(desk.getByRole('dialog')).toBeVisible()
  await isReadableInTheRoom(desk)
  await keys.press('Enter')
  await expect(desk.getByRole('timer')).toBeVisible()
  await isReadableInTheRoom(desk)
  await keys.press('Enter')
  await expect.poll(() => itemOnScreen(desk)).toBe('C6')
  expect((await pauseOf()).slice(-2).map((event) => event.type)).toEqual(['pause.interrupted', 'pause.resumed'])
})

test('another case that is opened in the middle of an item takes no key meant for the one before it', async () => {
  test.setTimeout(120_000)
  const { desk } = running
  const second = { id: '9004-113', familyName: 'Kaminski', givenName: 'Ewa' }
  const other = await prepareCase(desk, { who: second })
  await timeOutUnderWay(desk, other, 'C5')
  const before = { first: await answersInRecord(), other: await answersInRecord(other) }
  const named = (name: string) => desk.locator('header').getByText(name, { exact: false }).first()

  // The position is chosen and not yet confirmed when the other case comes on the screen.
  await keys.press('PageDown')
  await expect(selected(desk)).toContainText('Prone')
  await desk.waitForTimeout(450)
  await show(desk, other, 'pause')
  await desk.keyboard.press('Enter')
  await expect(named(second.familyName)).toBeVisible()
  expect(await itemOnScreen(desk)).toBe('C5')
  await expect(selected(desk)).toHaveCount(0)
  await keys.press('Enter')

  await keys.press('PageDown')
  await expect(selected(desk)).toContainText('Left')
  await desk.waitForTimeout(450)
  await show(desk, caseId, 'pause')
  await desk.keyboard.press('Enter')
  await expect(named(usualPatient.familyName)).toBeVisible()
  expect(await itemOnScreen(desk)).toBe('C6')
  await expect(selected(desk)).toHaveCount(0)
  expect({ first: await answersInRecord(), other: await answersInRecord(other) }).toEqual(before)

  await keys.answer('C6')
  expect({ first: await answersInRecord(), other: await answersInRecord(other) }).toEqual({
    first: before.first + 1,
    other: before.other,
  })
})

test('what changes under the team is told on the item that is asked again, and the wall shows STOP', async () => {
  const { desk } = running
  await act(desk, caseId, nurse, { do: 'weight.record', weightKg: 71 })
  await expect(desk.getByText('The weight changed.', { exact: false })).toBeVisible()
  expect(await itemOnScreen(desk)).toBe('C2')
  await isReadableInTheRoom(desk)
  const wall = await openWall(desk)
  await act(desk, caseId, nurse, { do: 'pause.stop' })
  await expect(wall.getByRole('heading', { name: 'STOP', exact: true })).toBeVisible()
  await isReadableInTheRoom(wall)
  await wall.close()
  expect(running.complaints).toEqual([])
})
