import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'

/** What a physician looks at before any injection: new red flags, and a blood pressure out of bounds. */
export function redFlagDrafts({ scenario, conditions }: Facts): Draft[] {
  const drafts: Draft[] = []
  const found = conditions.find(({ id }) => id === 'red-flag')
  if (scenario.answers.redFlags === 'yes' || found !== undefined) {
    drafts.push(
      sayGuidance(
        'stop',
        'red flags',
        'review/red-flags',
        'A new red flag is on record: medical review comes before an injection.',
        {
          matchedFrom: found?.text ?? null,
          clearedBy: ['override'],
          actions: [
            'Progressive weakness, saddle numbness, sphincter change, fever with spine pain, cancer or trauma: a physician reviews first.',
          ],
        },
      ),
    )
  }
  const { systolicMmHg, diastolicMmHg } = scenario.answers
  const high =
    (typeof systolicMmHg === 'number' && systolicMmHg > 180) ||
    (typeof diastolicMmHg === 'number' && diastolicMmHg > 110)
  const low = typeof systolicMmHg === 'number' && systolicMmHg < 90
  if (high || low) {
    drafts.push(
      sayGuidance(
        'caution',
        'blood pressure',
        'vitals/blood-pressure',
        `The blood pressure is ${systolicMmHg ?? '–'}/${diastolicMmHg ?? '–'} mmHg, outside the common limits (180/110 and 90).`,
        {
          clearedBy: ['answer', 'override'],
          source: 'common local defer limits',
          edition: 'common practice',
          has: `${systolicMmHg ?? '–'}/${diastolicMmHg ?? '–'} mmHg`,
          needs: 'at most 180/110 and at least 90 mmHg',
          actions: ['Measure again after rest; the physician decides.'],
        },
      ),
    )
  }
  return drafts
}
