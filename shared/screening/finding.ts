import { instantSchema } from '@shared/kit/time'
import { type CheckWords, type FindingWords, type Wording, w } from '@shared/screening/wording'
import { z } from 'zod'

/** Every subject screening speaks about, in the order in which findings of one severity are listed. */
export const findingTopics = [
  'identity',
  'consent',
  'data-missing',
  'antithrombotic',
  'unknown-medication',
  'allergy',
  'coagulation-lab',
  'platelets',
  'guidance',
  'steroid-choice',
  'pregnancy',
  'infection',
  'glucose',
  'interaction',
  'device',
  'sedation',
  'escort',
  'renal',
  'steroid-load',
  'vaccine',
] as const
export const findingTopic = z.enum(findingTopics)
export type FindingTopic = z.infer<typeof findingTopic>

export const findingSeverity = z.enum(['stop', 'caution', 'info'])
export type FindingSeverity = z.infer<typeof findingSeverity>

/** `verified` was read in the source itself; `memory-to-verify` has to be confirmed by the site's clinical lead. */
export const confidence = z.enum([
  'verified',
  'verified-secondary',
  'verified-partial',
  'memory-to-verify',
  /** From memory, and held against the source by the site's clinical lead since. */
  'lead-confirmed',
  'site-policy',
])
export type Confidence = z.infer<typeof confidence>

/** What can make a finding go away. */
export const clearing = z.enum([
  'wait',
  'answer',
  'last-dose',
  'lab',
  'prescriber-decision',
  'confirm-name',
  'change-plan',
  'consent',
  'override',
])
export type Clearing = z.infer<typeof clearing>

export const riskClass = z.enum(['low', 'intermediate', 'high'])
export type RiskClass = z.infer<typeof riskClass>

/** “an intermediate-risk procedure”: the words every sentence about a class ends with. */
export function procedureOfRisk(risk: RiskClass): Wording {
  switch (risk) {
    case 'low':
      return w`a low-risk procedure`
    case 'intermediate':
      return w`an intermediate-risk procedure`
    case 'high':
      return w`a high-risk procedure`
  }
}

/** What another guideline says about the same point, shown beside the rule that counts. */
export const otherView = z.object({ edition: z.string(), says: z.string(), source: z.string(), confidence })
export type OtherView = Readonly<z.infer<typeof otherView>>

export const findingSchema = z.object({
  /** Stable name of this finding in this case: topic, subject, rule and what it fired on. */
  key: z.string(),
  topic: findingTopic,
  /** The generic name, substance or answer the finding is about. */
  subject: z.string(),
  /** The words in the record that led to it. */
  matchedFrom: z.string().nullable(),
  severity: findingSeverity,
  /** One plain sentence. */
  says: z.string(),
  needs: z.string().nullable(),
  has: z.string().nullable(),
  /** First instant at which the finding is gone if nothing else changes; null where waiting alone does not clear it. */
  clearsAt: instantSchema.nullable(),
  /** First instant at which a stop becomes a caution, where a row is a range. */
  easesAt: instantSchema.nullable(),
  /** Interval after the end of the procedure, in words. */
  restart: z.string().nullable(),
  rule: z.string(),
  source: z.string(),
  edition: z.string(),
  confidence,
  clearedBy: z.array(clearing),
  /** What to do next, as short sentences. */
  actions: z.array(z.string()),
  otherViews: z.array(otherView),
})
/** With its sentences for other languages. */
export type Finding = Readonly<z.infer<typeof findingSchema>> & { readonly words: FindingWords }

/** A rule that was looked at and is satisfied: kept so that "nothing found" can be told from "not looked at". */
export const passedCheck = z.object({
  topic: findingTopic,
  subject: z.string(),
  matchedFrom: z.string().nullable(),
  says: z.string(),
  needs: z.string().nullable(),
  has: z.string().nullable(),
  restart: z.string().nullable(),
  rule: z.string(),
  source: z.string(),
})
export type PassedCheck = Readonly<z.infer<typeof passedCheck>> & { readonly words: CheckWords }

/** Something in the input that no rule could read: listed, never dropped. */
export const unreadPart = z.object({ where: z.string(), what: z.string(), why: z.string() })
export type UnreadPart = Readonly<z.infer<typeof unreadPart>>

export const screeningResult = z.object({
  verdict: z.enum(['stop', 'caution', 'clear']),
  riskClass,
  riskReasons: z.array(z.string()),
  findings: z.array(findingSchema),
  passed: z.array(passedCheck),
  unread: z.array(unreadPart),
  at: instantSchema,
  rules: z.object({
    version: z.string(),
    /** Who adopted this version for the site, or null. */
    adopted: z.object({ by: z.string(), at: z.string() }).nullable(),
    /** `rules not yet adopted by this site`, or empty once they are. */
    mark: z.string(),
  }),
})
export type ScreeningResult = Readonly<Omit<z.infer<typeof screeningResult>, 'findings' | 'passed'>> & {
  readonly findings: readonly Finding[]
  readonly passed: readonly PassedCheck[]
  /** The reasons for other languages. */
  readonly riskWords: readonly Wording[]
}

/** The worst severity; `info` does not count. */
export function verdictOf(findings: readonly Pick<Finding, 'severity'>[]): ScreeningResult['verdict'] {
  if (findings.some((finding) => finding.severity === 'stop')) return 'stop'
  return findings.some((finding) => finding.severity === 'caution') ? 'caution' : 'clear'
}
