import type { Side } from '@shared/plan/plan'
import { needleApproaches } from '@shared/procedure/catalogue'
import { needleNumber } from '@shared/procedure/needles'
import {
  capital,
  clock,
  line,
  listed,
  type NoteLine,
  type NoteSection,
  quoted,
  section,
  written,
} from '@shared/procedure/note/document'
import { viewName } from '@shared/procedure/note/words'
import { type Needle, type NeedleDecision, type ProcedureState, standing } from '@shared/procedure/state'

export function needlesSection(procedure: ProcedureState): NoteSection | null {
  const needles = standing(procedure.needles)
  if (needles.length === 0) return null
  return section(
    needles.length === 1 ? 'Needle' : 'Needles',
    needles.flatMap((needle) => needleLines(procedure, needle)),
  )
}

export function needleName(procedure: ProcedureState, needleId: string): string {
  return `needle ${needleNumber(procedure, needleId)}`
}

function needleLines(procedure: ProcedureState, needle: Needle): NoteLine[] {
  const name = capital(needleName(procedure, needle.id))
  const approach = needleApproaches.find((each) => each.code === needle.approach)?.name.en ?? needle.approach
  const size = [
    needle.gauge === null ? 'gauge not recorded' : `${needle.gauge} G`,
    needle.lengthMm === null ? 'length not recorded' : `${written(needle.lengthMm)} mm`,
  ].join(', ')
  const where = needle.level === '' ? sidesAlone[needle.side] : ` at ${needle.level}${sides[needle.side]}`
  const { sequence, at, offsetMinutes } = needle.entry
  const lines = [
    line(`${name} (${size}) was placed${where} at ${clock(at, offsetMinutes)}, approach ${approach}.`, sequence),
  ]
  if (needle.extensionTubing !== 'not-recorded') {
    lines.push(line(`Extension tubing ${needle.extensionTubing === 'yes' ? 'was' : 'was not'} used.`, sequence))
  }
  if (needle.note.trim() !== '') lines.push(line(quoted(needle.note), sequence))
  const here = <T extends { readonly needleId: string }>(entries: readonly T[]) =>
    entries.filter((each) => each.needleId === needle.id)
  for (const move of here(standing(procedure.repositions))) {
    const reason = move.reason.trim() === '' ? '' : `: ${move.reason.trim().replace(/[.]$/, '')}`
    lines.push(
      line(
        `${name} was repositioned at ${clock(move.entry.at, move.entry.offsetMinutes)}${reason}.`,
        move.entry.sequence,
      ),
    )
  }
  const positions = here(standing(procedure.positions))
  const last = positions.at(-1)
  if (last === undefined)
    lines.push(line(`The final position and aspiration of ${name.toLowerCase()} are not recorded.`))
  for (const each of positions) {
    const views = each.views.length === 0 ? 'with no view recorded' : `seen in ${listed(each.views.map(viewName))}`
    const said = `${each === last ? 'The position' : 'An earlier position'} of ${name.toLowerCase()} was ${views} at ${clock(each.entry.at, each.entry.offsetMinutes)}; ${aspirations[each.aspiration]}; ${paraesthesias[each.paraesthesia]}.`
    lines.push(line(said, each.entry.sequence))
    if (each.note.trim() !== '') lines.push(line(quoted(each.note), each.entry.sequence))
  }
  for (const each of here(standing(procedure.decisions))) {
    const { sequence: from, at: when, offsetMinutes: offset } = each.entry
    const about = each.about.map((reason) => reason.says.replace(/[.]$/, '')).join('; ')
    const beyond = about === '' ? '' : ` (${about})`
    lines.push(
      line(
        `At ${clock(when, offset)} ${each.by.name}, ${each.by.role}, ${decisions[each.outcome](name.toLowerCase())}${beyond}: ${quoted(each.reason)}`,
        from,
      ),
    )
    if (each.contraindication !== null) {
      lines.push(line(`Contraindication to contrast: ${quoted(each.contraindication.says)}`, from))
    }
  }
  return lines
}

const aspirations = {
  negative: 'aspiration was negative',
  blood: 'blood was aspirated',
  csf: 'cerebrospinal fluid was aspirated',
  'not-done': 'aspiration was not done',
} as const
const paraesthesias = {
  none: 'no paraesthesia was reported',
  brief: 'brief paraesthesia was reported',
  persistent: 'persistent paraesthesia was reported',
  'not-asked': 'paraesthesia was not asked about',
} as const
const decisions: Readonly<Record<NeedleDecision['outcome'], (needle: string) => string>> = {
  accept: (needle) => `accepted the spread at ${needle} with a note`,
  'go-on': (needle) => `decided to go on at ${needle}`,
  'without-contrast': (needle) => `decided to go on at ${needle} without contrast`,
  abandon: (needle) => `abandoned ${needle}`,
}
const sides: Readonly<Record<Side, string>> = {
  left: ', left',
  right: ', right',
  bilateral: ', both sides',
  midline: ', midline',
  'not-applicable': '',
}
const sidesAlone: Readonly<Record<Side, string>> = {
  left: ' on the left',
  right: ' on the right',
  bilateral: ' for both sides',
  midline: ' in the midline',
  'not-applicable': '',
}
