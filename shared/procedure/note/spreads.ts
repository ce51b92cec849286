import { levelIn } from '@shared/plan/levelWords'
import { contrastAgentOf, patternOf, ultrasoundOf } from '@shared/procedure/catalogue'
import {
  capital,
  line,
  momentOf,
  type NoteFigure,
  type NoteLine,
  type NoteSection,
  opening,
  quoted,
  section,
  uncapital,
} from '@shared/procedure/note/document'
import { needleName } from '@shared/procedure/note/needles'
import { wentOnLine } from '@shared/procedure/note/said'
import type { NoteWords } from '@shared/procedure/note/words'
import { type ProcedureState, type Spread, standing, type UltrasoundSpread } from '@shared/procedure/state'
import { totalsOf } from '@shared/procedure/totals'

export function contrastSection(procedure: ProcedureState, words: NoteWords): NoteSection | null {
  const spreads = standing(procedure.spreads)
  if (spreads.length === 0) return null
  const lines = spreads.flatMap((each) => spreadLines(procedure, each, words))
  const injected = spreads.filter((each) => each.agentId !== null)
  if (injected.length > 0) {
    const total = totalsOf(procedure, null).contrast
    const params = { volume: words.number(total.volumeMl), iodine: words.number(total.iodineMg) }
    // A volume that nobody recorded was still injected.
    const isWhole = injected.every((each) => each.volumeMl !== null)
    const key = !isWhole ? 'contrast.totalAtLeast' : total.iodineComplete ? 'contrast.totalIodine' : 'contrast.total'
    lines.push(opening(words.say(key, params), ...injected.map((each) => each.entry.sequence)))
  }
  return section(
    words.say('heading.contrast'),
    lines,
    spreads.flatMap((each) => figure(procedure, each, words)),
  )
}

const seenWords = ({ patterns }: Spread, { name, listed }: NoteWords): string =>
  listed(patterns.map((code) => uncapital(name(patternOf(code).name))))

function figure(procedure: ProcedureState, spread: Spread, words: NoteWords): NoteFigure[] {
  if (spread.frame === null) return []
  const caption = words.say('figure.contrast', {
    needle: capital(needleName(procedure, spread.needleId, words)),
    attempt: spread.attempt,
    view: spread.view === null ? '' : `, ${words.say(`view.${spread.view}`)}`,
    seen: seenWords(spread, words),
    frame: spread.frame.frame,
  })
  return [{ frame: spread.frame, caption, sources: [spread.entry.sequence] }]
}

export function spreadLines(procedure: ProcedureState, spread: Spread, words: NoteWords): NoteLine[] {
  const { say } = words
  const { time, from } = momentOf(spread.entry)
  const needle = needleName(procedure, spread.needleId, words)
  if (spread.mode === 'none') {
    return [opening(say('contrast.none', { needle, time, reason: quoted(spread.noneReason) }), ...from)]
  }
  const how = `${say(`mode.${spread.mode}`)}${viewWords(spread, words)}`
  const volume =
    spread.volumeMl === null
      ? say('contrast.noVolume')
      : say('contrast.volume', { volume: words.number(spread.volumeMl) })
  const lines = [
    spread.volumeMl === 0
      ? line(say('contrast.again', { time, how }), ...from)
      : opening(
          say('contrast.injected', {
            time,
            volume,
            agent: agentName(spread, words),
            needle,
            how,
            attempt: spread.attempt,
          }),
          ...from,
        ),
  ]
  const nothing = spread.patterns.length === 1 && spread.patterns[0] === 'NONE-SEEN'
  const seen = say('contrast.spread', { seen: seenWords(spread, words), reach: reach(spread, words) })
  lines.push(line(nothing ? say('contrast.nothing') : seen, ...from))
  if (spread.washout !== null) {
    const { seen: washedOut, seconds } = spread.washout
    const key = !washedOut ? 'washout.none' : seconds === null ? 'washout.seen' : 'washout.after'
    lines.push(line(say(key, { seconds: words.number(seconds ?? 0) }), ...from))
  }
  if (spread.concordance !== 'not-asked') lines.push(line(say(`pain.${spread.concordance}`), ...from))
  if (spread.lot === '') {
    if (spread.volumeMl !== 0) lines.push(line(say('contrast.lotNot'), ...from))
  } else {
    const key = spread.expiry === null ? 'contrast.lotNoExpiry' : 'contrast.lot'
    lines.push(line(say(key, { lot: spread.lot, expiry: spread.expiry ?? '' }), ...from))
  }
  for (const each of spread.confirmed) lines.push(line(say('confirmed', { says: quoted(each.says) }), ...from))
  for (const each of spread.cautions) lines.push(line(say('caution', { says: quoted(each.says) }), ...from))
  if (spread.decided !== null) lines.push(wentOnLine(spread.decided, from, words))
  if (spread.action.trim() !== '') lines.push(line(say('action', { says: quoted(spread.action) }), ...from))
  if (spread.freeText.trim() !== '') lines.push(line(quoted(spread.freeText), ...from))
  return lines
}

