import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import type { NeedleSite } from '@shared/pause/events'
import { questionOf } from '@shared/pause/templates'
import { procedureName, spineRegionOf } from '@shared/plan/catalogue'
import { levelIn } from '@shared/plan/levelWords'
import type { Plan } from '@shared/plan/plan'
import { clock, line, type NoteLine, type NoteSection, opening, quoted, section } from '@shared/procedure/note/document'
import type { NoteWords } from '@shared/procedure/note/words'

export type EventOf<Type extends RecordedEvent['type']> = Extract<RecordedEvent, { readonly type: Type }>

/** The events of one kind, oldest first. */
export function eventsOf<Type extends RecordedEvent['type']>(
  events: readonly RecordedEvent[],
  type: Type,
): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type)
}

export const timeOf = ({ meta }: RecordedEvent): string => clock(meta.at, meta.offsetMinutes)

/** What is planned, where, on which side, under which guidance and sedation. */
export function planWords(plan: Plan, { say, locale }: NoteWords): readonly string[] {
  const spine = spineRegionOf(plan.region)
  const region = spine === null ? plan.region : say(`region.${spine}`)
  const levels = plan.levels.map((level) => levelIn(locale, level))
  const where = [region, plan.target ?? '', ...levels].filter((each) => each !== '').join(', ')
  const side = plan.side === 'not-applicable' ? '' : say(`plan.side.${plan.side}`)
  return [
    say('plan', { procedure: procedureName(plan.procedure, locale), where, side }),
    say('plan.guidance', { guidance: say(`guidance.${plan.modality}`), sedation: say(`sedation.${plan.sedation}`) }),
  ]
}

/** What was planned, when it began and how it ended. */
export function procedureSection(state: CaseState, events: readonly RecordedEvent[], words: NoteWords): NoteSection {
  const { say, day } = words
  const { plan, procedure } = state
  const planned = events.findLast((event) => event.type === 'plan.changed' || event.type === 'case.booked')
  const from = planned === undefined ? [] : [planned.meta.sequence]
  const lines: NoteLine[] = planWords(plan, words).map((says) => line(says, ...from))
  if (plan.purpose.trim() !== '') lines.push(line(say('purpose', { purpose: quoted(plan.purpose) }), ...from))
  const { started, ended } = procedure
  if (started === null) lines.push(opening(say('started.not')))
  else {
    const { at, offsetMinutes, sequence } = started
    const params = { day: day(at, offsetMinutes), time: clock(at, offsetMinutes) }
    lines.push(opening(say('started', params), sequence))
  }
  if (started !== null && ended === null) lines.push(line(say('ended.not')))
  if (ended !== null) {
    const { at, offsetMinutes, sequence } = ended.entry
    const params = { time: clock(at, offsetMinutes), outcome: say(`outcome.${ended.outcome}`) }
    lines.push(line(say('ended', params), sequence))
    if (ended.note.trim() !== '') lines.push(line(quoted(ended.note), sequence))
  }
  return section(say('heading.procedure'), lines)
}

/** When consent was signed, and whether it was still wished. */
export function consentLine({ body, meta }: EventOf<'consent.recorded'>, { say, date }: NoteWords): NoteLine {
  const wish = say(body.stillWished ? 'consent.wished' : 'consent.unwished')
  return line(say('consent', { day: date(body.signedOn), wish }), meta.sequence)
}

