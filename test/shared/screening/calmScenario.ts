import type { ScreeningResult } from '@shared/screening/finding'
import type { ScreeningPolicy } from '@shared/screening/policy'
import { type Scenario, scenarioSchema } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'

/** A case in which everything was asked and nothing stands in the way: the starting point of every example. */
const calm = {
  at: '2026-11-24T09:00:00-05:00',
  plan: {
    procedure: 'esi-transforaminal',
    region: 'lumbar',
    levels: ['L5-S1'],
    side: 'left',
    modality: 'fluoroscopy',
    contrast: 'iohexol-240',
    sedation: 'none',
    injectates: ['dexamethasone', 'lidocaine'],
  },
  patient: { birthDate: '1984-03-02', sex: 'female', weightKg: 61 },
  medications: { status: 'none', items: [] },
  allergies: { status: 'none', items: [] },
  conditions: { status: 'none', items: [] },
  labs: [],
  answers: {
    pregnant: 'no',
    infection: 'no',
    fever: 'no',
    escort: 'yes',
    consent: 'signed',
    ateAt: null,
    injectionIsAnswer: 'yes',
  },
} as const

type Loose = Record<string, unknown>

/** The calm case with parts replaced; `plan`, `patient` and `answers` are merged member by member. */
export function calmScenario(changes: Loose = {}): Scenario {
  const merge = (name: 'plan' | 'patient' | 'answers') => ({ ...calm[name], ...asObject(changes[name]) })
  return scenarioSchema.parse({
    ...calm,
    ...changes,
    plan: merge('plan'),
    patient: merge('patient'),
    answers: merge('answers'),
  })
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

/** A recorded list of the items, or the word for an empty one. */
export function recorded(...items: readonly (Loose | string)[]): Loose {
  return { status: items.length === 0 ? 'none' : 'recorded', items }
}

export function screenCalm(changes: Loose = {}, policy: Partial<ScreeningPolicy> = {}): ScreeningResult {
  return screen(calmScenario(changes), policy)
}

/** A plan of each risk class for adults without risk factors, in which nothing else is in the way. */
export const planOfClass = {
  low: {
    procedure: 'sacroiliac-injection',
    region: 'sacral',
    levels: [],
    side: 'left',
    modality: 'fluoroscopy',
    contrast: 'iohexol-240',
    sedation: 'none',
    injectates: ['dexamethasone', 'lidocaine'],
  },
  intermediate: { ...calm.plan },
} as const

/** The instant `hours` before the planned time. */
export function hoursBefore(hours: number, scenario: Pick<Scenario, 'at'> = calm): string {
  return new Date(Date.parse(scenario.at) - hours * 3_600_000).toISOString()
}

/** Findings of a topic, worst first. */
export function findingsOf(result: ScreeningResult, topic: string): ScreeningResult['findings'] {
  return result.findings.filter((finding) => finding.topic === topic)
}
