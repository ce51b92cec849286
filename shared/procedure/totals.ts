import { contrastAgentOf, localAnaestheticLimit, methylprednisolonePerMg } from '@shared/procedure/catalogue'
import { type Dose, type ProcedureState, standing } from '@shared/procedure/state'

/** What a running total needs to know of one injectate. */
export type Given = {
  readonly agent: string
  readonly kind: 'local-anaesthetic' | 'steroid' | 'diluent' | 'other'
  readonly epinephrine: boolean
  readonly doseMg: number | null
}

export type LocalAnaestheticAgent = {
  readonly agent: string
  readonly epinephrine: boolean
  readonly mg: number
  readonly mgPerKg: number | null
  /** The absolute cap in mg; null where the catalogue has none. */
  readonly maxMg: number | null
  /** The lower of the cap and mg/kg times weight; null without weight or row. */
  readonly limitMg: number | null
}

/**
 * Mixed local anaesthetics add as fractions of their limits over all sites (clinical reference 6.1). `ofCaps` uses the
 * absolute caps only; `ofLimits` the lower of cap and mg/kg, and is null without a weight. 1 is the limit.
 */
export type LocalAnaestheticTotal = {
  readonly agents: readonly LocalAnaestheticAgent[]
  readonly mg: number
  readonly ofCaps: number
  readonly ofLimits: number | null
  /** Local anaesthetics whose limit or dose is not known: not counted, and said so. */
  readonly notCounted: readonly string[]
}

/**
 * Running total of local anaesthetic. `weightKg` is the lower of actual and ideal body weight where both are known;
 * null where nobody recorded it, and then no mg/kg check is possible. Where the reference gives a range of mg/kg, its
 * lower end counts. The order of the entries makes no difference.
 */
export function localAnaestheticTotal(given: readonly Given[], weightKg: number | null): LocalAnaestheticTotal {
  const byAgent = new Map<string, { agent: string; epinephrine: boolean; mg: number }>()
  const notCounted: string[] = []
  for (const each of given.filter((item) => item.kind === 'local-anaesthetic')) {
    if (each.doseMg === null || localAnaestheticLimit(each.agent, each.epinephrine) === undefined) {
      notCounted.push(each.agent)
      continue
    }
    const key = `${each.agent}|${each.epinephrine}`
    const before = byAgent.get(key)?.mg ?? 0
    byAgent.set(key, { agent: each.agent, epinephrine: each.epinephrine, mg: exactSum(before, each.doseMg) })
  }
  const agents = [...byAgent.values()]
    .sort((a, b) => (a.agent + a.epinephrine < b.agent + b.epinephrine ? -1 : 1))
    .map(({ agent, epinephrine, mg }): LocalAnaestheticAgent => {
      const row = localAnaestheticLimit(agent, epinephrine)
      const maxMg = row?.maxMg ?? null
      const limitMg = row === undefined || weightKg === null ? null : Math.min(row.maxMg, row.mgPerKg * weightKg)
      return { agent, epinephrine, mg, mgPerKg: weightKg === null ? null : mg / weightKg, maxMg, limitMg }
    })
  const share = (of: (each: LocalAnaestheticAgent) => number | null) =>
    agents.reduce((sum, each) => {
      const limit = of(each)
      return limit === null ? sum : sum + each.mg / limit
    }, 0)
  return {
    agents,
    mg: agents.reduce((sum, each) => exactSum(sum, each.mg), 0),
    ofCaps: round(share((each) => each.maxMg)),
    ofLimits: weightKg === null ? null : round(share((each) => each.limitMg)),
    notCounted: [...new Set(notCounted)].sort(),
  }
}

export type SteroidTotal = {
  readonly agents: readonly { readonly agent: string; readonly mg: number }[]
  /** Milligrams of methylprednisolone with the same effect (clinical reference 4.1). */
  readonly methylprednisoloneMg: number
  /** Steroids without a known equivalence or dose. */
  readonly notCounted: readonly string[]
}

export function steroidTotal(given: readonly Given[]): SteroidTotal {
  const byAgent = new Map<string, number>()
  const notCounted: string[] = []
  for (const each of given.filter((item) => item.kind === 'steroid')) {
    if (each.doseMg === null) notCounted.push(each.agent)
    else byAgent.set(each.agent, exactSum(byAgent.get(each.agent) ?? 0, each.doseMg))
  }
  const agents = [...byAgent].map(([agent, mg]) => ({ agent, mg })).sort((a, b) => (a.agent < b.agent ? -1 : 1))
  let methylprednisoloneMg = 0
  for (const { agent, mg } of agents) {
    const factor = methylprednisolonePerMg(agent)
    if (factor === undefined) notCounted.push(agent)
    else methylprednisoloneMg += mg * factor
  }
  return { agents, methylprednisoloneMg: round(methylprednisoloneMg), notCounted: [...new Set(notCounted)].sort() }
}

export type ContrastTotal = {
  readonly volumeMl: number
  /** Milligrams of iodine in what is known; `iodineComplete` is false where a concentration is missing. */
  readonly iodineMg: number
  readonly iodineComplete: boolean
}

export type ContrastGiven = {
  readonly agentId: string | null
  readonly volumeMl: number | null
  readonly mgIodinePerMl: number | null
}

export function contrastTotal(given: readonly ContrastGiven[]): ContrastTotal {
  let volumeMl = 0
  let iodineMg = 0
  let iodineComplete = true
  for (const { agentId, volumeMl: volume, mgIodinePerMl } of given) {
    if (agentId === null) continue
    if (volume === null) {
      iodineComplete = false
      continue
    }
    volumeMl = exactSum(volumeMl, volume)
    if (volume === 0) continue
    if (mgIodinePerMl !== null) iodineMg += volume * mgIodinePerMl
    else if (contrastAgentOf(agentId)?.kind !== 'gadolinium') iodineComplete = false
  }
  return { volumeMl, iodineMg: round(iodineMg), iodineComplete }
}

export type Totals = {
  readonly localAnaesthetic: LocalAnaestheticTotal
  readonly steroid: SteroidTotal
  readonly contrast: ContrastTotal
  /** The newest reading that stands: displays count up over the whole procedure. */
  readonly dose: Dose | null
}

/** The running totals of a case. Corrected entries do not count. */
export function totalsOf(procedure: ProcedureState, weightKg: number | null): Totals {
  const injectates = standing(procedure.injectates)
  return {
    localAnaesthetic: localAnaestheticTotal(injectates, weightKg),
    steroid: steroidTotal(injectates),
    contrast: contrastTotal(standing(procedure.spreads)),
    dose: standing(procedure.doses).at(-1) ?? null,
  }
}

/**
 * Adds in thousandths, so that 0.1 mL ten times is 1 mL and the order of entries cannot show in the last digit. Doses
 * and volumes are never known to less than a thousandth.
 */
export function exactSum(a: number, b: number): number {
  return (Math.round(a * 1000) + Math.round(b * 1000)) / 1000
}

/** Milligrams in a volume: mL times mg/mL, to a thousandth of a milligram. A strength of 1 % is 10 mg/mL. */
export function doseMg(volumeMl: number, mgPerMl: number): number {
  return Math.round(volumeMl * mgPerMl * 1000) / 1000
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
