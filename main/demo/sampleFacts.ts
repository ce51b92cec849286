import type { CaseCommand } from '@shared/case/commands'
import type { Instant } from '@shared/kit/time'
import type { Role } from '@shared/people/person'
import type { Plan } from '@shared/plan/plan'
import type { Baseline } from '@shared/preparation/events'
import type { Answers } from '@shared/screening/scenario'
import {
  castellanos,
  delacroix,
  hohenlohe,
  lindgren,
  nakamura,
  oRourke,
  osei,
  type SampleCase,
  sorensen,
  vu,
  washington,
} from './sampleCases'
import type { SampleTimes } from './sampleTimes'

/** One act of the morning: what is done, and the role that does it. */
export type Act = { readonly by: Role; readonly command: CaseCommand }

/** What has been recorded about a case by the time the day is opened. Cases that are only booked have nothing. */
export function factsOf(each: SampleCase, times: SampleTimes, appointment: Instant): readonly Act[] {
  const facts = recorded.get(each)
  return facts === undefined ? [] : routine(each, times, facts(times, appointment))
}

/** What differs from a patient about whom everything was asked and nothing found. `null`: nobody has asked. */
type Facts = {
  readonly weightKg: number
  readonly medications?: Extract<CaseCommand, { do: 'medications.record' }>['list']
  readonly allergies?: Extract<CaseCommand, { do: 'allergies.record' }>['list'] | null
  readonly conditions?: Extract<CaseCommand, { do: 'conditions.record' }>['list']
  readonly devices?: Extract<CaseCommand, { do: 'devices.record' }>['list']
  readonly labs?: Extract<CaseCommand, { do: 'labs.record' }>['labs']
  readonly answers?: Answers
  readonly orderSide?: Plan['side']
  readonly imaging?: { readonly study: string; readonly daysAgo: number; readonly statement: string }
  readonly baseline: Partial<Baseline>
}

const none = { status: 'none' as const, items: [] }

const recorded: ReadonlyMap<SampleCase, (times: SampleTimes, appointment: Instant) => Facts> = new Map<
  SampleCase,
  (times: SampleTimes, appointment: Instant) => Facts
>([
  [
    osei,
    (times, appointment) => ({
      weightKg: 84,
      medications: {
        status: 'recorded',
        items: [
          {
            name: 'Eliquis 5 mg twice a day',
            lastDose: times.beforeNeedle(appointment, 40),
            indication: 'atrial fibrillation',
          },
          { name: 'amlodipine 5 mg' },
        ],
      },
      allergies: null,
      conditions: { status: 'recorded', items: [{ name: 'atrial fibrillation' }, { name: 'hypertension' }] },
      labs: [{ test: 'creatinine', value: 1, unit: 'mg/dL', at: times.minutesAgo(95) }],
      imaging: {
        study: 'MRI of the cervical spine',
        daysAgo: 41,
        statement: 'Reviewed. Enough space behind the dura at C7-T1.',
      },
      baseline: { painNow: 6, goal: 'sleep through the night' },
    }),
  ],
  [
    vu,
    (times) => ({
      weightKg: 54,
      allergies: {
        status: 'recorded',
        items: [{ substance: 'shellfish' }, { substance: 'iodine' }],
      },
      imaging: { study: 'X-ray of the pelvis', daysAgo: 120, statement: 'Reviewed. Both joints seen.' },
      answers: { pregnant: null },
      baseline: { painNow: 5, goal: `carry my daughter, who is one year old since ${times.daysAgo(20)}` },
    }),
  ],
  [
    delacroix,
    () => ({
      weightKg: 78,
      imaging: {
        study: 'X-ray of the lumbar spine',
        daysAgo: 64,
        statement: 'Reviewed. Five lumbar vertebrae, counted from the sacrum.',
      },
      baseline: { painNow: 7, painAverage: 6, painWorst: 8, goal: 'garden for an hour' },
    }),
  ],
  [
    sorensen,
    () => ({
      weightKg: 66,
      orderSide: 'right',
      imaging: { study: 'MRI of the lumbar spine', daysAgo: 30, statement: 'Reviewed. The left L4 root is touched.' },
      answers: { pregnant: 'not-possible' },
      baseline: { painNow: 6, goal: 'walk the dog' },
    }),
  ],
  [nakamura, () => ({ weightKg: 72, baseline: { painNow: 5, goal: 'work a whole day' } })],
  [
    castellanos,
    () => ({
      weightKg: 63,
      imaging: {
        study: 'X-ray of the lumbar spine',
        daysAgo: 64,
        statement: 'Reviewed. Narrow joint at L4-L5 on the right.',
      },
      baseline: { painNow: 7, goal: 'cocinar de pie' },
    }),
  ],
  [
    oRourke,
    () => ({
      weightKg: 91,
      imaging: {
        study: 'MRI of the lumbar spine',
        daysAgo: 15,
        statement: 'Report read; the pictures are on the disc.',
      },
      baseline: { painNow: 6, goal: 'drive to work' },
    }),
  ],
  [
    washington,
    (times) => ({
      weightKg: 82,
      medications: { status: 'recorded', items: [{ name: 'metformin 850 mg twice a day' }] },
      conditions: { status: 'recorded', items: [{ name: 'type 2 diabetes mellitus' }] },
      labs: [{ test: 'glucose', value: 320, unit: 'mg/dL', at: times.minutesAgo(20) }],
      baseline: { painNow: 6, goal: 'comb my hair' },
    }),
  ],
  [
    lindgren,
    () => ({
      weightKg: 80,
      conditions: { status: 'recorded', items: [{ name: 'complete heart block' }] },
      devices: { status: 'recorded', items: [{ name: 'pacemaker, dual chamber', status: 'active' }] },
      imaging: { study: 'X-ray of the lumbar spine', daysAgo: 90, statement: 'Reviewed. Counted from the sacrum.' },
      baseline: { painNow: 6, goal: 'split wood' },
    }),
  ],
  [
    hohenlohe,
    (times, appointment) => ({
      weightKg: 58,
      medications: {
        status: 'recorded',
        items: [
          { name: 'ritonavir 100 mg', lastDose: times.beforeNeedle(appointment, 15) },
          { name: 'warfarin 5 mg', lastDose: times.beforeNeedle(appointment, 150), indication: 'atrial fibrillation' },
        ],
      },
      conditions: { status: 'recorded', items: [{ name: 'HIV infection' }, { name: 'atrial fibrillation' }] },
      baseline: { painNow: 7, goal: 'dance at the wedding' },
    }),
  ],
])

