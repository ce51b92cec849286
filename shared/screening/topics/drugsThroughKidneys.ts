import { type Draft, draft } from '@shared/screening/draft'
import { drugWord } from '@shared/screening/drugNames'
import { type Facts, hasCondition, isRunning } from '@shared/screening/facts'
import { kidneyFunction } from '@shared/screening/kidneys'
import { riskOf } from '@shared/screening/riskClass'
import type { DrugRow } from '@shared/screening/rules'
import { coursesOf } from '@shared/screening/topics/antithrombotic/courses'
import { resolveRow } from '@shared/screening/topics/antithrombotic/rowOfCourse'
import { capitalised, type Wording, w } from '@shared/screening/wording'

/** Drugs that stay longer with weak kidneys, where the table gives no longer interval. Dabigatran has its own row. */
export function reducedKidneys(facts: Facts, atMs: number): Draft[] {
  const { crclImpaired, crclLmwh } = facts.rules.thresholds
  const kidneys = kidneyFunction(facts, atMs)
  return coursesOf(facts).flatMap((course) => {
    const row = course.rows[0]
    if (row === undefined || !isRunning(course.medicine) || course.subject === 'dabigatran') return []
    const limit =
      row.group === 'lmwh' ? crclLmwh : row.group === 'doac' || row.drug === 'fondaparinux' ? crclImpaired : null
    if (limit === null || decided(course.medicine.item.decision)) return []
    const low = kidneys.crcl !== null && kidneys.crcl < limit.value
    const listed =
      row.group === 'lmwh' ? hasCondition(facts, 'renal-advanced', 'acute-kidney-injury') : kidneys.signsOfImpairment
    if (!low && !listed) return []
    return [
      renalDraft(
        course.subject,
        course.medicine.from,
        resolveRow(facts, course, riskOf(facts, atMs).effective, atMs).row,
        kidneys.crcl === null
          ? w`kidney disease on the list`
          : w`creatinine clearance ${kidneys.crcl} mL/min (${kidneys.basis})`,
      ),
    ]
  })
}

function renalDraft(subject: string, from: string, row: DrugRow, has: Wording): Draft {
  return draft({
    topic: 'renal',
    subject,
    matchedFrom: from,
    severity: 'caution',
    says: w`${capitalised(drugWord(subject))} leaves through the kidneys, which are weak; the table gives no longer interval, so the prescriber is asked whether it is long enough.`,
    rule: `${row.rule}-renal`,
    source: row.source,
    edition: row.edition,
    confidence: 'memory-to-verify',
    needs: w`a prescriber’s decision on the interval`,
    has,
    clearedBy: ['prescriber-decision', 'override'],
    actions: [w`Ask the prescriber; a drug level or anti-Xa can settle it.`],
  })
}

function decided(decision: { by: string; at: string; outcome: string } | null | undefined): boolean {
  return decision !== null && decision !== undefined && decision.by !== '' && decision.outcome !== ''
}
