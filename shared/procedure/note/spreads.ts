import { contrastAgentOf, patternOf, ultrasoundOf } from '@shared/procedure/catalogue'
import {
  capital,
  clock,
  line,
  listed,
  type NoteFigure,
  type NoteLine,
  type NoteSection,
  quoted,
  section,
  written,
} from '@shared/procedure/note/document'
import { needleName } from '@shared/procedure/note/needles'
import { modeName, viewName } from '@shared/procedure/note/words'
import { type ProcedureState, type Spread, standing, type UltrasoundSpread } from '@shared/procedure/state'
import { contrastTotal } from '@shared/procedure/totals'

export function contrastSection(procedure: ProcedureState): NoteSection | null {
  const spreads = standing(procedure.spreads)
  if (spreads.length === 0) return null
  const lines = spreads.flatMap((each) => spreadLines(procedure, each))
  const injected = spreads.filter((each) => each.agentId !== null)
  if (injected.length > 0) {
    const total = contrastTotal(injected)
    const iodine = total.iodineComplete ? ` (${written(total.iodineMg)} mg of iodine)` : ''
    lines.push(
      line(
        `In all ${written(total.volumeMl)} mL of contrast was injected${iodine}.`,
        ...injected.map((each) => each.entry.sequence),
      ),
    )
  }
  return section(
    'Contrast',
    lines,
    spreads.flatMap((each) => figure(procedure, each)),
  )
}

function figure(procedure: ProcedureState, spread: Spread): NoteFigure[] {
  if (spread.frame === null) return []
  const what = listed(spread.patterns.map((code) => patternOf(code).name.en.toLowerCase()))
  const view = spread.view === null ? '' : `, ${viewName(spread.view)}`
  const caption = `${capital(needleName(procedure, spread.needleId))}, injection ${spread.attempt}${view}: ${what}. Frame ${spread.frame.frame}.`
  return [{ frame: spread.frame, caption, sources: [spread.entry.sequence] }]
}

function spreadLines(procedure: ProcedureState, spread: Spread): NoteLine[] {
  const { sequence, at, offsetMinutes } = spread.entry
  const needle = needleName(procedure, spread.needleId)
  const when = clock(at, offsetMinutes)
  if (spread.mode === 'none') {
    return [line(`No contrast was given through ${needle} at ${when}: ${quoted(spread.noneReason)}`, sequence)]
  }
  const lines: NoteLine[] = []
  const agent = spread.agentId === null ? 'contrast' : (contrastAgentOf(spread.agentId)?.name.en ?? spread.agentId)
  const volume = spread.volumeMl === null ? 'an unrecorded volume of' : `${written(spread.volumeMl)} mL of`
  const view = spread.view === null ? '' : ` in ${viewName(spread.view)}${angle(spread.viewDegrees)}`
  const looked = `${modeName(spread.mode)}${view}`
  lines.push(
    spread.volumeMl === 0
      ? line(`The same injection was viewed again at ${when} ${looked}.`, sequence)
      : line(
          `At ${when}, ${volume} ${agent} was injected through ${needle} ${looked} (injection ${spread.attempt}).`,
          sequence,
        ),
  )
  const seen = listed(spread.patterns.map((code) => patternOf(code).name.en.toLowerCase()))
  const nothing = spread.patterns.length === 1 && spread.patterns[0] === 'NONE-SEEN'
  lines.push(line(nothing ? 'No contrast was seen.' : `Spread: ${seen}${reach(spread)}.`, sequence))
  if (spread.washout !== null) {
    const after = spread.washout.seconds === null ? '' : ` after ${written(spread.washout.seconds)} s`
    lines.push(line(spread.washout.seen ? `The contrast washed out${after}.` : 'No washout was seen.', sequence))
  }
  if (spread.concordance !== 'not-asked') lines.push(line(concordances[spread.concordance], sequence))
  if (spread.lot !== '') lines.push(line(`Contrast lot ${spread.lot}${expires(spread.expiry)}.`, sequence))
  for (const each of spread.confirmed) lines.push(line(`Looked at again and confirmed: ${quoted(each.says)}`, sequence))
  for (const each of spread.cautions) lines.push(line(`Caution shown: ${quoted(each.says)}`, sequence))
  if (spread.decided !== null) {
    const about = spread.decided.about.map((each) => each.says.replace(/[.]$/, '')).join('; ')
    lines.push(
      line(`${spread.decided.by.name} decided to go on (${about}): ${quoted(spread.decided.reason)}`, sequence),
    )
  }
  if (spread.action.trim() !== '') lines.push(line(`Action: ${quoted(spread.action)}`, sequence))
  if (spread.freeText.trim() !== '') lines.push(line(quoted(spread.freeText), sequence))
  return lines
}

