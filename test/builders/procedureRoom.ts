import type { DecisionContext } from '@shared/case/context'
import type { RecordedEvent } from '@shared/case/events'
import { defaultSitePolicy, type SitePolicy } from '@shared/case/policy'
import type { Refusal } from '@shared/case/refusal'
import { type CaseState, emptyParts } from '@shared/case/state'
import { ok } from '@shared/kit/result'
import { addMs, minuteMs } from '@shared/kit/time'
import { type Person, personSchema, type Role } from '@shared/people/person'
import { type Plan, planSchema } from '@shared/plan/plan'
import { decideProcedureWith } from '@shared/procedure/decideWith'
import type { ProcedureAct, ProcedureCommand } from '@shared/procedure/events'
import { evolveProcedure } from '@shared/procedure/evolve'
import type { RoomChecks } from '@shared/procedure/roomChecks'
import type { SiteDoseReference } from '@shared/procedure/siteDose'

const person = (role: Role, name: string): Person => personSchema.parse({ id: `p-${role}`, name, role })
export const nurse = person('nurse', 'Rosa Lind')
export const physician = person('physician', 'Dr. Amara Osei')
export const frontDesk = person('staff', 'Kim Park')

export const beginsAt = '2026-11-24T13:40:00.000Z'

/** Everything outside the record of the procedure says yes. */
export const openChecks: RoomChecks = {
  mayStartProcedure: () => ok(true),
  mayInject: () => ok(true),
  judgeAllergies: () => ({ refused: [], physician: [], cautions: [] }),
}

const lumbarTransforaminal: Plan = planSchema.parse({
  procedure: 'esi-transforaminal',
  region: 'lumbar',
  levels: ['L5-S1'],
  side: 'left',
  modality: 'fluoroscopy',
  contrast: 'iohexol-240',
  sedation: 'none',
  injectates: ['dexamethasone', 'lidocaine'],
})

export const planWith = (changes: Partial<Plan>): Plan => planSchema.parse({ ...lumbarTransforaminal, ...changes })

const patient = {
  id: '4471-203',
  familyName: 'Hartmann',
  givenName: 'Liesel',
  birthDate: '1958-03-12',
  sex: 'female',
  language: 'en',
} as const

type Act<Do extends ProcedureAct['do']> = Extract<ProcedureAct, { do: Do }>

/** Acts with everything a person leaves alone, so that a test names only what it is about. */
export const place = (changes: Partial<Act<'needle.place'>> = {}): Act<'needle.place'> => ({
  do: 'needle.place',
  level: 'L5-S1',
  side: 'left',
  approach: 'transforaminal',
  gauge: 22,
  lengthMm: 90,
  extensionTubing: 'yes',
  note: '',
  ...changes,
})
export const contrast = (needleId: string, changes: Partial<Act<'contrast.record'>> = {}): Act<'contrast.record'> => ({
  do: 'contrast.record',
  needleId,
  agentId: 'iohexol-240',
  volumeMl: 1,
  mode: 'live',
  noneReason: '',
  view: 'ap',
  viewDegrees: null,
  patterns: ['FOR', 'EPI-V'],
  extent: { cephalad: null, caudad: null, side: 'not-recorded' },
  washout: null,
  concordance: 'not-asked',
  frame: null,
  lot: '',
  expiry: null,
  action: '',
  freeText: '',
  confirmed: false,
  reason: '',
  ...changes,
})
export const give = (needleId: string | null, changes: Partial<Act<'injectate.give'>> = {}): Act<'injectate.give'> => ({
  do: 'injectate.give',
  needleId,
  productId: 'dexamethasone',
  mgPerMl: 10,
  volumeMl: 1,
  route: needleId === null ? 'skin' : 'transforaminal',
  lot: '88A1',
  expiry: '2027-03-31',
  confirmed: false,
  reason: '',
  ...changes,
})
export const ultrasound = (
  needleId: string,
  changes: Partial<Act<'ultrasoundSpread.record'>> = {},
): Act<'ultrasoundSpread.record'> => ({
  do: 'ultrasoundSpread.record',
  needleId,
  spread: ['circumferential'],
  plane: 'in-plane',
  tipSeen: 'throughout',
  vesselsMapped: 'yes',
  resistance: 'normal',
  paraesthesia: 'none',
  freedCm: null,
  lungSliding: 'not-applicable',
  frame: null,
  freeText: '',
  ...changes,
})
export const position = (
  needleId: string,
  changes: Partial<Act<'needle.confirmPosition'>> = {},
): Act<'needle.confirmPosition'> => ({
  do: 'needle.confirmPosition',
  needleId,
  views: ['ap', 'lateral'],
  aspiration: 'negative',
  paraesthesia: 'none',
  note: '',
  ...changes,
})
export const decision = (
  needleId: string,
  outcome: Act<'needle.decide'>['outcome'],
  changes: Partial<Act<'needle.decide'>> = {},
): Act<'needle.decide'> => ({
  do: 'needle.decide',
  needleId,
  outcome,
  reason: 'As discussed at the table.',
  contraindication: null,
  ...changes,
})
export const reposition = (needleId: string, reason = 'Moved back and repeated.'): Act<'needle.reposition'> => ({
  do: 'needle.reposition',
  needleId,
  reason,
})

