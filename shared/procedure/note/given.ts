import { complicationScale } from '@shared/procedure/catalogue'
import {
  clock,
  line,
  listed,
  type NoteLine,
  type NoteSection,
  quoted,
  section,
  written,
} from '@shared/procedure/note/document'
import { needleName } from '@shared/procedure/note/needles'
import { type Dose, type Injectate, type Lesion, type ProcedureState, standing } from '@shared/procedure/state'
import { localAnaestheticTotal, steroidTotal } from '@shared/procedure/totals'

export function injectatesSection(procedure: ProcedureState): NoteSection {
  const given = standing(procedure.injectates)
  if (given.length === 0) return section('Injected', [line('No injectate is recorded.')])
  const lines = given.flatMap((each) => injectateLines(procedure, each))
  const of = (kind: Injectate['kind']) => given.filter((each) => each.kind === kind)
  const anaesthetics = of('local-anaesthetic')
  const total = localAnaestheticTotal(anaesthetics, null)
  if (total.agents.length > 0) {
    const sums = listed(
      total.agents.map(
        (each) => `${written(each.mg)} mg of ${each.agent}${each.epinephrine ? ' with epinephrine' : ''}`,
      ),
    )
    lines.push(line(`Local anaesthetic in all: ${sums}.`, ...anaesthetics.map((each) => each.entry.sequence)))
  }
  const steroids = of('steroid')
  const steroid = steroidTotal(steroids)
  if (steroid.agents.length > 0) {
    const sums = listed(steroid.agents.map((each) => `${written(each.mg)} mg of ${each.agent}`))
    lines.push(line(`Steroid in all: ${sums}.`, ...steroids.map((each) => each.entry.sequence)))
  }
  return section('Injected', lines)
}

function injectateLines(procedure: ProcedureState, given: Injectate): NoteLine[] {
  const { sequence, at, offsetMinutes } = given.entry
  const strength = given.mgPerMl === null ? '' : ` ${written(given.mgPerMl)} mg/mL`
  const dose = given.doseMg === null ? '' : ` (${written(given.doseMg)} mg)`
  const through = given.needleId === null ? '' : ` through ${needleName(procedure, given.needleId)}`
  const lot = given.lot === '' ? 'lot not recorded' : `lot ${given.lot}`
  const expiry = given.expiry === null ? 'expiry not recorded' : `expires ${given.expiry}`
  const lines = [
    line(
      `At ${clock(at, offsetMinutes)}, ${written(given.volumeMl)} mL of ${given.product}${strength}${dose} was given${through}, route ${routes[given.route]}; ${lot}, ${expiry}.`,
      sequence,
    ),
  ]
  const cautions = given.cautions.filter(
    (each) => each.code !== 'injectate.no-lot' && each.code !== 'injectate.no-expiry',
  )
  for (const each of cautions) lines.push(line(`Caution shown: ${quoted(each.says)}`, sequence))
  if (given.decided !== null) {
    const about = given.decided.about.map((each) => each.says.replace(/[.]$/, '')).join('; ')
    lines.push(
      line(
        `${given.decided.by.name}, ${given.decided.by.role}, decided to go on (${about}): ${quoted(given.decided.reason)}`,
        sequence,
      ),
    )
  }
  return lines
}

const routes = {
  epidural: 'epidural',
  transforaminal: 'transforaminal epidural',
  'intra-articular': 'intra-articular',
  'peri-articular': 'peri-articular',
  perineural: 'perineural',
  'fascial-plane': 'fascial plane',
  prevertebral: 'prevertebral',
  intramuscular: 'intramuscular',
  pterygopalatine: 'pterygopalatine fossa',
  skin: 'skin',
  intranasal: 'intranasal',
} as const satisfies Record<Injectate['route'], string>

export function lesionsSection(procedure: ProcedureState): NoteSection | null {
  const lesions = standing(procedure.lesions)
  if (lesions.length === 0) return null
  return section(
    'Lesions',
    lesions.flatMap((each) => lesionLines(procedure, each)),
  )
}

const lesionKinds = {
  thermal: 'Thermal radiofrequency',
  pulsed: 'Pulsed radiofrequency',
  cryo: 'Cryoneurolysis',
} as const
const motorResponses = {
  none: 'no muscle response at the motor test',
  'local-muscle': 'local muscle response only at the motor test',
  radicular: 'a response of the limb at the motor test',
} as const

