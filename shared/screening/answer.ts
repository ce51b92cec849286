import { type Check, type Draft, type DraftCheck, draftKey } from '@shared/screening/draft'
import type { Finding, FindingSeverity, PassedCheck } from '@shared/screening/finding'
import { instantText } from '@shared/screening/instants'
import { ownClassSubject } from '@shared/screening/topics/antithrombotic/ownClass'

/** What one question of the screening comes to at the planned instant. */
export type Answer = { readonly findings: readonly Finding[]; readonly passed: readonly PassedCheck[] }

/** Asks one question, and asks it again for later instants: that is how a finding knows when it will be gone. */
export function answerTo(check: Check, atMs: number, offset: number): Answer {
  const { drafts, passed } = check(atMs)
  return {
    findings: drafts.map((each) => withTimes(each, check, atMs, offset)),
    passed: (passed ?? []).map(checkOf),
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
