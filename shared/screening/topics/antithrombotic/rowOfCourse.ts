import { aspirinIndication, enoxaparinDose, heparinRoute } from '@shared/screening/discriminators'
import type { DraftView } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import type { RiskClass } from '@shared/screening/finding'
import { type Cell, parseCell, sameCell, stricterCell } from '@shared/screening/hold'
import { kidneyFunction } from '@shared/screening/kidneys'
import type { DrugRow, Rules } from '@shared/screening/rules'
import type { Course } from '@shared/screening/topics/antithrombotic/courses'
import { term, type Wording, w } from '@shared/screening/wording'

export type Resolved = {
  readonly row: DrugRow
  readonly cell: Cell
  /** The question whose answer decides the row and is not known. */
  readonly missing: Wording | null
  readonly views: readonly DraftView[]
}

/** Picks the row of the table; where a question is open, the strictest of the rows that remain. */
export function resolveRow(facts: Facts, course: Course, riskClass: RiskClass, atMs: number): Resolved {
  const { rules } = facts
  const cellOf = (row: DrugRow) => ownCell(row, riskClass, course, rules)
  const answer = discriminate(facts, course, riskClass, atMs)
  // Nobody is asked to pause aspirin because its reason is not known: it counts as secondary prevention.
  const value = answer.value ?? (answer.question === 'indication' ? 'secondary' : null)
  const fitting =
    value === null ? course.rows : course.rows.filter(({ variant }) => variant === null || variant.value === value)
  const rows = fitting.length > 0 ? fitting : course.rows
  const first = rows[0]
  if (first === undefined) throw new Error(`No row of the drug table for ${course.subject}`)
  const cells = rows.map(cellOf)
  const agree = cells.every((cell) => sameCell(cell, cells[0] ?? cell))
  // Why aspirin is taken matters for a shared decision too: it is what the prescriber decides on.
  const needed = !agree || (answer.question === 'indication' && cells.some(({ kind }) => kind !== 'none'))
  const strictest = cells.reduce((worst, cell) => stricterCell(worst, cell))
  const row = rows[cells.findIndex((cell) => sameCell(cell, strictest))] ?? first
  const own = { row, cell: strictest, missing: needed && answer.value === null ? answer.says : null }
  return withOtherViews(facts, course.subject, own, riskClass)
}

function ownCell(row: DrugRow, riskClass: RiskClass, course: Course, rules: Rules): Cell {
  const cell = parseCell(row.hold[riskClass])
  if (cell.kind !== 'per-aspirin') return cell
  const indication = course.knownIndication ?? aspirinIndication(course.medicine) ?? 'secondary'
  const aspirin = rules.drugs.filter(({ drug, variant }) => drug === 'aspirin' && variant?.value === indication)
  return aspirin.map(({ hold }) => parseCell(hold[riskClass])).reduce((worst, each) => stricterCell(worst, each))
}

type Answer = {
  readonly question: 'indication' | 'dose' | 'route' | 'renal' | null
  readonly value: string | null
  readonly says: Wording | null
}

function discriminate(
  facts: Facts,
  { medicine, rows, knownIndication }: Course,
  riskClass: RiskClass,
  atMs: number,
): Answer {
  const asAspirin = rows.some(({ hold }) => hold[riskClass] === 'per aspirin rule')
  const question =
    rows.find(({ variant }) => variant !== null)?.variant?.question ?? (asAspirin ? ('indication' as const) : null)
  switch (question) {
    case null:
      return { question: null, value: null, says: null }
    case 'indication':
      return {
        question,
        value: knownIndication ?? aspirinIndication(medicine),
        says: w`whether it is taken for primary or secondary prevention`,
      }
    case 'dose':
      return {
        question,
        value: enoxaparinDose(medicine),
        says: w`the dose and how often it is given (prophylactic or therapeutic)`,
      }
    case 'route':
      return { question, value: heparinRoute(medicine), says: w`whether it is given by vein or under the skin` }
    case 'renal': {
      const kidneys = kidneyFunction(facts, atMs)
      const says = w`a recent creatinine clearance (${kidneys.basis})`
      if (kidneys.crcl === null) return { question, value: null, says }
      const impaired = kidneys.signsOfImpairment || kidneys.crcl < facts.rules.thresholds.crclImpaired.value
      return { question, value: impaired ? 'impaired' : 'normal', says }
    }
  }
}

/** Puts the other guidelines beside the row; one the site adopted too makes the row stricter where it is. */
function withOtherViews(facts: Facts, subject: string, own: Omit<Resolved, 'views'>, riskClass: RiskClass): Resolved {
  let { cell } = own
  const views: DraftView[] = []
  for (const view of facts.rules.otherGuidelines) {
    for (const row of view.rows) {
      if (!row.drugs.includes(subject)) continue
      views.push({ edition: view.name, says: term(row.says), source: view.source, confidence: row.confidence })
      if (row.hold !== null && facts.policy.adoptedEditions.includes(view.edition))
        cell = stricterCell(cell, parseCell(row.hold[riskClass]))
    }
  }
  return { ...own, cell, views }
}
