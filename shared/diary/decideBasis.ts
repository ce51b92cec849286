import type { Decision, DecisionContext } from '@shared/case/context'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import type { BasisCommand } from '@shared/diary/basisEvents'
import { basisKey, basisQuestion } from '@shared/diary/basisQuestion'
import { blockBefore } from '@shared/diary/block'
import { coversPlace, type ElsewhereBlock } from '@shared/diary/elsewhere'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { addMs, minuteMs } from '@shared/kit/time'

/** What a planned radiofrequency rests on where the records of the station do not say it. */
export function decideBasis(state: CaseState, command: BasisCommand, context: DecisionContext): Decision {
  const actor = requireActor(context)
  if (!actor.ok) return actor
  if (blockBefore(state.plan.procedure) === undefined) {
    return refuse('basis.not-needed', 'This procedure rests on no diagnostic block. Nothing needs to be answered.')
  }
  if (state.procedure.startedAt !== null) {
    return refuse('basis.too-late', 'The procedure has begun. Add an amendment to the record instead.')
  }
  switch (command.do) {
    case 'basis.recordElsewhere': {
      const unsound = unsoundBlock(state, command.block, context)
      return unsound ?? ok([{ type: 'basis.elsewhereRecorded', body: { id: context.newId(), block: command.block } }])
    }
    case 'basis.withdrawElsewhere':
      return state.diary.elsewhere.some(({ id }) => id === command.id)
        ? ok([{ type: 'basis.elsewhereWithdrawn', body: { id: command.id, reason: command.reason } }])
        : refuse('basis.no-such-block', 'This block no longer stands in the record.')
    case 'basis.answer': {
      const physician = requireActor(context, ['physician'])
      if (!physician.ok) return physician
      const question = basisQuestion(state, context.policy, context.blocksBefore)
      if (question === null) {
        return refuse('basis.nothing-open', 'The rule of the site is met. Nothing needs to be answered.')
      }
      if (basisKey(question.read) !== command.read) {
        return refuse('basis.changed', 'What is known of the blocks changed while you were reading. Read it again.')
      }
      return ok([
        { type: 'basis.answered', body: { by: physician.value, reason: command.reason, read: question.read } },
      ])
    }
    default:
      return assertNever(command, 'command about the block before')
  }
}

function unsoundBlock({ plan }: CaseState, block: ElsewhereBlock, { now, offsetMinutes }: DecisionContext) {
  const today = addMs(now, offsetMinutes * minuteMs).slice(0, 10)
  if (block.on > today) {
    return refuse('basis.in-future', 'The day of this block lies in the future. Check the date.')
  }
  if (!coversPlace(plan, block)) {
    return refuse(
      'basis.other-place',
      'This block was at another place. Only a block of every planned level, on the planned side or on both, supports this treatment.',
    )
  }
  return null
}
