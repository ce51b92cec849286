import { bookingCommandSchema } from '@shared/case/bookingEvents'
import type { CaseCommand } from '@shared/case/commands'
import type { Decision, DecisionContext } from '@shared/case/context'
import { decideBooking, decideSigning } from '@shared/case/decideCase'
import type { CaseEvent } from '@shared/case/events'
import { refuse } from '@shared/case/refusal'
import { signingCommandSchema } from '@shared/case/signingEvents'
import type { CaseState } from '@shared/case/state'
import { basisCommandSchema } from '@shared/diary/basisEvents'
import { decideDiary } from '@shared/diary/decide'
import { decideBasis } from '@shared/diary/decideBasis'
import { diaryCommandSchema } from '@shared/diary/events'
import { decideDischarge } from '@shared/discharge/decide'
import { dischargeCommandSchema } from '@shared/discharge/events'
import { imagingCommandSchema } from '@shared/imaging/caseEvents'
import { decideImaging } from '@shared/imaging/decideImaging'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { unionGuard } from '@shared/kit/unionGuard'
import { decideOutcomes } from '@shared/outcomes/decide'
import { outcomeCommandSchema } from '@shared/outcomes/events'
import { decidePause } from '@shared/pause/decide'
import { pauseCommandSchema } from '@shared/pause/events'
import { voidedBy } from '@shared/pause/voiding'
import { decidePreparation } from '@shared/preparation/decide'
import { preparationCommandSchema } from '@shared/preparation/events'
import { rulesNoted } from '@shared/preparation/notedRules'
import { decideProcedure } from '@shared/procedure/decide'
import { procedureCommandSchema } from '@shared/procedure/events'
import { decideRecovery } from '@shared/recovery/decide'
import { recoveryCommandSchema } from '@shared/recovery/events'

/**
 * What follows from an act, or why it is refused. The only way in: every window, station and import goes through here.
 * `state` is null for a case that is being booked. Where the new facts void a finished time-out, the voiding is
 * part of the same answer, so that it is stored in the same instant.
 */
export function decide(state: CaseState | null, command: CaseCommand, context: DecisionContext): Decision {
  if (state === null) {
    return command.do === 'case.book'
      ? decideBooking(null, command, context)
      : refuse('case.unknown', 'This case does not exist on this station.')
  }
  if (state.cancelled !== null && command.do !== 'record.amend') {
    return refuse('case.cancelled', `This case was cancelled: ${state.cancelled.reason}. Book a new case to go on.`)
  }
  const frozen = frozenByStop(state, command)
  if (!frozen.ok) return frozen
  const decision = route(state, command, context)
  if (!decision.ok) return decision
  const voiding: readonly CaseEvent[] = voidedBy(state, decision.value)
  return ok([...decision.value, ...rulesNoted(state, decision.value, context), ...voiding])
}

/** While STOP stands, facts may still be recorded and the STOP resolved, but nothing goes forward to or at the needle. */
function frozenByStop(state: CaseState, command: CaseCommand): Decision {
  if (state.pause.stop === null) return ok([])
  const forward: ReadonlySet<string> = new Set([
    'pause.answer',
    'pause.completePhase',
    'procedure.start',
    'injectate.give',
    'case.discharge',
  ])
  if (!forward.has(command.do)) return ok([])
  return refuse('case.stopped', 'STOP was called. Say what was wrong and how it was resolved, then go on.')
}

const isBooking = unionGuard(bookingCommandSchema, 'do')
const isPreparation = unionGuard(preparationCommandSchema, 'do')
const isImaging = unionGuard(imagingCommandSchema, 'do')
const isPause = unionGuard(pauseCommandSchema, 'do')
const isProcedure = unionGuard(procedureCommandSchema, 'do')
const isRecovery = unionGuard(recoveryCommandSchema, 'do')
const isDischarge = unionGuard(dischargeCommandSchema, 'do')
const isBasis = unionGuard(basisCommandSchema, 'do')
const isDiary = unionGuard(diaryCommandSchema, 'do')
const isOutcome = unionGuard(outcomeCommandSchema, 'do')
const isSigning = unionGuard(signingCommandSchema, 'do')

function route(state: CaseState, command: CaseCommand, context: DecisionContext): Decision {
  if (isBooking(command)) return decideBooking(state, command, context)
  if (isPreparation(command)) return decidePreparation(state, command, context)
  if (isImaging(command)) return decideImaging(state, command, context)
  if (isPause(command)) return decidePause(state, command, context)
  if (isProcedure(command)) return decideProcedure(state, command, context)
  if (isRecovery(command)) return decideRecovery(state, command, context)
  if (isDischarge(command)) return decideDischarge(state, command, context)
  if (isBasis(command)) return decideBasis(state, command, context)
  if (isDiary(command)) return decideDiary(state, command, context)
  if (isOutcome(command)) return decideOutcomes(state, command, context)
  if (isSigning(command)) return decideSigning(state, command, context)
  return assertNever(command, 'command')
}
