import type { PauseAnswer } from '@shared/pause/events'
import type { PausePhase } from '@shared/pause/phases'
import { checklistName, questionOf } from '@shared/pause/templates'
import { siteWords } from '@shared/procedure/note/course'
import { clock, quoted } from '@shared/procedure/note/document'
import { personWords, present, type TellersOf, type Told } from '@shared/record/teller'

const phaseName = (phase: PausePhase, { words }: Told) => words.of('pause', `phase.${phase}`)

/** The question as it stood on the wall. A checklist that this release no longer carries leaves the item's number. */
function question(phase: PausePhase, itemId: string, { words, state }: Told): string {
  return questionOf(state.pause, phase, itemId)?.[words.note.locale] ?? itemId
}

/** The answer as it was spoken. */
function answerTold(answer: PauseAnswer, { words }: Told): string {
  switch (answer.kind) {
    case 'confirmed':
      return words.tell('answer', { said: quoted(answer.value) })
    case 'not-applicable':
      return words.tell('answer.notApplicable', { because: quoted(answer.because) })
    case 'concern':
      return words.tell('answer.concern', { text: quoted(answer.text) })
  }
}

function voidedBecause(
  because: readonly {
    readonly code: string
    readonly says: string
    readonly params: Readonly<Record<string, string | number>>
  }[],
  { words }: Told,
): readonly string[] {
  const { locale } = words.note
  const sides: ReadonlySet<string | number> = new Set(['left', 'right', 'bilateral', 'midline', 'not-applicable'])
  return because.map(({ code, says, params }) => {
    if (locale === 'en') return says
    const named = Object.entries(params).map(([name, value]) => [
      name,
      sides.has(value) ? words.of('pause', `side.${value}`).toUpperCase() : value,
    ])
    return words.known('pause', `voided.${code}`, Object.fromEntries(named)) ?? says
  })
}

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(', ')

/** The questions that are asked again. */
const againTold = (itemIds: readonly string[], told: Told): string =>
  told.words.tell('askedAgain', { items: itemIds.map((id) => question('time-out', id, told)).join(' ') })

export const pauseTellers: TellersOf<'pause' | 'rescue'> = {
  'pause.begun': (_event, { state, words }) => present(checklistName(state.pause)?.[words.note.locale] ?? null),
  'pause.phaseStarted': ({ body }, told) => {
    const { phase, site, team } = body
    const where = site === null ? '' : siteWords(site, told.words.note)
    return [
      where === '' ? `${phaseName(phase, told)}.` : `${phaseName(phase, told)}: ${where}.`,
      told.words.tell('team', { names: team.map((each) => personWords(each, told.words)).join('; ') }),
    ]
  },
  'pause.itemAnswered': ({ body }, told) => {
    const { phase, itemId, answer, readBy, confirmedBy, patientVoice } = body
    const { tell } = told.words
    return present(
      question(phase, itemId, told),
      answerTold(answer, told),
      tell('readBy', { who: readBy.name }),
      confirmedBy.length === 0 ? null : tell('confirmedBy', { who: names(confirmedBy) }),
      patientVoice === null ? null : tell(`voice.${patientVoice}`),
    )
  },
  'pause.itemOverridden': ({ body }, told) => [
    question(body.phase, body.itemId, told),
    told.words.tell('wentPast', { who: personWords(body.by, told.words), reason: quoted(body.reason) }),
  ],
  'pause.phaseCompleted': ({ body }, told) => [`${phaseName(body.phase, told)}.`],
  'pause.interrupted': ({ body }) => [quoted(body.because)],
  'pause.resumed': () => [],
  'pause.teamChanged': ({ body }, { words }) =>
    present(
      body.joined.length === 0 ? null : words.tell('joined', { who: names(body.joined) }),
      body.left.length === 0 ? null : words.tell('left', { who: names(body.left) }),
      body.because,
    ),
  'pause.positionChanged': ({ body }) => [quoted(body.because)],
  'pause.clockMoved': ({ body, meta }, { words }) => [
    words.tell('clockMoved', {
      before: clock(body.before, meta.offsetMinutes),
      after: clock(body.after, meta.offsetMinutes),
    }),
  ],
  'pause.rearmed': ({ body }, { words }) => [body.expired ? words.of('pause', 'voided.expired') : quoted(body.because)],
  'pause.voided': ({ body }, told) => [...voidedBecause(body.because, told), againTold(body.itemIds, told)],
  'pause.stopCalled': ({ body, meta }, { words }) =>
    body.tookPlaceAt === undefined
      ? []
      : [words.tell('tookPlace', { time: clock(body.tookPlaceAt, meta.offsetMinutes) })],
  'pause.stopResolved': ({ body }) => [quoted(body.what), quoted(body.how)],
  'rescue.noted': ({ body, meta }, { words }) => {
    const { card, step, weightKg, tookPlaceAt } = body
    const done =
      step === 0 ? null : (words.known('rescue', `step.${card}.${step}`) ?? words.tell('rescue.step', { step }))
    return present(
      words.of('rescue', `title.${card}`),
      done ?? words.tell('rescue.opened'),
      weightKg == null ? null : words.tell('rescue.weight', { kg: words.note.number(weightKg) }),
      tookPlaceAt === undefined ? null : words.tell('tookPlace', { time: clock(tookPlaceAt, meta.offsetMinutes) }),
    )
  },
  'rescue.closed': ({ body }, { words }) => [words.of('rescue', `title.${body.card}`)],
}
