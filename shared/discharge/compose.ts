import { displayName } from '@shared/case/patient'
import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { isBloodThinner } from '@shared/discharge/bloodThinners'
import { wordingOf } from '@shared/discharge/byProcedure'
import { type ChosenBlocks, chooseBlocks } from '@shared/discharge/choose'
import { codesFor } from '@shared/discharge/codes'
import { sayDate, sayInstant } from '@shared/discharge/dates'
import {
  catalogueLocale,
  type InstructionDocument,
  type Line,
  type PrintSize,
  type Section,
} from '@shared/discharge/document'
import { eventLines } from '@shared/discharge/eventLines'
import { clinicalLine, factsOf, type InstructionFacts, sayMedicine } from '@shared/discharge/facts'
import { type Fillings, type InstructionLibrary, isPrinted, lineFrom, wordsFrom } from '@shared/discharge/library'
import { sayPlace } from '@shared/discharge/place'
import { restartLines } from '@shared/discharge/restartLines'
import { fillPlaceholders } from '@shared/kit/fillPlaceholders'
import type { Instant } from '@shared/kit/time'
import { addDays, dateIn } from '@shared/kit/zonedTime'

export type ComposeOptions = { readonly size: PrintSize; readonly timeZone: string; readonly policy: SitePolicy }

/** How much of the chain's head stands on paper: enough to find the record, short enough to read out. */
const headDigits = 8

/**
 * The discharge sheet of a case, composed from blocks of wording and from the record alone: the same record, wording and
 * `now` give the same sheet. Restart times appear only as a physician confirmed them. `now` is the time of composing.
 */
export function composeInstructions(
  state: CaseState,
  library: InstructionLibrary,
  options: ComposeOptions,
  now: Instant,
): InstructionDocument {
  const facts = factsOf(state)
  const chosen = chooseBlocks(state.plan, facts)
  const sheet = writerFor(state, library, options, now)
  return {
    format: 1,
    locale: library.locale,
    direction: library.direction,
    size: options.size,
    composedAt: now,
    timeZone: options.timeZone,
    drill: state.booking.drill ? library.words.drill : null,
    ...heading(state, library, options, now),
    title: sheet.line(titleOf(state, facts)),
    lead: leadLines(state, chosen, sheet),
    boxes: [
      sheet.section('today', chosen.todayHeading, chosen.today),
      sheet.section('tomorrow', 'box.tomorrow', chosen.tomorrow),
      sheet.section('later', chosen.laterHeading, chosen.later),
    ],
    callNow: sheet.section('call-now', 'now.heading', chosen.callNow),
    sections: sections(state, facts, chosen, sheet),
    callToday: sheet.section('call-today', 'today-call.heading', chosen.callToday),
    next: { ...sheet.section('next', 'next.heading', []), lines: nextLines(chosen, sheet) },
    phones: sheet.section('phones', 'phone.heading', phoneBlocks(options.policy)),
    foot: footLines(state, facts, sheet),
    codes: [...codesFor(followUp(state, sheet, options, now), sheet.line)],
    pageLabel: library.words.page,
    imprint: imprint(state, library),
    teachBack: teachBackLines(state, chosen, sheet),
    textVersion: library.version,
  }
}

/** Weeks after the procedure at which the patient is asked (clinical reference 12.2). */
const followUpWeeks = [1, 4, 12] as const

/** The day of the procedure by the calendar of the room. */
function dayDone({ procedure }: CaseState, timeZone: string, now: Instant) {
  return dateIn(procedure.endedAt ?? now, timeZone)
}

function followUp(state: CaseState, sheet: Writer, { timeZone, policy }: ComposeOptions, now: Instant) {
  const done = dayDone(state, timeZone, now)
  return {
    policy,
    caseId: state.id,
    followUp: followUpWeeks.map((week) => ({ week, day: addDays(done, week * 7) })),
    summary: wordsFrom(sheet.library, 'code.summary', { day: policy.phoneDay }),
    madeAt: now,
  }
}

