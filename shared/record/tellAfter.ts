import type { ElsewhereBlock } from '@shared/diary/elsewhere'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { restartLine } from '@shared/procedure/note/after'
import { clock, quoted } from '@shared/procedure/note/document'
import { diaryTold, measuresTold } from '@shared/record/measuresTold'
import { observationTold } from '@shared/record/observationTold'
import { moment, personWords, present, type TellersOf } from '@shared/record/teller'
import type { TimelineWords } from '@shared/record/words'
import { sayWatchSign } from '@shared/recovery/sayWatchSign'

export const recoveryTellers: TellersOf<'observation' | 'recoveryEvent' | 'haematomaWatch' | 'escort' | 'readiness'> = {
  'observation.recorded': ({ body, meta }, told) => observationTold(body, meta.offsetMinutes, told),
  'observation.corrected': ({ body, meta }, told) => [
    quoted(body.reason),
    ...observationTold(body.replacement, meta.offsetMinutes, told),
  ],
  'recoveryEvent.recorded': ({ body, meta }, { words: { note } }) => {
    const { term, at, grade, expected, seen, action } = body
    const known = complicationTermOf(term)
    return present(
      note.say('complication', {
        name: known === undefined ? term : note.name(known.name),
        time: clock(at, meta.offsetMinutes),
        grade: expected ? note.say('complication.expected') : note.say('complication.grade', { grade }),
      }),
      seen === '' ? null : note.say('recovery.seen', { says: quoted(seen) }),
      action === '' ? null : note.say('action', { says: quoted(action) }),
    )
  },
  'recoveryEvent.resolved': ({ body, meta }, { events, words: { note } }) => {
    const begun = events.find((each) => each.type === 'recoveryEvent.recorded' && each.body.id === body.eventId)
    const term = begun?.type === 'recoveryEvent.recorded' ? begun.body.term : null
    const known = term === null ? undefined : complicationTermOf(term)
    const params = { time: clock(body.at, meta.offsetMinutes), says: quoted(body.outcome) }
    return present(
      known === undefined ? term : `${note.name(known.name)}.`,
      note.say(body.outcome === '' ? 'recovery.resolvedPlain' : 'recovery.resolved', params),
    )
  },
  'haematomaWatch.begun': ({ body }, { words }) =>
    present(
      ...body.signs.map((sign) => quoted(sayWatchSign(sign, (key, params) => words.of('recovery', key, params)))),
      body.callFirst === null ? null : words.of('recovery', 'watch.callFirst', { name: body.callFirst.name }),
    ),
  'haematomaWatch.called': ({ body }) => present(quoted(body.whom), body.said),
  'haematomaWatch.ended': ({ body }, { words }) => [
    `${words.of('recovery', `watchEnd.${body.how}`)}. ${personWords(body.endedBy, words)}.`,
    quoted(body.reason),
  ],
  'escort.recorded': ({ body }, { words }) =>
    present(words.of('recovery', `criterion.escort.${body.present ? 'met' : 'unmet'}`), body.name, body.phone),
  'readiness.overridden': ({ body }, { words }) => [
    words.tell('readiness', { who: personWords(body.by, words), open: body.unmet.map(({ says }) => says).join('; ') }),
    quoted(body.reason),
  ],
}

export const dischargeTellers: TellersOf<'restart' | 'instructions' | 'teachBack'> = {
  'restart.confirmed': (event, { words }) => present(restartLine(event, words.note).says, event.body.reason),
  'instructions.composed': () => [],
  'instructions.reviewed': ({ body }, { words }) => [personWords(body.by, words)],
  'instructions.printed': ({ body }, { words }) => {
    const { how, printer, copies } = body
    return [words.tell(`printed.${how}`, { copies, printer: printer === null ? '' : `, ${printer}` })]
  },
  'teachBack.recorded': ({ body }, { words }) =>
    present(
      body.question,
      body.answer === '' ? null : words.tell('answer', { said: quoted(body.answer) }),
      words.tell(body.understood ? 'understood' : 'understood.not'),
    ),
}

function elsewhereTold(block: ElsewhereBlock, words: TimelineWords): readonly string[] {
  const { on, levels, side, anaesthetic, reliefPercent, saidBy } = block
  const place = [levels.join(', '), side === 'not-applicable' ? '' : words.tell(`side.${side}`)]
  return [
    words.tell('block.elsewhere', {
      day: words.note.date(on),
      place: place.filter((part) => part !== '').join(' '),
      anaesthetic,
      relief:
        reliefPercent === null
          ? words.of('diary', 'elsewhere.noRelief')
          : words.of('diary', 'earlier.relief', { percent: reliefPercent }),
      saidBy: quoted(saidBy),
    }),
  ]
}

export const followUpTellers: TellersOf<'basis' | 'diary' | 'block' | 'outcome'> = {
  'diary.recorded': ({ body }, { words }) => diaryTold(body, words),
  'diary.corrected': ({ body }, { words }) => [quoted(body.reason), ...diaryTold(body.replacement, words)],
  'block.compared': ({ body }, { words }) => {
    const { on, levels, agents } = body.earlier
    return [
      words.tell('block.earlier', { day: words.note.date(on), levels: levels.join(', '), agents: agents.join(', ') }),
    ]
  },
  'basis.elsewhereRecorded': ({ body: { block } }, { words }) => elsewhereTold(block, words),
  'basis.elsewhereWithdrawn': ({ body }, { events, words }) => {
    const entered = events.find((each) => each.type === 'basis.elsewhereRecorded' && each.body.id === body.id)
    const told = entered?.type === 'basis.elsewhereRecorded' ? elsewhereTold(entered.body.block, words) : []
    return [...told, quoted(body.reason)]
  },
  'basis.answered': ({ body }, { words }) => [`${personWords(body.by, words)}.`, quoted(body.reason)],
  'block.concluded': ({ body }, { words }) =>
    present(`${words.of('diary', `conclusion.${body.conclusion}`)}. ${personWords(body.by, words)}.`, body.reason),
  'outcome.recorded': ({ body }, told) => measuresTold(body, told),
  'outcome.corrected': ({ body }, told) => [quoted(body.reason), ...measuresTold(body.replacement, told)],
  'outcome.lost': (event, { words }) => {
    const { timepoint, lastTriedAt, reason } = event.body
    return [
      words.tell('outcome.lost', {
        timepoint: words.of('outcomes', `timepoint.${timepoint}`),
        when: moment(lastTriedAt, event, words),
      }),
      quoted(reason),
    ]
  },
}
