import type { CaseState } from '@shared/case/state'
import { baselineMeasures } from '@shared/outcomes/baseline'
import { weakerLegSeconds } from '@shared/outcomes/disability'
import { type Measures, type PromisDomain, type Timepoint, timepoints } from '@shared/outcomes/measures'
import {
  functionMeasures,
  painMidPercent,
  painMidPoints,
  pegMidPoints,
  pegScore,
  standardStands,
} from '@shared/outcomes/scoring'

/** The answers of every time point, the baseline from wherever it was recorded. Null where there are none. */
export function answersByTimepoint(state: CaseState): Readonly<Record<Timepoint, Measures | null>> {
  const of = (timepoint: Timepoint) => state.outcomes.measures.find((each) => each.timepoint === timepoint) ?? null
  return { baseline: baselineMeasures(state), '1w': of('1w'), '4w': of('4w'), '12w': of('12w') }
}

export type Series = {
  /** Key of the catalogue: `measure.<name>`. */
  readonly name: string
  readonly values: readonly (number | null)[]
  readonly low: number
  readonly high: number
  readonly better: 'higher' | 'lower'
  /** From here on the change against the baseline matters; null where the baseline or a limit is missing. */
  readonly matters: number | null
}

type Answers = Readonly<Record<Timepoint, Measures | null>>

const valuesOf = (answers: Answers, value: (measures: Measures) => number | null) =>
  timepoints.map((timepoint) => {
    const measures = answers[timepoint]
    return measures === null ? null : value(measures)
  })

/** Pain on average with the change that matters: 2 points or 30 %, whichever is reached first. */
export function painSeries(answers: Answers): Series {
  const values = valuesOf(answers, (each) => each.nrsAverage)
  const before = values[0] ?? null
  const matters =
    before === null || before === 0 ? null : before - Math.min(painMidPoints, (before * painMidPercent) / 100)
  return { name: 'nrsAverage', values, low: 0, high: 10, better: 'lower', matters }
}

type Candidate = {
  readonly name: string
  readonly value: (measures: Measures) => number | null
  readonly high: number
  readonly better: 'higher' | 'lower'
}

const promisCandidate = (domain: PromisDomain, better: Candidate['better']): Candidate => ({
  name: `promis.${domain}`,
  value: ({ promis }) => promis?.[domain] ?? null,
  high: 90,
  better,
})

const functionCandidates: readonly Candidate[] = [
  { name: 'peg', value: ({ peg }) => pegScore(peg), high: 10, better: 'lower' },
  { name: 'walkingMinutes', value: (each) => each.walkingMinutes, high: 30, better: 'higher' },
  { name: 'walkingDistanceM', value: (each) => each.walkingDistanceM, high: 500, better: 'higher' },
  { name: 'sitToStand30s', value: standardStands, high: 20, better: 'higher' },
  { name: 'twoMinuteWalkM', value: (each) => each.twoMinuteWalkM, high: 220, better: 'higher' },
  { name: 'singleLegSeconds', value: weakerLegSeconds, high: 30, better: 'higher' },
  { name: 'odiPercent', value: (each) => each.odiPercent, high: 100, better: 'lower' },
  { name: 'ndiPercent', value: (each) => each.ndiPercent, high: 100, better: 'lower' },
  { name: 'sleepHours', value: (each) => each.sleepHours, high: 10, better: 'higher' },
  promisCandidate('physicalFunction', 'higher'),
  promisCandidate('socialRoles', 'higher'),
  promisCandidate('painInterference', 'lower'),
  promisCandidate('fatigue', 'lower'),
  promisCandidate('sleepDisturbance', 'lower'),
  promisCandidate('anxiety', 'lower'),
  promisCandidate('depression', 'lower'),
]

/** Every measure of function that was answered, the most often answered first; PEG where nothing was. */
export function functionSeries(answers: Answers): readonly Series[] {
  const all = functionCandidates.map(({ name, value, high, better }): Series => {
    const values = valuesOf(answers, value)
    const before = values[0] ?? null
    return { name, values, low: 0, high: ceiling(values, high), better, matters: mattersFor(name, before) }
  })
  const given = all.filter((series) => answered(series) > 0)
  const shown = given.length > 0 ? given : all.slice(0, 1)
  return [...shown].sort((a, b) => answered(b) - answered(a))
}

/** "2-6 T points (often 3-5)": the upper end of what is often used (section 12.1). */
const promisPoints = 5

function mattersFor(key: string, before: number | null): number | null {
  if (before === null) return null
  if (key === 'peg') return before - pegMidPoints
  if (key.startsWith('promis.')) {
    return key.endsWith('physicalFunction') || key.endsWith('socialRoles')
      ? before + promisPoints
      : before - promisPoints
  }
  const row = functionMeasures.find((each) => each.key === key)
  if (row === undefined) return null
  return row.better === 'higher' ? before + row.atLeast : before - row.atLeast
}

const answered = ({ values }: Series) => values.filter((value) => value !== null).length

function ceiling(values: readonly (number | null)[], usual: number): number {
  const most = Math.max(usual, ...values.map((value) => value ?? 0))
  return Math.ceil(most / 10) * 10
}

const medicationCandidates: readonly Candidate[] = [
  { name: 'morphineMgPerDay', value: (each) => each.morphineMgPerDay, high: 60, better: 'lower' },
  { name: 'medicines', value: (each) => takenCount(each), high: 4, better: 'lower' },
  { name: 'nsaidDaysPerWeek', value: (each) => each.nsaidDaysPerWeek, high: 7, better: 'lower' },
  { name: 'rescueDosesPerWeek', value: (each) => each.rescueDosesPerWeek, high: 10, better: 'lower' },
]

/**
 * What is known of the medication, the daily morphine equivalent first where any was taken; how many medicines are taken
 * where nothing was answered. The reference names no change that matters to people, so none is shaded.
 */
export function medicationSeries(answers: Answers): readonly Series[] {
  const all = medicationCandidates.map(({ name, value, high, better }): Series => {
    const values = valuesOf(answers, value)
    const most = Math.max(high, ...values.map((each) => each ?? 0))
    return { name, values, low: 0, high: most === high ? high : ceiling(values, high), better, matters: null }
  })
  const given = all.filter((series) => answered(series) > 0)
  const shown = given.filter(
    ({ name, values }) => name !== 'morphineMgPerDay' || values.some((value) => value !== 0 && value !== null),
  )
  return shown.length > 0 ? shown : all.filter(({ name }) => name === 'medicines')
}

const takenCount = ({ medications }: Measures) =>
  medications === null ? null : medications.filter((medicine) => medicine.perDay !== 0).length

/** The newest time point with answers after the procedure. */
export function latestAnswers(answers: Answers): { readonly timepoint: Timepoint; readonly measures: Measures } | null {
  for (const timepoint of ['12w', '4w', '1w'] as const) {
    const measures = answers[timepoint]
    if (measures !== null) return { timepoint, measures }
  }
  return null
}
