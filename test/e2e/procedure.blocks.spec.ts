import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { openCase, showScreen } from './steps/board'
import { roomSignsIn } from './steps/hartmann'
import * as pause from './steps/pause'
import { actAs, nurse } from './steps/people'
import { countPresses, presses } from './steps/presses'
import { choose, pick, type Walk } from './steps/walk'

let running: RunningApp
let walk: Walk

test.beforeAll(async () => {
  test.setTimeout(120_000)
  running = await launch({ args: ['--demo'] })
  walk = { ...running, clock: { forward: 0 } }
  await running.desk.setViewportSize({ width: 1920, height: 1080 })
})

test.afterAll(async () => {
  await running?.close()
})

test('three medial branch blocks are recorded in at most 40 presses', async () => {
  test.setTimeout(900_000)
  const { desk } = running
  await roomSignsIn(walk)
  await actAs(desk, nurse)
  await openCase(desk, 'Delacroix')
  await showScreen(desk, 'Pause')
  await pause.chooseChecklist(desk)
  for (let phase = 0; phase < 3; phase += 1) {
    await pause.startPhase(desk)
    await pause.answerEverything(desk, async () => {}, 'Right')
    await pause.completePhase(desk)
  }
  await pause.startProcedure(desk)
  await showScreen(desk, 'Procedure')
  await countPresses(desk)
  const region = (name: string) => desk.getByRole('region', { name, exact: true })
  const injected = region('Injected')
  const given = injected.getByRole('list', { name: 'What was given' }).getByRole('listitem')

  await injected.getByRole('button', { name: /^Numb the skin/ }).click()
  await choose(injected, 'Strength', '0.5 %')
  await choose(injected, 'Volume', '1 mL')
  await injected.getByRole('button', { name: 'Give', exact: true }).click()
  await expect(given).toHaveCount(1)

  for (const [at, level] of ['L3', 'L4', 'L5 dorsal ramus'].entries()) {
    if (at === 0) {
      await choose(region('Needle 1'), 'Size', '22 G, 90 mm')
      await region('Needle 1').getByRole('button', { name: 'Needle is in' }).click()
    } else {
      // Level and side stand on the button: nothing is taken over unsaid.
      await desk.getByRole('button', { name: `Needle ${at + 1} is in: ${level} RIGHT, 22 G, 90 mm` }).click()
    }
    const position = region('Final position')
    if (at === 0) {
      await pick(position, 'Seen in', 'AP')
      await pick(position, 'Seen in', 'Lateral')
    } else {
      await position.getByRole('button', { name: 'Seen in AP, Lateral again' }).click()
    }
    await choose(position, 'Aspiration', 'Negative')
    await choose(position, 'Paraesthesia', 'None')
    await position.getByRole('button', { name: 'Confirm the position' }).click()

    const lock = region('Injectate at this needle')
    await lock.getByRole('button', { name: 'Needle pause' }).click()
    await pause.startPhase(desk)
    await pause.answerEverything(desk, async () => {}, 'Right')
    await pause.completePhase(desk)
    await pause.backToProcedure(desk)
    await expect(lock.getByText('Injectate unlocked for this needle')).toBeVisible()

    await injected.getByRole('button', { name: 'bupivacaine', exact: true }).click()
    if (at === 0) await choose(injected, 'Volume', '0.5 mL')
    await injected.getByRole('button', { name: 'Give', exact: true }).click()
    await expect(given).toHaveCount(at + 2)
  }

  await desk.getByRole('button', { name: 'Dose', exact: true }).first().click()
  const dose = desk.getByRole('dialog', { name: 'Radiation dose' })
  await choose(dose, 'Where it was read', 'Not available')
  await dose.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(dose).toBeHidden()
  await desk.getByRole('button', { name: 'End procedure' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'End the procedure' }).click()
  await expect(desk.getByRole('dialog')).toBeHidden()

  const counted = await presses(desk)
  test.info().annotations.push({ type: 'presses', description: String(counted) })
  // Fewer would mean that the counter did not see them.
  expect(counted).toBeGreaterThan(15)
  expect(counted).toBeLessThanOrEqual(40)
})
