import { procedureName } from '@shared/plan/catalogue'
import { procedureCode } from '@shared/plan/plan'
import type { DocumentClaim } from '@shared/preparation/events'
import { consentLine, overrideLines } from '@shared/procedure/note/course'
import { quoted } from '@shared/procedure/note/document'
import { answersTold } from '@shared/record/answersTold'
import { moment, personWords, present, type TellersOf, type Told, writtenTime } from '@shared/record/teller'

type List<Item> = { readonly status: 'not-asked' | 'none' | 'recorded'; readonly items: readonly Item[] }

/** A list item by item; "not asked" and "none" are said as what they are. */
function listTold<Item>(
  { status, items }: List<Item>,
  { words }: Told,
  say: (item: Item) => string,
): readonly string[] {
  return status === 'recorded' && items.length > 0 ? items.map(say) : [words.tell(`list.${status}`)]
}

/** `name (more, more)`. */
function withMore(name: string, ...more: readonly (string | null | undefined)[]): string {
  const said = more.filter((each): each is string => each != null && each !== '')
  return said.length === 0 ? name : `${name} (${said.join(', ')})`
}

function claimTold({ procedure, levels, side }: DocumentClaim, { words }: Told): string {
  const code = procedureCode.safeParse(procedure)
  const name = code.success ? procedureName(code.data, words.note.locale) : procedure
  return [name, levels.join(', '), side === 'not-applicable' ? '' : words.tell(`side.${side}`)]
    .filter((each) => each !== '')
    .join(', ')
}

export const preparationTellers: TellersOf<
  | 'identity'
  | 'medications'
  | 'allergies'
  | 'conditions'
  | 'steroids'
  | 'vaccines'
  | 'devices'
  | 'labs'
  | 'answers'
  | 'weight'
  | 'baseline'
  | 'order'
  | 'consent'
  | 'siteMark'
  | 'imagingReview'
  | 'finding'
  | 'override'
  | 'rules'
  | 'call'
