import { type Procedure, procedureOf } from '@shared/plan/catalogue'
import type { ScenarioPlan } from '@shared/plan/plan'
import { type FoundCondition, findConditions } from '@shared/screening/conditions'
import { ageAt, type KnownMoment, lastMoment, offsetMinutes } from '@shared/screening/instants'
import { isLabProblem, type LabProblem, type LabReading, readLab } from '@shared/screening/labs'
import { readMedication } from '@shared/screening/medicationMatch'
import type { LineReading, Mention } from '@shared/screening/names/readLine'
import type { ScreeningPolicy } from '@shared/screening/policy'
import { remembered, rememberedFor } from '@shared/screening/remember'
import type { Rules } from '@shared/screening/rules'
import type { LabTest, MedicationItem, Scenario } from '@shared/screening/scenario'
import { type Tray, trayOf } from '@shared/screening/tray'

/** How a medicine of the list stands: `void` was entered by mistake, `stopped-undated` is over since nobody knows when. */
export type Standing = 'active' | 'stopped' | 'stopped-undated' | 'not-taken' | 'void'

/** One name of one medication line, with what the line and the list say about taking it. */
export type Medicine = {
  readonly item: MedicationItem
  readonly mention: Mention
  readonly standing: Standing
  readonly lastDose: KnownMoment | null
  /** The words a finding quotes. */
  readonly from: string
}

export type MedicationLine = {
  readonly item: MedicationItem
  readonly reading: LineReading
  readonly medicines: readonly Medicine[]
}

/** Everything in a scenario that does not depend on the instant it is looked at. */
export type Facts = {
  readonly scenario: Scenario
  readonly plan: ScenarioPlan
  readonly procedure: Procedure
  readonly rules: Rules
  readonly policy: ScreeningPolicy
  /** Minutes east of UTC in which instants are written. */
  readonly offset: number
  readonly lines: readonly MedicationLine[]
  readonly medicines: readonly Medicine[]
  readonly conditions: readonly FoundCondition[]
  readonly labs: readonly LabReading[]
  readonly labProblems: readonly LabProblem[]
  readonly tray: Tray
}

export function factsOf(scenario: Scenario, policy: ScreeningPolicy, rules: Rules): Facts {
  const offset = offsetMinutes(scenario.at)
  const reader = readerOf(rules, offset)
  const lines = scenario.medications.items.map((item) => lineRead(reader, item))
  const readings = scenario.labs.map((lab) => readLab(lab, Date.parse(lab.at)))
  return {
    scenario,
    plan: scenario.plan,
    procedure: procedureOf(scenario.plan.procedure),
    rules,
    policy,
    offset,
    lines,
    medicines: lines.flatMap(({ medicines }) => medicines),
    conditions: [
      ...findConditions(scenario.conditions.items, rules, offset),
      ...devicesAsConditions(scenario, rules, offset),
    ],
    labs: readings.flatMap((reading) => (isLabProblem(reading) ? [] : [reading])),
    labProblems: readings.filter(isLabProblem),
    tray: trayOf(scenario.plan, rules, (name) => drugsNamed(name, rules)),
  }
}

/** The drugs a text names, by generic name; none where a word of it is not known. */
export function drugsNamed(text: string, rules: Rules): readonly string[] {
  const reading = readMedication(text, rules)
  if (reading.unknown.length > 0) return []
  return reading.mentions.map(({ meaning, words }) => ('drug' in meaning ? meaning.drug : words))
}

function devicesAsConditions(scenario: Scenario, rules: Rules, offset: number): readonly FoundCondition[] {
  const items = (scenario.devices?.items ?? [])
    .filter(({ status }) => status !== 'removed' && status !== 'entered-in-error')
    .map(({ name }) => ({ name }))
  return findConditions(items, rules, offset)
}

/** Whose names a line is read with, and the offset its times without one are in. */
type Reader = { readonly rules: Rules; readonly offset: number }

