import { complicationTermOf, productOf } from '@shared/procedure/catalogue'
import {
  capital,
  clock,
  line,
  momentOf,
  type NoteLine,
  type NoteSection,
  opening,
  quoted,
  section,
} from '@shared/procedure/note/document'
import { needleName } from '@shared/procedure/note/needles'
import { wentOnLine } from '@shared/procedure/note/said'
import type { NoteWords } from '@shared/procedure/note/words'
import {
  type Complication,
  type Dose,
  type Injectate,
  type Lesion,
  type ProcedureState,
  standing,
} from '@shared/procedure/state'
import { totalsOf } from '@shared/procedure/totals'

export function injectatesSection(procedure: ProcedureState, words: NoteWords): NoteSection {
  const { say, listed, number } = words
  const heading = say('heading.injected')
  const given = standing(procedure.injectates)
  if (given.length === 0) return section(heading, [line(say('injected.none'))])
  const lines = given.flatMap((each) => injectateLines(procedure, each, words))
  const of = (kind: Injectate['kind']) => given.filter((each) => each.kind === kind)
  const sum = (key: string, { agent, mg }: { agent: string; mg: number }) =>
    say(key, { mg: number(mg), agent: words.agent(agent) })
  const anaesthetics = of('local-anaesthetic')
  const { localAnaesthetic, steroid } = totalsOf(procedure, null)
  const { agents, notCounted } = localAnaesthetic
  if (agents.length > 0) {
    const sums = agents.map((each) => sum(each.epinephrine ? 'total.sumEpinephrine' : 'total.sum', each))
    const from = anaesthetics.map((each) => each.entry.sequence)
    lines.push(opening(say('total.anaesthetic', { sums: listed(sums) }), ...from))
    lines.push(...leftOut(anaesthetics, notCounted, words))
  }
  const steroids = of('steroid')
  if (steroid.agents.length > 0) {
    const sums = steroid.agents.map((each) => sum('total.sum', each))
    const said = say('total.steroid', { sums: listed(sums) })
    const from = steroids.map((each) => each.entry.sequence)
    lines.push(agents.length > 0 ? line(said, ...from) : opening(said, ...from))
    const unknown = steroids.filter((each) => each.doseMg === null).map((each) => each.agent)
    lines.push(...leftOut(steroids, unknown, words))
  }
  return section(heading, lines)
}

/** What was given too and could not be added: a sum is never taken for all of it. */
function leftOut(
  given: readonly Injectate[],
  agents: readonly string[],
  { say, listed, agent }: NoteWords,
): NoteLine[] {
  const names = [...new Set(agents)]
  if (names.length === 0) return []
  const from = given.filter((each) => names.includes(each.agent)).map((each) => each.entry.sequence)
  return [line(say('total.notCounted', { agents: listed(names.map(agent)) }), ...from)]
}

/** The name as it was recorded; in another language the catalogue's, while it still is the same product. */
function productName({ productId, product }: Injectate, { name }: NoteWords): string {
  const entry = productOf(productId)
  return entry !== undefined && entry.name.en === product ? name(entry.name) : product
}

export function injectateLines(procedure: ProcedureState, given: Injectate, words: NoteWords): NoteLine[] {
  const { say, number } = words
  const { time, from } = momentOf(given.entry)
  const lines = [
    line(
      say('injected', {
        time,
        volume: number(given.volumeMl),
        product: productName(given, words),
        strength: given.mgPerMl === null ? '' : ` ${number(given.mgPerMl)} mg/mL`,
        dose: given.doseMg === null ? '' : ` (${number(given.doseMg)} mg)`,
        through:
          given.needleId === null
            ? ''
            : say('injected.through', { needle: needleName(procedure, given.needleId, words) }),
        route: say(`route.${given.route}`),
        lot: given.lot === '' ? say('lot.not') : say('lot', { lot: given.lot }),
        expiry: given.expiry === null ? say('expiry.not') : say('expiry', { expiry: given.expiry }),
      }),
      ...from,
    ),
  ]
  const cautions = given.cautions.filter(
    (each) => each.code !== 'injectate.no-lot' && each.code !== 'injectate.no-expiry',
  )
  for (const each of cautions) lines.push(line(say('caution', { says: quoted(each.says) }), ...from))
  if (given.decided !== null) lines.push(wentOnLine(given.decided, from, words))
  return lines
}

export function lesionsSection(procedure: ProcedureState, words: NoteWords): NoteSection | null {
  const lesions = standing(procedure.lesions)
  if (lesions.length === 0) return null
  return section(
    words.say('heading.lesions'),
    lesions.flatMap((each) => lesionLines(procedure, each, words)),
  )
}

