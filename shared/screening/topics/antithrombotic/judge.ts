import { dayMs } from '@shared/kit/time'
import { isHighDoseVitaminE, isLineFlush, isTopicalNsaid } from '@shared/screening/discriminators'
import { type Draft, draft } from '@shared/screening/draft'
import { drugWord } from '@shared/screening/drugNames'
import type { Facts, Medicine } from '@shared/screening/facts'
import { type FindingSeverity, procedureOfRisk, type RiskClass } from '@shared/screening/finding'
import { type Cell, cellText, parseCell } from '@shared/screening/hold'
import { elapsedText, intervalText } from '@shared/screening/instants'
import { restartWords } from '@shared/screening/restart'
import type { DrugRow } from '@shared/screening/rules'
import { type Bench, elapsedSince, type Judged } from '@shared/screening/topics/antithrombotic/bench'
import { breaksOf } from '@shared/screening/topics/antithrombotic/breaks'
import type { Course } from '@shared/screening/topics/antithrombotic/courses'
import { judgeInterval } from '@shared/screening/topics/antithrombotic/interval'
import { resolveRow } from '@shared/screening/topics/antithrombotic/rowOfCourse'
import { judgeShared } from '@shared/screening/topics/antithrombotic/sharedDecision'
import { capitalised, type Wording, w } from '@shared/screening/wording'

/** Judges one course before one risk class. */
export function judge(facts: Facts, course: Course, riskClass: RiskClass, atMs: number): Judged {
  const { medicine, subject } = course
  const { row, cell, missing, views } = resolveRow(facts, course, riskClass, atMs)
  const name = capitalised(drugWord(subject))
  const restart = restartWords(row, riskClass)
  const breaks = breaksOf(course, facts)
  const base = {
    topic: 'antithrombotic' as const,
    subject,
    matchedFrom: medicine.from,
    rule: row.rule,
    source: row.source,
    edition: row.edition,
    confidence: row.confidence,
    restart,
    otherViews: views,
    actions: [],
  }
  const make = (severity: FindingSeverity, says: Wording, more: Partial<Draft> = {}): Judged => ({
    severity,
    draft: draft({ ...base, severity, says, ...more }),
    cell: cell.kind,
    breaks,
  })
  const pass = (says: Wording, needs: Wording | null, has: Wording | null): Judged => ({
    severity: 'passed',
    passed: {
      topic: 'antithrombotic',
      subject,
      matchedFrom: medicine.from,
      says,
      needs,
      has,
      restart,
      rule: row.rule,
      source: row.source,
    },
    cell: cell.kind,
    breaks,
  })
  const longGone = stoppedLongEnough(facts, course, atMs)
  if (longGone !== null) {
    return pass(w`${name} is no longer taken; last taken ${longGone.has} before.`, longGone.needs, longGone.has)
  }
  if (cell.kind === 'none' && isNsaidWorthAThought(facts, medicine, row, riskClass))
    return make(
      'info',
      w`${name}: the table asks for no interval before ${procedureOfRisk(riskClass)}; for this procedure one may be considered.`,
      { rule: 'asra-2018/nsaid-selected-procedures', confidence: 'memory-to-verify', clearedBy: [] },
    )
  if (cell.kind === 'none')
    return make('info', w`${name}: the table asks for no interval before ${procedureOfRisk(riskClass)}.`, {
      clearedBy: [],
    })
  if (isTopicalNsaid(medicine, row.group)) {
    const severity = riskClass === 'high' ? 'caution' : 'info'
    return make(
      severity,
      w`${name} is used on the skin or the eye: little of it reaches the blood, and the table has no row for that.`,
      {
        actions: [w`The physician decides whether it counts.`],
      },
    )
  }
  if (row.group === 'heparin' && isLineFlush(medicine)) {
    return make(
      'caution',
      w`${name} is on the list as a line flush: no interval is counted from that, but ask whether heparin ever lowered the platelets.`,
      {
        needs: w`an answer about platelets under heparin`,
        clearedBy: ['answer', 'override'],
        actions: [w`Ask about heparin-induced thrombocytopenia, and whether heparin is given in another way too.`],
      },
    )
  }
  if (row.id === 'vitamin-e' && isHighDoseVitaminE(medicine) === false) {
    return make('info', w`${name} in a dose below 400 IU is not counted as a supplement dose.`, { clearedBy: [] })
  }
  if (medicine.standing === 'stopped-undated') {
    return make(
      'caution',
      w`${name} is on the list as no longer taken, without a date; confirm that the last dose lies further back than ${cellText(cell)}.`,
      {
        needs: w`${cellText(cell)} since last dose`,
        has: w`no date`,
        clearedBy: ['last-dose', 'override'],
        actions: [w`Ask when the last dose was, and write it down.`],
      },
    )
  }
  if (missing !== null) {
    return make(
      'stop',
      w`${name}: ${missing} is not known, so the stricter rule for ${procedureOfRisk(riskClass)} holds: ${cellText(cell)}.`,
      {
        needs: w`${missing}; then ${cellText(cell)}`,
        has: elapsedSince(medicine, atMs),
        clearedBy: [
          'answer',
          ...(cell.kind === 'interval' && medicine.lastDose === null ? (['last-dose'] as const) : []),
          'override',
        ],
        actions: [w`Ask: ${missing}.`, ...lastDoseAction(medicine, cell)],
      },
    )
  }
  return judgeCell({ facts, medicine, name, riskClass, atMs, cell, row, make, pass })
}

