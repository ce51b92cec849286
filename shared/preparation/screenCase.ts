import { displayName } from '@shared/case/patient'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { type Instant, toMs } from '@shared/kit/time'
import { rulesOfCase } from '@shared/preparation/rulesOfCase'
import type { Override } from '@shared/preparation/state'
import { screenInForce } from '@shared/rulebook/screenInForce'
import type { Finding, ScreeningResult } from '@shared/screening/finding'
import type { Scenario } from '@shared/screening/scenario'

/** A finding with the physician's decision to go on in spite of it, where there is one. */
export type CaseFinding = Finding & { readonly override: Override | null }

export type CaseScreening = Omit<ScreeningResult, 'findings'> & { readonly findings: readonly CaseFinding[] }

/** What cannot be decided away, whoever decides (design section 2): who it is, the consent, and what is done where. */
const neverOverridden: ReadonlySet<Finding['topic']> = new Set(['identity', 'consent'])
const planParts: ReadonlySet<string> = new Set(['procedure', 'region', 'level', 'side'])
const planRules: ReadonlySet<string> = new Set([
  'catalogue/region',
  'catalogue/side',
  'catalogue/one-side-only',
  'catalogue/level-unreadable',
  'catalogue/level-elsewhere',
  'catalogue/level-not-allowed',
  'catalogue/level-not-a-space',
  'catalogue/root-and-foramen',
  'catalogue/transitional-vertebra',
])

/**
 * The case as the rules see it. `needleAt` is the instant the needle is planned for: the appointment, or now when the
 * appointment is past. What nobody has asked stays "not asked". The lists are those of the state, not copies: a list that
 * stands as it stood is the same object.
 */
export function scenarioOf(state: CaseState, needleAt: Instant): Scenario {
  const { preparation, patient, plan } = state
  const consent =
    preparation.consent === null
      ? {}
      : { consent: preparation.consent.stillWished ? ('signed' as const) : ('withdrawn' as const) }
  const imaging = preparation.imagingReview === null ? {} : { imagingReviewed: 'yes' as const }
  const pressure =
    preparation.baseline === null
      ? {}
      : { systolicMmHg: preparation.baseline.systolicMmHg, diastolicMmHg: preparation.baseline.diastolicMmHg }
  return {
    at: needleAt,
    plan,
    patient: {
      name: displayName(patient),
      id: patient.id,
      birthDate: patient.birthDate,
      sex: patient.sex,
      weightKg: preparation.weightKg,
    },
    medications: { status: preparation.medications.status, items: preparation.medications.items },
    allergies: { status: preparation.allergies.status, items: preparation.allergies.items },
    conditions: { status: preparation.conditions.status, items: preparation.conditions.items },
    labs: preparation.labs,
    answers: { ...pressure, ...imaging, ...preparation.answers, ...consent },
    ...(preparation.steroids === null ? {} : { steroids: preparation.steroids }),
    ...(preparation.vaccines === null ? {} : { vaccines: preparation.vaccines }),
    ...(preparation.devices === null ? {} : { devices: preparation.devices }),
  }
}

/** The planned needle time: the appointment, or `now` once that is past. */
export function needleTime(scheduledAt: Instant, now: Instant): Instant {
  return toMs(scheduledAt) > toMs(now) ? scheduledAt : now
}

/** Screens the case as it stands, each finding with the override in force. Pure: the same record and instant give the same. */
export function screenCase(state: CaseState, now: Instant, policy: SitePolicy): CaseScreening {
  const at = needleTime(state.booking.scheduledAt, now)
  const known = screenedBefore.get(state)
  if (known !== undefined && known.at === at && known.policy === policy) return known.screening
  const result = screenInForce(scenarioOf(state, at), rulesOfCase(state, policy), rulePolicy(policy))
  const findings = result.findings.map((finding) => ({ ...finding, override: overrideFor(state, finding) }))
  const screening = { ...result, findings }
  screenedBefore.set(state, { at, policy, screening })
  return screening
}

/** The last answer about a state: the header, the navigation and the findings of one screen ask the same question. */
const screenedBefore = new WeakMap<
  CaseState,
  { readonly at: Instant; readonly policy: SitePolicy; readonly screening: CaseScreening }
>()

/** What the site decided that the rules need to know. */
export function rulePolicy(policy: SitePolicy) {
  return { seniorAgeYears: policy.bleedingRiskAgeYears }
}

/** An override holds for the rule, the subject and the severity a physician read: when it gets worse, it is asked again. */
function overrideFor(state: CaseState, finding: Finding): Override | null {
  const override = state.preparation.overrides[finding.key]
  return override !== undefined && override.severity === finding.severity ? override : null
}

/** The stops that nobody has decided about: none of them may remain at the needle. */
export function openStops(screening: CaseScreening): readonly CaseFinding[] {
  return screening.findings.filter((finding) => finding.severity === 'stop' && finding.override === null)
}

/** Whether a physician may decide to go on in spite of this finding. */
export function canBeOverridden(finding: Pick<Finding, 'topic' | 'clearedBy' | 'subject' | 'rule'>): boolean {
  return !neverOverridden.has(finding.topic) && !aboutWhatAndWhere(finding) && finding.clearedBy.includes('override')
}

/** A missing or contradictory procedure, region, level or side is put right in the plan, never decided away. */
function aboutWhatAndWhere({ topic, subject, rule }: Pick<Finding, 'topic' | 'subject' | 'rule'>): boolean {
  return planRules.has(rule) || (topic === 'data-missing' && planParts.has(subject))
}

/** Whether the prescriber has to be asked before anyone goes on in spite of this finding. */
export function needsPrescriber(finding: Pick<Finding, 'topic'>): boolean {
  return finding.topic === 'antithrombotic'
}
