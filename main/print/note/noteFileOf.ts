import type { CaseId } from '@shared/case/envelope'
import { type RecordedEvent, readEvent } from '@shared/case/events'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import type { NoteLocale } from '@shared/procedure/note/words'
import type { Station } from '../../station'
import type { Paper } from '../paper'

type Setting = { readonly locale: NoteLocale; readonly paper: Paper; readonly made: Date }

/** The operative note of a stored case as a file, with its pictures out of the image store. */
export async function noteFileOf(
  { cases, images }: Pick<Station, 'cases' | 'images'>,
  caseId: CaseId,
  setting: Setting,
): Promise<Result<Buffer, Failure>> {
  const state = cases.state(caseId)
  if (!state.ok) return state
  const envelopes = cases.open(caseId)
  if (!envelopes.ok) return envelopes
  const events: RecordedEvent[] = []
  for (const envelope of envelopes.value) {
    const event = readEvent(envelope)
    if (!event.ok) return fail({ code: 'record.unreadable', says: event.failure.says, params: {} })
    events.push(event.value)
  }
  // Loaded when the first note is made: the start of the app does not wait for the writer of files.
  const { operativeNotePdf } = await import('./operativeNotePdf')
  return ok(await operativeNotePdf({ state: state.value, events, pictureOf: images.picture, ...setting }))
}
