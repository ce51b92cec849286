import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { casePath } from '../../../main/cases/casePath'
import { people } from '../../../main/people/people'
import { siteRecord } from '../../../main/people/siteRecord'
import type { EventStore } from '../../../main/store/eventStore'
import type { Draft } from '../../../main/store/events'
import { vault } from '../../../main/store/keys'
import { openStore } from '../../../main/store/openStore'
import { caseIdSchema } from '../../../shared/case/envelope'
import { type CaseEvent, caseEventSchema, currentSchemaVersion } from '../../../shared/case/events'
import { sitePolicySchema } from '../../../shared/case/policy'
import type { Person } from '../../../shared/people/person'
import { type Plan, planSchema } from '../../../shared/plan/plan'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** An event so many minutes ago. The body is parsed before it is stored, as the station itself would. */
type Fact = readonly [minutesAgo: number, type: CaseEvent['type'], body: unknown]

type PastCase = {
  readonly patient: readonly [id: string, familyName: string, givenName: string, birthDate: string]
  readonly plan: Plan
  /** How long ago the procedure ended, in minutes. */
  readonly endedAgo: number
  /** A case of tomorrow: booked, and nothing else yet. */
  readonly isPlanned?: boolean
  /** Facts between the booking and the end of the procedure, and after it. */
  readonly before?: readonly Fact[]
  readonly after?: readonly Fact[]
  readonly isHome?: boolean
}

/** Makes a station whose record already holds these cases, as a working station has after months. Everybody's PIN is 2468. */
async function stationWithPast(profile: string, passphrase: string, cases: readonly PastCase[]): Promise<void> {
  const locked = { backend: null, encrypt: (text: string) => Buffer.from(text), decrypt: () => '' }
  const created = await vault({ folder: profile, system: locked }).setUp(passphrase)
  if (!created.ok) throw new Error('The vault cannot be made.')
  const opened = openStore({ file: join(profile, 'record.db'), key: created.value.store })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  try {
    const context = { station: () => 'Room 2', now: () => new Date(), newId: uuidv7 }
    const directory = people({ ...context, record: siteRecord(store, context), store, pinCost: 16 })
    for (const [name, role] of team) {
      const added = await directory.add(null, { name, role, pin: '2468' })
      if (!added.ok) throw new Error(added.failure.says)
    }
    const everybody = directory.list()
    const physician = personOf(everybody, 'physician')
    const site = { siteName: 'Riverside Spine Centre', phoneDay: '555 0100', phoneNight: '555 0199' }
    const urgentContacts = [
      { what: 'Neurosurgeon on call', phone: '555 0155' },
      { what: 'Emergency MRI', phone: '555 0156' },
    ]
    const set = directory.setPolicy(physician, sitePolicySchema.parse({ ...site, urgentContacts }))
    if (!set.ok) throw new Error(set.failure.says)
    for (const each of cases) record(store, each, personOf(everybody, 'nurse'), physician)
    // Opening the path of acts builds the board from the record, as after an update.
    casePath({
      store,
      standing: () => ({ actor: null, signedIn: [] }),
      policy: directory.policy,
      station: context.station,
      clock: context.now,
      onAppended: () => {},
    })
  } finally {
    store.close()
  }
}

const team = [
  ['Dr. Adaeze Okafor', 'physician'],
  ['Marit Solberg', 'nurse'],
  ['Avery Lindqvist', 'administrator'],
] as const

function personOf(everybody: readonly Person[], role: Person['role']): Person {
  const person = everybody.find((each) => each.role === role)
  if (person === undefined) throw new Error(`Nobody is a ${role}.`)
  return person
}