> = {
  'identity.checked': ({ body }, { words }) => {
    const { identifiers, bandMatches, imagesMatch } = body
    return present(
      ...identifiers.map((each) =>
        words.tell(each.matches ? 'identity.same' : 'identity.differs', { what: words.tell(`identity.${each.kind}`) }),
      ),
      words.tell(bandMatches ? 'identity.same' : 'identity.differs', { what: words.tell('identity.band') }),
      imagesMatch === null
        ? null
        : words.tell(imagesMatch ? 'identity.same' : 'identity.differs', { what: words.tell('identity.images') }),
    )
  },
  'medications.recorded': ({ body }, told) => {
    const { tell } = told.words
    return listTold(body, told, ({ name, dose, lastDose, status, decision }) =>
      withMore(
        name,
        dose,
        lastDose == null ? null : tell('lastDose', { when: writtenTime(lastDose, told.words) }),
        status == null ? null : tell(`taken.${status}`),
        decision == null ? null : tell('prescriber', { who: decision.by, outcome: decision.outcome }),
      ),
    )
  },
  'allergies.recorded': ({ body }, told) => {
    const { tell } = told.words
    return listTold(body, told, ({ substance, reaction, severity, status }) =>
      withMore(
        substance,
        reaction,
        severity == null ? null : tell(`severity.${severity}`),
        status == null || status === 'active' ? null : tell(`standing.${status}`),
      ),
    )
  },
  'conditions.recorded': ({ body }, told) =>
    listTold(body, told, ({ name, at, status }) =>
      withMore(
        name,
        at == null ? null : writtenTime(at, told.words),
        status == null || status === 'active' ? null : told.words.tell(`standing.${status}`),
      ),
    ),
  'steroids.recorded': ({ body }, told) =>
    listTold(body, told, ({ drug, doseMg, at, region, procedure, route }) =>
      withMore(
        drug,
        doseMg == null ? null : `${told.words.note.number(doseMg)} mg`,
        writtenTime(at, told.words),
        region,
        procedure,
        route,
      ),
    ),
  'vaccines.recorded': ({ body }, told) =>
    listTold(body, told, ({ name, at }) => withMore(name, writtenTime(at, told.words))),
  'devices.recorded': ({ body }, told) =>
    listTold(body, told, ({ name, status }) =>
      withMore(name, status == null || status === 'active' ? null : told.words.tell(`standing.${status}`)),
    ),
  'labs.recorded': (event, { words }) =>
    event.body.labs.length === 0
      ? [words.tell('list.none')]
      : event.body.labs.map(({ test, value, unit, at }) => {
          const said = typeof value === 'number' ? words.note.number(value) : value
          const measured = unit === '' || unit === '1' ? said : `${said} ${unit}`
          return withMore(`${words.of('prepare', `lab.${test}`)} ${measured}`, moment(at, event, words))
        }),
  'answers.recorded': (event, told) => answersTold(event, told),
  'weight.recorded': ({ body }, { words }) => [`${words.note.number(body.weightKg)} kg`],
  'baseline.recorded': ({ body }, { words }) => {
    const { tell, note } = words
    const of10 = (key: string, value: number | null) => (value === null ? null : tell(key, { value }))
    const { systolicMmHg, diastolicMmHg, pulsePerMin, spo2Percent, peg } = body
    return present(
      of10('pain.now', body.painNow),
      of10('pain.average', body.painAverage),
      of10('pain.worst', body.painWorst),
      peg === null ? null : tell('peg', { values: peg.join(', ') }),
      systolicMmHg === null && diastolicMmHg === null
        ? null
        : tell('pressure', { systolic: systolicMmHg ?? '–', diastolic: diastolicMmHg ?? '–' }),
      pulsePerMin === null ? null : tell('pulse', { value: pulsePerMin }),
      spo2Percent === null ? null : tell('spo2', { value: note.number(spo2Percent) }),
      body.motor === '' ? null : tell('motor', { says: body.motor }),
      body.medicationUse === '' ? null : tell('medicationUse', { says: body.medicationUse }),
      body.goal === '' ? null : tell('goal', { says: body.goal }),
    )
  },
  'order.recorded': ({ body }, told) => present(claimTold(body.claim, told), body.reference),
  'consent.recorded': (event, told) => {
    const { claim, interpreter } = event.body
    const { words } = told
    const help =
      interpreter === 'not-needed'
        ? null
        : `${words.of('prepare', 'document.interpreter')}: ${words.of('prepare', `interpreter.${interpreter}`)}`
    return present(claimTold(claim, told), consentLine(event, words.note).says, help)
  },
  'siteMark.recorded': ({ body }, { words }) => {
    const { side, region, initials, visibleAfterDraping, markedBy } = body
    const where = side === 'not-applicable' ? region : `${words.tell(`side.${side}`)}, ${region}`
    return [
      words.tell('siteMark', { where, initials, who: personWords(markedBy, words) }),
      words.tell(visibleAfterDraping ? 'siteMark.seen' : 'siteMark.hidden'),
    ]
  },
  'imagingReview.recorded': ({ body }, { words }) => [
    withMore(body.study, body.studyDate === null ? null : words.note.date(body.studyDate)),
    quoted(body.statement),
  ],
  'finding.overridden': (event, { words }) => overrideLines(event, words.note).map(({ says }) => says),
  'override.withdrawn': ({ body, meta }, { events, words }) => {
    const decided = events.findLast(
      (each) =>
        each.type === 'finding.overridden' && each.body.finding.key === body.key && each.meta.sequence < meta.sequence,
    )
    const about = decided?.type === 'finding.overridden' ? decided.body.finding.says : null
    return present(about === null ? null : words.tell('withdrawn', { about }), quoted(body.reason))
  },
  'rules.noted': (event, { words }) => {
    const { tables, number, adopted } = event.body
    return [
      words.tell(number === 0 ? 'rules.product' : 'rules.own', { tables, number }),
      adopted === null
        ? words.tell('rules.notAdopted')
        : words.tell('rules.adopted', { who: adopted.by, when: writtenTime(adopted.at, words) }),
    ]
  },
  'call.recorded': (event, { words }) => {
    const { outcome, spokeWith, note, againAt, told } = event.body
    return present(
      words.of('phone', `outcome.${outcome}`),
      spokeWith === '' ? null : words.of('phone', 'call.with', { who: spokeWith }),
      ...told.map(({ says }) => says),
      note,
      againAt === null ? null : words.of('phone', 'call.againAt', { when: moment(againAt, event, words) }),
    )
  },
}