export function lesionLines(procedure: ProcedureState, lesion: Lesion, words: NoteWords): NoteLine[] {
  const { say, number } = words
  const { time, from } = momentOf(lesion.entry)
  const { sensoryThresholdV, motorThresholdV, temperatureC, seconds, impedanceOhm, voltageV } = lesion
  const tests = [
    sensoryThresholdV === null ? '' : say('lesion.sensory', { volts: number(sensoryThresholdV) }),
    motorThresholdV === null ? '' : say('lesion.motor', { volts: number(motorThresholdV) }),
    // Cold makes no current: there is no motor test that could be missing.
    lesion.kind === 'cryo' && lesion.motorResponse === 'not-tested' ? '' : say(`motor.${lesion.motorResponse}`),
  ].filter((each) => each !== '')
  const settings = [
    temperatureC === null ? say('lesion.noTemperature') : `${number(temperatureC)} °C`,
    seconds === null ? say('lesion.noDuration') : `${number(seconds)} s`,
    impedanceOhm === null ? '' : `${number(impedanceOhm)} ohm`,
    voltageV === null ? '' : `${number(voltageV)} V`,
  ].filter((each) => each !== '')
  const lines = [
    line(
      say('lesion', {
        kind: say(`lesion.${lesion.kind}`),
        needle: needleName(procedure, lesion.needleId, words),
        time,
        times: lesion.count === 1 ? say('lesion.one') : say('lesion.many', { count: lesion.count }),
        settings: settings.join(', '),
        tests: tests.length === 0 ? '' : `; ${tests.join(', ')}`,
      }),
      ...from,
    ),
  ]
  if (lesion.note.trim() !== '') lines.push(line(quoted(lesion.note), ...from))
  return lines
}

export function doseSection(procedure: ProcedureState, usesXray: boolean, words: NoteWords): NoteSection | null {
  const { dose } = totalsOf(procedure, null)
  const heading = words.say('heading.radiation')
  if (dose === null) return usesXray ? section(heading, [line(words.say('dose.not'))]) : null
  return section(heading, doseLines(dose, words))
}

/** `Gy.cm2` in the record, `Gy·cm²` on paper. */
const printed = (unit: string): string =>
  unit.replace('uGy', 'µGy').replace('.', '·').replace('cm2', 'cm²').replace('m2', 'm²')

export function doseLines(dose: Dose, { say, number }: NoteWords): NoteLine[] {
  const { from } = momentOf(dose.entry)
  if (dose.source === 'not-available') return [line(say('dose.unavailable'), ...from)]
  const typed = ({ value, unit }: { value: number; unit: string }, converted: number | null, into: string) =>
    unit === into || converted === null
      ? `${number(value)} ${printed(unit)}`
      : `${number(value)} ${printed(unit)} (${number(converted)} ${printed(into)})`
  const { fluoroscopy, airKerma, areaProduct, runs, frames } = dose
  const parts = [
    fluoroscopy === null ? '' : say('dose.time', { value: typed(fluoroscopy, dose.fluoroscopyS, 's') }),
    airKerma === null ? '' : say('dose.kerma', { value: typed(airKerma, dose.airKermaMGy, 'mGy') }),
    areaProduct === null ? '' : say('dose.area', { value: typed(areaProduct, dose.dapGyCm2, 'Gy.cm2') }),
    runs === null ? '' : runs === 1 ? say('dose.run') : say('dose.runs', { count: runs }),
    frames === null ? '' : frames === 1 ? say('dose.frame') : say('dose.frames', { count: frames }),
  ].filter((each) => each !== '')
  return [
    line(say('dose', { parts: capital(parts.join('; ')), source: say(`dose.source.${dose.source}`) }), ...from),
    ...dose.confirmed.map((each) => line(say('confirmed', { says: quoted(each.says) }), ...from)),
  ]
}

export function complicationsSection(procedure: ProcedureState, words: NoteWords): NoteSection {
  const heading = words.say('heading.complications')
  const found = standing(procedure.complications)
  if (found.length === 0) return section(heading, [line(words.say('complications.none'))])
  return section(
    heading,
    found.flatMap((each) => complicationLines(procedure, each, words)),
  )
}

export function complicationLines(procedure: ProcedureState, found: Complication, words: NoteWords): NoteLine[] {
  const { say, name } = words
  const { offsetMinutes } = found.entry
  const { from } = momentOf(found.entry)
  const term = complicationTermOf(found.term)
  const graded =
    found.grade === null ? say('complication.notGraded') : say('complication.grade', { grade: found.grade })
  const lines = [
    opening(
      say('complication', {
        name: term !== undefined && term.name.en === found.name ? name(term.name) : found.name,
        time: clock(found.onset, offsetMinutes),
        grade: found.expected ? say('complication.expected') : graded,
      }),
      ...from,
    ),
  ]
  if (found.needleId !== null) {
    const needle = needleName(procedure, found.needleId, words)
    lines.push(line(say('complication.at', { needle }), ...from))
  }
  if (found.relation !== 'not-assessed') lines.push(line(say(`relation.${found.relation}`), ...from))
  if (found.action.trim() !== '') lines.push(line(say('action', { says: quoted(found.action) }), ...from))
  if (found.outcome.trim() !== '')
    lines.push(line(say('complication.outcome', { says: quoted(found.outcome) }), ...from))
  return lines
}