/** Writes lines of one sheet: knows the wording and every value that a placeholder can ask for. */
type Writer = {
  readonly library: InstructionLibrary
  readonly timeZone: string
  readonly fillings: Fillings
  readonly line: (block: string, more?: Fillings) => Line
  readonly section: (id: string, heading: string, blocks: readonly string[]) => Section
}

function writerFor(state: CaseState, library: InstructionLibrary, options: ComposeOptions, now: Instant): Writer {
  const done = dayDone(state, options.timeZone, now)
  const day = (days: number, from: string) => ({ text: sayDate(addDays(done, days), library, 'shortDate'), from })
  const { policy } = options
  const fillings: Fillings = {
    place: sayPlace(state.plan, library),
    emergency: { text: policy.emergencyNumber, from: 'policy' },
    day: { text: policy.phoneDay, from: 'policy' },
    night: { text: policy.phoneNight, from: 'policy' },
    week1: day(7, 'procedure'),
    week4: day(28, 'procedure'),
    week12: day(84, 'procedure'),
    date: { text: sayDate(done, library, 'date'), from: 'procedure' },
    site: { text: policy.siteName, from: 'policy', typed: true },
  }
  const therapy = chooseBlocks(state.plan, factsOf(state)).therapy
  const days: Fillings =
    therapy === null ? {} : { from: day(therapy[0], 'procedure'), to: day(therapy[1], 'procedure') }
  const all = { ...fillings, ...days }
  const line: Writer['line'] = (block, more = {}) => lineFrom(library, block, { ...all, ...more })
  const section: Writer['section'] = (id, heading, blocks) => ({
    id,
    heading: line(heading),
    lines: blocks.filter((block) => isPrinted(library, block)).map((block) => line(block)),
  })
  return { library, timeZone: options.timeZone, fillings: all, line, section }
}

function heading(state: CaseState, library: InstructionLibrary, { timeZone }: ComposeOptions, now: Instant) {
  const born = sayDate(state.patient.birthDate, library, 'birthDate')
  return {
    person: {
      name: displayName(state.patient),
      born: fillPlaceholders(library.words.born, { date: born }),
      id: state.patient.id,
    },
    date: sayDate(dateIn(now, timeZone), library, 'date'),
  }
}

function titleOf({ plan }: CaseState, facts: InstructionFacts): string {
  if (facts.outcome === 'abandoned') return 'title.visit'
  const { title } = wordingOf[plan.procedure]
  // A "test injection" with steroid in it is a treatment as well, and the sheet then speaks of the injection only.
  return title === 'title.test' && facts.steroid ? 'title.spine' : title
}

function leadLines(state: CaseState, chosen: ChosenBlocks, sheet: Writer): Line[] {
  const { plan, preparation } = state
  const goal = preparation.baseline?.goal ?? ''
  return [
    ...(goal === '' ? [] : [sheet.line('goal', { goal: { text: goal, from: 'baseline', typed: true } })]),
    ...chosen.what.map((block) => sheet.line(block)),
    ...(plan.purpose === '' || !isPrinted(sheet.library, 'purpose')
      ? []
      : [sheet.line('purpose', { purpose: { text: plan.purpose, from: 'plan', typed: true } })]),
  ]
}

