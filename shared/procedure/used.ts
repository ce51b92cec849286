import type { DoseInUnits } from '@shared/procedure/dose'
import { type ProcedureState, standing } from '@shared/procedure/state'

export type LotUsed = { readonly productId: string; readonly lot: string; readonly at: string }

/** Every lot that was injected, contrast included, by catalogue id. Entries without a lot and corrected ones are left out. */
export function lotsUsed({ injectates, spreads }: ProcedureState): LotUsed[] {
  const given = standing(injectates).map(({ productId, lot, entry }) => ({ productId, lot, at: entry.happenedAt }))
  const contrast = standing(spreads).flatMap(({ agentId, lot, entry }) =>
    agentId === null ? [] : [{ productId: agentId, lot, at: entry.happenedAt }],
  )
  return [...given, ...contrast].filter((each) => each.lot.trim() !== '')
}

/** The last reading that stands at the end of the procedure; null before the end and where no display was read. */
export function doseUsed({ doses, endedAt }: ProcedureState): DoseInUnits | null {
  const last = standing(doses).at(-1)
  if (endedAt === null || last === undefined || last.source === 'not-available') return null
  const { fluoroscopyS, airKermaMGy, dapGyCm2 } = last
  return { fluoroscopyS, airKermaMGy, dapGyCm2 }
}