function lesionLines(procedure: ProcedureState, lesion: Lesion): NoteLine[] {
  const { sequence, at, offsetMinutes } = lesion.entry
  const tests = [
    lesion.sensoryThresholdV === null ? '' : `sensory threshold ${written(lesion.sensoryThresholdV)} V at 50 Hz`,
    lesion.motorThresholdV === null ? '' : `motor threshold ${written(lesion.motorThresholdV)} V at 2 Hz`,
    lesion.motorResponse === 'not-tested' ? 'motor response not tested' : motorResponses[lesion.motorResponse],
  ].filter((each) => each !== '')
  const settings = [
    lesion.temperatureC === null ? 'temperature not recorded' : `${written(lesion.temperatureC)} °C`,
    lesion.seconds === null ? 'duration not recorded' : `${written(lesion.seconds)} s`,
    lesion.impedanceOhm === null ? '' : `${written(lesion.impedanceOhm)} ohm`,
    lesion.voltageV === null ? '' : `${written(lesion.voltageV)} V`,
  ].filter((each) => each !== '')
  const times = lesion.count === 1 ? '1 lesion' : `${lesion.count} lesions`
  const lines = [
    line(
      `${lesionKinds[lesion.kind]} through ${needleName(procedure, lesion.needleId)} at ${clock(at, offsetMinutes)}: ${times}, ${settings.join(', ')}; ${tests.join(', ')}.`,
      sequence,
    ),
  ]
  if (lesion.note.trim() !== '') lines.push(line(quoted(lesion.note), sequence))
  return lines
}

export function doseSection(procedure: ProcedureState, usesXray: boolean): NoteSection | null {
  const dose = standing(procedure.doses).at(-1)
  if (dose === undefined) return usesXray ? section('Radiation', [line('No radiation dose is recorded.')]) : null
  return section('Radiation', doseLines(dose))
}

/** `Gy.cm2` in the record, `Gy·cm²` on paper. */
const printed = (unit: string): string =>
  unit.replace('uGy', 'µGy').replace('.', '·').replace('cm2', 'cm²').replace('m2', 'm²')

function doseLines(dose: Dose): NoteLine[] {
  const { sequence } = dose.entry
  if (dose.source === 'not-available') return [line('The dose display was not available.', sequence)]
  const typed = ({ value, unit }: { value: number; unit: string }, converted: number | null, into: string) =>
    unit === into || converted === null
      ? `${written(value)} ${printed(unit)}`
      : `${written(value)} ${printed(unit)} (${written(converted)} ${printed(into)})`
  const parts = [
    dose.fluoroscopy === null ? '' : `fluoroscopy time ${typed(dose.fluoroscopy, dose.fluoroscopyS, 's')}`,
    dose.airKerma === null ? '' : `air kerma at the reference point ${typed(dose.airKerma, dose.airKermaMGy, 'mGy')}`,
    dose.areaProduct === null ? '' : `kerma-area product ${typed(dose.areaProduct, dose.dapGyCm2, 'Gy.cm2')}`,
    dose.runs === null ? '' : `${dose.runs} ${dose.runs === 1 ? 'run' : 'runs'}`,
    dose.frames === null ? '' : `${dose.frames} ${dose.frames === 1 ? 'frame' : 'frames'}`,
  ].filter((each) => each !== '')
  const sources = {
    console: 'read from the display',
    'dicom-header': 'from the image header',
    'dose-report': 'from the dose report',
  } as const
  const [first = '', ...rest] = parts
  const text = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')
  return [
    line(`${text}; ${sources[dose.source]}.`, sequence),
    ...dose.confirmed.map((each) => line(`Looked at again and confirmed: ${quoted(each.says)}`, sequence)),
  ]
}

export function complicationsSection(procedure: ProcedureState): NoteSection {
  const found = standing(procedure.complications)
  if (found.length === 0) return section('Complications', [line('No complication is recorded.')])
  return section(
    'Complications',
    found.flatMap((each) => {
      const { sequence, offsetMinutes } = each.entry
      const grade = each.grade === null ? 'not graded' : `${complicationScale} ${each.grade}`
      const what = each.expected ? 'expected effect' : grade
      const lines = [line(`${each.name} from ${clock(each.onset, offsetMinutes)} (${what}).`, sequence)]
      if (each.relation !== 'not-assessed') {
        const related = { related: 'related', possibly: 'possibly related', unrelated: 'not related' }[each.relation]
        lines.push(line(`Judged ${related} to the procedure.`, sequence))
      }
      if (each.action.trim() !== '') lines.push(line(`Action: ${quoted(each.action)}`, sequence))
      if (each.outcome.trim() !== '') lines.push(line(`Outcome: ${quoted(each.outcome)}`, sequence))
      return lines
    }),
  )
}
