import { levelIn } from '@shared/plan/levelWords'
import { needleApproaches } from '@shared/procedure/catalogue'
import type { PositionBody, RepositionBody } from '@shared/procedure/events'
import { needleNumber } from '@shared/procedure/needles'
import {
  capital,
  line,
  momentOf,
  type NoteLine,
  type NoteSection,
  opening,
  quoted,
  section,
} from '@shared/procedure/note/document'
import type { NoteWords } from '@shared/procedure/note/words'
import { type Needle, type NeedleDecision, type ProcedureState, type Recorded, standing } from '@shared/procedure/state'

export function needlesSection(procedure: ProcedureState, words: NoteWords): NoteSection | null {
  const needles = standing(procedure.needles)
  if (needles.length === 0) return null
  return section(
    words.say(needles.length === 1 ? 'heading.needle' : 'heading.needles'),
    needles.flatMap((needle) => needleLines(procedure, needle, words)),
  )
}

/** `needle 2`, as it goes by in the room. A needle whose entry was taken back has no number. */
export function needleName(procedure: ProcedureState, needleId: string, { say }: NoteWords): string {
  const number = needleNumber(procedure, needleId)
  return number === 0 ? say('needle.corrected') : say('needle', { number })
}

export function placedLine(procedure: ProcedureState, needle: Needle, words: NoteWords): NoteLine {
  const { say, name, number } = words
  const { time, from } = momentOf(needle.entry)
  const approach = needleApproaches.find((each) => each.code === needle.approach)?.name
  const size = [
    needle.gauge === null ? say('needle.noGauge') : `${needle.gauge} G`,
    needle.lengthMm === null ? say('needle.noLength') : `${number(needle.lengthMm)} mm`,
  ].join(', ')
  const side = needle.side === 'not-applicable' ? '' : say(`side.${needle.side}`)
  const alone = needle.side === 'not-applicable' ? '' : say(`sideAlone.${needle.side}`)
  const where = needle.level === '' ? alone : say('needle.at', { level: levelIn(words.locale, needle.level), side })
  return opening(
    say('needle.placed', {
      needle: capital(needleName(procedure, needle.id, words)),
      size,
      where,
      time,
      by:
        needle.approach === 'other'
          ? ''
          : say('needle.by', { approach: approach === undefined ? needle.approach : name(approach) }),
    }),
    ...from,
  )
}

/** All that was recorded when the needle was placed. */
export function placementLines(procedure: ProcedureState, needle: Needle, words: NoteWords): NoteLine[] {
  const { say } = words
  const { from } = momentOf(needle.entry)
  const lines = [placedLine(procedure, needle, words)]
  if (needle.extensionTubing !== 'not-recorded') lines.push(line(say(`tubing.${needle.extensionTubing}`), ...from))
  for (const each of needle.cautions) lines.push(line(say('caution', { says: quoted(each.says) }), ...from))
  if (needle.note.trim() !== '') lines.push(line(quoted(needle.note), ...from))
  return lines
}

function needleLines(procedure: ProcedureState, needle: Needle, words: NoteWords): NoteLine[] {
  const { say } = words
  const lines = placementLines(procedure, needle, words)
  const here = <T extends { readonly needleId: string }>(entries: readonly T[]) =>
    entries.filter((each) => each.needleId === needle.id)
  const moves = here(standing(procedure.repositions))
  const positions = here(standing(procedure.positions))
  const final = finalPosition(moves, positions)
  // In the order in which they happened: a needle that moved on is no longer where it was seen.
  const course = [
    ...moves.map((each) => ({ entry: each.entry, lines: [repositionLine(procedure, each, words)] })),
    ...positions.map((each) => ({
      entry: each.entry,
      lines: positionLines(procedure, each, each === final, words),
    })),
    ...here(standing(procedure.decisions)).map((each) => ({
      entry: each.entry,
      lines: decisionLines(procedure, each, words),
    })),
  ].sort((a, b) => a.entry.order - b.entry.order)
  lines.push(...course.flatMap((each) => each.lines))
  if (final === undefined) {
    lines.push(line(say('position.not', { needle: needleName(procedure, needle.id, words) })))
  }
  return lines
}

/** The position in which the needle was seen last, unless it was moved since. */
function finalPosition(
  moves: readonly Recorded<RepositionBody>[],
  positions: readonly Recorded<PositionBody>[],
): Recorded<PositionBody> | undefined {
  const last = positions.at(-1)
  const moved = moves.at(-1)?.entry.order ?? 0
  return last === undefined || last.entry.order < moved ? undefined : last
}

export function repositionLine(
  procedure: ProcedureState,
  { needleId, reason, entry }: Recorded<RepositionBody>,
  words: NoteWords,
): NoteLine {
  const params = {
    needle: capital(needleName(procedure, needleId, words)),
    time: momentOf(entry).time,
    reason: quoted(reason),
  }
  const key = reason.trim() === '' ? 'needle.repositioned' : 'needle.repositionedBecause'
  return line(words.say(key, params), ...momentOf(entry).from)
}

export function positionLine(
  procedure: ProcedureState,
  position: Recorded<PositionBody>,
  isLast: boolean,
  words: NoteWords,
): NoteLine {
  const { say, listed } = words
  const { views, entry } = position
  const seen =
    views.length === 0
      ? say('position.noView')
      : say('position.seen', { views: listed(views.map((view) => say(`view.${view}`))) })
  return line(
    say(isLast ? 'position' : 'position.earlier', {
      needle: needleName(procedure, position.needleId, words),
      seen,
      time: momentOf(entry).time,
      aspiration: say(`aspiration.${position.aspiration}`),
      paraesthesia: say(`paraesthesia.${position.paraesthesia}`),
    }),
    ...momentOf(entry).from,
  )
}

/** The same with what was written besides. */
export function positionLines(
  procedure: ProcedureState,
  position: Recorded<PositionBody>,
  isLast: boolean,
  words: NoteWords,
): readonly NoteLine[] {
  const { note, entry } = position
  const said = positionLine(procedure, position, isLast, words)
  return note.trim() === '' ? [said] : [said, line(quoted(note), ...momentOf(entry).from)]
}

export function decisionLines(procedure: ProcedureState, decision: NeedleDecision, words: NoteWords): NoteLine[] {
  const { say } = words
  const { time, from } = momentOf(decision.entry)
  const about = decision.about.map((reason) => reason.says.replace(/[.]$/, '')).join('; ')
  const lines = [
    line(
      say(`decided.${decision.outcome}`, {
        time,
        who: decision.by.name,
        role: say(`role.${decision.by.role}`),
        needle: needleName(procedure, decision.needleId, words),
        about: about === '' ? '' : ` (${about})`,
        reason: quoted(decision.reason),
      }),
      ...from,
    ),
  ]
  if (decision.contraindication !== null) {
    lines.push(line(say('contraindication', { says: quoted(decision.contraindication.says) }), ...from))
  }
  return lines
}
