import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { CaseCommand } from '../../../shared/case/commands'
import { type CaseId, caseIdSchema } from '../../../shared/case/envelope'
import type { PausePhase } from '../../../shared/pause/phases'
import type { Plan } from '../../../shared/plan/plan'
import { act, idOf, recordOf } from './contract'
import { mediaOf, picturesDrawn } from './images'
import { nurse, physician } from './people'
import { answerOpenDialog, type Walk } from './walk'

/** The ordinary lumbar epidural that the pause is gone through with. */
const usualPlan: Plan = {
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

export const usualPatient = { id: '9004-112', familyName: 'Zwölfer', givenName: 'Maria' }

/** Books a case of which everything is known that its pause asks for. */
export async function prepareCase(
  desk: Page,
  { who = usualPatient, plan = usualPlan }: { who?: typeof usualPatient; plan?: Plan } = {},
): Promise<CaseId> {
  // The sheet that the patient takes home needs a number to call.
  const personId = await idOf(desk, physician)
  const known = await desk.evaluate(
    async (input) => {
      await window.companion.request['session.activate'](input)
      const policy = await window.companion.request['policy.get']({})
      if (!policy.ok) return policy
      return await window.companion.request['policy.set']({ policy: { ...policy.value, phoneDay: '555 0100' } })
    },
    { personId },
  )
  if (!known.ok) throw new Error(known.failure.says)
  const booked = await desk.evaluate((booking) => window.companion.request['cases.book']({ booking }), {
    patient: { ...who, birthDate: '1961-05-09', sex: 'female' as const, language: 'en' as const },
    plan,
    scheduledAt: new Date(Date.now() + 60_000).toISOString(),
    room: 'Room 2',
    source: 'manual' as const,
    drill: true,
    note: '',
  })
  if (!booked.ok) throw new Error(booked.failure.says)
  const caseId = caseIdSchema.parse(booked.value.caseId)
  for (const [by, command] of preparation(plan)) await act(desk, caseId, by, command)
  return caseId
}

function preparation(plan: Plan): readonly (readonly [by: string, command: CaseCommand])[] {
  const claim = { procedure: plan.procedure, levels: plan.levels, side: plan.side }
  const today = new Date().toISOString().slice(0, 10)
  const identifiers = (['name', 'birth-date'] as const).map((kind) => ({ kind, matches: true }))
  const none = { status: 'none' as const, items: [] }
  const { side, region } = plan
  const baseline = {
    painNow: 6,
    painAverage: 6,
    painWorst: 8,
    peg: [6, 6, 6] as [number, number, number],
    systolicMmHg: 128,
    diastolicMmHg: 78,
    pulsePerMin: 70,
    spo2Percent: 98,
    motor: '5 of 5',
    medicationUse: '',
    goal: 'Walk to the market',
  }
  const study = { study: 'MRI of the lumbar spine', studyDate: today, statement: 'Adequate space at L4-L5.' }
  return [
    [nurse, { do: 'identity.check', identifiers, bandMatches: true, imagesMatch: null }],
    [nurse, { do: 'medications.record', list: none }],
    [nurse, { do: 'allergies.record', list: none }],
    [nurse, { do: 'conditions.record', list: none }],
    [nurse, { do: 'steroids.record', list: none }],
    [nurse, { do: 'devices.record', list: none }],
    [nurse, { do: 'weight.record', weightKg: 68 }],
    [
      nurse,
      {
        do: 'answers.record',
        answers: { pregnant: 'not-possible', infection: 'no', fever: 'no', onAntibiotics: 'no', escort: 'yes' },
      },
    ],
    [nurse, { do: 'order.record', claim, reference: 'R-1' }],
    [nurse, { do: 'consent.record', claim, signedOn: today, stillWished: true, interpreter: 'not-needed' }],
    [nurse, { do: 'baseline.record', baseline }],
    [physician, { do: 'siteMark.record', side, region, initials: 'AO', visibleAfterDraping: true }],
    [physician, { do: 'imagingReview.record', ...study }],
    // The nurse reads; the physician answers with sterile hands.
    [nurse, { do: 'weight.record', weightKg: 68 }],
  ]
}

const checklist = z
  .object({ phases: z.array(z.object({ phase: z.string(), items: z.array(z.object({ id: z.string() })) })) })
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/checklists/fluoroscopy-suite.json'), 'utf8')),
  )

/** What is said where an item has more than one value, by the number of the item. */
const chosen: Readonly<Record<string, string>> = { A2: 'left', C5: 'left', C6: 'prone', E6: 'no' }

/**
 * Answers the items of a phase that are still open as the record has them, up to `until`, which stays open. An answer that the
 * record does not support is refused with what it says: that is answered.
 */
