import { type Instant, toMs } from '@shared/kit/time'
import type { Plan } from '@shared/plan/plan'
import { mayBeSamePlace } from '@shared/plan/samePlace'
import { methylprednisolonePerMg } from '@shared/procedure/catalogue'
import { productNamed } from '@shared/procedure/planned'
import { addDuration, lastMoment } from '@shared/screening/instants'
import type { SteroidList } from '@shared/screening/scenario'

/** Steroid of the twelve months before a case (clinical reference 4.1), from what was asked. */
export type SteroidYear = {
  /** Whether anybody asked about earlier steroid. */
  readonly asked: boolean
  /** Earlier sessions in this region, a day once; those whose region cannot be told count, because they might be here. */
  readonly sessionsHere: number
  /** Milligrams of methylprednisolone with the same effect as everything that was given, at any place. */
  readonly methylprednisoloneMg: number
  /** Injections and bursts in no such sum: their dose or their equivalence is not known. */
  readonly notCounted: number
}

export function steroidYear(
  steroids: SteroidList | null,
  plan: Plan,
  { now, offsetMinutes }: { readonly now: Instant; readonly offsetMinutes: number },
): SteroidYear {
  if (steroids === null || steroids.status === 'not-asked') {
    return { asked: false, sessionsHere: 0, methylprednisoloneMg: 0, notCounted: 0 }
  }
  const recent = steroids.items.filter(({ at }) => {
    const moment = lastMoment(at, offsetMinutes)
    // A time that cannot be read counts as recent: the careful end.
    return moment === null || toMs(now) < addDuration(moment.ms, 'P12M')
  })
  const days = recent.filter(({ region }) => mayBeSamePlace(region, plan.region)).map(({ at }) => at.slice(0, 10))
  const equivalents = recent.map(({ drug, doseMg }) => {
    const factor = methylprednisolonePerMg(productNamed(drug)?.agent ?? '')
    return doseMg == null || factor === undefined ? null : doseMg * factor
  })
  return {
    asked: true,
    sessionsHere: new Set(days).size,
    methylprednisoloneMg: equivalents.reduce<number>((sum, each) => sum + (each ?? 0), 0),
    notCounted: equivalents.filter((each) => each === null).length,
  }
}
