import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { boardIsThere } from './steps/board'
import { act, recordOf, show, signedInByPin } from './steps/contract'
import { prepareCase, timeOutUnderWay } from './steps/pauseCase'
import { nurse, physician } from './steps/people'
import { choose } from './steps/walk'

let running: RunningApp

test.beforeAll(async () => {
  test.setTimeout(120_000)
  running = await launch({ args: ['--demo'] })
})

test.afterAll(async () => {
  await running?.close()
})

test('a look with ultrasound at the chest wall asks whether the lung slides, and keeps the answer', async () => {
  test.setTimeout(180_000)
  const { desk } = running
  await desk.setViewportSize({ width: 1366, height: 768 })
  await boardIsThere(desk)
  await signedInByPin(desk, [physician, nurse])
  const caseId = await prepareCase(desk, {
    plan: {
      procedure: 'intercostal-block',
      region: 'thoracic',
      levels: ['rib 6'],
      side: 'left',
      modality: 'ultrasound',
      contrast: 'none',
      sedation: 'none',
      injectates: ['bupivacaine'],
      purpose: 'Pain along the sixth rib on the left; less pain on breathing is expected today.',
      tray: ['chlorhexidine'],
    },
  })
  await timeOutUnderWay(desk, caseId, undefined, 'ultrasound-suite')
  await act(desk, caseId, nurse, { do: 'pause.completePhase', phase: 'time-out' })
  await act(desk, caseId, physician, { do: 'procedure.start' })
  await act(desk, caseId, nurse, {
    do: 'needle.place',
    level: 'rib 6',
    side: 'left',
    approach: 'other',
    gauge: 22,
    lengthMm: 50,
    extensionTubing: 'no',
    note: '',
  })
  await show(desk, caseId, 'procedure')
  const look = desk.getByRole('region', { name: 'Spread under ultrasound' })
  const lock = desk.getByRole('region', { name: 'Injectate at this needle' })
  await expect(lock).toContainText('Only the needle pause is still open.')
  await look.getByRole('button', { name: 'All round the nerve (doughnut)' }).click()
  await choose(look, 'Needle tip seen', 'Throughout')
  await choose(look, 'Lung sliding', 'Present')
  await look.getByRole('button', { name: 'Record without a frame' }).click()
  await expect(look.getByRole('list', { name: 'Recorded looks' }).getByRole('listitem')).toHaveCount(1)
  await expect(lock).toContainText('The spread is adequate.')
  const kept = (await recordOf(desk, caseId)).findLast((event) => event.type === 'ultrasoundSpread.recorded')
  expect(kept?.body).toMatchObject({ lungSliding: 'present' })
})
