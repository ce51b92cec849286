import { expect, type Page, test } from '@playwright/test'
import type { CaseCommand } from '../../shared/case/commands'
import { type CaseId, caseIdSchema } from '../../shared/case/envelope'
import { personIdSchema } from '../../shared/people/person'
import type { Plan } from '../../shared/plan/plan'
import { launch, type RunningApp } from './launch'
import { barriersOn, faintWordsOn } from './steps/accessibility'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { setClock } from './steps/clock'
import { mediaOf, picturesDrawn } from './steps/images'
import { itemOnScreen, openWall, startPhase } from './steps/pause'
import { everybodySignsIn, nurse, physician } from './steps/people'
import { answerOpenDialog, patience, type Walk } from './steps/walk'

test.describe.configure({ mode: 'serial' })

let running: RunningApp
let caseId: CaseId
const family = 'Zwölfer'

const plan: Plan = {
  procedure: 'esi-interlaminar',
  region: 'lumbar',
  levels: ['L4-L5'],
  side: 'left',
  modality: 'fluoroscopy',
  contrast: 'iohexol-240',
  contrastMode: 'live',
  sedation: 'none',
  injectates: ['dexamethasone', 'saline'],
  purpose: 'L5 radicular pain on the left; less leg pain is expected within a week.',
  tray: ['chlorhexidine'],
}

async function idOf(name: string) {
  const session = await running.desk.evaluate(() => window.companion.request['session.get']({}))
  if (!session.ok) throw new Error(session.failure.says)
  return personIdSchema.parse(session.value.signedIn.find((person) => person.name === name)?.id)
}

/** What the pause is about is prepared through the contract: this file is about the pause. */
async function act(by: string, command: CaseCommand): Promise<void> {
  const personId = await idOf(by)
  const reply = await running.desk.evaluate(
    async (input) => {
      await window.companion.request['session.activate']({ personId: input.personId })
      return await window.companion.request['cases.execute']({ caseId: input.caseId, command: input.command })
    },
    { personId, caseId, command },
  )
  if (!reply.ok) throw new Error(`${command.do}: ${reply.failure.says}`)
}

async function prepare(): Promise<void> {
  // The sheet that the patient takes home needs a number to call.
  const known = await running.desk.evaluate(async () => {
    const policy = await window.companion.request['policy.get']({})
    if (!policy.ok) return policy
    return await window.companion.request['policy.set']({ policy: { ...policy.value, phoneDay: '555 0100' } })
  })
  if (!known.ok) throw new Error(known.failure.says)
  const claim = { procedure: plan.procedure, levels: plan.levels, side: plan.side }
  const today = new Date().toISOString().slice(0, 10)
  const none = { status: 'none', items: [] } as const
  const reply = await running.desk.evaluate((booking) => window.companion.request['cases.book']({ booking }), {
    patient: {
      id: '9004-112',
      familyName: family,
      givenName: 'Maria',
      birthDate: '1961-05-09',
      sex: 'female' as const,
      language: 'en' as const,
    },
    plan,
    scheduledAt: new Date(Date.now() + 60_000).toISOString(),
    room: 'Room 2',
    source: 'manual' as const,
    drill: true,
    note: '',
  })
  if (!reply.ok) throw new Error(reply.failure.says)
  caseId = caseIdSchema.parse(reply.value.caseId)
  const commands: readonly CaseCommand[] = [
    {
      do: 'identity.check',
      identifiers: [
        { kind: 'name', matches: true },
        { kind: 'birth-date', matches: true },
      ],
      bandMatches: true,
      imagesMatch: null,
    },
    { do: 'medications.record', list: { ...none, items: [] } },
    { do: 'allergies.record', list: { ...none, items: [] } },
    { do: 'conditions.record', list: { ...none, items: [] } },
    { do: 'steroids.record', list: { ...none, items: [] } },
    { do: 'devices.record', list: { ...none, items: [] } },
    { do: 'weight.record', weightKg: 68 },
    {
      do: 'answers.record',
      answers: { pregnant: 'not-possible', infection: 'no', fever: 'no', onAntibiotics: 'no', escort: 'yes' },
    },
    { do: 'order.record', claim, reference: 'R-1' },
    { do: 'consent.record', claim, signedOn: today, stillWished: true, interpreter: 'not-needed' },
    {
      do: 'baseline.record',
      baseline: {
        painNow: 6,
        painAverage: 6,
        painWorst: 8,
        peg: [6, 6, 6],
        systolicMmHg: 128,
        diastolicMmHg: 78,
        pulsePerMin: 70,
        spo2Percent: 98,
        motor: '5 of 5',
        medicationUse: '',
        goal: 'Walk to the market',
      },
    },
  ]
  for (const command of commands) await act(nurse, command)
  await act(physician, {
    do: 'siteMark.record',
    side: plan.side,
    region: plan.region,
    initials: 'AO',
    visibleAfterDraping: true,
  })
  await act(physician, {
    do: 'imagingReview.record',
    study: 'MRI of the lumbar spine',
    studyDate: today,
    statement: 'Adequate space at L4-L5.',
  })
  // The nurse reads; the physician answers with sterile hands.
  await act(nurse, { do: 'weight.record', weightKg: 68 })
}

