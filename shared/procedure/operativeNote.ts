import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import {
  addendaSection,
  correctionsSection,
  picturesSection,
  recoverySection,
  restartSection,
  signaturesSection,
} from '@shared/procedure/note/after'
import { beforeSection, decidedSection, procedureSection } from '@shared/procedure/note/course'
import type { NoteDocument, NoteSection } from '@shared/procedure/note/document'
import { complicationsSection, doseSection, injectatesSection, lesionsSection } from '@shared/procedure/note/given'
import { needlesSection } from '@shared/procedure/note/needles'
import { contrastSection, ultrasoundSection } from '@shared/procedure/note/spreads'
import { type NoteLocale, noteWords } from '@shared/procedure/note/words'

export type { NoteDocument } from '@shared/procedure/note/document'

/**
 * The operative note, written from the events of a case and from nothing else; the preview, the print and the file are
 * made from it. What is not in the record is not said, or said to be not recorded; every sentence names the events it
 * was made from. `state` is the fold of `events`. Pure: the same events give the same note. Times are by the clock of
 * the room. Free text and warnings stand in the words in which they were recorded, whatever the language of the note.
 */
export function operativeNote(
  state: CaseState,
  events: readonly RecordedEvent[],
  locale: NoteLocale = 'en',
): NoteDocument {
  const { procedure, plan } = state
  const words = noteWords(locale)
  const usesXray = plan.modality === 'fluoroscopy' || plan.modality === 'ct'
  const contrast = contrastSection(procedure, words)
  const ultrasound = ultrasoundSection(procedure, words)
  const shown = [contrast, ultrasound].flatMap((each) => each?.figures ?? [])
  const told = [
    procedureSection(state, events, words),
    beforeSection(events, words),
    decidedSection(state, events, words),
    needlesSection(procedure, words),
    contrast,
    ultrasound,
    lesionsSection(procedure, words),
    injectatesSection(procedure, words),
    doseSection(procedure, usesXray, words),
    complicationsSection(procedure, words),
    picturesSection(state, events, shown, words),
    recoverySection(events, words),
    restartSection(events, words),
    correctionsSection(state, words),
    addendaSection(events, words),
  ].filter((each): each is NoteSection => each !== null)
  return {
    title: words.say('title'),
    locale,
    sections: [...told, signaturesSection(events, told, words)],
  }
}
