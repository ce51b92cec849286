import { type Draft, draft } from '@shared/screening/draft'
import type { FindingSeverity } from '@shared/screening/finding'
import type { Wording } from '@shared/screening/wording'

const house = { source: 'procedure catalogue', edition: 'catalogue 2026.11', confidence: 'memory-to-verify' as const }

/** A finding about how the procedure is planned. */
export function sayGuidance(
  severity: FindingSeverity,
  subject: string,
  rule: string,
  says: Wording,
  more: Partial<Draft> = {},
): Draft {
  return draft({
    topic: 'guidance',
    subject,
    severity,
    rule,
    says,
    clearedBy: ['change-plan', 'override'],
    ...house,
    ...more,
  })
}