const counted = { presses: 0, phase: 0, last: 0 }

/** One press of one of the three inputs. The app holds a second one for 400 ms after it has dealt with the first. */
async function press(key: 'PageDown' | 'Enter'): Promise<void> {
  const wait = counted.last + 650 - performance.now()
  if (wait > 0) await running.desk.waitForTimeout(wait)
  counted.presses += 1
  counted.phase += 1
  await running.desk.keyboard.press(key)
  // From when the page has dealt with it: on a busy machine that is later than it was sent.
  counted.last = performance.now()
}

const selected = (page: Page) => page.getByRole('list', { name: 'What was said' }).locator('[aria-pressed=true]')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const said: Readonly<Record<string, string>> = { A2: 'Left', C5: 'Left', C6: 'Prone', E6: 'No' }

/** Answers the item on the screen with nothing but *next* and *confirm*, and waits until the next one stands there. */
async function answer(id: string): Promise<void> {
  const { desk } = running
  const wanted = said[id]
  if (wanted !== undefined) {
    for (let step = 0; step < 8 && (await selected(desk).filter({ hasText: wanted }).count()) === 0; step += 1) {
      await press('PageDown')
    }
    await expect(selected(desk)).toContainText(wanted)
  }
  await expect(selected(desk)).toHaveCount(1)
  const voice = desk.locator('main footer').getByRole('button', { name: /: yes$/ })
  while (await voice.isVisible()) {
    const name = (await voice.textContent()) ?? ''
    await press('Enter')
    await expect(voice.filter({ hasText: name })).toBeHidden()
  }
  const dot = desk.locator(`[aria-label="${id}: confirmed"], [aria-label="${id}: does not apply"]`)
  if (!(await dot.isVisible())) await press('Enter')
  await expect(dot).toBeVisible()
  // The answer stands in large letters for a moment, then the screen goes on by itself.
  await expect(desk.getByRole('button', { name: 'Next item' })).toBeHidden({ timeout: 5000 })
}

async function answerPhase(onItem: (id: string) => Promise<void> = async () => {}): Promise<void> {
  for (let id = await itemOnScreen(running.desk); id !== null; id = await itemOnScreen(running.desk)) {
    await onItem(id)
    await answer(id)
  }
}

/** Starts a phase, answers it and completes it. Returns the presses it took. */
async function runPhase(name: string): Promise<number> {
  const { desk } = running
  await expect(desk.getByRole('heading', { name, exact: true })).toBeVisible({ timeout: patience })
  counted.phase = 0
  await press('Enter')
  await answerPhase()
  await press('Enter')
  await expect(desk.getByRole('heading', { name: /: every item is answered$/ })).toBeHidden()
  return counted.phase
}