/** The guideline lets an interval be considered before selected procedures: an epidural in the neck, a stellate block. */
function isNsaidWorthAThought(
  { procedure, plan }: Facts,
  medicine: Medicine,
  row: DrugRow,
  riskClass: RiskClass,
): boolean {
  if (row.group !== 'nsaid' || riskClass !== 'intermediate' || isTopicalNsaid(medicine, row.group)) return false
  const neck = plan.region === null || plan.region.toLowerCase() === 'cervical'
  return procedure.code === 'stellate-ganglion-block' || (procedure.approach === 'interlaminar' && neck)
}

/**
 * A drug that is no longer taken is past when the longest interval of its rows is past: there is no decision left to
 * share. A vitamin K antagonist has to lie five of its half-lives back before no INR is asked for.
 */
function stoppedLongEnough(
  facts: Facts,
  { medicine, rows }: Course,
  atMs: number,
): { needs: Wording; has: Wording } | null {
  if (medicine.standing !== 'stopped' || medicine.lastDose === null) return null
  const cells = rows
    .flatMap(({ hold }) => Object.values(hold).map(parseCell))
    .filter((cell) => cell.kind === 'interval')
  if (cells.length === 0) return null
  const longest = cells.reduce((worst, cell) => (cell.toMs > worst.toMs ? cell : worst))
  const vitaminK = rows.some(({ inrGated }) => inrGated)
  const neededMs = vitaminK ? Math.max(longest.toMs, facts.rules.thresholds.vkaGoneDays.value * dayMs) : longest.toMs
  const elapsed = atMs - medicine.lastDose.ms
  return elapsed >= neededMs ? { needs: w`${intervalText(neededMs)} since last dose`, has: elapsedText(elapsed) } : null
}

function judgeCell(bench: Bench): Judged {
  const { medicine, name, riskClass, atMs, cell, make, pass } = bench
  switch (cell.kind) {
    case 'none':
    case 'per-aspirin':
      return make('info', w`${name}: the table asks for no interval before ${procedureOfRisk(riskClass)}.`, {
        clearedBy: [],
      })
    case 'shared':
      return judgeShared(bench)
    case 'avoid':
      return make(
        'stop',
        w`${name}: the guideline advises against ${procedureOfRisk(riskClass)} while it is in use; ask the prescriber.`,
        {
          needs: w`a physician’s decision`,
          has: elapsedSince(medicine, atMs),
          clearedBy: ['override'],
          actions: [w`Ask the prescriber why it is given, and whether the procedure can wait.`],
        },
      )
    case 'unspecified':
      return make('stop', w`${name}: no interval is known before ${procedureOfRisk(riskClass)}; ask the prescriber.`, {
        needs: w`a prescriber’s decision and a physician’s`,
        has: elapsedSince(medicine, atMs),
        clearedBy: ['override'],
        actions: [w`Ask the prescriber.`],
      })
    case 'interval':
      return judgeInterval(bench, cell, pass)
  }
}

function lastDoseAction({ lastDose }: Medicine, cell: Cell): readonly Wording[] {
  return lastDose === null && cell.kind === 'interval' ? [w`Ask for the date and the time of the last dose.`] : []
}
