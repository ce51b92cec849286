import { plainView, type View } from '@shared/imaging/view/view'
import { useSyncExternalStore } from 'react'
import type { Tool } from './tools'

export type PaneNumber = 0 | 1

/** What one viewport shows. `index` counts from 0 in the stack. */
export type PaneState = { readonly stackKey: string | null; readonly index: number; readonly isPlaying: boolean }

export type StageState = {
  readonly panes: readonly [PaneState, PaneState]
  readonly isSplit: boolean
  readonly active: PaneNumber
  readonly tool: Tool
  /** How each stack was set up, kept while the window is open. */
  readonly views: ReadonlyMap<string, View>
  /** The mark that keys and the list speak of. */
  readonly selected: string | null
  /** A picture of today has been put up: from then on only a person changes what is shown. */
  readonly hasShownLive: boolean
}

const emptyPane: PaneState = { stackKey: null, index: 0, isPlaying: false }

const emptyStage: StageState = {
  panes: [emptyPane, emptyPane],
  isSplit: false,
  active: 0,
  tool: 'window',
  views: new Map(),
  selected: null,
  hasShownLive: false,
}

export function viewOf(stage: StageState, stackKey: string | null): View {
  return (stackKey === null ? undefined : stage.views.get(stackKey)) ?? plainView
}

/**
 * The viewports of one screen. A store of its own, because a playing run changes it sixty times a second and only what
 * shows the frame may be drawn again.
 */
export function createStage(initial: StageState = emptyStage) {
  let state = initial
  const listeners = new Set<() => void>()

  function set(change: Partial<StageState>): void {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function setPane(pane: PaneNumber, change: Partial<PaneState>): void {
    const [first, second] = state.panes
    set({ panes: pane === 0 ? [{ ...first, ...change }, second] : [first, { ...second, ...change }] })
  }

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set,
    setPane,
    setView: (stackKey: string, view: View) => set({ views: new Map(state.views).set(stackKey, view) }),
  }
}

export type Stage = ReturnType<typeof createStage>

/** A part of the stage; `select` must give the same value for the same part. */
export function useStage<Part>(stage: Stage, select: (state: StageState) => Part): Part {
  return useSyncExternalStore(stage.subscribe, () => select(stage.get()))
}
