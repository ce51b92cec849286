import { ageInYears } from '@shared/kit/time'
import { dateIn, daysBetween } from '@shared/kit/zonedTime'
import { weakerLegSeconds } from '@shared/outcomes/disability'
import { type Measures, painCharacters, promisDomains, type Timepoint, timepoints } from '@shared/outcomes/measures'
import { type Aftercare, answersOf } from '@shared/outcomes/registry'
import { type ResponderRule, responseOf } from '@shared/outcomes/responder'
import { pegScore } from '@shared/outcomes/scoring'
import { procedureOf, spineRegionOf } from '@shared/plan/catalogue'
import { parseLevel } from '@shared/plan/levels'
import type { Plan } from '@shared/plan/plan'

/** One case as the registry file is made from it. `pseudonym` stands for the patient and says nothing of them. */
export type RegistryCase = {
  readonly pseudonym: string
  readonly birthDate: string
  readonly sex: string
  readonly drill: boolean
  readonly plan: Pick<Plan, 'procedure' | 'region' | 'levels' | 'side' | 'modality' | 'sedation'>
  readonly aftercare: Aftercare
}

type Cell = string | number | boolean | null

/** From this age on only "90" is written: older people are few enough to be recognised. */
const oldestAge = 90

/**
 * The registry as CSV (RFC 4180, CRLF, header first): a line for every case and time point that was answered or lost.
 * No name, no number, no birth date, no day of the year, no free text: age in years, the year, days since the
 * procedure, and values. Text is written so that no spreadsheet takes it for a formula.
 */
export function registryCsv(cases: readonly RegistryCase[], timeZone: string, rule: ResponderRule): string {
  const columns = [...plainColumns, responderColumn(rule)]
  const lines = cases.flatMap((each) =>
    timepoints
      .filter((at) => answersOf(each.aftercare)[at] !== null || each.aftercare.lost.includes(at))
      .map((at) => columns.map(([, value]) => cellText(value(each, at, timeZone)))),
  )
  const header = columns.map(([name]) => name)
  return `${[header, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}

type Column = readonly [name: string, value: (each: RegistryCase, at: Timepoint, timeZone: string) => Cell]

const measure = (pick: (measures: Measures) => Cell) => (each: RegistryCase, at: Timepoint) => {
  const measures = answersOf(each.aftercare)[at]
  return measures === null ? null : pick(measures)
}

const plainMeasures = [
  'nrsAverage',
  'nrsWorst',
  'nrsNow',
  'odiPercent',
  'ndiPercent',
  'sitToStand30s',
  'sitToStandWithArms',
  'twoMinuteWalkM',
  'walkingDistanceM',
  'walkingMinutes',
  'sleepHours',
  'goalReached',
  'pgic',
  'morphineMgPerDay',
  'nsaidDaysPerWeek',
  'rescueDosesPerWeek',
] as const satisfies readonly (keyof Measures)[]

const medicineKinds = ['opioid', 'nsaid', 'gabapentinoid', 'muscle-relaxant', 'antidepressant', 'other'] as const

const plainColumns: readonly Column[] = [
  ['patient', (each) => each.pseudonym],
  ['training_case', (each) => each.drill],
  ['age', ({ birthDate, aftercare }, _at, zone) => Math.min(oldestAge, ageInYears(birthDate, doneOn(aftercare, zone)))],
  ['sex', (each) => each.sex],
  ['year', ({ aftercare }, _at, zone) => Number(doneOn(aftercare, zone).slice(0, 4))],
  ['procedure', ({ plan }) => plan.procedure],
  ['region', ({ plan }) => knownRegion(plan)],
  ['levels', ({ plan }) => plan.levels.filter((level) => parseLevel(level) !== null).join(' ')],
  ['side', ({ plan }) => plan.side],
  ['modality', ({ plan }) => plan.modality],
  ['sedation', ({ plan }) => plan.sedation],
  ['timepoint', (_each, at) => at],
  [
    'status',
    ({ aftercare }, at) => (answersOf(aftercare)[at] === null && aftercare.lost.includes(at) ? 'lost' : 'answered'),
  ],
  [
    'days_after',
    ({ aftercare }, at, zone) => {
      const measures = answersOf(aftercare)[at]
      return measures === null ? null : daysBetween(doneOn(aftercare, zone), measures.askedOn)
    },
  ],
  ['how', measure(({ how }) => how)],
  ...plainMeasures.map((key): Column => [snake(key), measure((measures) => measures[key])]),
  ['peg', measure(({ peg }) => rounded(pegScore(peg)))],
  ['single_leg_weaker_s', measure((measures) => weakerLegSeconds(measures))],
  ...promisDomains.map(
    (domain): Column => [`promis_${snake(domain)}_t`, measure(({ promis }) => promis?.[domain] ?? null)],
  ),
  ['pain_course', measure(({ course }) => course)],
  ...painCharacters.map(
    (character): Column => [
      `pain_${character.replaceAll('-', '_')}`,
      measure((measures) => (measures.character === null ? null : measures.character.includes(character))),
    ],
  ),
  ['radiates', measure(({ radiates }) => (radiates === null ? null : radiates.length > 0))],
  ...medicineKinds.map(
    (kind): Column => [
      `medicines_${kind.replaceAll('-', '_')}`,
      measure(({ medications }) =>
        medications === null ? null : medications.filter((each) => each.kind === kind && each.perDay !== 0).length,
      ),
    ],
  ),
  ['block_best_relief_percent', ({ aftercare }) => rounded(aftercare.blockBestPercent)],
]

const responderColumn = (rule: ResponderRule): Column => [
  'responder',
  ({ aftercare }, at) => {
    const answers = answersOf(aftercare)
    const now = answers[at]
    if (at === 'baseline' || now === null) return null
    return answers.baseline === null ? 'unknown' : responseOf(answers.baseline, now, rule).verdict
  },
]

const doneOn = ({ endedAt }: Aftercare, timeZone: string): string => dateIn(endedAt, timeZone)

/** A region of the catalogue; what somebody typed in its place may be anything and is left out. */
function knownRegion({ procedure, region }: RegistryCase['plan']): string {
  const word = region.trim().toLowerCase()
  const known = spineRegionOf(word) ?? (procedureOf(procedure).regions?.includes(word) === true ? word : null)
  return known ?? 'other'
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100)

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

/** What a spreadsheet would run as a formula, at the start of a text (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n]/

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  const safe = formula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