/** What the record holds of the pause, entry by entry. */
async function recordOfPause() {
  const reply = await running.desk.evaluate((input) => window.companion.request['cases.open'](input), { caseId })
  if (!reply.ok) throw new Error(reply.failure.says)
  return reply.value.events.filter((event) => event.type.startsWith('pause.'))
}

async function answersInRecord(): Promise<number> {
  const reply = await running.desk.evaluate((input) => window.companion.request['cases.open'](input), { caseId })
  if (!reply.ok) throw new Error(reply.failure.says)
  return reply.value.events.filter((event) => event.type === 'pause.itemAnswered').length
}

/** Everybody can use the screen of the pause as it stands, and its words stand out seven to one. */
async function isReadable(page: Page = running.desk): Promise<void> {
  expect(await faintWordsOn(page, 7)).toEqual([])
  expect(await barriersOn(page)).toEqual([])
}

async function openPause(): Promise<void> {
  await openCase(running.desk, family)
  await showScreen(running.desk, 'Pause')
}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  running = await launch({ args: ['--demo'] })
  await running.desk.setViewportSize({ width: 1920, height: 1080 })
  await boardIsThere(running.desk)
  await everybodySignsIn(running.desk, [nurse, physician])
  await prepare()
  await openPause()
})

test.afterAll(async () => {
  await running?.close()
})

test('the verification and the room are gone through with the three keys alone', async () => {
  test.setTimeout(240_000)
  await expect(running.desk.getByRole('button', { name: /^Fluoroscopy suite/ })).toHaveAttribute('aria-pressed', 'true')
  await isReadable()
  await press('Enter')
  await expect(running.desk.getByRole('heading', { name: 'Verification', exact: true })).toBeVisible()
  await isReadable()
  await runPhase('Verification')
  await runPhase('Room ready')
})

test('a double press confirms one item, and a held pedal none', async () => {
  const { desk } = running
  await expect(desk.getByRole('heading', { name: 'Time-out', exact: true })).toBeVisible()
  counted.phase = 0
  await press('Enter')
  expect(await itemOnScreen(desk)).toBe('C1')
  await desk.waitForTimeout(450)
  const before = await answersInRecord()
  counted.presses += 1
  counted.phase += 1
  await desk.keyboard.press('Enter')
  await desk.keyboard.press('Enter')
  await expect(desk.locator('[aria-label="C1: confirmed"]')).toBeVisible()
  await expect.poll(() => itemOnScreen(desk)).toBe('C2')
  expect(await answersInRecord()).toBe(before + 1)

  // A key that is held repeats; only its first press counts.
  await desk.waitForTimeout(450)
  counted.presses += 1
  counted.phase += 1
  for (let repeat = 0; repeat < 30; repeat += 1) {
    await desk.keyboard.down('Enter')
    await desk.waitForTimeout(100)
  }
  await desk.keyboard.up('Enter')
  await expect.poll(() => itemOnScreen(desk)).toBe('C3')
  expect(await answersInRecord()).toBe(before + 2)
  counted.last = performance.now()
})

test('the wall shows the same item as the desk, and loses nothing when it goes', async () => {
  const { desk } = running
  const wall = await openWall(desk)
  for (const id of ['C3', 'C4']) {
    expect(await itemOnScreen(desk)).toBe(id)
    await expect(heading(wall)).toHaveText((await heading(desk).textContent()) ?? '')
    await answer(id)
  }
  expect(await itemOnScreen(desk)).toBe('C5')
  await expect(heading(wall)).toHaveText((await heading(desk).textContent()) ?? '')
  await expect(wall.getByRole('button')).toHaveCount(0)
  await expect(wall.getByText(`${family}, Maria`)).toBeVisible()
  await isReadable(wall)
  const before = await answersInRecord()
  // The system says that the display of the wall is gone, and later that it is there again.
  for (const happens of ['display-removed', 'display-added'] as const) {
    await running.app.evaluate(({ screen }, name) => {
      screen.emit(name, { preventDefault: () => {} }, screen.getPrimaryDisplay())
    }, happens)
    await expect(heading(wall)).toHaveText((await heading(desk).textContent()) ?? '')
  }
  expect(await answersInRecord()).toBe(before)
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
  await everybodySignsIn(desk, [nurse, physician])
  expect(await itemOnScreen(desk)).toBe('C5')
  expect(await answersInRecord()).toBe(before)
})

