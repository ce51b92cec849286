import type { RecordedEvent } from '@shared/case/events'
import type { DiaryState } from '@shared/diary/state'

export function evolveDiary(before: DiaryState, event: RecordedEvent): DiaryState {
  const made = { at: event.meta.at, by: event.meta.actor?.name ?? '' }
  switch (event.type) {
    case 'diary.recorded':
      return { ...before, diary: { ...event.body, ...made } }
    case 'diary.corrected': {
      const { replacement, reason } = event.body
      if (before.diary === null) return { ...before, diary: { ...replacement, ...made } }
      const { at: _at, by: _by, ...was } = before.diary
      return {
        ...before,
        diary: { ...replacement, ...made },
        corrections: [...before.corrections, { was, reason, ...made }],
        // What was concluded from other numbers is concluded no longer.
        conclusion: null,
      }
    }
    case 'block.compared':
      return {
        ...before,
        earlier: { ...event.body.earlier, comparedAt: made.at, comparedBy: made.by },
        conclusion: null,
      }
    case 'block.concluded': {
      const { by, conclusion, reason } = event.body
      return { ...before, conclusion: { conclusion, reason, at: made.at, by: by.name } }
    }
    case 'basis.elsewhereRecorded':
      return { ...before, elsewhere: [...before.elsewhere, { ...event.body.block, id: event.body.id, ...made }] }
    case 'basis.elsewhereWithdrawn':
      return { ...before, elsewhere: before.elsewhere.filter(({ id }) => id !== event.body.id) }
    case 'basis.answered': {
      const { by, reason, read } = event.body
      return { ...before, basisAnswer: { reason, read, at: made.at, by: by.name } }
    }
    default:
      return before
  }
}
