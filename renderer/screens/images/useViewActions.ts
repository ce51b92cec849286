import type { Picture } from '@shared/imaging/view/picture'
import type { NamedWindow } from '@shared/imaging/view/presets'
import type { Stack } from '@shared/imaging/view/stack'
import {
  fitted,
  flippedAcross,
  flippedDown,
  invertedView,
  oneToOne,
  plainView,
  turned,
  type View,
} from '@shared/imaging/view/view'
import { useEffect, useRef } from 'react'
import { pictures } from '../../imaging/pictures'
import { type Stage, viewOf } from '../../imaging/stage'
import { startingWindow, tonesOf, windowOf } from '../../imaging/tones'
import { meaningOf, type ViewAction } from '../../imaging/tools'

type ActionOptions = {
  readonly stage: Stage
  readonly stackOf: (key: string | null) => Stack | null
  readonly windows: readonly NamedWindow[]
  readonly onSide: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onRemove: () => void
  readonly onKey: () => void
  readonly onHelp: () => void
}

const viewChanges: Readonly<Partial<Record<ViewAction, (view: View) => View>>> = {
  invert: invertedView,
  'flip-across': flippedAcross,
  'flip-down': flippedDown,
  'turn-right': (view) => turned(view, 1),
  'turn-left': (view) => turned(view, -1),
  fit: fitted,
  'one-to-one': (view) => oneToOne(view, window.devicePixelRatio),
  reset: () => plainView,
}

/** What the buttons at the edge and their keys do to the picture that is active. */
export function useViewActions(options: ActionOptions) {
  const latest = useRef(options)
  latest.current = options

  function changeView(change: (view: View) => View): void {
    const { stage } = latest.current
    const state = stage.get()
    const key = state.panes[state.active].stackKey
    if (key !== null) stage.setView(key, change(viewOf(state, key)))
  }

  function goTo(target: 'previous' | 'next' | 'first' | 'last'): void {
    const { stage, stackOf } = latest.current
    const { panes, active } = stage.get()
    const pane = panes[active]
    const count = stackOf(pane.stackKey)?.frames.length ?? 0
    if (count < 2) return
    const index =
      target === 'first'
        ? 0
        : target === 'last'
          ? count - 1
          : (pane.index + (target === 'next' ? 1 : -1) + count) % count
    stage.setPane(active, { index, isPlaying: false })
  }

  function play(): void {
    const { stage, stackOf } = latest.current
    const { panes, active } = stage.get()
    const pane = panes[active]
    if ((stackOf(pane.stackKey)?.frames.length ?? 0) > 1) stage.setPane(active, { isPlaying: !pane.isPlaying })
  }

  function act(action: ViewAction): void {
    const change = viewChanges[action]
    if (change !== undefined) changeView(change)
    const now = latest.current
    if (action === 'side') now.onSide()
    if (action === 'undo') now.onUndo()
    if (action === 'redo') now.onRedo()
    if (action === 'remove') now.onRemove()
    if (action === 'key') now.onKey()
    if (action === 'help') now.onHelp()
    if (action === 'play') play()
    if (action === 'layout') now.stage.set({ isSplit: !now.stage.get().isSplit, active: 0 })
    if (action === 'previous' || action === 'next' || action === 'first' || action === 'last') goTo(action)
  }

  function pictureOnScreen(): Picture | undefined {
    const { stage, stackOf } = latest.current
    const { panes, active } = stage.get()
    const shown = stackOf(panes[active].stackKey)?.frames[panes[active].index]
    return shown && pictures().peek({ contentId: shown.instance.contentId, frame: shown.frame })
  }

  function showWholeRange(): void {
    const picture = pictureOnScreen()
    if (picture !== undefined) changeView((view) => ({ ...view, window: startingWindow(picture) }))
  }

  /** Narrower or wider than the picture's own window, about the same middle. */
  function showOwnWindowTimes(times: number): void {
    const picture = pictureOnScreen()
    if (picture === undefined) return
    const own = windowOf(tonesOf(picture, plainView)) ?? startingWindow(picture)
    changeView((view) => ({ ...view, window: { center: own.center, width: Math.max(1, own.width * times) } }))
  }

  function setWindow(named: NamedWindow): void {
    if (named.window === 'as-stored') changeView((view) => ({ ...view, window: null }))
    else if (named.window === 'whole-range') showWholeRange()
    else if ('times' in named.window) showOwnWindowTimes(named.window.times)
    else {
      const { window } = named
      changeView((view) => ({ ...view, window }))
    }
  }

  const calls = useRef({ act, setWindow })
  calls.current = { act, setWindow }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      const meaning = meaningOf(event)
      if (meaning === null) return
      event.preventDefault()
      if ('tool' in meaning) latest.current.stage.set({ tool: meaning.tool })
      else if ('action' in meaning) calls.current.act(meaning.action)
      else {
        const named = latest.current.windows[meaning.preset]
        if (named !== undefined) calls.current.setWindow(named)
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  return { act, setWindow }
}

/** Letters typed into a field or a list, or while a question is open, are no tools. */
function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return true
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null
  )
}
