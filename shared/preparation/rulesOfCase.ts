import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { type RulesInForce, rulesInForce } from '@shared/rulebook/inForce'

type Standing = Pick<CaseState, 'procedure' | 'preparation'>

/**
 * The rules a case is screened with: the ones in force at the site until the procedure begins, and from then on for ever
 * the ones it began with. A version that came later changes no case that is over. Of the tables that come with the app
 * there is only the newest edition: what counted of an earlier one stands in the record (`pinned`).
 */
export function rulesOfCase({ procedure, preparation }: Standing, { rulebook }: SitePolicy): RulesInForce {
  const noted = preparation.rules
  return procedure.startedAt !== null && noted !== null ? rulesInForce(rulebook, noted.number) : rulesInForce(rulebook)
}
