import { type Draft, draft } from '@shared/screening/draft'
import type { FindingSeverity, FindingTopic } from '@shared/screening/finding'
import type { Wording } from '@shared/screening/wording'

const practice = { source: 'usual practice', edition: 'common practice', confidence: 'memory-to-verify' as const }

/** A finding of usual practice, unless it names a better source. */
export function say(
  topic: FindingTopic,
  severity: FindingSeverity,
  subject: string,
  rule: string,
  says: Wording,
  more: Partial<Draft> = {},
): Draft {
  return draft({ topic, subject, severity, rule, says, ...practice, ...more })
}
