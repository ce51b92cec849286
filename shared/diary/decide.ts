import type { Decision, DecisionContext } from '@shared/case/context'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { isDiagnosticBlock } from '@shared/diary/block'
import type { BlockDiary, DiaryCommand, EarlierBlock } from '@shared/diary/events'
import { eligibility } from '@shared/diary/judge'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { elapsedMs, minuteMs } from '@shared/kit/time'

export function decideDiary(state: CaseState, command: DiaryCommand, context: DecisionContext): Decision {
  const actor = requireActor(context)
  if (!actor.ok) return actor
  if (!isDiagnosticBlock(state)) {
    return refuse('diary.no-block', 'This procedure is no diagnostic block. There is no diary for it.')
  }
  const { endedAt } = state.procedure
  if (endedAt === null) {
    return refuse('diary.too-early', 'The block has not been done yet. The diary begins when the procedure has ended.')
  }
  switch (command.do) {
    case 'diary.record': {
      if (state.diary.diary !== null) {
        return refuse('diary.already', 'The diary is already in the record. Correct it instead of entering it again.')
      }
      const unsound = soundDiary(command.diary, endedAt, context)
      return unsound ?? ok([{ type: 'diary.recorded', body: command.diary }])
    }
    case 'diary.correct': {
      if (state.diary.diary === null) return refuse('diary.none', 'No diary has been entered yet.')
      const unsound = soundDiary(command.diary, endedAt, context)
      const { diary: replacement, reason } = command
      return unsound ?? ok([{ type: 'diary.corrected', body: { replacement, reason } }])
    }
    case 'block.compare':
      return compare(state, command.earlier)
    case 'block.conclude': {
      const physician = requireActor(context, ['physician'])
      if (!physician.ok) return physician
      const { verdict, because } = eligibility(state, context.policy)
      if (verdict === 'not-applicable') {
        return refuse('diary.no-radiofrequency', 'No radiofrequency follows from this block. Note the answer instead.')
      }
      const { conclusion, reason } = command
      const against = conclusion === 'eligible' ? verdict !== 'meets' : verdict === 'meets'
      if (against && reason.trim().length < 3) {
        return refuse('diary.reason-needed', 'This is not what the rule of the site says. Write down your reason.')
      }
      return ok([{ type: 'block.concluded', body: { by: physician.value, conclusion, reason, ruleSaid: because } }])
    }
    default:
      return assertNever(command, 'diary command')
  }
}

function soundDiary({ entries }: BlockDiary, endedAt: string, { now }: DecisionContext) {
  const minutes = entries.map((entry) => entry.minutes)
  if (new Set(minutes).size !== minutes.length) {
    return refuse('diary.twice', 'One time stands here twice. Keep one line for each time.')
  }
  // The end of the procedure is the latest the block can have been placed; a few minutes more do no harm.
  if (Math.max(...minutes) * minuteMs > elapsedMs(endedAt, now) + 60 * minuteMs) {
    return refuse('diary.ahead', 'The last time of the diary has not come yet. Check the times.')
  }
  return null
}

function compare(state: CaseState, earlier: EarlierBlock): Decision {
  if (earlier.patientId !== state.patient.id || earlier.caseId === state.id) {
    return refuse('diary.other-patient', 'This block belongs to somebody else. Choose a block of this patient.')
  }
  const { plan, booking } = state
  const same =
    earlier.procedure === plan.procedure && earlier.side === plan.side && sameLevels(earlier.levels, plan.levels)
  if (!same) {
    return refuse(
      'diary.other-block',
      'This block was at another place. Only the same block, on the same side and levels, can be compared.',
    )
  }
  if (earlier.on > booking.scheduledAt.slice(0, 10)) {
    return refuse('diary.later-block', 'This block was done later. Open the later one and compare it there.')
  }
  return ok([{ type: 'block.compared', body: { earlier } }])
}

export function sameLevels(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('|') === [...other].sort().join('|')
}
