import type { RecordedEvent } from '@shared/case/events'
import type { ComposedInstructions, DischargeState } from '@shared/discharge/state'

export function evolveDischarge(before: DischargeState, event: RecordedEvent): DischargeState {
  const { at } = event.meta
  const actor = event.meta.actor?.name ?? ''
  switch (event.type) {
    case 'restart.confirmed': {
      const { drug, knownAs, decision, reason, by } = event.body
      const confirmed = { drug, knownAs, decision, reason, at, by: by.name }
      return { ...before, restarts: { ...before.restarts, [drug]: confirmed } }
    }
    case 'instructions.composed': {
      const { documentId, document } = event.body
      const composed = { id: documentId, document, at, by: actor, reviewed: null, printed: [] }
      return { ...before, instructions: [...before.instructions, composed] }
    }
    case 'instructions.reviewed': {
      const { documentId, by } = event.body
      return changeInstructions(before, documentId, (each) => ({ ...each, reviewed: { at, by: by.name } }))
    }
    case 'instructions.printed': {
      const { documentId, ...print } = event.body
      return changeInstructions(before, documentId, (each) => ({
        ...each,
        printed: [...each.printed, { ...print, at, by: actor }],
      }))
    }
    case 'teachBack.recorded':
      return { ...before, teachBack: [...before.teachBack, { ...event.body, at, by: actor }] }
    case 'case.discharged': {
      const { to, destination } = event.body
      return { ...before, dischargedAt: at, discharged: { to, destination, by: actor } }
    }
    default:
      return before
  }
}

function changeInstructions(
  state: DischargeState,
  documentId: string,
  change: (instructions: ComposedInstructions) => ComposedInstructions,
): DischargeState {
  return { ...state, instructions: state.instructions.map((each) => (each.id === documentId ? change(each) : each)) }
}
