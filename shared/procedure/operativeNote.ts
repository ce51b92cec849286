import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { procedureName } from '@shared/plan/catalogue'
import {
  clock,
  day,
  line,
  type NoteDocument,
  type NoteLine,
  type NoteSection,
  quoted,
  section,
} from '@shared/procedure/note/document'
import { complicationsSection, doseSection, injectatesSection, lesionsSection } from '@shared/procedure/note/given'
import { needlesSection } from '@shared/procedure/note/needles'
import { contrastSection, ultrasoundSection } from '@shared/procedure/note/spreads'
import { correctable, type Entry } from '@shared/procedure/state'

export type { NoteDocument } from '@shared/procedure/note/document'

/**
 * The operative note, written from the events of a case and from nothing else. What is not in the record is not said,
 * or said to be not recorded; every sentence names the events it was made from. `state` is the fold of `events`.
 * Pure: the same events give the same note. Times are by the clock of the room.
 */
export function operativeNote(state: CaseState, events: readonly RecordedEvent[]): NoteDocument {
  const { procedure, plan } = state
  const usesXray = plan.modality === 'fluoroscopy' || plan.modality === 'ct'
  const sections = [
    procedureSection(state, events),
    beforeSection(events),
    needlesSection(procedure),
    contrastSection(procedure),
    ultrasoundSection(procedure),
    lesionsSection(procedure),
    injectatesSection(procedure),
    doseSection(procedure, usesXray),
    complicationsSection(procedure),
    correctionsSection(state),
    addendaSection(events),
  ]
  return { title: 'Operative note', sections: sections.filter((each): each is NoteSection => each !== null) }
}

function procedureSection(state: CaseState, events: readonly RecordedEvent[]): NoteSection {
  const { plan, procedure } = state
  const planned = events.findLast((event) => event.type === 'plan.changed' || event.type === 'case.booked')
  const from = planned === undefined ? [] : [planned.meta.sequence]
  const where = [plan.region, plan.target ?? '', ...plan.levels].filter((each) => each !== '').join(', ')
  const side = plan.side === 'not-applicable' ? '' : `, ${plan.side.toUpperCase()}`
  const lines: NoteLine[] = [
    line(`Planned procedure: ${procedureName(plan.procedure, 'en')}, ${where}${side}.`, ...from),
    line(
      `Planned guidance: ${plan.modality === 'ct' ? 'CT' : plan.modality}. Planned sedation: ${plan.sedation}.`,
      ...from,
    ),
  ]
  if (plan.purpose.trim() !== '') lines.push(line(`Purpose: ${quoted(plan.purpose)}`, ...from))
  const { started, ended } = procedure
  if (started === null) lines.push(line('The procedure has not been started.'))
  else {
    const { at, offsetMinutes, sequence } = started
    lines.push(line(`Started on ${day(at, offsetMinutes)} at ${clock(at, offsetMinutes)}.`, sequence))
  }
  if (started !== null && ended === null) lines.push(line('The end of the procedure is not recorded.'))
  if (ended !== null) {
    const { at, offsetMinutes, sequence } = ended.entry
    const outcomes = { completed: 'completed', 'partly-done': 'partly done', abandoned: 'abandoned' } as const
    const note = ended.note.trim() === '' ? '' : ` ${quoted(ended.note)}`
    lines.push(line(`Ended at ${clock(at, offsetMinutes)}: ${outcomes[ended.outcome]}.${note}`, sequence))
  }
  return section('Procedure', lines)
}

/** What stood before the first needle: consent and the time-out, as their events say. */
function beforeSection(events: readonly RecordedEvent[]): NoteSection {
  const lines: NoteLine[] = []
  const consent = events.findLast((event) => event.type === 'consent.recorded')
  if (consent?.type === 'consent.recorded') {
    const wished = consent.body.stillWished ? 'still wished on the day' : 'no longer wished when asked'
    lines.push(line(`Consent signed on ${consent.body.signedOn}; ${wished}.`, consent.meta.sequence))
  } else lines.push(line('Consent is not recorded.'))
  const begun = events.find((event) => event.type === 'procedure.started')?.meta.sequence ?? Number.POSITIVE_INFINITY
  const timeOut = events.findLast(
    (event) => event.type === 'pause.phaseCompleted' && event.body.phase === 'time-out' && event.meta.sequence < begun,
  )
  if (timeOut === undefined) lines.push(line('No completed time-out before the start is recorded.'))
  else {
    const { at, offsetMinutes, sequence } = timeOut.meta
    lines.push(line(`Time-out completed at ${clock(at, offsetMinutes)}.`, sequence))
  }
  return section('Before the procedure', lines)
}

function correctionsSection({ procedure }: CaseState): NoteSection | null {
  const struck: Entry[] = correctable
    .flatMap((list) => procedure[list].map((each) => each.entry))
    .filter((e) => e.struck !== null)
  if (struck.length === 0) return null
  const lines = struck
    .sort((a, b) => a.sequence - b.sequence)
    .flatMap((entry) => {
      if (entry.struck === null) return []
      const { sequence, by, reason, at, offsetMinutes } = entry.struck
      return [
        line(
          `Entry ${entry.sequence} was corrected by ${by} at ${clock(at, offsetMinutes)}: ${quoted(reason)}`,
          entry.sequence,
          sequence,
        ),
      ]
    })
  return section('Corrections', lines)
}

function addendaSection(events: readonly RecordedEvent[]): NoteSection | null {
  const lines = events.flatMap((event) => {
    if (event.type !== 'record.amended') return []
    const { at, offsetMinutes, sequence, actor } = event.meta
    const about = event.body.aboutSequence === null ? '' : ` to entry ${event.body.aboutSequence}`
    const head = `Addendum${about} by ${actor?.name ?? 'an unnamed person'} on ${day(at, offsetMinutes)} at ${clock(at, offsetMinutes)}`
    return [line(`${head}: ${quoted(event.body.text)}`, sequence)]
  })
  return lines.length === 0 ? null : section('Addenda', lines)
}
