import type {
  Clearing,
  Confidence,
  Finding,
  FindingSeverity,
  FindingTopic,
  OtherView,
  PassedCheck,
} from '@shared/screening/finding'
import { fold } from '@shared/screening/names/words'
import type { CheckWords, Wording } from '@shared/screening/wording'

/** What another guideline says, with its words. */
export type DraftView = Omit<OtherView, 'says'> & { readonly says: Wording }

/** A rule that was looked at and is satisfied, with its words. */
export type DraftCheck = Omit<PassedCheck, 'says' | 'needs' | 'has' | 'restart' | 'words'> & CheckWords

/** A finding before its times are known. */
export type Draft = {
  readonly topic: FindingTopic
  readonly subject: string
  readonly matchedFrom: string | null
  readonly severity: FindingSeverity
  readonly says: Wording
  readonly needs: Wording | null
  readonly has: Wording | null
  readonly restart: Wording | null
  readonly rule: string
  readonly source: string
  readonly edition: string
  readonly confidence: Confidence
  readonly clearedBy: readonly Clearing[]
  readonly actions: readonly Wording[]
  readonly otherViews: readonly DraftView[]
  /** Instants (ms) at which the answer may change by waiting alone. */
  readonly breaks: readonly number[]
}

type Given = Pick<Draft, 'topic' | 'subject' | 'severity' | 'says' | 'rule'> & Partial<Draft>

/** Fills in what most findings leave out. */
export function draft(given: Given): Draft {
  return {
    matchedFrom: null,
    needs: null,
    has: null,
    restart: null,
    source: 'site policy',
    edition: 'site policy',
    confidence: 'memory-to-verify',
    clearedBy: ['override'],
    actions: [],
    otherViews: [],
    breaks: [],
    ...given,
  }
}

/** What one check says at one instant. */
export type Outcome = { readonly drafts: readonly Draft[]; readonly passed?: readonly DraftCheck[] }

/** One question of the screening, asked again for any instant: how `clearsAt` is found. */
export type Check = (atMs: number) => Outcome

/** The name of a finding within a case: topic, rule, subject and what it fired on. */
export function draftKey(finding: Pick<Finding, 'topic' | 'rule' | 'subject' | 'matchedFrom'>): string {
  const from = finding.matchedFrom === null ? '' : fold(finding.matchedFrom).replace(/\s+/g, ' ').trim().slice(0, 100)
  return `${finding.topic}:${finding.rule}:${fold(finding.subject).slice(0, 80)}:${from}`.slice(0, 290)
}