const readerOf = remembered((rules: Rules, offset: number): Reader => ({ rules, offset }))

/** The same line of the same list is the same object again: what was found out about it need not be found out anew. */
const lineRead = rememberedFor(({ rules, offset }: Reader, item: MedicationItem) => readItem(item, offset, rules))

function readItem(item: MedicationItem, offset: number, rules: Rules): MedicationLine {
  const said = item.confirmed?.as
  const name = said === undefined || said === 'not-antithrombotic' ? item.name : said
  const reading = readMedication(name, rules)
  const entries = new Set([...reading.mentions, ...reading.unknown].map(({ entry }) => entry))
  const medicines = reading.mentions.map((mention): Medicine => {
    const stated = item.lastDose === null || item.lastDose === undefined ? null : lastMoment(item.lastDose, offset)
    const stopped = mention.stoppedAt === null ? null : lastMoment(mention.stoppedAt, offset)
    const lastDose = later(stated, stopped)
    return {
      item,
      mention,
      standing: standingOf(item, mention, lastDose),
      lastDose,
      from: entries.size > 1 ? mention.entry : item.name,
    }
  })
  return { item, reading, medicines }
}

/** Of two statements about the last dose the later one counts: it is the unsafe one. */
function later(a: KnownMoment | null, b: KnownMoment | null): KnownMoment | null {
  if (a === null) return b
  if (b === null) return a
  return a.ms >= b.ms ? a : b
}

function standingOf(item: MedicationItem, mention: Mention, lastDose: KnownMoment | null): Standing {
  if (item.status === 'entered-in-error') return 'void'
  if (item.status === 'not-taken') return 'not-taken'
  // What the words say about one name is overruled by a list that calls the line active.
  if (mention.taking === 'allergy') return 'not-taken'
  if (mention.taking === 'not-taken')
    return item.status === 'active' || item.status === 'on-hold' ? 'active' : 'not-taken'
  if (item.status === 'stopped' || item.status === 'completed') return lastDose === null ? 'stopped-undated' : 'stopped'
  if (mention.taking === 'stopped' && item.status !== 'active' && item.status !== 'on-hold')
    return lastDose === null ? 'active' : 'stopped'
  return 'active'
}

/** Whether a medicine may be in the body because it is being taken. */
export function isRunning(medicine: Medicine): boolean {
  return medicine.standing === 'active'
}

export function hasCondition(facts: Facts, ...ids: readonly string[]): boolean {
  return facts.conditions.some(({ id }) => ids.includes(id))
}

export function conditionOf(facts: Facts, id: string): FoundCondition | undefined {
  return facts.conditions.find((condition) => condition.id === id)
}

/**
 * The newest result of a test up to an instant. Of several at the same instant the one with the highest `badness`
 * counts, so that the order of the list does not matter.
 */
export function newestLab(
  facts: Facts,
  test: LabTest,
  atMs: number,
  badness: (reading: LabReading) => number,
): LabReading | null {
  let best: LabReading | null = null
  for (const reading of facts.labs) {
    if (reading.test !== test || reading.atMs > atMs) continue
    if (best === null || reading.atMs > best.atMs || (reading.atMs === best.atMs && badness(reading) > badness(best)))
      best = reading
  }
  return best
}

/** Age in whole years, or null where the birth date is not known. */
export function ageOf(facts: Facts, atMs: number): number | null {
  const { birthDate } = facts.scenario.patient
  return birthDate === null || birthDate === undefined ? null : ageAt(birthDate, atMs)
}

/** Classes of every other medicine being taken, for interactions and for what a medicine says about its taker. */
export function takesClass(facts: Facts, drugClass: string): Medicine | undefined {
  return facts.medicines.find(
    (medicine) =>
      isRunning(medicine) &&
      medicine.mention.meaning.kind === 'other' &&
      medicine.mention.meaning.classes.includes(drugClass),
  )
}
