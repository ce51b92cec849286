import type { DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { unionGuard } from '@shared/kit/unionGuard'
import { preparationEventSchema, type RulesNote } from '@shared/preparation/events'
import { type RulesInForce, rulesInForce } from '@shared/rulebook/inForce'

type Standing = Pick<CaseState, 'procedure' | 'preparation'>

/**
 * The rules a case is screened with: the ones in force at the site until the procedure begins, and from then on for ever
 * the ones it began with. A version that came later changes no case that is over.
 */
export function rulesOfCase({ procedure, preparation }: Standing, { rulebook }: SitePolicy): RulesInForce {
  const noted = preparation.rules
  return procedure.startedAt !== null && noted !== null ? rulesInForce(rulebook, noted.number) : rulesInForce(rulebook)
}

const isPreparation = unionGuard(preparationEventSchema, 'type')

/**
 * The note of the rules that new facts were screened with, where the record does not have it yet: part of the same
 * answer as the facts, so that the record says by itself under which version they were looked at.
 */
export function rulesNoted(
  state: Standing,
  events: readonly CaseEvent[],
  { policy }: Pick<DecisionContext, 'policy'>,
): readonly CaseEvent[] {
  if (policy.rulebook === undefined || state.procedure.startedAt !== null) return []
  if (!events.some((event) => isPreparation(event) || event.type === 'procedure.started')) return []
  const { tables, site, adopted } = rulesInForce(policy.rulebook)
  const note: RulesNote = { tables: tables.version, number: site?.number ?? 0, adopted }
  return sameNote(state.preparation.rules, note) ? [] : [{ type: 'rules.noted', body: note }]
}

function sameNote(before: RulesNote | null, note: RulesNote): boolean {
  return (
    before !== null &&
    before.tables === note.tables &&
    before.number === note.number &&
    before.adopted?.by === note.adopted?.by &&
    before.adopted?.at === note.adopted?.at
  )
}
