import { type Answer, answerTo } from '@shared/screening/answer'
import type { Check } from '@shared/screening/draft'
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
import { defaultScreeningPolicy, type ScreeningPolicy } from '@shared/screening/policy'
import { riskOf } from '@shared/screening/riskClass'
import { type Rules, shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { allergyChecks } from '@shared/screening/topics/allergy'
import { antithromboticAnswers } from '@shared/screening/topics/antithrombotic/answers'
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
    ...thrombosisChecks(facts),
    ...medicationNameChecks(facts),
    ...coagulationChecks(facts),
    ...allergyChecks(facts),
    ...guidanceChecks(facts),
    ...steroidChecks(facts),
    ...patientChecks(facts),
  ]
  const answers: readonly Answer[] = [
    ...antithromboticAnswers(facts),
    ...checks.map((check) => answerTo(check, atMs, facts.offset)),
  ]
  const byKey = new Map<string, Finding>()
  for (const finding of answers.flatMap((answer) => answer.findings)) {
    const before = byKey.get(finding.key)
    byKey.set(finding.key, before === undefined ? finding : together(finding, before))
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
    passed: answers.flatMap(({ passed }) => passed).sort(comparePassed),
    unread: [...unread],
    at: scenario.at,
    rules: { version: rules.version, adopted, mark: adopted === null ? 'rules not yet adopted by this site' : '' },
  }
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