async function answerByRecord(desk: Page, caseId: CaseId, phase: PausePhase, until?: string): Promise<void> {
  const items = checklist.phases.find((each) => each.phase === phase)?.items.map(({ id }) => id) ?? []
  const wanted = until === undefined ? items : items.slice(0, items.indexOf(until))
  const team = [await idOf(desk, nurse), await idOf(desk, physician)]
  const refused = await desk.evaluate(
    async ({ caseId, phase, wanted, team, chosen }) => {
      for (const itemId of wanted) {
        const choice = chosen[itemId] ?? null
        let answer:
          | { kind: 'confirmed'; value: string; choice: string | null }
          | { kind: 'not-applicable'; because: string } = { kind: 'confirmed', value: '?', choice }
        let says = 'never answered'
        let readers = [...team]
        for (let attempt = 0; attempt < 4 && says !== ''; attempt += 1) {
          const [readById = ''] = readers
          const command = { do: 'pause.answer', phase, itemId, answer, readById, confirmedByIds: team } as const
          const patientVoice = 'patient' as const
          const reply = await window.companion.request['cases.execute']({
            caseId,
            command: { ...command, confirmedByIds: [...team], patientVoice },
          })
          if (reply.ok) {
            says = ''
            continue
          }
          const { code, params } = reply.failure
          says = reply.failure.says
          if (code === 'pause.reader-role') readers = readers.reverse()
          else if (code === 'pause.value-changed') answer = { kind: 'confirmed', value: String(params.value), choice }
          else if (code === 'pause.does-not-apply') answer = { kind: 'not-applicable', because: String(params.because) }
        }
        if (says !== '') return `${itemId}: ${says}`
      }
      return ''
    },
    { caseId, phase, wanted, team, chosen },
  )
  if (refused !== '') throw new Error(refused)
}

/** A whole phase without a press. */
export async function phaseByRecord(desk: Page, caseId: CaseId, phase: PausePhase): Promise<void> {
  const needle =
    phase === 'needle-pause'
      ? { needleId: await newestNeedle(desk, caseId), level: 'L4-L5', side: 'left' as const }
      : null
  await act(desk, caseId, nurse, { do: 'pause.startPhase', phase, site: needle })
  await answerByRecord(desk, caseId, phase)
  await act(desk, caseId, nurse, { do: 'pause.completePhase', phase })
}

/** Begins the pause and goes as far as the time-out under way, with `until` as the next item or every item answered. */
export async function timeOutUnderWay(
  desk: Page,
  caseId: CaseId,
  until?: string,
  templateId: 'fluoroscopy-suite' | 'ultrasound-suite' = 'fluoroscopy-suite',
): Promise<void> {
  await act(desk, caseId, nurse, { do: 'pause.begin', templateId })
  for (const phase of ['verification', 'room-ready'] as const) await phaseByRecord(desk, caseId, phase)
  await act(desk, caseId, nurse, { do: 'pause.startPhase', phase: 'time-out', site: null })
  await answerByRecord(desk, caseId, 'time-out', until)
}

/** One needle at the place of the plan, where two views and the contrast say that it is right. */
export async function needleAtPlace(walk: Pick<Walk, 'app' | 'desk' | 'profile'>, caseId: CaseId): Promise<string> {
  const { desk } = walk
  await act(desk, caseId, nurse, {
    do: 'needle.place',
    level: 'L4-L5',
    side: 'left',
    approach: 'interlaminar',
    gauge: 20,
    lengthMm: 90,
    extensionTubing: 'no',
    note: '',
  })
  const needleId = await newestNeedle(desk, caseId)
  await act(desk, caseId, nurse, {
    do: 'needle.confirmPosition',
    needleId,
    views: ['ap', 'lateral'],
    aspiration: 'negative',
    paraesthesia: 'none',
    note: '',
  })
  await act(desk, caseId, nurse, {
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
    frame: await takePicture(walk, caseId),
    lot: 'A1',
    expiry: '2029-05-01',
    action: '',
    freeText: '',
    confirmed: true,
    reason: '',
  })
  return needleId
}

/** The injection, the dose, the end of the procedure and the sheet that the patient takes home. */
export async function givenAndEnded(desk: Page, caseId: CaseId, needleId: string): Promise<void> {
  await act(desk, caseId, nurse, {
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
  await act(desk, caseId, nurse, {
    do: 'dose.record',
    fluoroscopy: { value: 31, unit: 's' },
    airKerma: { value: 4.2, unit: 'mGy' },
    areaProduct: { value: 0.9, unit: 'Gy.cm2' },
    runs: 0,
    frames: null,
    source: 'console',
    confirmed: true,
  })
  await act(desk, caseId, nurse, { do: 'procedure.end', outcome: 'completed', note: '' })
  await act(desk, caseId, physician, { do: 'instructions.compose', locale: 'en', size: 'normal', timeZone: 'UTC' })
}

/** The C-arm's picture of the spread: the sample day has none of this patient, so two people say that it is hers. */
async function takePicture(walk: Pick<Walk, 'app' | 'desk' | 'profile'>, caseId: CaseId) {
  const { desk } = walk
  await picturesDrawn(walk)
  await answerOpenDialog(walk.app, mediaOf(walk, '01 Hartmann', 'C-arm today', 'RUN02001.dcm'))
  const files = await desk.evaluate(() => window.companion.request['images.choose']({ what: 'files' }))
  if (!files.ok) throw new Error(files.failure.says)
  const taken = await desk.evaluate((input) => window.companion.request['images.import'](input), {
    importId: crypto.randomUUID(),
    paths: files.value.paths,
  })
  if (!taken.ok) throw new Error(taken.failure.says)
  const instances = taken.value.taken
  const [picture] = instances
  if (picture === undefined) throw new Error('No picture was taken')
  await act(desk, caseId, nurse, {
    do: 'images.link',
    role: 'live',
    instances,
    acceptMismatch: { reason: 'Made for this test', secondPersonId: await idOf(desk, physician) },
  })
  return { contentId: picture.contentId, sopInstanceUid: picture.sopInstanceUid, frame: 1 }
}

async function newestNeedle(desk: Page, caseId: CaseId): Promise<string> {
  const placed = (await recordOf(desk, caseId)).findLast((event) => event.type === 'needle.placed')
  return z.object({ id: z.string() }).parse(placed?.body).id
}
