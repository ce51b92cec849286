import { expect, test } from '@playwright/test'
import type { CaseId } from '../../shared/case/envelope'
import { launch, type RunningApp } from './launch'
import { isReadableInTheRoom } from './steps/accessibility'
import { boardIsThere, showScreen } from './steps/board'
import { recordOf, show, signedInByPin } from './steps/contract'
import { itemOnScreen } from './steps/pause'
import { givenAndEnded, needleAtPlace, prepareCase } from './steps/pauseCase'
import { PauseKeys, selected } from './steps/pauseKeys'
import { nurse, physician } from './steps/people'
import { patience } from './steps/walk'

/** The five phases by nothing but three keys: what a team has to press, and what a key never does. */
test.describe.configure({ mode: 'serial' })

let running: RunningApp
let caseId: CaseId
const keys = new PauseKeys(() => running.desk)

const answersInRecord = async () =>
  (await recordOf(running.desk, caseId)).filter((event) => event.type === 'pause.itemAnswered').length

test.beforeAll(async () => {
  test.setTimeout(240_000)
  running = await launch({ args: ['--demo'] })
  const { desk } = running
  await desk.setViewportSize({ width: 1920, height: 1080 })
  await boardIsThere(desk)
  await signedInByPin(desk, [physician, nurse])
  caseId = await prepareCase(desk)
  await show(desk, caseId, 'pause')
})

test.afterAll(async () => {
  await running?.close()
})

test('the verification and the room are gone through with the three keys alone', async () => {
  test.setTimeout(240_000)
  const { desk } = running
  await expect(desk.getByRole('button', { name: /^Fluoroscopy suite/ })).toHaveAttribute('aria-pressed', 'true')
  await isReadableInTheRoom(desk)
  await keys.press('Enter')
  await expect(desk.getByRole('heading', { name: 'Verification', exact: true })).toBeVisible()
  await isReadableInTheRoom(desk)
  await keys.runPhase('Verification')
  await keys.runPhase('Room ready')
})

test('a double press confirms one item, and a held pedal none', async () => {
  const { desk } = running
  await expect(desk.getByRole('heading', { name: 'Time-out', exact: true })).toBeVisible()
  keys.phase = 0
  await keys.press('Enter')
  expect(await itemOnScreen(desk)).toBe('C1')
  await desk.waitForTimeout(450)
  const before = await answersInRecord()
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Enter')
  keys.count(1)
  await expect(desk.locator('[aria-label="C1: confirmed"]')).toBeVisible()
  await expect.poll(() => itemOnScreen(desk)).toBe('C2')
  expect(await answersInRecord()).toBe(before + 1)

  // A key that is held repeats; only its first press counts.
  await desk.waitForTimeout(450)
  for (let repeat = 0; repeat < 30; repeat += 1) {
    await desk.keyboard.down('Enter')
    await desk.waitForTimeout(100)
  }
  await desk.keyboard.up('Enter')
  keys.count(1)
  await expect.poll(() => itemOnScreen(desk)).toBe('C3')
  expect(await answersInRecord()).toBe(before + 2)
})

test('a side that was said wrong is refused with what the plan says, and nothing is recorded', async () => {
  const { desk } = running
  for (const id of ['C3', 'C4']) await keys.answer(id)
  const before = await answersInRecord()
  // The mistake is not part of an ordinary time-out.
  await keys.uncounted(async () => {
    await keys.press('PageDown')
    await keys.press('PageDown')
    await expect(selected(desk)).toContainText('Right')
    await keys.press('Enter')
    await expect(desk.getByRole('alert')).toContainText('RIGHT was said, the plan says LEFT.')
    expect(await answersInRecord()).toBe(before)
    // Back to where no side is chosen.
    await keys.press('PageDown')
    await keys.press('PageDown')
  })
})

test('the time-out of thirteen items takes at most 25 presses with two people, and says how it was answered', async () => {
  test.setTimeout(180_000)
  await keys.answerPhase()
  await keys.press('Enter')
  await expect(running.desk.getByRole('heading', { name: 'The time-out is complete' })).toBeVisible()
  expect(keys.phase).toBeLessThanOrEqual(25)
  await isReadableInTheRoom(running.desk)
})

test('once every needle has had its pause, confirm leads back to the procedure and begins no other round', async () => {
  test.setTimeout(180_000)
  const { desk } = running
  const rounds = async () =>
    (await recordOf(desk, caseId)).filter(
      (event) => event.type === 'pause.phaseStarted' && JSON.stringify(event.body).includes('needle-pause'),
    ).length
  await keys.press('Enter')
  await expect(desk.getByRole('region', { name: 'Record of the procedure' })).toBeVisible({ timeout: patience })
  const needleId = await needleAtPlace(running, caseId)
  await showScreen(desk, 'Pause')
  await isReadableInTheRoom(desk)
  await keys.runPhase('Needle pause')
  await keys.uncounted(async () => {
    await expect(desk.getByText('Every needle has had its pause.')).toBeVisible()
    await isReadableInTheRoom(desk)
    await keys.press('Enter')
    await expect(desk.getByRole('region', { name: 'Record of the procedure' })).toBeVisible()
    expect(await rounds()).toBe(1)
    // Who wants the pause of a needle again says which one first.
    await showScreen(desk, 'Pause')
    await keys.press('PageDown')
    await expect(desk.getByRole('button', { name: 'Pause again' })).toBeVisible()
    await desk.getByRole('button', { name: 'Leave the pause screen' }).click()
  })
  await givenAndEnded(desk, caseId, needleId)
  await showScreen(desk, 'Pause')
})

test('all five phases of an ordinary lumbar epidural take at most 80 presses, without an override', async () => {
  test.setTimeout(180_000)
  await keys.runPhase('Sign-out')
  await expect(running.desk.getByRole('heading', { name: 'The pause is finished' })).toBeVisible()
  await isReadableInTheRoom(running.desk)
  test.info().annotations.push({ type: 'presses', description: String(keys.presses) })
  expect(keys.presses).toBeLessThanOrEqual(80)
})

test('STOP from a key freezes the case and asks afterwards', async () => {
  const { desk } = running
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('heading', { name: 'STOP', exact: true })).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'What was wrong?' })).toBeVisible()
  await isReadableInTheRoom(desk)
  // Nothing is offered first: pressing on does not make a STOP go away.
  await keys.press('Enter')
  await expect(desk.getByRole('button', { name: 'Take this' })).toBeDisabled()
  await keys.press('PageDown')
  await keys.press('Enter')
  await expect(desk.getByRole('heading', { name: 'How was it resolved?' })).toBeVisible()
  await keys.press('PageDown')
  await keys.press('Enter')
  await expect(desk.getByRole('heading', { name: 'The pause is finished' })).toBeVisible()
  expect(running.complaints).toEqual([])
})