function viewWords({ view, viewDegrees }: Spread, { say, number }: NoteWords): string {
  if (view === null) return ''
  const degrees = viewDegrees === null ? '' : say('contrast.degrees', { degrees: number(viewDegrees) })
  return `${say('contrast.in', { view: say(`view.${view}`) })}${degrees}`
}

function agentName({ agentId }: Spread, { say, name }: NoteWords): string {
  if (agentId === null) return say('contrast.agent')
  const agent = contrastAgentOf(agentId)
  return agent === undefined ? agentId : name(agent.name)
}

function reach({ extent }: Spread, { say, locale }: NoteWords): string {
  const { cephalad, caudad, side } = extent
  const key = cephalad === null ? (caudad === null ? null : 'reach.down') : caudad === null ? 'reach.up' : 'reach.both'
  const levels =
    key === null ? '' : say(key, { cephalad: levelIn(locale, cephalad ?? ''), caudad: levelIn(locale, caudad ?? '') })
  return `${levels}${side === 'not-recorded' ? '' : say(`extent.${side}`)}`
}

export function ultrasoundSection(procedure: ProcedureState, words: NoteWords): NoteSection | null {
  const looks = standing(procedure.ultrasound)
  if (looks.length === 0) return null
  const figures = looks.flatMap((each): NoteFigure[] => {
    if (each.frame === null) return []
    const caption = words.say('figure.ultrasound', {
      needle: capital(needleName(procedure, each.needleId, words)),
      seen: spoken(each, words),
      frame: each.frame.frame,
    })
    return [{ frame: each.frame, caption, sources: [each.entry.sequence] }]
  })
  return section(
    words.say('heading.ultrasound'),
    looks.flatMap((each) => ultrasoundLines(procedure, each, words)),
    figures,
  )
}

const spoken = ({ spread }: UltrasoundSpread, { name, listed }: NoteWords): string =>
  listed(spread.map((code) => uncapital(name(ultrasoundOf(code).name))))

export function ultrasoundLines(procedure: ProcedureState, look: UltrasoundSpread, words: NoteWords): NoteLine[] {
  const { say } = words
  const { time, from } = momentOf(look.entry)
  const lines = [
    opening(
      say('us', {
        time,
        needle: needleName(procedure, look.needleId, words),
        plane: look.plane === 'not-recorded' ? '' : say(`us.plane.${look.plane}`),
        seen: spoken(look, words),
      }),
      ...from,
    ),
  ]
  const also = [
    look.tipSeen === 'not-recorded' ? '' : say(`us.tip.${look.tipSeen}`),
    look.vesselsMapped === 'not-recorded' ? '' : say(`us.vessels.${look.vesselsMapped}`),
    look.resistance === 'not-recorded' ? '' : say(`us.resistance.${look.resistance}`),
    look.paraesthesia === 'not-asked' ? '' : say(`us.paraesthesia.${look.paraesthesia}`),
    look.freedCm === null ? '' : say('us.freed', { cm: words.number(look.freedCm) }),
    look.lungSliding === 'present' || look.lungSliding === 'absent' ? say(`us.lung.${look.lungSliding}`) : '',
    look.freeText.trim() === '' ? '' : quoted(look.freeText),
  ].filter((each) => each !== '')
  return [...lines, ...also.map((each) => line(each, ...from))]
}
