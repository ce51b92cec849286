import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { isReadableInTheRoom } from './steps/accessibility'
import { boardIsThere } from './steps/board'
import { act, idOf, show, signedInByPin } from './steps/contract'
import { itemOnScreen, startPhase } from './steps/pause'
import { givenAndEnded, needleAtPlace, phaseByRecord, prepareCase, timeOutUnderWay } from './steps/pauseCase'
import { nurse, physician } from './steps/people'
import { patience } from './steps/walk'

let running: RunningApp

test.beforeAll(async () => {
  running = await launch({ args: ['--demo'] })
})

test.afterAll(async () => {
  await running?.close()
})

test('the next case of the patient is asked by the site’s own checklist, with last time beside today', async () => {
  test.setTimeout(180_000)
  const { desk } = running
  await desk.setViewportSize({ width: 1920, height: 1080 })
  await boardIsThere(desk)
  await signedInByPin(desk, [physician, nurse])
  const earlier = await prepareCase(desk)
  await timeOutUnderWay(desk, earlier)
  await act(desk, earlier, nurse, { do: 'pause.completePhase', phase: 'time-out' })
  await act(desk, earlier, physician, { do: 'procedure.start' })
  const needleId = await needleAtPlace(running, earlier)
  await phaseByRecord(desk, earlier, 'needle-pause')
  await givenAndEnded(desk, earlier, needleId)
  await phaseByRecord(desk, earlier, 'sign-out')

  const personId = await idOf(desk, physician)
  const adopted = await desk.evaluate(async (id) => {
    const checklistId = 'fluoroscopy-suite'
    const command = { do: 'checklist.edit', checklistId, change: { edit: 'move', itemId: 'A14', places: -20 } } as const
    const edited = await window.companion.request['checklists.act']({ command })
    if (!edited.ok) return edited
    return await window.companion.request['checklists.putInForce']({ checklistId, note: '', personId: id, pin: '2468' })
  }, personId)
  if (!adopted.ok) throw new Error(adopted.failure.says)
  const today = await prepareCase(desk)
  await act(desk, today, nurse, { do: 'pause.begin', templateId: 'fluoroscopy-suite' })
  await show(desk, today, 'pause')
  await expect(desk.getByRole('heading', { name: 'Verification', exact: true })).toBeVisible({ timeout: patience })
  await startPhase(desk)
  await expect.poll(() => itemOnScreen(desk)).toBe('A14')
  const last = desk.getByRole('region', { name: /^Last time, / })
  await expect(last).toContainText('dexamethasone sodium phosphate, preservative-free 1 mL (10 mg)')
  await expect(last).toContainText('before 6')
  await expect(last).toContainText('none recorded')
  await expect(last.getByRole('img', { name: /^XA frame 1/ })).toBeVisible()
  await isReadableInTheRoom(desk)
  expect(running.complaints).toEqual([])
})
