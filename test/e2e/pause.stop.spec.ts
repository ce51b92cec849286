import { expect, test } from '@playwright/test'
import type { CaseId } from '../../shared/case/envelope'
import { launch, type RunningApp } from './launch'
import { barriersOn, isReadableInTheRoom } from './steps/accessibility'
import { boardIsThere } from './steps/board'
import { act, idOf, recordOf, show, signedInByPin } from './steps/contract'
import { prepareCase } from './steps/pauseCase'
import { PauseKeys } from './steps/pauseKeys'
import { nurse, physician } from './steps/people'

/** What anybody may do at any time: call STOP, open a rescue card, say that something is not right. */
test.describe.configure({ mode: 'serial' })

let running: RunningApp
let caseId: CaseId
const keys = new PauseKeys(() => running.desk)

test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launch({ args: ['--demo'] })
  const { desk } = running
  await desk.setViewportSize({ width: 1920, height: 1080 })
  await boardIsThere(desk)
  await signedInByPin(desk, [physician, nurse])
  caseId = await prepareCase(desk)
})

test.afterAll(async () => {
  await running?.close()
})

test('STOP and rescue are one press on every screen of a case, with nobody signed in', async () => {
  const { desk } = running
  const people = [nurse, physician]
  for (const name of people) {
    const personId = await idOf(desk, name)
    await desk.evaluate((input) => window.companion.request['session.signOut'](input), { personId })
  }
  const screens = ['prepare', 'images', 'procedure', 'recovery', 'discharge', 'outcomes', 'record', 'pause']
  for (const screen of screens) {
    await show(desk, caseId, screen)
    await expect(desk.getByRole('button', { name: 'Rescue', exact: true })).toBeVisible()
    await desk.getByRole('button', { name: 'STOP', exact: true }).click()
    await expect(desk.getByRole('heading', { name: 'STOP', exact: true })).toBeVisible()
    const [last] = (await recordOf(desk, caseId)).slice(-1)
    expect(last?.type, screen).toBe('pause.stopCalled')
    expect(last?.actor, screen).toBeNull()
    await signedInByPin(desk, people)
    await act(desk, caseId, nurse, { do: 'pause.resolveStop', what: 'Tried on each screen', how: 'Nothing was wrong' })
    await expect(desk.getByRole('heading', { name: 'STOP', exact: true })).toBeHidden()
    for (const name of people) {
      const personId = await idOf(desk, name)
      await desk.evaluate((input) => window.companion.request['session.signOut'](input), { personId })
    }
  }
  await signedInByPin(desk, [physician, nurse])
})

test('STOP on another screen lets the case be looked at, and is resolved there', async () => {
  const { desk } = running
  await show(desk, caseId, 'record')
  await desk.getByRole('button', { name: 'STOP', exact: true }).click()
  const stopped = desk.getByRole('alertdialog', { name: 'STOP' })
  await expect(stopped).toBeVisible()
  await isReadableInTheRoom(desk)
  await stopped.getByRole('button', { name: 'Look at the case meanwhile' }).click()
  await expect(stopped).toBeHidden()
  await desk.getByRole('button', { name: 'STOP in force' }).click()
  await expect(stopped).toBeVisible()
  await keys.press('PageDown')
  await keys.press('Enter')
  await expect(stopped.getByRole('heading', { name: 'How was it resolved?' })).toBeVisible()
  await keys.press('PageDown')
  await keys.press('Enter')
  await expect(stopped).toBeHidden()
  await expect(desk.getByRole('button', { name: 'STOP', exact: true })).toBeVisible()
})

test('the rescue cards are one press away, with the lipid dose for this weight, and their steps are in the record', async () => {
  const { desk } = running
  await desk.getByRole('button', { name: 'Rescue', exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Local anaesthetic toxicity' }).click()
  await expect(dialog.getByText('102 mL over 2-3 min')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done: 1' }).click()
  await expect(dialog.getByText(/^ ?done \d\d:\d\d$/)).toBeVisible()
  expect(await barriersOn(desk)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).click()
  // The clock goes on where everybody sees it, and the card is back where it was.
  await desk.getByRole('button', { name: /^Rescue \d\d:\d\d$/ }).click()
  await expect(dialog.getByText(/^ ?done \d\d:\d\d$/)).toBeVisible()
  await dialog.getByRole('button', { name: 'The rescue is over' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(desk.getByRole('button', { name: 'Rescue', exact: true })).toBeVisible()
  const noted = (await recordOf(desk, caseId)).filter((event) => event.type === 'rescue.noted')
  expect(noted.map((event) => event.body)).toEqual([
    { card: 'last', step: 0 },
    { card: 'last', step: 1 },
  ])
})

test('who is here and what a physician decides can be used by everybody, whatever the theme of the desk', async () => {
  const { desk } = running
  await act(desk, caseId, nurse, { do: 'pause.begin', templateId: 'fluoroscopy-suite' })
  await act(desk, caseId, nurse, { do: 'pause.startPhase', phase: 'verification', site: null })
  await desk.evaluate(() => window.companion.request['settings.set']({ theme: 'light' }))
  await show(desk, caseId, 'pause')
  await isReadableInTheRoom(desk)
  await desk.getByRole('button', { name: '2 signed in' }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toHaveAccessibleName('Who is here')
  await isReadableInTheRoom(desk)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toHaveAccessibleName('Who are you?')
  await isReadableInTheRoom(desk)
  await desk.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // A concern at every item: what one person may say alone, and what a physician may decide about.
  const answer = { kind: 'concern', text: 'Something is not right.' } as const
  const voices = { readById: await idOf(desk, nurse), confirmedByIds: [], patientVoice: null }
  for (let number = 1; number <= 17; number += 1) {
    const itemId = `A${number}`
    await act(desk, caseId, nurse, { do: 'pause.answer', phase: 'verification', itemId, answer, ...voices })
  }
  await expect(desk.getByRole('heading', { name: 'Verification: something still holds it' })).toBeVisible()
  await isReadableInTheRoom(desk)
  await desk.evaluate(
    (personId) => window.companion.request['session.activate']({ personId }),
    await idOf(desk, physician),
  )
  await desk.getByRole('button', { name: 'A physician decides …' }).first().click()
  await expect(dialog).toHaveAccessibleName(/^Go on in spite of A/)
  await isReadableInTheRoom(desk)
  expect(running.complaints).toEqual([])
})
