import { currentItem } from '@shared/pause/progress'
import type { PausePhase, PauseState } from '@shared/pause/state'
import type { ChecklistItem } from '@shared/pause/template'
import { itemsOf } from '@shared/pause/templates'
import { useEffect, useState } from 'react'

/** How long an answer stands in large letters before the next item, so that the room sees what was taken. */
const answerStandsMs = 1500

export type ShownItem = {
  readonly item: ChecklistItem
  readonly index: number
  readonly of: number
  readonly isLookingBack: boolean
}

type Shown = {
  /** Null when every item is answered. */
  readonly shown: ShownItem | null
  /** Goes to the first open item at once. */
  readonly goOn: () => void
  /** Goes back to an item to look at it or to answer it again. */
  readonly lookAt: (itemId: string) => void
}

/**
 * The item that the room looks at: the one just answered for a moment, one that somebody went back to, or the first
 * open one. Every window derives it from the same events.
 */
export function useShownItem(pause: PauseState, phase: PausePhase): Shown {
  const { items: records } = pause.phases[phase]
  const [seen, setSeen] = useState(records)
  const [held, setHeld] = useState<string | null>(null)
  const [looked, setLooked] = useState<string | null>(null)

  if (seen !== records) {
    const answered = Object.keys(records).find((id) => {
      const given = records[id]?.current ?? null
      return given !== null && given !== (seen[id]?.current ?? null) && given.override === null
    })
    setSeen(records)
    if (answered !== undefined) {
      setHeld(answered)
      setLooked(null)
    }
  }

  useEffect(() => {
    if (held === null) return
    const timer = setTimeout(() => setHeld(null), answerStandsMs)
    return () => clearTimeout(timer)
  }, [held])

  const items = itemsOf(pause, phase)
  const shownId = looked ?? held ?? currentItem(pause, phase)?.id
  const index = items.findIndex((item) => item.id === shownId)
  const item = items[index]
  return {
    shown: item === undefined ? null : { item, index, of: items.length, isLookingBack: looked !== null },
    goOn: () => {
      setHeld(null)
      setLooked(null)
    },
    lookAt: (itemId) => {
      setHeld(null)
      setLooked(itemId)
    },
  }
}
