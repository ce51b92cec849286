import type { CaseState } from '@shared/case/state'
import type { RestartDecision } from '@shared/discharge/events'
import { factsOf } from '@shared/discharge/facts'
import { addMs, dayMs, elapsedMs, type Instant } from '@shared/kit/time'
import type { DrugGroup } from '@shared/screening/rules'

/** "For 2 weeks", as `notice.no-nsaid` prints it: the lower end of clinical reference 11.4, PRP. */
const days = 14

const antiInflammatory: ReadonlySet<DrugGroup> = new Set(['nsaid', 'cox-2'])

/** Until when the sheet forbids anti-inflammatories: after platelet-rich plasma; null where it does not speak of them. */
function noAntiInflammatoryUntil(state: CaseState): Instant | null {
  const { endedAt } = state.procedure
  return endedAt !== null && factsOf(state).plasma ? addMs(endedAt, days * dayMs) : null
}

/**
 * Whether a decision about a drug of this group would stand on the sheet against its own "do not take". What a physician
 * put in words is printed as it stands and cannot be judged here.
 */
export function contradictsSheet(state: CaseState, group: DrugGroup, decision: RestartDecision): boolean {
  const until = noAntiInflammatoryUntil(state)
  if (until === null || !antiInflammatory.has(group) || decision.kind === 'words') return false
  return decision.kind === 'keep-taking' || elapsedMs(decision.at, until) > 0
}

/** What a refusal says of such a decision. */
export const saysAgainstSheet = (drug: string) =>
  `After platelet-rich plasma the sheet says: no ibuprofen or naproxen for 2 weeks. Choose a time for ${drug} at least 2 weeks after the procedure.`
