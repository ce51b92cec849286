import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { eventsOf, timeOf } from '@shared/procedure/note/course'
import {
  capital,
  clock,
  line,
  momentOf,
  type NoteFigure,
  type NoteLine,
  type NoteSection,
  offsetText,
  opening,
  quoted,
  section,
} from '@shared/procedure/note/document'
import { complicationLines, doseLines, injectateLines, lesionLines } from '@shared/procedure/note/given'
import { decisionLines, placedLine, positionLine, repositionLine } from '@shared/procedure/note/needles'
import { spreadLines, ultrasoundLines } from '@shared/procedure/note/spreads'
import type { NoteWords } from '@shared/procedure/note/words'
import type { Entry, ProcedureState } from '@shared/procedure/state'

/** What happened in recovery and belongs to the procedure: events and the watch for a haematoma. */
export function recoverySection(events: readonly RecordedEvent[], words: NoteWords): NoteSection | null {
  const { say, name } = words
  const resolved = eventsOf(events, 'recoveryEvent.resolved')
  const ended = eventsOf(events, 'haematomaWatch.ended')
  const lines = events.flatMap((event): NoteLine[] => {
    const { sequence, offsetMinutes } = event.meta
    switch (event.type) {
      case 'recoveryEvent.recorded': {
        const { id, at, term, grade, seen, action, expected } = event.body
        const known = complicationTermOf(term)
        const said = [
          opening(
            say('recovery.event', {
              name: known === undefined ? term : name(known.name),
              time: clock(at, offsetMinutes),
              grade: expected ? say('complication.expected') : say('complication.grade', { grade }),
            }),
            sequence,
          ),
        ]
        if (seen !== '') said.push(line(say('recovery.seen', { says: quoted(seen) }), sequence))
        if (action !== '') said.push(line(say('action', { says: quoted(action) }), sequence))
        const over = resolved.find((each) => each.body.eventId === id)
        if (over !== undefined) {
          const params = { time: clock(over.body.at, over.meta.offsetMinutes), says: quoted(over.body.outcome) }
          const key = over.body.outcome === '' ? 'recovery.resolvedPlain' : 'recovery.resolved'
          said.push(line(say(key, params), over.meta.sequence))
        }
        return said
      }
      case 'haematomaWatch.begun': {
        const said = [opening(say('watch.begun', { time: timeOf(event) }), sequence)]
        const end = ended.find((each) => each.body.watchId === event.body.id)
        if (end !== undefined) {
          const { how, reason, endedBy } = end.body
          const params = { who: endedBy.name, time: timeOf(end), how: say(`watch.${how}`), reason: quoted(reason) }
          said.push(line(say('watch.ended', params), end.meta.sequence))
        }
        return said
      }
      default:
        return []
    }
  })
  return lines.length === 0 ? null : section(say('heading.recovery'), lines)
}

/** What was confirmed about each blood thinner; the newest decision for each. */
export function restartSection(events: readonly RecordedEvent[], words: NoteWords): NoteSection | null {
  const { say, day } = words
  const all = eventsOf(events, 'restart.confirmed')
  const newest = all.filter((each, at) => !all.slice(at + 1).some((later) => later.body.drug === each.body.drug))
  if (newest.length === 0) return null
  const lines = newest.map(({ body, meta }) => {
    const { drug, decision, by } = body
    const who = { drug: capital(drug), who: by.name, role: say(`role.${by.role}`) }
    if (decision.kind === 'keep-taking') return opening(say('restart.keep', who), meta.sequence)
    if (decision.kind === 'words') {
      return opening(say('restart.words', { ...who, words: quoted(decision.words) }), meta.sequence)
    }
    const { offsetMinutes, sequence } = meta
    const when = { day: day(decision.at, offsetMinutes), time: clock(decision.at, offsetMinutes) }
    return opening(say('restart.at', { ...who, ...when, offset: offsetText(offsetMinutes) }), sequence)
  })
  return section(say('heading.restart'), lines)
}

/** The pictures that a person marked as those that tell the story. */
export function picturesSection(
  { imaging }: CaseState,
  events: readonly RecordedEvent[],
  words: NoteWords,
): NoteSection | null {
  const { say } = words
  const marked = eventsOf(events, 'image.keyMarked')
  const figures = imaging.keyImages.flatMap(({ on, note }): NoteFigure[] => {
    const event = marked.findLast(
      ({ body }) => body.on.contentId === on.contentId && body.on.frame === on.frame && body.note === note,
    )
    if (event === undefined) return []
    const params = { note: note.replace(/[.]$/, ''), frame: on.frame }
    const caption = say(note === '' ? 'figure.keyPlain' : 'figure.key', params)
    return [{ frame: on, caption, sources: [event.meta.sequence] }]
  })
  if (figures.length === 0) return null
  const said = say(figures.length === 1 ? 'picture' : 'pictures', { count: figures.length })
  const from = figures.flatMap((each) => each.sources)
  return section(say('heading.pictures'), [line(said, ...from)], figures)
}

