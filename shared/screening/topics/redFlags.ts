import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { quote, w } from '@shared/screening/wording'

/** What a physician looks at before any injection: new red flags, and a blood pressure out of bounds. */
export function redFlagDrafts({ scenario, conditions, rules }: Facts): Draft[] {
  const drafts: Draft[] = []
  const found = conditions.find(({ id }) => id === 'red-flag')
  if (scenario.answers.redFlags === 'yes' || found !== undefined) {
    drafts.push(
      sayGuidance(
        'stop',
        'red flags',
        'review/red-flags',
        w`A new red flag is on record: medical review comes before an injection.`,
        {
          matchedFrom: found?.text ?? null,
          clearedBy: ['override'],
          actions: [
            w`Progressive weakness, saddle numbness, sphincter change, fever with spine pain, cancer or trauma: a physician reviews first.`,
          ],
        },
      ),
    )
  }
  const { systolicMmHg, diastolicMmHg } = scenario.answers
  const { bloodPressureHigh, bloodPressureLow } = rules.thresholds
  const [mostSystolic, mostDiastolic] = bloodPressureHigh.value
  const high =
    (typeof systolicMmHg === 'number' && systolicMmHg > mostSystolic) ||
    (typeof diastolicMmHg === 'number' && diastolicMmHg > mostDiastolic)
  const low = typeof systolicMmHg === 'number' && systolicMmHg < bloodPressureLow.value
  if (high || low) {
    drafts.push(
      sayGuidance(
        'caution',
        'blood pressure',
        'vitals/blood-pressure',
        w`The blood pressure is ${quote(`${systolicMmHg ?? '–'}/${diastolicMmHg ?? '–'}`)} mmHg, outside the limits (${mostSystolic}/${mostDiastolic} and ${bloodPressureLow.value}).`,
        {
          clearedBy: ['answer', 'override'],
          source: low ? bloodPressureLow.source : bloodPressureHigh.source,
          edition: 'common practice',
          has: w`${quote(`${systolicMmHg ?? '–'}/${diastolicMmHg ?? '–'}`)} mmHg`,
          needs: w`at most ${mostSystolic}/${mostDiastolic} and at least ${bloodPressureLow.value} mmHg`,
          actions: [w`Measure again after rest; the physician decides.`],
        },
      ),
    )
  }
  return drafts
}
