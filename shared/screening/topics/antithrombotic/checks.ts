import { type Check, type Draft, draft, type Outcome } from '@shared/screening/draft'
import { drugWord } from '@shared/screening/drugNames'
import type { Facts } from '@shared/screening/facts'
import { riskOf } from '@shared/screening/riskClass'
import type { Judged } from '@shared/screening/topics/antithrombotic/bench'
import type { Course } from '@shared/screening/topics/antithrombotic/courses'
import { judge } from '@shared/screening/topics/antithrombotic/judge'
import { ownClassSubject } from '@shared/screening/topics/antithrombotic/ownClass'
import { capitalised, w } from '@shared/screening/wording'

/** The question about one drug of one line. */
export function courseCheck(facts: Facts, course: Course): Check {
  return (atMs) => checkCourse(facts, course, atMs)
}

function checkCourse(facts: Facts, course: Course, atMs: number): Outcome {
  const aside = setAside(course)
  if (aside !== null) return aside
  const risk = riskOf(facts, atMs)
  const own = judge(facts, course, risk.effective, atMs)
  const outcome: Outcome =
    own.severity === 'passed'
      ? { drafts: [], passed: [own.passed] }
      : { drafts: [{ ...own.draft, breaks: waitingHelps(own, course) ? own.breaks : [] }] }
  if (risk.base === risk.effective) return outcome
  const open = stillOpen(own, judge(facts, course, risk.base, atMs), course)
  return open === null ? outcome : { ...outcome, drafts: [...outcome.drafts, open] }
}

/** Time alone ends no shared decision, except about a drug that is no longer taken. */
function waitingHelps({ cell }: Judged, { medicine }: Course): boolean {
  return cell !== 'shared' || medicine.standing === 'stopped'
}

const rank = { stop: 3, caution: 2, info: 1, passed: 0 } as const

/**
 * What the procedure’s own class still asks for where a patient factor raised it: a step up never makes a row easier, and
 * a prescriber who is asked before a low-risk procedure is asked in a patient who bleeds more easily too.
 */
function stillOpen(own: Judged, lower: Judged, course: Course): Draft | null {
  const { subject } = course
  if (lower.severity === 'passed' || lower.severity === 'info') return null
  const asksToo = lower.cell === 'shared' && own.cell !== 'shared' && lower.severity === 'caution'
  if (rank[lower.severity] <= rank[own.severity] && !asksToo) return null
  return {
    ...lower.draft,
    subject: ownClassSubject(subject),
    breaks: waitingHelps(lower, course) ? lower.breaks : [],
    rule: `${lower.draft.rule}/own-class`,
    restart: null,
    otherViews: [],
  }
}

/** Lines that do not count as taken, shown as what they are. */
function setAside({ medicine, subject, rows }: Course): Outcome | null {
  const row = rows[0]
  const common = {
    topic: 'antithrombotic' as const,
    subject,
    matchedFrom: medicine.from,
    source: row?.source ?? '',
    edition: row?.edition ?? '',
  }
  if (medicine.standing === 'void') {
    const says = w`${capitalised(drugWord(subject))} stands on the list as entered by mistake; it is not counted.`
    return { drafts: [draft({ ...common, severity: 'info', rule: 'list/entered-in-error', says, clearedBy: [] })] }
  }
  if (medicine.standing === 'not-taken') {
    const says = w`The list says that ${drugWord(subject)} is not taken; it is not counted.`
    return { drafts: [draft({ ...common, severity: 'info', rule: 'list/not-taken', says, clearedBy: [] })] }
  }
  return null
}
