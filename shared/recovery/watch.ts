import { elapsedMs, hourMs, type Instant } from '@shared/kit/time'
import type { Plan } from '@shared/plan/plan'
import { isSpinal, isSympathetic } from '@shared/recovery/families'
import type { Observation } from '@shared/recovery/observation'
import type { WatchSign } from '@shared/recovery/watchSigns'

/**
 * Signs of a haematoma or another compression in a new observation, held against the earlier ones since the procedure:
 * a key muscle weaker than its best so far, a numb saddle, a new severe pain in the back (clinical reference section
 * 10.6). Only after procedures at or beside the spine: a limb block weakens its limb on purpose.
 */
export function watchSigns(
  plan: Pick<Plan, 'procedure'>,
  earlier: readonly Observation[],
  seen: Pick<Observation, 'motor' | 'saddle' | 'backPain' | 'strengthAsBefore'>,
): readonly WatchSign[] {
  if (!isSpinal(plan) && !isSympathetic(plan)) return []
  const signs: WatchSign[] = []
  for (const { limb, myotome, power } of seen.motor ?? []) {
    const best = bestPower(earlier, limb, myotome)
    if (best !== null && power < best) signs.push({ sign: 'weaker-limb', limb, myotome, from: best, to: power })
  }
  const wasBack = earlier.some((each) => each.strengthAsBefore === 'yes')
  if (signs.length === 0 && seen.strengthAsBefore === 'no' && wasBack) signs.push({ sign: 'weaker-again' })
  if (seen.saddle === 'numb') signs.push({ sign: 'saddle-numbness' })
  if (seen.backPain === 'new-severe') signs.push({ sign: 'new-severe-back-pain' })
  return signs
}

function bestPower(observations: readonly Observation[], limb: string, myotome: string): number | null {
  const powers = observations
    .flatMap((each) => each.motor ?? [])
    .filter((muscle) => muscle.limb === limb && muscle.myotome === myotome)
    .map((muscle) => muscle.power)
  return powers.length === 0 ? null : Math.max(...powers)
}

/** Decompression is time-critical: "within 6-12 h is often cited"; the earlier end is shown (section 10.6). */
const decompressionHours = { earliest: 6, latest: 12 } as const

/** How long the watch has run, and how much of the earlier end is left. Milliseconds; `leftMs` never below 0. */
export function watchClock(begunAt: Instant, now: Instant): { readonly runMs: number; readonly leftMs: number } {
  const runMs = Math.max(0, elapsedMs(begunAt, now))
  return { runMs, leftMs: Math.max(0, decompressionHours.earliest * hourMs - runMs) }
}