test('a side that was said wrong is refused with what the plan says, and nothing is recorded', async () => {
  const { desk } = running
  const before = await answersInRecord()
  const spent = { ...counted }
  await press('PageDown')
  await press('PageDown')
  await expect(selected(desk)).toContainText('Right')
  await press('Enter')
  await expect(desk.getByRole('alert')).toContainText('RIGHT was said, the plan says LEFT.')
  expect(await answersInRecord()).toBe(before)
  // Back to where no side is chosen: the mistake is not part of an ordinary time-out.
  await press('PageDown')
  await press('PageDown')
  counted.presses = spent.presses
  counted.phase = spent.phase
})

test('a clock that jumps a day ahead and back again is told, loses no answer and makes none up', async () => {
  const { desk } = running
  const walk: Walk = { ...running, clock: { forward: 0 } }
  const before = await recordOfPause()
  const said = desk.getByText(/^The clock of this computer jumped from /)
  await setClock(walk, 24 * 60)
  await expect(said).toBeVisible()
  await isReadable()
  await desk.getByRole('button', { name: 'The clock is right' }).click()
  await expect(said).toBeHidden()
  expect(await itemOnScreen(desk)).toBe('C5')
  await answer('C5')
  await setClock(walk, -24 * 60)
  await expect(said).toBeVisible()
  await desk.getByRole('button', { name: 'The clock is right' }).click()
  await expect.poll(() => itemOnScreen(desk)).toBe('C6')
  const after = await recordOfPause()
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.slice(before.length).map((event) => event.type)).toEqual([
    'pause.clockMoved',
    'pause.itemAnswered',
    'pause.clockMoved',
  ])
})

test('an interruption is recorded with its reason, and the pause goes on at the same item', async () => {
  const { desk } = running
  const spent = { ...counted }
  await desk.getByRole('button', { name: /^Interrupt/ }).click()
  await expect(desk.getByRole('dialog')).toBeVisible()
  await isReadable()
  await press('Enter')
  await expect(desk.getByRole('timer')).toBeVisible()
  await isReadable()
  await press('Enter')
  await expect.poll(() => itemOnScreen(desk)).toBe('C6')
  expect((await recordOfPause()).slice(-2).map((event) => event.type)).toEqual(['pause.interrupted', 'pause.resumed'])
  // Not part of an ordinary time-out.
  counted.presses = spent.presses
  counted.phase = spent.phase
})

test('the time-out of thirteen items takes at most 25 presses with two people', async () => {
  test.setTimeout(180_000)
  await answerPhase()
  await press('Enter')
  await expect(running.desk.getByRole('heading', { name: 'The time-out is complete' })).toBeVisible()
  expect(counted.phase).toBeLessThanOrEqual(25)
})

test('the finished time-out says how it was answered, readable like every screen of the pause', async () => {
  await isReadable()
})

