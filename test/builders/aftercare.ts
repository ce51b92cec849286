import type { CaseCommand } from '@shared/case/commands'
import type { DecisionContext } from '@shared/case/context'
import type { CaseEvent, RecordedEvent } from '@shared/case/events'
import { evolve } from '@shared/case/evolve'
import { defaultSitePolicy } from '@shared/case/policy'
import { type CaseState, emptyParts } from '@shared/case/state'
import { addMs, minuteMs } from '@shared/kit/time'
import { type Person, personSchema, type Role } from '@shared/people/person'
import { planSchema } from '@shared/plan/plan'
import { type Baseline, baselineSchema } from '@shared/preparation/events'
import { type Measurements, measurementsSchema, type Observation } from '@shared/recovery/observation'

export const caseId = '0198f000-0000-7000-8000-000000000001'
export const startedAt = '2026-11-24T14:30:00.000Z'
export const endedAt = '2026-11-24T14:55:00.000Z'
const noted = { at: '2026-11-24T13:00:00.000Z', by: 'Rosa Lind', role: 'nurse' }

export const person = (role: Role, name: string): Person => personSchema.parse({ id: `p-${role}`, name, role })
export const nurse = person('nurse', 'Rosa Lind')
export const physician = person('physician', 'Dr. Amara Osei')

/** A stable identifier for the nth thing of a test. */
export const idOf = (n: number): string => `0198f000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const minutesAfter = (minutes: number, from = endedAt): string => addMs(from, minutes * minuteMs)

let made = 1000

export function contextAt(now: string, actor: Person | null = nurse, signedIn: readonly Person[] = [nurse, physician]) {
  const context: DecisionContext = {
    now,
    offsetMinutes: 0,
    actor,
    signedIn,
    policy: { ...defaultSitePolicy, siteName: 'Riverside Spine Centre', phoneDay: '555 0100', phoneNight: '555 0199' },
    newId: () => {
      made += 1
      return idOf(made)
    },
  }
  return context
}

const baselineOf = (values: Partial<Baseline>): Baseline =>
  baselineSchema.parse({
    painNow: null,
    painAverage: null,
    painWorst: null,
    peg: null,
    systolicMmHg: null,
    diastolicMmHg: null,
    pulsePerMin: null,
    spo2Percent: null,
    motor: '',
    medicationUse: '',
    goal: '',
    ...values,
  })

const fullBaseline = baselineOf({
  painNow: 7,
  painAverage: 6,
  painWorst: 9,
  peg: [7, 6, 8],
  systolicMmHg: 138,
  diastolicMmHg: 82,
  pulsePerMin: 76,
  spo2Percent: 98,
  motor: 'legs 5/5',
  medicationUse: 'gabapentin 300 mg three times a day',
  goal: 'walk one mile again',
})

export const plan = planSchema.parse({
  procedure: 'esi-transforaminal',
  region: 'lumbar',
  levels: ['L5-S1'],
  side: 'left',
  modality: 'fluoroscopy',
  contrast: 'iohexol-240',
  sedation: 'none',
  injectates: ['dexamethasone', 'lidocaine'],
  purpose: 'Pain of the left leg from the L5 root.',
})

/** A case whose procedure has ended and whose sign-out is complete, with nothing observed yet. */
export function endedCase(changes: Partial<CaseState> = {}): CaseState {
  const done = { ...emptyParts.pause.phases['sign-out'], startedAt, completedAt: endedAt }
  return {
    ...emptyParts,
    id: caseId,
    version: 40,
    head: 'a'.repeat(64),
    phaseSince: endedAt,
    booking: {
      patient,
      plan,
      scheduledAt: '2026-11-24T14:30:00.000Z',
      room: 'Room 2',
      source: 'manual',
      drill: false,
      note: '',
    },
    patient,
    plan,
    preparation: {
      ...emptyParts.preparation,
      touched: true,
      baseline: { ...fullBaseline, noted },
      medications: { status: 'none', items: [], noted },
      allergies: { status: 'none', items: [], noted },
      conditions: { status: 'none', items: [], noted },
    },
    pause: { ...emptyParts.pause, begunAt: startedAt, phases: { ...emptyParts.pause.phases, 'sign-out': done } },
    procedure: { ...emptyParts.procedure, startedAt, endedAt },
    ...changes,
  }
}

const patient = {
  id: '4471-203',
  familyName: 'Hartmann',
  givenName: 'Liesel',
  birthDate: '1958-03-12',
  sex: 'female',
  language: 'en',
} as const

export const measured = (values: Partial<Measurements>): Measurements => measurementsSchema.parse(values)

export const observed = (n: number, at: string, values: Partial<Measurements>): Observation => ({
  ...measured(values),
  id: idOf(n),
  at,
})

/** Everything a lumbar epidural needs to be let go, all of it fine. */
export const allFine: Partial<Measurements> = {
  systolicMmHg: 128,
  diastolicMmHg: 78,
  pulsePerMin: 72,
  spo2Percent: 98,
  oxygenLPerMin: 0,
  painRest: 2,
  painMove: 3,
  painFelt: 'minimal',
  nausea: 'none',
  breathing: 'deep-and-cough',
  sedation: 'awake',
  limbsMoved: 4,
  strengthAsBefore: 'yes',
  saddle: 'normal',
  backPain: 'none',
  gait: 'steady',
  site: 'dry',
}

/** Folds events into a case as if they had just been recorded by `actor` at `at`. */
function record(state: CaseState, events: readonly CaseEvent[], at: string, actor: Person | null = nurse): CaseState {
  return events.reduce<CaseState>((before, event) => {
    const sequence = before.version + 1
    const meta = { id: idOf(sequence), sequence, at, offsetMinutes: 0, station: 'Test', actor, hash: 'b'.repeat(64) }
    const recorded: RecordedEvent = { ...event, meta }
    return evolve(before, recorded, caseId)
  }, state)
}

export type Decide<Command> = (
  state: CaseState,
  command: Command,
  context: DecisionContext,
) => ReturnType<typeof import('@shared/case/decide').decide>

/** Decides, expects the act to be possible, and folds what follows. */
export function act<Command extends CaseCommand>(
  decide: Decide<Command>,
  state: CaseState,
  command: Command,
  context: DecisionContext,
): CaseState {
  const decision = decide(state, command, context)
  if (!decision.ok) throw new Error(`Refused: ${decision.failure.code}: ${decision.failure.says}`)
  return record(state, decision.value, context.now, context.actor)
}
