import type { Check } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { glucose, lowGlucose } from '@shared/screening/topics/glucose'
import { steroidCautions, steroidInteractions } from '@shared/screening/topics/steroidCautions'
import { steroidChoice } from '@shared/screening/topics/steroidChoice'
import { steroidLoad } from '@shared/screening/topics/steroidLoad'
import { vaccines } from '@shared/screening/topics/vaccines'

/** Which steroid, how much so far, and what it does to sugar and to other drugs. */
export function steroidChecks(facts: Facts): readonly Check[] {
  if (facts.tray.steroids.length === 0) return [(atMs) => ({ drafts: lowGlucose(facts, atMs) })]
  const fixed = [...steroidChoice(facts), ...steroidInteractions(facts), ...steroidCautions(facts)]
  return [
    () => ({ drafts: fixed }),
    (atMs) => ({ drafts: steroidLoad(facts, atMs) }),
    (atMs) => ({ drafts: glucose(facts, atMs) }),
    (atMs) => ({ drafts: vaccines(facts, atMs) }),
  ]
}
