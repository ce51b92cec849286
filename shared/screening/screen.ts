import { type Check, type Draft, type DraftCheck, draftKey } from '@shared/screening/draft'
import { factsOf } from '@shared/screening/facts'
import {
  type Finding,
  type FindingSeverity,
  findingTopics,
  type PassedCheck,
  type ScreeningResult,
  type UnreadPart,
  verdictOf,
} from '@shared/screening/finding'
import { instantText } from '@shared/screening/instants'
import { defaultScreeningPolicy, type ScreeningPolicy } from '@shared/screening/policy'
import { riskOf } from '@shared/screening/riskClass'
import { type Rules, shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { allergyChecks } from '@shared/screening/topics/allergy'
import { antithromboticChecks } from '@shared/screening/topics/antithrombotic/checks'
import { ownClassSubject } from '@shared/screening/topics/antithrombotic/ownClass'
import { coagulationChecks } from '@shared/screening/topics/coagulation'
import { guidanceChecks } from '@shared/screening/topics/guidance'
import { medicationNameChecks } from '@shared/screening/topics/medicationNames'
import { patientChecks } from '@shared/screening/topics/patient'
import { steroidChecks } from '@shared/screening/topics/steroid'
import { thrombosisChecks } from '@shared/screening/topics/thrombosis'

/**
 * Screens a scenario: pure and deterministic. The same facts give the same findings whatever the order of the lists.
 * `policy` is what the site decided; `rules` the tables of the version in force; `unread` what an import could not read.
 */
export function screen(
  scenario: Scenario,
  policy: Partial<ScreeningPolicy> = {},
  rules: Rules = shippedRules,
  unread: readonly UnreadPart[] = [],
): ScreeningResult {
  const site = { ...defaultScreeningPolicy, ...policy }
  const facts = factsOf(scenario, site, rules)
  const atMs = Date.parse(scenario.at)
  const checks: readonly Check[] = [
    ...antithromboticChecks(facts),
    ...thrombosisChecks(facts),
    ...medicationNameChecks(facts),
    ...coagulationChecks(facts),
    ...allergyChecks(facts),
    ...guidanceChecks(facts),
    ...steroidChecks(facts),
    ...patientChecks(facts),
  ]
  const passed: PassedCheck[] = []
  const byKey = new Map<string, Finding>()
  for (const check of checks) {
    const outcome = check(atMs)
    passed.push(...(outcome.passed ?? []).map(checkOf))
    for (const each of outcome.drafts) {
      const finding = withTimes(each, check, atMs, facts.offset)
      const before = byKey.get(finding.key)
      byKey.set(finding.key, before === undefined ? finding : together(finding, before))
    }
  }
  const findings = [...byKey.values()].sort(compareFindings)
  const risk = riskOf(facts, atMs)
  const adopted =
    site.adopted !== null && site.adopted.version === rules.version
      ? { by: site.adopted.by, at: site.adopted.at }
      : null
  return {
    verdict: verdictOf(findings),
    riskClass: risk.effective,
    riskReasons: risk.reasons.map(({ en }) => en),
    riskWords: risk.reasons,
    findings,
    passed: passed.sort(comparePassed),
    unread: [...unread],
    at: scenario.at,
    rules: { version: rules.version, adopted, mark: adopted === null ? 'rules not yet adopted by this site' : '' },
  }
}

/** A satisfied rule with its sentences in English, and their words beside them. */
function checkOf({ says, needs, has, restart, ...check }: DraftCheck): PassedCheck {
  const english = { says: says.en, needs: needs?.en ?? null, has: has?.en ?? null, restart: restart?.en ?? null }
  return { ...check, ...english, words: { says, needs, has, restart } }
}

/** Finds the first instant at which the finding is gone, and the first at which a stop has become a caution. */
function withTimes(each: Draft, check: Check, atMs: number, offset: number): Finding {
  const { topic, subject, matchedFrom, severity: now, says, needs, has, restart, rule, source, breaks } = each
  const key = draftKey(each)
  const severityAt = (ms: number): FindingSeverity | null => {
    const left = check(ms).drafts.filter((other) => other.severity !== 'info' && isLeftOf(each, other))
    if (left.some((other) => other.severity === 'stop')) return 'stop'
    return left.length > 0 ? 'caution' : null
  }
  let clearsAt: string | null = null
  let easesAt: string | null = null
  if (now !== 'info') {
    for (const ms of breaks.filter((instant) => instant > atMs).sort((a, b) => a - b)) {
      const severity = severityAt(ms)
      if (severity === null) {
        clearsAt = instantText(ms, offset)
        break
      }
      if (now === 'stop' && severity === 'caution' && easesAt === null) easesAt = instantText(ms, offset)
    }
  }
  return {
    topic,
    subject,
    matchedFrom,
    severity: now,
    says: says.en,
    needs: needs?.en ?? null,
    has: has?.en ?? null,
    clearsAt,
    easesAt,
    restart: restart?.en ?? null,
    rule,
    source,
    edition: each.edition,
    confidence: each.confidence,
    clearedBy: [...each.clearedBy],
    actions: each.actions.map(({ en }) => en),
    otherViews: each.otherViews.map((view) => ({ ...view, says: view.says.en })),
    key,
    words: {
      says,
      needs,
      has,
      restart,
      actions: each.actions,
      otherViews: each.otherViews.map((view) => view.says),
    },
  }
}

/**
 * Whether a later draft is what is left of an earlier one. A drug is gone when no row of it is left, whichever row spoke
 * first: neither another risk class (a birthday) nor the interval of the procedure's own class ends it sooner.
 */
function isLeftOf(each: Draft, other: Draft): boolean {
  if (other.topic !== each.topic || other.matchedFrom !== each.matchedFrom) return false
  if (each.topic !== 'antithrombotic') return other.subject === each.subject && other.rule === each.rule
  return (
    other.subject === each.subject ||
    (other.subject === ownClassSubject(each.subject) &&
      (other.clearedBy.includes('wait') || isSameDecision(each, other)))
  )
}

/**
 * Whether the prescriber is still asked about a drug that is no longer taken: a birthday on the way puts the question
 * under the procedure's own class, it does not answer it.
 */
function isSameDecision(each: Draft, other: Draft): boolean {
  const asks = ({ clearedBy }: Draft) => clearedBy.includes('prescriber-decision')
  return asks(each) && asks(other) && other.breaks.length > 0
}

/** One line written twice: the worse finding is shown, and it is gone when both are. */
function together(a: Finding, b: Finding): Finding {
  const worse = compareFindings(a, b) < 0 ? a : b
  const clearsAt = a.clearsAt === null || b.clearsAt === null ? null : later(a.clearsAt, b.clearsAt)
  const easesAt = a.easesAt === b.easesAt ? a.easesAt : null
  return { ...worse, clearsAt, easesAt }
}

function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b
}

const severityOrder: Readonly<Record<FindingSeverity, number>> = { stop: 0, caution: 1, info: 2 }

/** Worst first, then by topic, subject and words: the order does not depend on the order of the lists. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    severityOrder[a.severity] - severityOrder[b.severity] ||
    findingTopics.indexOf(a.topic) - findingTopics.indexOf(b.topic) ||
    order(a.subject, b.subject) ||
    order(a.key, b.key) ||
    order(a.clearsAt ?? '', b.clearsAt ?? '') * -1 ||
    order(a.has ?? '', b.has ?? '')
  )
}

function comparePassed(a: PassedCheck, b: PassedCheck): number {
  return (
    order(a.subject, b.subject) ||
    order(a.rule, b.rule) ||
    order(a.matchedFrom ?? '', b.matchedFrom ?? '') ||
    order(a.has ?? '', b.has ?? '')
  )
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