/** Consent, the time-out with its team, then the needle pauses, every STOP and the sign-out as they came. */
export function beforeSection(events: readonly RecordedEvent[], words: NoteWords): NoteSection {
  const { say } = words
  const lines: NoteLine[] = []
  const consent = eventsOf(events, 'consent.recorded').at(-1)
  if (consent === undefined) lines.push(line(say('consent.not')))
  else {
    lines.push(consentLine(consent, words))
  }
  const begun = eventsOf(events, 'procedure.started')[0]?.meta.sequence ?? Number.POSITIVE_INFINITY
  const started = eventsOf(events, 'pause.phaseStarted')
  const completed = eventsOf(events, 'pause.phaseCompleted')
  const timeOut = completed.findLast(({ body, meta }) => body.phase === 'time-out' && meta.sequence < begun)
  if (timeOut === undefined) lines.push(line(say('timeOut.not')))
  else {
    lines.push(line(say('timeOut', { time: timeOf(timeOut) }), timeOut.meta.sequence))
    const team = teamAt(events, timeOut.meta.sequence)
    if (team !== null) {
      const names = team.people.map((each) => `${each.name}, ${say(`role.${each.role}`)}`).join('; ')
      lines.push(line(say('team', { names }), team.sequence))
    }
  }
  const pauses = completed.flatMap((each): (readonly NoteLine[])[] => {
    const { sequence } = each.meta
    const time = timeOf(each)
    if (each.body.phase === 'sign-out') return [[opening(say('signOut', { time }), sequence)]]
    if (each.body.phase !== 'needle-pause') return []
    const opened = started.findLast(({ body, meta }) => body.phase === 'needle-pause' && meta.sequence < sequence)
    const site = opened?.body.site ?? null
    const from = opened === undefined ? [sequence] : [opened.meta.sequence, sequence]
    return [
      [
        site === null
          ? opening(say('needlePause.here', { time }), ...from)
          : opening(say('needlePause', { where: siteWords(site, words), time }), ...from),
      ],
    ]
  })
  const stops = eventsOf(events, 'pause.stopCalled').map((stop): readonly NoteLine[] => {
    const said = opening(say('stopped', { time: timeOf(stop) }), stop.meta.sequence)
    const solved = eventsOf(events, 'pause.stopResolved').find((each) => each.meta.sequence > stop.meta.sequence)
    if (solved === undefined) return [said]
    const { what, how } = solved.body
    const params = { time: timeOf(solved), what: quoted(what), how: quoted(how) }
    return [said, line(say('stopped.resolved', params), solved.meta.sequence)]
  })
  const first = (said: readonly NoteLine[]) => Math.max(...(said[0]?.from ?? [0]))
  lines.push(...[...pauses, ...stops].sort((a, b) => first(a) - first(b)).flat())
  return section(say('heading.before'), lines)
}

/** `L5-S1, left`: where one needle goes. */
export const siteWords = ({ level, side }: NeedleSite, { say, locale }: NoteWords): string =>
  `${levelIn(locale, level)}${side === 'not-applicable' ? '' : say(`side.${side}`)}`.replace(/^, /, '')

/** Who stood there when a phase was completed: as it began, or as the team changed since. */
function teamAt(events: readonly RecordedEvent[], before: number) {
  const last = events.findLast(
    (event): event is EventOf<'pause.phaseStarted' | 'pause.teamChanged'> =>
      event.meta.sequence < before && (event.type === 'pause.phaseStarted' || event.type === 'pause.teamChanged'),
  )
  return last === undefined ? null : { people: last.body.team, sequence: last.meta.sequence }
}

/** Who went on in spite of which finding, why, and who was asked. */
export function overrideLines(event: EventOf<'finding.overridden'>, { say }: NoteWords): readonly NoteLine[] {
  const { finding, reason, prescriberAsked, by } = event.body
  const { sequence } = event.meta
  const who = { who: by.name, role: say(`role.${by.role}`) }
  const lines = [
    opening(say('overridden', { time: timeOf(event), ...who, says: quoted(finding.says) }), sequence),
    line(say('overridden.reason', { reason: quoted(reason) }), sequence),
  ]
  return prescriberAsked === '' ? lines : [...lines, line(say('overridden.asked', { who: prescriberAsked }), sequence)]
}

/** Every finding and pause item that a person went past, with the reason. Null where there was none. */
export function decidedSection(
  { pause }: CaseState,
  events: readonly RecordedEvent[],
  words: NoteWords,
): NoteSection | null {
  const { say } = words
  const withdrawn = eventsOf(events, 'override.withdrawn')
  const lines = events.flatMap((event): NoteLine[] => {
    const { sequence } = event.meta
    const time = timeOf(event)
    const who = (person: { readonly name: string; readonly role: string }) => ({
      who: person.name,
      role: say(`role.${person.role}`),
    })
    switch (event.type) {
      case 'finding.overridden': {
        const { finding } = event.body
        const said = [...overrideLines(event, words)]
        const back = withdrawn.find((each) => each.body.key === finding.key && each.meta.sequence > sequence)
        if (back !== undefined) {
          const name = back.meta.actor?.name ?? say('someone')
          const params = { who: name, time: timeOf(back), reason: quoted(back.body.reason) }
          said.push(line(say('overridden.withdrawn', params), back.meta.sequence))
        }
        return said
      }
      case 'pause.itemOverridden': {
        const { phase, itemId, reason, by } = event.body
        const item = questionOf(pause, phase, itemId)?.[words.locale] ?? itemId
        return [opening(say('overridden.item', { time, ...who(by), item, reason: quoted(reason) }), sequence)]
      }
      case 'readiness.overridden': {
        const { by, reason, unmet } = event.body
        const open = unmet.map((each) => quoted(each.says)).join(' ')
        return [opening(say('overridden.ready', { time, ...who(by), unmet: open, reason: quoted(reason) }), sequence)]
      }
      default:
        return []
    }
  })
  return lines.length === 0 ? null : section(say('heading.decided'), lines)
}