function sections(state: CaseState, facts: InstructionFacts, chosen: ChosenBlocks, sheet: Writer): Section[] {
  const { library, timeZone } = sheet
  const locale = catalogueLocale(library.locale)
  const say = (at: Instant) => sayInstant(at, timeZone, library)
  const made = (id: string, headingBlock: string, lines: readonly Line[]): Section[] =>
    lines.length === 0 ? [] : [{ id, heading: sheet.line(headingBlock), lines: [...lines] }]
  const blocks = (...names: readonly string[]) =>
    names.filter((name) => isPrinted(library, name)).map((name) => sheet.line(name))
  return [
    ...made('thinner', thinnerHeading(state), restartLines(state.discharge.restarts, sheet.line, say, locale)),
    ...made('events', 'event.heading', eventLines(facts.events, library, sheet.line)),
    ...made('notice', 'notice.heading', blocks(...chosen.notice)),
    ...(facts.sedated ? made('sedation', 'sedation.heading', blocks('sedation.rules', 'sedation.adult')) : []),
    ...(chosen.sugar === 'no'
      ? []
      : made(
          'diabetes',
          chosen.sugar === 'yes' ? 'diabetes.heading' : 'diabetes.heading-if',
          blocks('diabetes.check', 'diabetes.call'),
        )),
    ...(chosen.diary ? made('diary', 'diary.heading', blocks('diary.write', 'diary.moves')) : []),
  ]
}

/** A pain killer that is taken again is no blood thinner, and is not called one. */
function thinnerHeading({ discharge }: CaseState): string {
  return Object.keys(discharge.restarts).some(isBloodThinner) ? 'thinner.heading' : 'thinner.heading-other'
}

function nextLines({ therapy, littleRelief }: ChosenBlocks, sheet: Writer): Line[] {
  return [therapyBlock(therapy), 'next.calls', ...(littleRelief === null ? [] : [littleRelief])]
    .filter((block) => isPrinted(sheet.library, block))
    .map((block) => sheet.line(block))
}

function therapyBlock(days: ChosenBlocks['therapy']): string {
  if (days === null) return 'next.therapy-plan'
  if (days[0] === 0) return 'next.therapy-today'
  return days[0] === days[1] ? 'next.therapy-from' : 'next.therapy'
}

function phoneBlocks({ phoneDay, phoneNight }: SitePolicy): readonly string[] {
  const own = phoneNight === '' || phoneNight === phoneDay ? ['phone.both'] : ['phone.day', 'phone.night']
  return [...own, 'phone.emergency']
}

function footLines(state: CaseState, facts: InstructionFacts, sheet: Writer): Line[] {
  const locale = catalogueLocale(sheet.library.locale)
  const medicines = facts.given.map((each) => sayMedicine(each, locale)).join('; ')
  const given =
    medicines === ''
      ? sheet.line('given.none')
      : sheet.line('given', { medicines: { text: medicines, from: 'injectates' } })
  const doctor = state.procedure.started?.role === 'physician' ? state.procedure.started.by : ''
  const done =
    doctor === ''
      ? sheet.line('foot.done-site')
      : sheet.line('foot.done', { doctor: { text: doctor, from: 'procedure', typed: true } })
  const clinical = isPrinted(sheet.library, 'foot.clinical')
    ? [sheet.line('foot.clinical', { clinical: { text: clinicalLine(state, locale), from: 'plan' } })]
    : []
  return [given, done, ...clinical]
}

function imprint(state: CaseState, library: InstructionLibrary): string[] {
  const { words, version, approved } = library
  const approval =
    approved === null
      ? words.notApproved
      : fillPlaceholders(words.approved, { date: sayDate(approved.on, library, 'birthDate'), by: approved.by })
  const head = state.head.slice(0, headDigits).toUpperCase()
  return [
    `${fillPlaceholders(words.textVersion, { version })}, ${approval} · ${fillPlaceholders(words.record, { head })}`,
    words.notDiagnosis,
  ]
}

function teachBackLines(state: CaseState, chosen: ChosenBlocks, sheet: Writer): Line[] {
  const restarts = Object.values(state.discharge.restarts).filter((each) => each.decision.kind !== 'keep-taking')
  const thinner = restarts.some((each) => isBloodThinner(each.drug))
  return [
    ...(thinner ? ['teach.thinner'] : restarts.length > 0 ? ['teach.medicine'] : []),
    'teach.call',
    'teach.today',
    ...(chosen.sugar === 'yes' ? ['teach.sugar'] : []),
    ...(chosen.diary ? ['teach.diary'] : []),
    'teach.phone',
  ].map((block) => sheet.line(block))
}