const angle = (degrees: number | null): string => (degrees === null ? '' : ` at ${written(degrees)}°`)
const expires = (expiry: string | null): string => (expiry === null ? ', expiry not recorded' : `, expires ${expiry}`)

function reach({ extent }: Spread): string {
  const { cephalad, caudad, side } = extent
  const levels =
    cephalad !== null && caudad !== null
      ? `, reaching from ${cephalad} to ${caudad}`
      : cephalad !== null
        ? `, reaching up to ${cephalad}`
        : caudad !== null
          ? `, reaching down to ${caudad}`
          : ''
  return `${levels}${side === 'not-recorded' ? '' : `, ${sides[side]}`}`
}

const sides = {
  'same-side': 'on the same side',
  'both-sides': 'on both sides',
  'other-side-only': 'on the other side only',
} as const
const concordances = {
  concordant: 'The injection reproduced the usual pain.',
  discordant: 'The injection caused pain unlike the usual pain.',
  none: 'The injection caused no pain.',
} as const

export function ultrasoundSection(procedure: ProcedureState): NoteSection | null {
  const looks = standing(procedure.ultrasound)
  if (looks.length === 0) return null
  const figures = looks.flatMap((each): NoteFigure[] =>
    each.frame === null
      ? []
      : [
          {
            frame: each.frame,
            caption: `${capital(needleName(procedure, each.needleId))} under ultrasound: ${spoken(each)}. Frame ${each.frame.frame}.`,
            sources: [each.entry.sequence],
          },
        ],
  )
  return section(
    'Ultrasound',
    looks.flatMap((each) => ultrasoundLines(procedure, each)),
    figures,
  )
}

const spoken = (look: UltrasoundSpread): string =>
  listed(look.spread.map((code) => ultrasoundOf(code).name.en.toLowerCase()))

function ultrasoundLines(procedure: ProcedureState, look: UltrasoundSpread): NoteLine[] {
  const { sequence, at, offsetMinutes } = look.entry
  const plane = look.plane === 'not-recorded' ? '' : ` ${look.plane}`
  const lines = [
    line(
      `At ${clock(at, offsetMinutes)} the injection through ${needleName(procedure, look.needleId)} was watched with ultrasound${plane}: ${spoken(look)}.`,
      sequence,
    ),
  ]
  const seen = { throughout: 'throughout', intermittently: 'intermittently', no: null, 'not-recorded': undefined }[
    look.tipSeen
  ]
  if (seen === null) lines.push(line('The needle tip was not seen.', sequence))
  else if (seen !== undefined) lines.push(line(`The needle tip was seen ${seen}.`, sequence))
  if (look.vesselsMapped !== 'not-recorded') {
    lines.push(line(`Vessels ${look.vesselsMapped === 'yes' ? 'were' : 'were not'} mapped with Doppler.`, sequence))
  }
  if (look.resistance !== 'not-recorded') lines.push(line(`Resistance to injection was ${look.resistance}.`, sequence))
  if (look.paraesthesia !== 'not-asked') {
    lines.push(
      line(`${capital(look.paraesthesia === 'none' ? 'no' : look.paraesthesia)} paraesthesia was reported.`, sequence),
    )
  }
  if (look.freedCm !== null) lines.push(line(`The nerve was freed over ${written(look.freedCm)} cm.`, sequence))
  if (look.lungSliding === 'present' || look.lungSliding === 'absent') {
    lines.push(line(`Lung sliding was ${look.lungSliding}.`, sequence))
  }
  if (look.freeText.trim() !== '') lines.push(line(quoted(look.freeText), sequence))
  return lines
}
