import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { ok } from '@shared/kit/result'
import { type CalendarDate, localDate } from '@shared/kit/time'
import { roomRoles } from '@shared/procedure/acting'
import { judgePatterns } from '@shared/procedure/adequacy'
import type { ProcedureAct, ProcedureCommand } from '@shared/procedure/events'
import { strike } from '@shared/procedure/evolve'
import { correctable, type Entry, type ProcedureState, type Struck, standing } from '@shared/procedure/state'

type Correction = Extract<ProcedureCommand, { do: 'entry.correct' }>
type DecideAct = (
  state: CaseState,
  act: ProcedureAct,
  context: DecisionContext,
  pause: 'asked' | 'was-asked',
) => Decision

/**
 * Corrects an entry by a new one: the old stays in the record, marked, and what should have been recorded follows in
 * the same instant, judged as if it were recorded now. Taking back what locked or decided something at a needle is a
 * physician's act.
 */
export function decideCorrection(
  state: CaseState,
  command: Correction,
  context: DecisionContext,
  decideAct: DecideAct,
): Decision {
  const { procedure } = state
  const entry = entryAt(procedure, command.ofSequence)
  if (entry === undefined) {
    return refuse('procedure.not-correctable', 'This entry cannot be corrected here. Add an amendment instead.')
  }
  if (entry.struck !== null) {
    return refuse('procedure.already-corrected', `This entry was already corrected by ${entry.struck.by}.`)
  }
  const actor = requireActor(context, correctionTakesPhysician(state, command.ofSequence) ? ['physician'] : roomRoles)
  if (!actor.ok) return actor
  const { instead: wanted } = command
  const needle = procedure.needles.find((each) => each.entry.sequence === command.ofSequence)
  const staysNeedle = needle !== undefined && wanted?.do === 'needle.place'
  if (!staysNeedle && orphans(procedure, command.ofSequence)) {
    return refuse(
      'procedure.needle-in-use',
      'Other entries stand at this needle. Correct them first, or correct what is wrong in them.',
    )
  }
  const { now: at } = context
  const { ofSequence, reason } = command
  const struck = {
    sequence: state.version + 1,
    at,
    offsetMinutes: context.offsetMinutes,
    by: actor.value.name,
    reason,
    replacedBy: null,
  }
  const corrected: CaseEvent = {
    type: 'entry.corrected',
    body: { ofSequence, reason, replaced: command.instead !== null },
  }
  if (wanted === null) return ok([corrected])
  const takes = takesItsPlace(procedure, ofSequence, wanted)
  if (takes === 'no') {
    return refuse(
      'procedure.other-kind',
      'Only the same kind of entry at the same needle can take the place of this one. Take it back, then record the other one.',
    )
  }
  const after = asItStood(state, entry, struck)
  const then = { ...context, usedOn: dayOf(entry), usedAt: entry.happenedAt }
  const instead =
    takes === 'yes' ? decideAct(after, wanted, then, 'was-asked') : decideAct(after, wanted, context, 'asked')
  if (!instead.ok) return instead
  return ok([corrected, ...instead.value.map((event) => withIdentityOf(event, needle))])
}

/**
 * The case by which what takes the place of an entry is judged: without that entry, and with what was seen up to it. A
 * wrong lot is put right however the needle stands now.
 */
export function asItStood(state: CaseState, entry: Entry, struck: Struck): CaseState {
  return {
    ...state,
    procedure: { ...seenBefore(strike(state.procedure, entry.sequence, struck), entry.order), endedAt: null },
  }
}

/** The room's day on which an entry happened: expiry dates of what takes its place are judged by it. */
export const dayOf = (entry: Entry): CalendarDate => localDate(entry.happenedAt, entry.offsetMinutes)

/** A needle that is described anew stays the same needle: what was recorded at it still stands at it. */
function withIdentityOf(event: CaseEvent, needle: { readonly id: string } | undefined): CaseEvent {
  if (event.type !== 'needle.placed' || needle === undefined) return event
  return { ...event, body: { ...event.body, id: needle.id } }
}