test('all five phases of an ordinary lumbar epidural take at most 80 presses, without an override', async () => {
  test.setTimeout(240_000)
  const { desk } = running
  await press('Enter')
  await expect(desk.getByRole('region', { name: 'Record of the procedure' })).toBeVisible({ timeout: patience })
  await act(nurse, {
    do: 'needle.place',
    level: 'L4-L5',
    side: 'left',
    approach: 'interlaminar',
    gauge: 20,
    lengthMm: 90,
    extensionTubing: 'no',
    note: '',
  })
  const needleId = await newestNeedle()
  await act(nurse, {
    do: 'needle.confirmPosition',
    needleId,
    views: ['ap', 'lateral'],
    aspiration: 'negative',
    paraesthesia: 'none',
    note: '',
  })
  await act(nurse, {
    do: 'contrast.record',
    needleId,
    agentId: 'iohexol-240',
    volumeMl: 1,
    mode: 'live',
    noneReason: '',
    view: 'lateral',
    viewDegrees: null,
    patterns: ['EPI-D'],
    extent: { cephalad: 'L3', caudad: 'L5', side: 'same-side' },
    washout: null,
    concordance: 'none',
    frame: await takePicture(),
    lot: 'A1',
    expiry: '2029-05-01',
    action: '',
    freeText: '',
    confirmed: true,
    reason: '',
  })
  await showScreen(desk, 'Pause')
  await runPhase('Needle pause')
  await act(nurse, {
    do: 'injectate.give',
    needleId,
    productId: 'dexamethasone',
    mgPerMl: 10,
    volumeMl: 1,
    route: 'epidural',
    lot: 'DX8812',
    expiry: '2029-05-01',
    confirmed: true,
    reason: '',
  })
  await act(nurse, {
    do: 'dose.record',
    fluoroscopy: { value: 31, unit: 's' },
    airKerma: { value: 4.2, unit: 'mGy' },
    areaProduct: { value: 0.9, unit: 'Gy.cm2' },
    runs: 0,
    frames: null,
    source: 'console',
    confirmed: true,
  })
  await act(nurse, { do: 'procedure.end', outcome: 'completed', note: '' })
  await act(physician, { do: 'instructions.compose', locale: 'en', size: 'normal', timeZone: 'UTC' })
  await runPhase('Sign-out')
  await expect(desk.getByRole('heading', { name: 'The pause is finished' })).toBeVisible()
  test.info().annotations.push({ type: 'presses', description: String(counted.presses) })
  expect(counted.presses).toBeLessThanOrEqual(80)
})

test('STOP from a key freezes the case and asks afterwards', async () => {
  const { desk } = running
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('heading', { name: 'STOP', exact: true })).toBeVisible()
  await expect(desk.getByRole('heading', { name: 'What was wrong?' })).toBeVisible()
  await isReadable()
  // Nothing is offered first: pressing on does not make a STOP go away.
  await press('Enter')
  await expect(desk.getByRole('button', { name: 'Take this' })).toBeDisabled()
  await press('PageDown')
  await press('Enter')
  await expect(desk.getByRole('heading', { name: 'How was it resolved?' })).toBeVisible()
  await press('PageDown')
  await press('Enter')
  await expect(desk.getByRole('heading', { name: 'The pause is finished' })).toBeVisible()
})

test('STOP is one press on another screen, lets the case be looked at, and is resolved there', async () => {
  const { desk } = running
  await showScreen(desk, 'Record')
  await desk.getByRole('button', { name: 'STOP', exact: true }).click()
  const stopped = desk.getByRole('alertdialog', { name: 'STOP' })
  await expect(stopped).toBeVisible()
  await stopped.getByRole('button', { name: 'Look at the case meanwhile' }).click()
  await expect(stopped).toBeHidden()
  await desk.getByRole('button', { name: 'STOP in force' }).click()
  await expect(stopped).toBeVisible()
  await press('PageDown')
  await press('Enter')
  await expect(stopped.getByRole('heading', { name: 'How was it resolved?' })).toBeVisible()
  await press('PageDown')
  await press('Enter')
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
  const reply = await desk.evaluate((input) => window.companion.request['cases.open'](input), { caseId })
  if (!reply.ok) throw new Error(reply.failure.says)
  const noted = reply.value.events.filter((event) => event.type === 'rescue.noted').map((event) => event.body)
  expect(noted).toEqual([
    { card: 'last', step: 0 },
    { card: 'last', step: 1 },
  ])
})