/** Every entry that was corrected: what it had said, who took it back, why, and what stands in its place. */
export function correctionsSection({ procedure }: CaseState, words: NoteWords): NoteSection | null {
  const { say } = words
  const struck = struckEntries(procedure, words)
  if (struck.length === 0) return null
  const lines = struck.flatMap(({ entry, said }): NoteLine[] => {
    if (entry.struck === null) return []
    const { sequence, by, reason, at, offsetMinutes, replacedBy } = entry.struck
    const params = { entry: entry.sequence, who: by, time: clock(at, offsetMinutes), reason: quoted(reason) }
    const took =
      replacedBy === null
        ? opening(say('corrected', params), entry.sequence, sequence)
        : opening(say('corrected.replaced', { ...params, by: replacedBy }), entry.sequence, sequence, replacedBy)
    const before = line(say('corrected.said', { entry: entry.sequence, said }), ...momentOf(entry).from)
    return [took, { ...before, struck: true }]
  })
  return section(say('heading.corrections'), lines)
}

/** The struck entries in their order, each with the sentences it would have made. */
function struckEntries(procedure: ProcedureState, words: NoteWords) {
  const of = <T extends { readonly entry: Entry }>(entries: readonly T[], lines: (each: T) => readonly NoteLine[]) =>
    entries
      .filter((each) => each.entry.struck !== null)
      .map((each) => ({
        entry: each.entry,
        said: lines(each)
          .map(({ says }) => says)
          .join(' '),
      }))
  return [
    ...of(procedure.needles, (each) => [placedLine(procedure, each, words)]),
    ...of(procedure.repositions, (each) => [repositionLine(procedure, each, words)]),
    ...of(procedure.positions, (each) => [positionLine(procedure, each, true, words)]),
    ...of(procedure.decisions, (each) => decisionLines(procedure, each, words)),
    ...of(procedure.lesions, (each) => lesionLines(procedure, each, words)),
    ...of(procedure.spreads, (each) => spreadLines(procedure, each, words)),
    ...of(procedure.ultrasound, (each) => ultrasoundLines(procedure, each, words)),
    ...of(procedure.injectates, (each) => injectateLines(procedure, each, words)),
    ...of(procedure.doses, (each) => doseLines(each, words)),
    ...of(procedure.complications, (each) => complicationLines(each, words)),
  ].sort((a, b) => a.entry.sequence - b.entry.sequence)
}

export function addendaSection(events: readonly RecordedEvent[], words: NoteWords): NoteSection | null {
  const { say, day } = words
  const lines = eventsOf(events, 'record.amended').map(({ body, meta }) => {
    const { at, offsetMinutes, sequence, actor } = meta
    const params = {
      who: actor?.name ?? say('someone'),
      day: day(at, offsetMinutes),
      time: clock(at, offsetMinutes),
      text: quoted(body.text),
    }
    return body.aboutSequence === null
      ? opening(say('addendum', params), sequence)
      : opening(say('addendum.about', { ...params, entry: body.aboutSequence }), sequence)
  })
  return lines.length === 0 ? null : section(say('heading.addenda'), lines)
}

/** Who signed and up to which entry; and whether something was added since. */
export function signaturesSection(events: readonly RecordedEvent[], words: NoteWords): NoteSection {
  const { say, day } = words
  const signed = eventsOf(events, 'record.signed')
  const heading = say('heading.signatures')
  if (signed.length === 0) return section(heading, [line(say('signed.not'))])
  const lines = signed.map(({ body, meta }) => {
    const { at, offsetMinutes, sequence } = meta
    const params = {
      who: body.signedBy.name,
      role: say(`role.${body.signedBy.role}`),
      day: day(at, offsetMinutes),
      time: clock(at, offsetMinutes),
      entry: body.throughSequence,
    }
    return opening(say('signed', params), sequence)
  })
  const last = signed.at(-1)
  // Prints and outcomes come later by their nature and are no part of this note.
  const since = events.filter(({ type, meta }) => meta.sequence > (last?.meta.sequence ?? 0) && isOfNote(type))
  if (since.length > 0) lines.push(line(say('signed.added'), ...since.map(({ meta }) => meta.sequence)))
  return section(heading, lines)
}

const noted = ['procedure.', 'needle.', 'lesion.', 'contrast.', 'ultrasoundSpread.', 'injectate.', 'dose.', 'entry.']
const alsoNoted: readonly RecordedEvent['type'][] = [
  'complication.recorded',
  'record.amended',
  'recoveryEvent.recorded',
  'recoveryEvent.resolved',
  'haematomaWatch.begun',
  'haematomaWatch.ended',
  'restart.confirmed',
  'plan.changed',
]
const isOfNote = (type: RecordedEvent['type']): boolean =>
  noted.some((each) => type.startsWith(each)) || alsoNoted.includes(type)
