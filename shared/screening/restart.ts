import { addMs, type Instant } from '@shared/kit/time'
import type { RiskClass } from '@shared/screening/finding'
import { type Cell, parseCell } from '@shared/screening/hold'
import { instantText, intervalText, offsetMinutes } from '@shared/screening/instants'
import type { DrugRow, Rules } from '@shared/screening/rules'
import { quote, type Wording, w } from '@shared/screening/wording'

/** Whether a rule is a row of the drug table: what it says is about taking that drug, and not about the patient. */
export function isDrugRule(rule: string, rules: Rules): boolean {
  return rules.drugs.some((row) => row.rule === rule)
}

/** The restart interval of a row in words: `24 h after`, `12 h to 24 h after`; null where the table has no value. */
export function restartWords(row: Pick<DrugRow, 'restart'>, riskClass: RiskClass): Wording | null {
  const cell = parseCell(row.restart[riskClass])
  return cell.kind === 'interval' ? w`${intervalWords(cell)} after` : null
}

function intervalWords(cell: Extract<Cell, { kind: 'interval' }>): Wording {
  return cell.fromMs === cell.toMs
    ? intervalText(cell.fromMs)
    : w`${intervalText(cell.fromMs)} to ${intervalText(cell.toMs)}`
}

export type EarliestRestart = {
  readonly drug: string
  /** Interval after the end of the procedure, or null where the table has no value and the prescriber decides. */
  readonly after: Wording | null
  /** Earliest instant in the offset of the procedure's end; the later end of a range. */
  readonly at: Instant | null
  /** One sentence for the clinician who decides; never printed for a patient unconfirmed. */
  readonly text: Wording
  readonly rule: string
  readonly source: string
  readonly edition: string
}

/** What a restart is made from: a row of the table, or one that a record kept. */
export type RestartRow = Pick<DrugRow, 'drug' | 'rule' | 'source' | 'edition' | 'restart'>

/**
 * When a drug may be restarted at the earliest after a procedure that ended at `procedureEnd`, by the row that screening
 * used. The clinician confirms or changes it. A bloody tap, several passes or a dural puncture (`laterToDecide`) leaves
 * the time to the clinician.
 */
export function earliestRestart(
  row: RestartRow,
  procedureEnd: Instant,
  riskClass: RiskClass,
  laterToDecide = false,
): EarliestRestart {
  const cell = parseCell(row.restart[riskClass])
  const common = { drug: row.drug, rule: row.rule, source: row.source, edition: row.edition }
  if (laterToDecide) {
    return {
      ...common,
      after: restartWords(row, riskClass),
      at: null,
      text: w`${quote(row.drug)}: after a bloody or difficult procedure the restart is later than usual; the clinician decides when.`,
    }
  }
  if (cell.kind !== 'interval') {
    return {
      ...common,
      after: null,
      at: null,
      text: w`${quote(row.drug)}: the table has no restart interval; the prescriber decides.`,
    }
  }
  const at = instantText(Date.parse(addMs(procedureEnd, cell.toMs)), offsetMinutes(procedureEnd))
  return {
    ...common,
    after: w`${intervalWords(cell)} after`,
    at,
    text: w`${quote(row.drug)}: not before ${intervalWords(cell)} after the end of the procedure.`,
  }
}
