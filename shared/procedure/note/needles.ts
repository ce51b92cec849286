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
  const where = needle.level === '' ? alone : say('needle.at', { level: needle.level, side })
  return opening(
    say('needle.placed', {
      needle: capital(needleName(procedure, needle.id, words)),
      size,
      where,
      time,
      approach: approach === undefined ? needle.approach : name(approach),
    }),
    ...from,
  )
}

function needleLines(procedure: ProcedureState, needle: Needle, words: NoteWords): NoteLine[] {
  const { say } = words
  const { from } = momentOf(needle.entry)
  const lines = [placedLine(procedure, needle, words)]
  if (needle.extensionTubing !== 'not-recorded') lines.push(line(say(`tubing.${needle.extensionTubing}`), ...from))
  for (const each of needle.cautions) lines.push(line(say('caution', { says: quoted(each.says) }), ...from))
  if (needle.note.trim() !== '') lines.push(line(quoted(needle.note), ...from))
  const here = <T extends { readonly needleId: string }>(entries: readonly T[]) =>
    entries.filter((each) => each.needleId === needle.id)
  for (const move of here(standing(procedure.repositions))) lines.push(repositionLine(procedure, move, words))
  const positions = here(standing(procedure.positions))
  const last = positions.at(-1)
  if (last === undefined) {
    lines.push(line(say('position.not', { needle: needleName(procedure, needle.id, words) })))
  }
  for (const each of positions) {
    lines.push(positionLine(procedure, each, each === last, words))
    if (each.note.trim() !== '') lines.push(line(quoted(each.note), ...momentOf(each.entry).from))
  }
  for (const each of here(standing(procedure.decisions))) lines.push(...decisionLines(procedure, each, words))
  return lines
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
