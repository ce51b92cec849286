import type { SitePolicy } from '@shared/case/policy'
import { rulePolicy } from '@shared/preparation/screenCase'
import type { RulesInForce } from '@shared/rulebook/inForce'
import { screenInForce } from '@shared/rulebook/screenInForce'
import type { Finding, ScreeningResult } from '@shared/screening/finding'
import type { Scenario } from '@shared/screening/scenario'

/** One finding that would have been different: new, worse or lasting longer; `null` where there was or would be none. */
export type ChangedFinding = { readonly before: Finding | null; readonly after: Finding | null }

export type DryRunCase = {
  readonly before: ScreeningResult['verdict']
  readonly after: ScreeningResult['verdict']
  readonly changed: readonly ChangedFinding[]
}

/** What other rules would have said about the facts of an earlier case. Changes nothing. */
export function dryRun(scenario: Scenario, policy: SitePolicy, now: RulesInForce, then: RulesInForce): DryRunCase {
  const before = screenInForce(scenario, now, rulePolicy(policy))
  const after = screenInForce(scenario, then, rulePolicy(policy))
  const changed: ChangedFinding[] = []
  const known = new Map(before.findings.map((finding) => [finding.key, finding]))
  const later = new Map(after.findings.map((finding) => [finding.key, finding]))
  for (const finding of after.findings) {
    const was = known.get(finding.key) ?? sameLine(before.findings, later, finding)
    if (was === undefined) {
      if (finding.severity !== 'info') changed.push({ before: null, after: finding })
    } else if (was.severity !== finding.severity || was.clearsAt !== finding.clearsAt) {
      changed.push({ before: was, after: finding })
    }
  }
  const replaced = new Set(changed.flatMap((each) => (each.before === null ? [] : [each.before.key])))
  for (const finding of before.findings) {
    if (finding.severity === 'info' || later.has(finding.key) || replaced.has(finding.key)) continue
    // The same point under another version's row is no finding that is gone.
    if (after.findings.some((other) => sameWords(other, finding) && other.severity === finding.severity)) continue
    changed.push({ before: finding, after: null })
  }
  return { before: before.verdict, after: after.verdict, changed }
}

/** The finding about the same words whose own rule is gone: the row it came from speaks under another name now. */
function sameLine(
  before: readonly Finding[],
  later: ReadonlyMap<string, Finding>,
  finding: Finding,
): Finding | undefined {
  return before.find((other) => sameWords(other, finding) && !later.has(other.key))
}

function sameWords(a: Finding, b: Finding): boolean {
  return a.topic === b.topic && a.subject === b.subject && a.matchedFrom === b.matchedFrom
}