function routine({ plan, patient }: SampleCase, times: SampleTimes, facts: Facts): Act[] {
  const { procedure, levels, side } = plan
  const claim = { procedure, levels, side }
  const nurse = (command: CaseCommand): Act => ({ by: 'nurse', command })
  const acts: Act[] = [
    {
      by: 'staff',
      command: {
        do: 'order.record',
        claim: { ...claim, side: facts.orderSide ?? side },
        reference: `drill order of ${times.daysAgo(14)}`,
      },
    },
    nurse({
      do: 'identity.check',
      identifiers: [
        { kind: 'name', matches: true },
        { kind: 'birth-date', matches: true },
      ],
      bandMatches: true,
      imagesMatch: null,
    }),
    nurse({ do: 'medications.record', list: facts.medications ?? none }),
    nurse({ do: 'conditions.record', list: facts.conditions ?? none }),
    nurse({ do: 'devices.record', list: facts.devices ?? none }),
    nurse({ do: 'steroids.record', list: none }),
    nurse({ do: 'vaccines.record', list: none }),
    nurse({ do: 'weight.record', weightKg: facts.weightKg }),
    nurse({
      do: 'answers.record',
      answers: {
        infection: 'no',
        fever: 'no',
        temperatureC: 36.7,
        onAntibiotics: 'no',
        escort: 'yes',
        redFlags: 'no',
        jointSurgeryPlanned: 'no',
        ...facts.answers,
      },
    }),
    nurse({ do: 'baseline.record', baseline: { ...baseline, ...facts.baseline } }),
    nurse({
      do: 'consent.record',
      claim,
      signedOn: times.daysAgo(0),
      stillWished: true,
      interpreter: patient.language === 'es' ? 'present' : 'not-needed',
    }),
    {
      by: 'physician',
      command: { do: 'siteMark.record', side, region: plan.region, initials: 'AO', visibleAfterDraping: true },
    },
  ]
  if (facts.allergies !== null) acts.push(nurse({ do: 'allergies.record', list: facts.allergies ?? none }))
  if (facts.labs !== undefined) acts.push(nurse({ do: 'labs.record', labs: facts.labs }))
  if (facts.imaging !== undefined) {
    const { study, daysAgo, statement } = facts.imaging
    const command = { do: 'imagingReview.record', study, studyDate: times.daysAgo(daysAgo), statement } as const
    acts.push({ by: 'physician', command })
  }
  return acts
}

const baseline: Baseline = {
  painNow: null,
  painAverage: null,
  painWorst: null,
  peg: null,
  systolicMmHg: 132,
  diastolicMmHg: 78,
  pulsePerMin: 72,
  spo2Percent: 98,
  motor: '5 of 5 in the muscles of the region, both sides',
  medicationUse: '',
  goal: '',
}
