import type { DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import type { Instant } from '@shared/kit/time'
import { unionGuard } from '@shared/kit/unionGuard'
import { type PinnedRow, preparationEventSchema, type RulesNote } from '@shared/preparation/events'
import { rulePolicy, scenarioOf } from '@shared/preparation/screenCase'
import { drugRowOf, rulesInForce } from '@shared/rulebook/inForce'
import { screenInForce } from '@shared/rulebook/screenInForce'

const isPreparation = unionGuard(preparationEventSchema, 'type')

/**
 * The note of the rules that new facts were screened with, where the record does not have it yet: part of the same
 * answer as the facts, so that the record says by itself under which version they were looked at. When the procedure
 * begins, the rows that counted are written down themselves: they outlive the tables of this version of the app.
 */
export function rulesNoted(
  state: CaseState,
  events: readonly CaseEvent[],
  { policy, now }: Pick<DecisionContext, 'policy' | 'now'>,
): readonly CaseEvent[] {
  if (policy.rulebook === undefined || state.procedure.startedAt !== null) return []
  const begins = events.some((event) => event.type === 'procedure.started')
  if (!begins && !events.some(isPreparation)) return []
  const { tables, site, adopted } = rulesInForce(policy.rulebook)
  const note: RulesNote = { tables: tables.version, number: site?.number ?? 0, adopted }
  if (begins) return [{ type: 'rules.noted', body: { ...note, pinned: pinnedRows(state, now, policy) } }]
  return sameNote(state.preparation.rules, note) ? [] : [{ type: 'rules.noted', body: note }]
}

function pinnedRows(state: CaseState, now: Instant, policy: SitePolicy): RulesNote['pinned'] {
  const rules = rulesInForce(policy.rulebook)
  const { findings, passed, riskClass } = screenInForce(scenarioOf(state, now), rules, rulePolicy(policy))
  const rows = [...findings, ...passed].flatMap(({ rule, matchedFrom }): readonly PinnedRow[] => {
    const row = drugRowOf(rules, rule)
    if (row === undefined) return []
    const { drug, group, source, edition, restart } = row
    return [{ drug, group, knownAs: matchedFrom ?? '', rule, source, edition, restart }]
  })
  return { riskClass, rows }
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
