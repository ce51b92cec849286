import { parseLevel } from '@shared/plan/levels'
import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { safeguards } from '@shared/screening/topics/safeguards'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { quote, w } from '@shared/screening/wording'

/** Cervical interlaminar: entry at C7-T1 preferred, not above C6-7, and prior imaging reviewed at any level. */
export function cervicalDrafts({ plan, procedure, scenario }: Facts): Draft[] {
  if (procedure.approach !== 'interlaminar') return []
  const cervical = plan.region === null || plan.region.toLowerCase() === 'cervical'
  if (!cervical) return []
  const drafts: Draft[] = []
  for (const text of plan.levels ?? []) {
    const above = highestSpaceAbove(text)
    if (above === null || above === 7) continue
    const high = above < 6
    const says = high
      ? w`Entry at ${quote(text)} is above C6-C7: a cervical interlaminar epidural is not entered there.`
      : w`Entry at ${quote(text)}: C7-T1 is preferred.`
    drafts.push(
      sayGuidance(
        high ? 'stop' : 'caution',
        text,
        high ? 'safeguards-2015/cervical-entry-too-high' : 'safeguards-2015/cervical-entry',
        says,
        { ...safeguards, needs: w`C7-T1, not above C6-C7`, has: quote(text) },
      ),
    )
  }
  if (scenario.answers.imagingReviewed !== 'yes') {
    drafts.push(
      sayGuidance(
        'stop',
        'prior imaging',
        'safeguards-2015/cervical-imaging',
        w`Before a cervical interlaminar epidural the prior MRI or CT is reviewed and shows enough epidural space at the target; nobody has stated it.`,
        {
          ...safeguards,
          needs: w`imaging reviewed, with its date and statement`,
          has: scenario.answers.imagingReviewed === 'no' ? w`not reviewed` : w`not stated`,
          clearedBy: ['answer', 'override'],
          actions: [w`Review the imaging and state the space at the target.`],
        },
      ),
    )
  }
  return drafts
}

/**
 * The vertebra above the highest space a text can mean: 7 for C7-T1. A single segment names the space over it or under
 * it, so the one above counts. Null for what lies outside the neck.
 */
function highestSpaceAbove(text: string): number | null {
  const level = parseLevel(text)
  if (level?.kind === 'space') return level.upper.letter === 'C' ? level.upper.number : null
  if (level?.kind !== 'segment') return null
  if (level.segment.letter === 'T') return level.segment.number === 1 ? 7 : null
  return level.segment.letter === 'C' ? Math.max(0, level.segment.number - 1) : null
}