test('the next case of the patient is asked by the site’s own checklist, with last time beside today', async () => {
  const { desk } = running
  const personId = await idOf(physician)
  const adopted = await desk.evaluate(async (id) => {
    const checklistId = 'fluoroscopy-suite'
    const command = {
      do: 'checklist.edit',
      checklistId,
      change: { edit: 'move', itemId: 'A14', places: -20 },
    } as const
    const edited = await window.companion.request['checklists.act']({ command })
    if (!edited.ok) return edited
    return await window.companion.request['checklists.putInForce']({ checklistId, note: '', personId: id, pin: '2468' })
  }, personId)
  if (!adopted.ok) throw new Error(adopted.failure.says)
  await prepare()
  await act(nurse, { do: 'pause.begin', templateId: 'fluoroscopy-suite' })
  await desk.evaluate(
    (id) => window.companion.request['settings.set']({ view: { caseId: id, screen: 'pause' } }),
    caseId,
  )
  await expect(desk.getByRole('heading', { name: 'Verification', exact: true })).toBeVisible({ timeout: patience })
  await startPhase(desk)
  await expect.poll(() => itemOnScreen(desk)).toBe('A14')
  const last = desk.getByRole('region', { name: /^Last time, / })
  await expect(last).toContainText('dexamethasone sodium phosphate, preservative-free 1 mL (10 mg)')
  await expect(last).toContainText('before 6')
  await expect(last).toContainText('none recorded')
  await expect(last.getByRole('img', { name: /^XA frame 1/ })).toBeVisible()
  await isReadable()
})

test('who is here and what a physician decides can be used by everybody, whatever the theme of the desk', async () => {
  const { desk } = running
  await desk.evaluate(() => window.companion.request['settings.set']({ theme: 'light' }))
  await isReadable()
  await desk.getByRole('button', { name: '2 signed in' }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toHaveAccessibleName('Who is here')
  await isReadable()
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toHaveAccessibleName('Who are you?')
  await isReadable()
  await desk.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  // A concern at every item: what one person may say alone, and what a physician may decide about.
  const answer = { kind: 'concern', text: 'Something is not right.' } as const
  const readById = await idOf(nurse)
  for (let number = 1; number <= 17; number += 1) {
    const itemId = `A${number}`
    const voices = { readById, confirmedByIds: [], patientVoice: null }
    await act(nurse, { do: 'pause.answer', phase: 'verification', itemId, answer, ...voices })
  }
  await expect(desk.getByRole('heading', { name: 'Verification: something still holds it' })).toBeVisible()
  await isReadable()
  await desk.evaluate((personId) => window.companion.request['session.activate']({ personId }), await idOf(physician))
  await desk.getByRole('button', { name: 'A physician decides …' }).first().click()
  await expect(dialog).toHaveAccessibleName(/^Go on in spite of A/)
  await isReadable()
})

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})

/** The C-arm's picture of the spread: the sample day has none of this patient, so two people say that it is hers. */
async function takePicture() {
  await picturesDrawn(running)
  await answerOpenDialog(running.app, mediaOf(running, '01 Hartmann', 'C-arm today', 'RUN02001.dcm'))
  const chosen = await running.desk.evaluate(() => window.companion.request['images.choose']({ what: 'files' }))
  if (!chosen.ok) throw new Error(chosen.failure.says)
  const taken = await running.desk.evaluate((input) => window.companion.request['images.import'](input), {
    importId: crypto.randomUUID(),
    paths: chosen.value.paths,
  })
  if (!taken.ok) throw new Error(taken.failure.says)
  const instances = taken.value.taken
  const [picture] = instances
  if (picture === undefined) throw new Error('No picture was taken')
  await act(nurse, {
    do: 'images.link',
    role: 'live',
    instances,
    acceptMismatch: { reason: 'Made for this test', secondPersonId: await idOf(physician) },
  })
  return { contentId: picture.contentId, sopInstanceUid: picture.sopInstanceUid, frame: 1 }
}

async function newestNeedle(): Promise<string> {
  const reply = await running.desk.evaluate((input) => window.companion.request['cases.open'](input), { caseId })
  if (!reply.ok) throw new Error(reply.failure.says)
  const placed = reply.value.events.findLast((event) => event.type === 'needle.placed')
  const body = placed?.body
  if (typeof body !== 'object' || body === null || Array.isArray(body) || typeof body.id !== 'string') {
    throw new Error('No needle was placed')
  }
  return body.id
}
