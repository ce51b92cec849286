import type { RecordedEvent } from '@shared/case/events'
import { displayName } from '@shared/case/patient'
import type { CaseState } from '@shared/case/state'
import type { ContentId } from '@shared/imaging/types'
import { sideKnowledge } from '@shared/imaging/view/edges'
import type { Result } from '@shared/kit/result'
import { clock, type NoteFigure } from '@shared/procedure/note/document'
import { type NoteLocale, type NoteWords, noteWords } from '@shared/procedure/note/words'
import { operativeNote } from '@shared/procedure/operativeNote'
import type { FramePicture } from '../../images/framePicture'
import type { Paper } from '../paper'
import type { NotePicture } from './figure'
import { notePdf } from './notePdf'

export type PictureOf = (id: ContentId, frame: number) => Promise<Result<FramePicture, string>>

export type OperativeNoteInput = {
  readonly state: CaseState
  readonly events: readonly RecordedEvent[]
  readonly locale: NoteLocale
  readonly paper: Paper
  readonly pictureOf: PictureOf
  readonly made: Date
}

/** The operative note of a case as a PDF/A file: the words of the shared note, with the frames it speaks of. */
export async function operativeNotePdf(input: OperativeNoteInput): Promise<Buffer> {
  const { state, events, locale, paper, made } = input
  const words = noteWords(locale)
  const note = operativeNote(state, events, locale)
  const pictures = new Map<NoteFigure, NotePicture | string>()
  for (const figure of note.sections.flatMap((each) => each.figures)) {
    pictures.set(figure, await pictureFor(figure, input, words))
  }
  const { patient, booking } = state
  const scheduled = events[0]?.meta.offsetMinutes ?? 0
  return notePdf({
    note,
    paper,
    pictures,
    frame: {
      who: `${displayName(patient)} · ${words.say('born', { date: words.date(patient.birthDate) })} · ${patient.id}`,
      when: [
        `${words.day(booking.scheduledAt, scheduled)} ${clock(booking.scheduledAt, scheduled)}`,
        booking.room,
      ].join(' · '),
      drill: booking.drill ? words.say('drill') : null,
      imprint: words.say('imprint', { version: state.version, head: state.head.slice(0, 16) }),
      page: (page, pages) => words.say('page', { page, pages }),
      made,
      author: state.signing.signatures.at(-1)?.by ?? 'Procedure Pause',
    },
  })
}

async function pictureFor(
  { frame }: NoteFigure,
  { state, pictureOf }: OperativeNoteInput,
  words: NoteWords,
): Promise<NotePicture | string> {
  const instance = state.imaging.instances.find((each) => each.contentId === frame.contentId)
  if (instance === undefined) return words.say('picture.gone')
  const picture = await pictureOf(instance.contentId, frame.frame)
  if (!picture.ok) return picture.failure
  const marks = state.imaging.targets.filter(({ on }) => on.contentId === frame.contentId && on.frame === frame.frame)
  const marked = state.imaging.sideMarks[frame.contentId]?.pictureLeftIs ?? null
  return {
    picture: picture.value,
    instance,
    knowledge: sideKnowledge(instance, marked),
    marks,
    words: marks.map(({ level, side, label }) => [[level, sideWord(side, words)].filter(Boolean).join(' '), label]),
  }
}

const sideWord = (side: 'left' | 'right' | 'bilateral' | 'midline' | 'not-applicable', { say }: NoteWords): string =>
  side === 'not-applicable' ? '' : say(`plan.side.${side}`).replace(/^, /, '')
