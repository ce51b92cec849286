import type { CaseState } from '@shared/case/state'
import { baselineMeasures } from '@shared/outcomes/baseline'
import { type Measures, type Timepoint, timepoints } from '@shared/outcomes/measures'
import { functionMeasures, painMidPercent, painMidPoints, pegMidPoints, pegScore } from '@shared/outcomes/scoring'

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

const functionCandidates = [
  { key: 'walkingMinutes', high: 30, better: 'higher' },
  { key: 'sitToStand30s', high: 20, better: 'higher' },
  { key: 'twoMinuteWalkM', high: 220, better: 'higher' },
  { key: 'odiPercent', high: 100, better: 'lower' },
  { key: 'ndiPercent', high: 100, better: 'lower' },
  { key: 'singleLegSeconds', high: 30, better: 'higher' },
] as const satisfies readonly { key: keyof Measures; high: number; better: 'higher' | 'lower' }[]

/** The function measure with the most answers; PEG where nothing else was measured more often. */
export function functionSeries(answers: Answers): Series {
  const peg: Series = {
    name: 'peg',
    values: valuesOf(answers, (each) => pegScore(each.peg)),
    low: 0,
    high: 10,
    better: 'lower',
    matters: null,
  }
  const pegBefore = peg.values[0] ?? null
  const start: Series = { ...peg, matters: pegBefore === null ? null : pegBefore - pegMidPoints }
  return functionCandidates
    .map(({ key, high, better }): Series => {
      const values = valuesOf(answers, (each) => each[key])
      return {
        name: key,
        values,
        low: 0,
        high: ceiling(values, high),
        better,
        matters: mattersFor(key, values[0] ?? null),
      }
    })
    .reduce((best, each) => (answered(each) > answered(best) ? each : best), start)
}

function mattersFor(key: string, before: number | null): number | null {
  const row = functionMeasures.find((each) => each.key === key)
  if (row === undefined || before === null) return null
  return row.better === 'higher' ? before + row.atLeast : before - row.atLeast
}

const answered = ({ values }: Series) => values.filter((value) => value !== null).length

function ceiling(values: readonly (number | null)[], usual: number): number {
  const most = Math.max(usual, ...values.map((value) => value ?? 0))
  return Math.ceil(most / 10) * 10
}

/** Daily morphine equivalent where it was recorded, else how many pain medicines are taken. */
export function medicationSeries(answers: Answers): Series {
  const morphine = valuesOf(answers, (each) => each.morphineMgPerDay)
  if (morphine.some((value) => value !== null && value > 0)) {
    return {
      name: 'morphineMgPerDay',
      values: morphine,
      low: 0,
      high: ceiling(morphine, 60),
      better: 'lower',
      matters: null,
    }
  }
  const counts = valuesOf(answers, (each) => takenCount(each))
  const high = Math.max(4, ...counts.map((value) => value ?? 0))
  return { name: 'medicines', values: counts, low: 0, high, better: 'lower', matters: null }
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
