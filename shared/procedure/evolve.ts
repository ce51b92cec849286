import type { RecordedEvent } from '@shared/case/events'
import { correctable, type Entry, type ProcedureState, type Struck } from '@shared/procedure/state'

export function evolveProcedure(before: ProcedureState, event: RecordedEvent): ProcedureState {
  const { at, sequence, offsetMinutes, actor } = event.meta
  const place = placeOf(before, sequence) ?? { order: sequence, happenedAt: at, offsetMinutes }
  const by = actor?.name ?? ''
  const entry: Entry = { sequence, at, ...place, by, role: actor?.role ?? '', struck: null }
  switch (event.type) {
    case 'procedure.started':
      return { ...before, startedAt: at, started: entry }
    case 'procedure.ended':
      return { ...before, endedAt: at, ended: { ...event.body, entry } }
    case 'needle.placed':
      return { ...before, needles: [...before.needles, { ...event.body, entry }] }
    case 'needle.repositioned':
      return { ...before, repositions: [...before.repositions, { ...event.body, entry }] }
    case 'needle.positionConfirmed':
      return { ...before, positions: [...before.positions, { ...event.body, entry }] }
    case 'needle.decided':
      return { ...before, decisions: [...before.decisions, { ...event.body, entry }] }
    case 'lesion.made':
      return { ...before, lesions: [...before.lesions, { ...event.body, entry }] }
    case 'contrast.recorded':
      return { ...before, spreads: [...before.spreads, { ...event.body, entry }] }
    case 'ultrasoundSpread.recorded':
      return { ...before, ultrasound: [...before.ultrasound, { ...event.body, entry }] }
    case 'injectate.given':
      return { ...before, injectates: [...before.injectates, { ...event.body, entry }] }
    case 'dose.recorded':
      return { ...before, doses: [...before.doses, { ...event.body, entry }] }
    case 'complication.recorded':
      return { ...before, complications: [...before.complications, { ...event.body, entry }] }
    case 'entry.corrected': {
      const { ofSequence, reason, replaced } = event.body
      const replacedBy = replaced ? sequence + 1 : null
      return strike(before, ofSequence, { sequence, at, offsetMinutes, by: actor?.name ?? '', reason, replacedBy })
    }
    default:
      return before
  }
}

/** Where the entry stood that this one was recorded in place of; null where it replaces none. */
function placeOf(
  state: ProcedureState,
  sequence: number,
): Pick<Entry, 'order' | 'happenedAt' | 'offsetMinutes'> | null {
  for (const list of correctable) {
    const replaced = state[list].find(({ entry }) => entry.struck?.replacedBy === sequence)
    if (replaced === undefined) continue
    const { order, happenedAt, offsetMinutes } = replaced.entry
    return { order, happenedAt, offsetMinutes }
  }
  return null
}

/** The record with one entry marked as corrected. Entries that were corrected before keep their first correction. */
export function strike(state: ProcedureState, sequence: number, struck: Struck): ProcedureState {
  const mark = <T extends { readonly entry: Entry }>(entries: readonly T[]): readonly T[] =>
    entries.map((each) =>
      each.entry.sequence === sequence && each.entry.struck === null
        ? { ...each, entry: { ...each.entry, struck } }
        : each,
    )
  return {
    ...state,
    needles: mark(state.needles),
    repositions: mark(state.repositions),
    positions: mark(state.positions),
    decisions: mark(state.decisions),
    lesions: mark(state.lesions),
    spreads: mark(state.spreads),
    ultrasound: mark(state.ultrasound),
    injectates: mark(state.injectates),
    doses: mark(state.doses),
    complications: mark(state.complications),
  }
}
