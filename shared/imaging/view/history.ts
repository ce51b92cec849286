import type { ImagingCommand, Target } from '@shared/imaging/caseEvents'

/** What a person did to the marks, so that it can be taken back. Events stay in the record: taking back is an act of its own. */
export type MarkAct =
  | { readonly did: 'place'; readonly target: Target }
  | { readonly did: 'change'; readonly before: Target; readonly after: Target }
  | { readonly did: 'remove'; readonly target: Target; readonly reason: string }

export type MarkHistory = { readonly done: readonly MarkAct[]; readonly undone: readonly MarkAct[] }

export const noHistory: MarkHistory = { done: [], undone: [] }

/** A new act makes what was undone unreachable, as everywhere. */
export function withAct(history: MarkHistory, act: MarkAct): MarkHistory {
  return { done: [...history.done, act], undone: [] }
}

export function afterUndo(history: MarkHistory): MarkHistory {
  const last = history.done.at(-1)
  if (last === undefined) return history
  return { done: history.done.slice(0, -1), undone: [...history.undone, last] }
}

export function afterRedo(history: MarkHistory): MarkHistory {
  const last = history.undone.at(-1)
  if (last === undefined) return history
  return { done: [...history.done, last], undone: history.undone.slice(0, -1) }
}

/** The command that does an act. */
export function commandOf(act: MarkAct): ImagingCommand {
  switch (act.did) {
    case 'place':
      return { do: 'target.place', target: mutable(act.target) }
    case 'change':
      return { do: 'target.change', target: mutable(act.after) }
    case 'remove':
      return { do: 'target.remove', targetId: act.target.id, reason: act.reason }
  }
}

/** The command that takes an act back. `reason` goes into the record where a mark disappears. */
export function reverseOf(act: MarkAct, reason: string): ImagingCommand {
  switch (act.did) {
    case 'place':
      return { do: 'target.remove', targetId: act.target.id, reason }
    case 'change':
      return { do: 'target.change', target: mutable(act.before) }
    case 'remove':
      return { do: 'target.place', target: mutable(act.target) }
  }
}

/** Commands carry plain arrays; who placed a mark and when is the record's to say. */
function mutable(target: Target) {
  const { id, on, kind, level, side, label } = target
  return { id, on: { ...on }, kind, points: target.points.map((point) => ({ ...point })), level, side, label }
}
