import { type Instant, toMs } from '@shared/kit/time'
import type { PauseState } from '@shared/pause/state'
import type { PersonId } from '@shared/people/person'
import { spineRegionOf } from '@shared/plan/catalogue'
import type { Plan } from '@shared/plan/plan'
import { type ProcedureState, standing } from '@shared/procedure/state'

/** Gauge in G and length in millimetres. */
export type NeedleSize = { readonly gauge: number; readonly lengthMm: number }

/** The needles of one case, as the board keeps them. */
export type NeedlesOfCase = {
  /** The one physician at the needle; null where there was none or more than one. */
  readonly operator: string | null
  /** The different sizes whose gauge and length are both recorded, in the order they were placed. */
  readonly sizes: readonly NeedleSize[]
}

/** An earlier case whose needles may be offered again. */
export type EarlierNeedles = NeedlesOfCase & { readonly plan: Plan; readonly scheduledAt: Instant }

/** What to offer at the first needle: the sizes of the last time, and when that was. */
export type LastNeedles = { readonly sizes: readonly NeedleSize[]; readonly at: Instant }

/** The physician whose habit a needle is. With two at the needle nobody knows whose it was. */
export function operatorOf({ needleTeam }: Pick<PauseState, 'needleTeam'>): PersonId | null {
  const physicians = needleTeam.filter((person) => person.role === 'physician')
  return physicians.length === 1 ? (physicians[0]?.id ?? null) : null
}

export function needlesOfCase(pause: Pick<PauseState, 'needleTeam'>, { needles }: ProcedureState): NeedlesOfCase {
  const sizes: NeedleSize[] = []
  for (const { gauge, lengthMm } of standing(needles)) {
    if (gauge === null || lengthMm === null) continue
    if (!sizes.some((each) => each.gauge === gauge && each.lengthMm === lengthMm)) sizes.push({ gauge, lengthMm })
  }
  return { operator: operatorOf(pause), sizes }
}

/**
 * The needles that the same physician used last for the same procedure in the same region: a neck takes another length
 * than a back. Null where it is not known who that was, or nothing is recorded.
 */
export function lastNeedles(
  today: { readonly operator: PersonId | null; readonly plan: Plan; readonly scheduledAt: Instant },
  earlier: readonly EarlierNeedles[],
): LastNeedles | null {
  const { operator, plan } = today
  if (operator === null) return null
  const alike = earlier
    .filter(
      (each) =>
        each.operator === operator &&
        each.sizes.length > 0 &&
        each.plan.procedure === plan.procedure &&
        sameRegion(each.plan, plan) &&
        toMs(each.scheduledAt) < toMs(today.scheduledAt),
    )
    .sort((one, other) => toMs(other.scheduledAt) - toMs(one.scheduledAt))
  const [last] = alike
  return last === undefined ? null : { sizes: last.sizes, at: last.scheduledAt }
}

function sameRegion(one: Plan, other: Plan): boolean {
  const [here, there] = [spineRegionOf(one.region), spineRegionOf(other.region)]
  return here === null && there === null
    ? one.region.trim().toLowerCase() === other.region.trim().toLowerCase()
    : here === there
}
