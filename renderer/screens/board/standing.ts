import type { SitePolicy } from '@shared/case/policy'
import type { ShownRow } from '@shared/contract/boardRow'
import { needleTime, rulePolicy } from '@shared/preparation/screenCase'
import { rulesInForce } from '@shared/rulebook/inForce'
import { screenInForce } from '@shared/rulebook/screenInForce'
import type { Finding } from '@shared/screening/finding'

/** How a case stands on the board: what blocks it, worst first, with what a person already decided left out. */
export type Standing = {
  readonly tone: 'stop' | 'caution' | 'clear' | 'now' | 'done'
  readonly findings: readonly Finding[]
  /** Sources of side, level or procedure that contradict each other: nobody can decide these away. */
  readonly disagreements: readonly string[]
}

export function standingOf(row: ShownRow, now: string, policy: SitePolicy): Standing {
  if (row.phase === 'discharged' || row.phase === 'cancelled') return { tone: 'done', findings: [], disagreements: [] }
  const { disagreements } = row
  const scenario = { ...row.scenario, at: needleTime(row.scheduledAt, now) }
  const open = screenInForce(scenario, rulesInForce(policy.rulebook), rulePolicy(policy)).findings.filter(
    (finding) => finding.severity !== 'info' && row.overrides[finding.key] !== finding.severity,
  )
  if (row.phase !== 'booked' && row.phase !== 'preparation') return { tone: 'now', findings: open, disagreements }
  const stops = disagreements.length > 0 || open.some((finding) => finding.severity === 'stop')
  if (stops) return { tone: 'stop', findings: open, disagreements }
  return { tone: open.length > 0 || row.basisAsked ? 'caution' : 'clear', findings: open, disagreements }
}