function record(
  store: EventStore,
  { patient, plan, endedAgo, isPlanned, before = [], after = [], isHome }: PastCase,
  nurse: Person,
  physician: Person,
): void {
  const [id, familyName, givenName, birthDate] = patient
  const scheduledAt = new Date(Date.now() - (endedAgo + 40) * minuteMs).toISOString()
  const booking = {
    patient: { id, familyName, givenName, birthDate, sex: 'female', language: 'en' },
    plan,
    scheduledAt,
    room: 'Room 2',
    source: 'manual',
    drill: false,
    note: '',
  }
  const planned: readonly Fact[] = [[60, 'case.booked', booking]]
  const done: readonly Fact[] = [
    [endedAgo + 7 * 24 * 60, 'case.booked', booking],
    ...before,
    [endedAgo + 25, 'procedure.started', {}],
    ...plan.injectates.map((product, index): Fact => [endedAgo + 4 - index, 'injectate.given', injectate(product)]),
    [endedAgo, 'procedure.ended', { outcome: 'completed', note: '' }],
    [endedAgo, 'pause.phaseCompleted', { phase: 'sign-out' }],
    ...after,
    ...(isHome === true
      ? [
          [
            Math.max(0, endedAgo - 45),
            'case.discharged',
            { to: 'home', destination: '', documentId: null, overridden: [] },
          ] as const,
        ]
      : []),
  ]
  const drafts = [...(isPlanned === true ? planned : done)]
    .sort(([a], [b]) => b - a)
    .map(([minutesAgo, type, body]): Draft => {
      const event = caseEventSchema.parse({ type, body })
      return {
        id: uuidv7(),
        at: new Date(Date.now() - minutesAgo * minuteMs).toISOString(),
        offsetMinutes: 0,
        station: 'Room 2',
        actor: type === 'procedure.started' ? physician : nurse,
        type: event.type,
        schemaVersion: currentSchemaVersion,
        body: JSON.parse(JSON.stringify(event.body)),
      }
    })
  const caseId = caseIdSchema.parse(uuidv7())
  const board = { caseId, day: scheduledAt.slice(0, 10), room: null, scheduledAt, search: familyName, row: {} }
  const appended = store.append(caseId, 0, drafts, board)
  if (!appended.ok) throw new Error(appended.failure.code)
}

function injectate(product: string) {
  const anaesthetic = product === 'lidocaine' || product === 'bupivacaine'
  return {
    id: uuidv7(),
    needleId: uuidv7(),
    productId: product,
    product,
    agent: product,
    kind: anaesthetic ? 'local-anaesthetic' : 'steroid',
    epinephrine: false,
    particulate: anaesthetic ? null : false,
    preservativeFree: null,
    mgPerMl: anaesthetic ? 5 : 10,
    volumeMl: 1,
    doseMg: anaesthetic ? 5 : 10,
    route: 'perineural',
    lot: 'DX8812',
    expiry: null,
    cautions: [],
    decided: null,
  }
}

const spine = { modality: 'fluoroscopy', contrast: 'none', sedation: 'none' } as const
const facet = {
  ...spine,
  procedure: 'medial-branch-block',
  region: 'lumbar',
  levels: ['L4-L5', 'L5-S1'],
  side: 'right',
} as const
const transforaminal = {
  ...spine,
  contrast: 'iohexol-240',
  procedure: 'esi-transforaminal',
  region: 'lumbar',
  levels: ['L5-S1'],
  side: 'left',
  injectates: ['dexamethasone', 'lidocaine'],
  purpose: 'Left leg pain along the L5 root.',
} as const

const baseline = (pain: number, peg: readonly [number, number, number], goal = '') => ({
  painNow: pain,
  painAverage: pain,
  painWorst: 10,
  peg,
  systolicMmHg: 138,
  diastolicMmHg: 82,
  pulsePerMin: 76,
  spo2Percent: 98,
  motor: 'legs 5/5',
  medicationUse: 'gabapentin 300 mg three times a day',
  goal,
})

const outcome = (timepoint: string, days: number, endedAgo: number, values: object): Fact => {
  const minutesAgo = endedAgo - days * 24 * 60
  const askedOn = new Date(Date.now() - minutesAgo * minuteMs).toISOString().slice(0, 10)
  return [minutesAgo, 'outcome.recorded', { id: uuidv7(), timepoint, askedOn, how: 'telephone', ...values }]
}

const minutesOf = (days: number) => (days * dayMs) / minuteMs

const seen = (minutesAgo: number, pain: number, leftL5: number): Fact => [
  minutesAgo,
  'observation.recorded',
  {
    id: uuidv7(),
    at: new Date(Date.now() - minutesAgo * minuteMs).toISOString(),
    systolicMmHg: 134 - pain,
    diastolicMmHg: 80,
    pulsePerMin: 74 + pain,
    spo2Percent: 97,
    oxygenLPerMin: 0,
    respirationPerMin: 14,
    temperatureC: 36.7,
    painRest: pain,
    painMove: pain + 1,
    sedation: 'awake',
    breathing: 'deep-and-cough',
    limbsMoved: 4,
    site: 'dry',
    motor: [
      { limb: 'right-leg', myotome: 'L5', power: 5 },
      { limb: 'left-leg', myotome: 'L5', power: leftL5 },
    ],
  },
]

const delacroix = ['3098-554', 'Delacroix', 'Étienne', '1971-11-11'] as const
const rfaAgo = minutesOf(88)