export const lesion = (needleId: string, changes: Partial<Act<'lesion.record'>> = {}): Act<'lesion.record'> => ({
  do: 'lesion.record',
  needleId,
  kind: 'thermal',
  temperatureC: 80,
  seconds: 90,
  count: 1,
  impedanceOhm: 240,
  voltageV: null,
  sensoryThresholdV: 0.4,
  motorThresholdV: 2,
  motorResponse: 'local-muscle',
  note: '',
  ...changes,
})
export const complication = (
  onset: string,
  changes: Partial<Act<'complication.record'>> = {},
): Act<'complication.record'> => ({
  do: 'complication.record',
  term: 'vasovagal',
  onset,
  grade: 1,
  expected: false,
  relation: 'related',
  needleId: null,
  action: 'Legs up.',
  outcome: '',
  ...changes,
})
/** The X-ray of an ordinary case, as the console showed it. */
export const dose = (): Act<'dose.record'> => ({
  do: 'dose.record',
  fluoroscopy: { value: 31, unit: 's' },
  airKerma: { value: 4.2, unit: 'mGy' },
  areaProduct: { value: 0.9, unit: 'Gy.cm2' },
  runs: 0,
  frames: null,
  source: 'console',
  confirmed: true,
})

export type RoomOptions = {
  readonly plan?: Plan
  readonly checks?: RoomChecks
  readonly weightKg?: number | null
  readonly policy?: SitePolicy
  readonly siteDose?: SiteDoseReference
  readonly changes?: (state: CaseState) => CaseState
}

/** A room in which acts follow one another, a minute apart, folded as the app folds them. */
export function room({
  plan = lumbarTransforaminal,
  checks = openChecks,
  weightKg = 70,
  policy = defaultSitePolicy,
  siteDose,
  changes,
}: RoomOptions = {}) {
  let made = 0
  let minutes = 0
  const clock = { offsetMinutes: -300 }
  const newId = () => {
    made += 1
    return `0198f000-0000-7000-8000-${String(made).padStart(12, '0')}`
  }
  const base: CaseState = {
    ...emptyParts,
    id: '0198f000-0000-7000-8000-ffffffffffff',
    version: 20,
    head: 'a'.repeat(64),
    phaseSince: beginsAt,
    booking: { patient, plan, scheduledAt: beginsAt, room: 'Room 2', source: 'manual', drill: false, note: '' },
    patient,
    plan,
    preparation: { ...emptyParts.preparation, touched: true, weightKg },
  }
  let state = changes === undefined ? base : changes(base)
  const events: RecordedEvent[] = []
  const contextFor = (actor: Person | null): DecisionContext => ({
    now: addMs(beginsAt, minutes * minuteMs),
    offsetMinutes: clock.offsetMinutes,
    actor,
    signedIn: [nurse, physician, frontDesk],
    policy,
    ...(siteDose === undefined ? {} : { siteDose: () => siteDose }),
    newId,
  })
  const attempt = (command: ProcedureCommand, actor: Person | null = nurse) => {
    minutes += 1
    const context = contextFor(actor)
    const decided = decideProcedureWith(checks, state, command, context)
    if (decided.ok) {
      for (const event of decided.value) {
        const sequence = state.version + 1
        const meta = {
          id: newId(),
          sequence,
          at: context.now,
          offsetMinutes: clock.offsetMinutes,
          station: 'Room 2',
          actor,
          hash: 'b'.repeat(64),
        }
        const recorded: RecordedEvent = { ...event, meta }
        events.push(recorded)
        state = { ...state, version: sequence, procedure: evolveProcedure(state.procedure, recorded) }
      }
    }
    return decided
  }
  return {
    attempt,
    /** Does it, and says what was in the way where it could not be done. */
    must(command: ProcedureCommand, actor: Person | null = nurse): void {
      const decided = attempt(command, actor)
      if (!decided.ok) throw new Error(`${command.do} was refused: ${decided.failure.code}: ${decided.failure.says}`)
    },
    /** The refusal, or a failure of the test where the act went through. */
    refusal(command: ProcedureCommand, actor: Person | null = nurse): Refusal {
      const decided = attempt(command, actor)
      if (decided.ok) throw new Error(`${command.do} was not refused`)
      return decided.failure
    },
    state: () => state,
    /** Lets minutes pass, and the clock of the room change where another offset is given. */
    wait(passed: number, offsetMinutes = clock.offsetMinutes): void {
      minutes += passed
      clock.offsetMinutes = offsetMinutes
    },
    /** The instant of the next act's minute. */
    now: () => addMs(beginsAt, minutes * minuteMs),
    events: () => events,
    /** The newest needle's id. */
    needle: () => {
      const id = state.procedure.needles.at(-1)?.id
      if (id === undefined) throw new Error('No needle was placed')
      return id
    },
    lastSequence: () => state.version,
  }
}

/** A started procedure. */
export function started(options: RoomOptions = {}) {
  const made = room(options)
  made.must({ do: 'procedure.start' })
  return made
}

/** A started procedure with one needle in place. */
export function roomWithNeedle(options: RoomOptions = {}, needle: Partial<Act<'needle.place'>> = {}) {
  const made = started(options)
  made.must(place(needle))
  return made
}
