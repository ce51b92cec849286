import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { aimingKinds, type Target } from '@shared/imaging/caseEvents'
import { isSameFrame } from '@shared/imaging/caseState'
import { keptFrames } from '@shared/imaging/view/keptFrames'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { type EventOf, eventsOf, timeOf } from '@shared/procedure/note/course'
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
  const all = eventsOf(events, 'restart.confirmed')
  const newest = all.filter((each, at) => !all.slice(at + 1).some((later) => later.body.drug === each.body.drug))
  if (newest.length === 0) return null
  const lines = newest.map((each) => restartLine(each, words))
  return section(words.say('heading.restart'), lines)
}

/** What a physician confirmed about one blood thinner. */
export function restartLine({ body, meta }: EventOf<'restart.confirmed'>, { say, day }: NoteWords): NoteLine {
  const { drug, decision, by } = body
  const who = { drug: capital(drug), who: by.name, role: say(`role.${by.role}`) }
  if (decision.kind === 'keep-taking') return opening(say('restart.keep', who), meta.sequence)
  if (decision.kind === 'words') {
    return opening(say('restart.words', { ...who, words: quoted(decision.words) }), meta.sequence)
  }
  const { offsetMinutes, sequence } = meta
  const when = { day: day(decision.at, offsetMinutes), time: clock(decision.at, offsetMinutes) }
  return opening(say('restart.at', { ...who, ...when, offset: offsetText(offsetMinutes) }), sequence)
}

/** The pictures that a person chose, and those on which targets are marked, unless they stand with a spread already. */
export function picturesSection(
  { imaging }: CaseState,
  events: readonly RecordedEvent[],
  shown: readonly NoteFigure[],
  words: NoteWords,
): NoteSection | null {
  const { say } = words
  const targets = imaging.targets.filter((each) => aimingKinds.has(each.kind))
  const figures = keptFrames({ targets, keyImages: imaging.keyImages }).flatMap(({ on, isKey, note }): NoteFigure[] => {
    const marks = targets.filter((each) => isSameFrame(each.on, on))
    if (note === '' && shown.some((each) => isSameFrame(each.frame, on))) return []
    const said = [...marks.map((each) => markWords(each, words)), note.replace(/[.]$/, '')].filter(
      (each) => each !== '',
    )
    const sources = [
      ...marks.flatMap((mark) => sequenceOf(events, (event) => isAbout(event, mark))),
      ...(isKey
        ? sequenceOf(events, (event) => event.type === 'image.keyMarked' && isSameFrame(event.body.on, on))
        : []),
    ]
    if (sources.length === 0) return []
    const key = said.length === 0 ? 'figure.keyPlain' : 'figure.key'
    return [{ frame: on, caption: say(key, { note: said.join('; '), frame: on.frame }), sources }]
  })
  if (figures.length === 0) return null
  const said = say(figures.length === 1 ? 'picture' : 'pictures', { count: figures.length })
  const from = figures.flatMap((each) => each.sources)
  return section(say('heading.pictures'), [line(said, ...from)], figures)
}

/** Sequence of the newest event that fits. */
function sequenceOf(events: readonly RecordedEvent[], fits: (event: RecordedEvent) => boolean): readonly number[] {
  const found = events.findLast(fits)
  return found === undefined ? [] : [found.meta.sequence]
}

const isAbout = (event: RecordedEvent, { id }: Target): boolean =>
  (event.type === 'target.placed' || event.type === 'target.changed') && event.body.target.id === id

/** `L5-S1, left: Entry below the pedicle`. */
function markWords({ level, side, label }: Target, { say }: NoteWords): string {
  const place = `${level}${side === 'not-applicable' ? '' : say(`side.${side}`)}`.replace(/^, /, '')
  return [place, label.replace(/[.]$/, '')].filter((each) => each !== '').join(': ')
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
    ...of(procedure.complications, (each) => complicationLines(procedure, each, words)),
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

/** Who signed and up to which entry; and whether any sentence of the other sections rests on a later entry. */
export function signaturesSection(
  events: readonly RecordedEvent[],
  others: readonly NoteSection[],
  words: NoteWords,
): NoteSection {
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
  const covered = signed.at(-1)?.body.throughSequence ?? 0
  const told = others.flatMap(({ sentences, figures }) => [
    ...sentences.flatMap((each) => each.from),
    ...figures.flatMap((each) => each.sources),
  ])
  const since = told.filter((sequence) => sequence > covered)
  if (since.length > 0) lines.push(line(say('signed.added'), ...since))
  return section(heading, lines)
}