/** A working station: two blocks to compare, somebody in recovery, and follow-ups due, overdue, lost and complete. */
const pastCases: readonly PastCase[] = [
  {
    patient: delacroix,
    plan: planSchema.parse({ ...facet, injectates: ['lidocaine'] }),
    endedAgo: minutesOf(21),
    before: [[minutesOf(21) + 60, 'baseline.recorded', baseline(6, [6, 7, 6])]],
    after: [
      [
        minutesOf(20),
        'diary.recorded',
        {
          how: 'paper',
          movement: 'leaning back',
          before: 6,
          entries: [30, 60, 90, 120, 150].map((minutes, index) => ({ minutes, pain: [1, 1, 1, 5, 6][index] })),
        },
      ],
    ],
    isHome: true,
  },
  {
    patient: delacroix,
    plan: planSchema.parse({ ...facet, injectates: ['bupivacaine'] }),
    endedAgo: minutesOf(1),
    before: [[minutesOf(1) + 60, 'baseline.recorded', baseline(6, [6, 7, 6], 'sit through a film')]],
    isHome: true,
  },
  {
    patient: delacroix,
    plan: planSchema.parse({ ...facet, procedure: 'medial-branch-rfa', injectates: ['lidocaine'] }),
    endedAgo: -minutesOf(1),
    isPlanned: true,
  },
  {
    patient: ['4471-203', 'Hartmann', 'Liesel', '1958-03-12'],
    plan: planSchema.parse(transforaminal),
    endedAgo: 34,
    before: [
      [100, 'baseline.recorded', baseline(7, [7, 6, 8], 'walk to the market and back')],
      [
        98,
        'medications.recorded',
        {
          status: 'recorded',
          items: [
            {
              name: 'Eliquis 5 mg',
              lastDose: new Date(Date.now() - 4 * dayMs).toISOString(),
              indication: 'atrial fibrillation',
            },
          ],
        },
      ],
    ],
    after: [seen(33, 6, 5), seen(19, 4, 5), seen(6, 3, 5)],
  },
  {
    patient: ['5512-018', 'Okonkwo-Featherstonehaugh', 'Chidinma Marguerite', '1949-06-17'],
    plan: planSchema.parse({ ...facet, procedure: 'medial-branch-rfa', injectates: ['lidocaine'] }),
    endedAgo: rfaAgo,
    before: [[rfaAgo + 60, 'baseline.recorded', baseline(8, [8, 9, 8], 'garden for an hour')]],
    after: [
      outcome('1w', 7, rfaAgo, {
        nrsAverage: 6,
        nrsWorst: 8,
        nrsNow: 5,
        peg: [6, 7, 7],
        walkingMinutes: 8,
        sleepHours: 5.5,
        odiPercent: 46,
      }),
      outcome('4w', 28, rfaAgo, {
        nrsAverage: 3,
        nrsWorst: 6,
        nrsNow: 2,
        peg: [3, 4, 4],
        walkingMinutes: 18,
        sleepHours: 6.5,
        sitToStand30s: 11,
        odiPercent: 30,
        character: ['aching', 'burning'],
        course: 'comes-and-goes',
        medications: [{ name: 'gabapentin', kind: 'gabapentinoid', perDay: 3 }],
      }),
      outcome('12w', 84, rfaAgo, {
        nrsAverage: 2,
        nrsWorst: 4,
        nrsNow: 2,
        peg: [2, 3, 2],
        walkingMinutes: 30,
        walkingDistanceM: 1600,
        sleepHours: 7,
        sitToStand30s: 14,
        singleLegRightSeconds: 14,
        singleLegLeftSeconds: 12,
        odiPercent: 22,
        goalReached: 8,
        pgic: 2,
        medications: [],
      }),
    ],
    isHome: true,
  },
  {
    patient: ['7731-442', 'Vu', 'Thanh Mai', '1990-06-30'],
    plan: planSchema.parse(transforaminal),
    endedAgo: minutesOf(29),
    isHome: true,
  },
  {
    patient: ['1180-472', 'Papadopoulos', 'Konstantina', '1963-01-04'],
    plan: planSchema.parse(transforaminal),
    endedAgo: minutesOf(12),
    after: [
      [
        minutesOf(1),
        'outcome.lost',
        { timepoint: '1w', reason: 'three calls, no answer', lastTriedAt: new Date(Date.now() - dayMs).toISOString() },
      ],
    ],
    isHome: true,
  },
]

const [, , profile, passphrase] = process.argv
if (profile === undefined || passphrase === undefined) throw new Error('Call with a folder and a passphrase.')
await stationWithPast(profile, passphrase, pastCases)