const listOf = {
  'needle.place': 'needles',
  'needle.reposition': 'repositions',
  'needle.confirmPosition': 'positions',
  'needle.decide': 'decisions',
  'lesion.record': 'lesions',
  'contrast.record': 'spreads',
  'ultrasoundSpread.record': 'ultrasound',
  'injectate.give': 'injectates',
  'dose.record': 'doses',
  'complication.record': 'complications',
} as const satisfies Record<ProcedureAct['do'], (typeof correctable)[number]>

/**
 * Whether an act can stand where an entry stood: the same kind, and what was seen at a needle stays at that needle. An
 * injectate that was written to the wrong needle can go to another, whose pause and spread are then asked.
 */
function takesItsPlace(procedure: ProcedureState, sequence: number, act: ProcedureAct): 'yes' | 'elsewhere' | 'no' {
  const entries: readonly { readonly entry: Entry; readonly needleId?: string | null }[] = procedure[listOf[act.do]]
  const replaced = entries.find((each) => each.entry.sequence === sequence)
  if (replaced === undefined) return 'no'
  if (!('needleId' in act) || act.do === 'complication.record' || act.needleId === replaced.needleId) return 'yes'
  return act.do === 'injectate.give' ? 'elsewhere' : 'no'
}

/** The record with what was seen and decided at the needles up to an entry. Everything that was given stays counted. */
function seenBefore(procedure: ProcedureState, order: number): ProcedureState {
  const before = <T extends { readonly entry: Entry }>(entries: readonly T[]): readonly T[] =>
    entries.filter((each) => each.entry.order < order)
  return {
    ...procedure,
    repositions: before(procedure.repositions),
    positions: before(procedure.positions),
    decisions: before(procedure.decisions),
    spreads: before(procedure.spreads),
    ultrasound: before(procedure.ultrasound),
  }
}

function entryAt(procedure: ProcedureState, sequence: number): Entry | undefined {
  for (const list of correctable) {
    const found = procedure[list].find((each) => each.entry.sequence === sequence)
    if (found !== undefined) return found.entry
  }
  return undefined
}

/** A bad spread, a bad aspiration, a move of the needle, or a decision: what the interlock rests on is a physician's. */
export function correctionTakesPhysician({ plan, procedure }: CaseState, sequence: number): boolean {
  const at = (each: { readonly entry: Entry }) => each.entry.sequence === sequence
  if (procedure.decisions.some(at) || procedure.repositions.some(at)) return true
  const position = procedure.positions.find(at)
  if (position !== undefined) {
    return position.aspiration === 'blood' || position.aspiration === 'csf' || position.paraesthesia === 'persistent'
  }
  const ultrasound = procedure.ultrasound.find(at)
  if (ultrasound !== undefined) {
    const stops = ['intraneural', 'none-seen', 'intratendinous'] as const
    return stops.some((code) => ultrasound.spread.includes(code)) || ultrasound.resistance === 'high'
  }
  const spread = procedure.spreads.find(at)
  return (
    spread !== undefined && spread.mode !== 'none' && judgePatterns(plan.procedure, spread.patterns).kind === 'locked'
  )
}

/** A needle that other standing entries hang on cannot be taken away under them. */
function orphans(procedure: ProcedureState, sequence: number): boolean {
  const needle = procedure.needles.find((each) => each.entry.sequence === sequence)
  if (needle === undefined) return false
  const at = (each: { readonly needleId: string | null }) => each.needleId === needle.id
  return (
    standing(procedure.repositions).some(at) ||
    standing(procedure.positions).some(at) ||
    standing(procedure.decisions).some(at) ||
    standing(procedure.lesions).some(at) ||
    standing(procedure.spreads).some(at) ||
    standing(procedure.ultrasound).some(at) ||
    standing(procedure.injectates).some(at)
  )
}
