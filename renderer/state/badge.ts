import type { Failure } from '@shared/contract/channel'
import { noBurst, takeKey } from '@shared/people/badgeBurst'
import type { Person } from '@shared/people/person'
import { readScan } from '@shared/procedure/scan'
import { usCharacterOf } from '@shared/procedure/scanKeys'
import { request } from '../bridge/bridge'
import { localDay } from '../text/format'
import { scanKeyOf } from './scanKey'
import { takeSession } from './session'
import { createStore, useStore } from './store'

/** What became of the badge that was held to the reader last. `at` tells two of them apart. */
export type BadgeOutcome = { readonly at: number } & (
  | { readonly kind: 'signed-in'; readonly person: Person }
  | { readonly kind: 'refused'; readonly failure: Failure }
)

const outcome = createStore<BadgeOutcome | null>(null)
/** Who wants the next badge for itself: the settings, where one is given to a person. */
let learner: ((badge: string) => void) | null = null

export function useBadgeOutcome(): BadgeOutcome | null {
  return useStore(outcome)
}

export function dismissBadge(): void {
  outcome.set(null)
}

/** Gives the next badge to `learn` instead of signing in with it. Returns how to stop waiting. */
export function learnBadge(learn: (badge: string) => void): () => void {
  learner = learn
  return () => {
    if (learner === learn) learner = null
  }
}

/** A drug label that a scanner typed is none of a badge reader's: a text that names a product. */
export function isLabel(text: string, onUsKeyboard = text): boolean {
  const read = readScan(text, { today: localDay(new Date().toISOString()), onUsKeyboard })
  return read.ok && (read.value.gtin !== null || read.value.hibc !== null)
}

/**
 * Listens for badge readers, which are keyboards, on every screen. The Enter at the end of a badge is the reader's: it
 * confirms nothing and presses nothing. Call once, before anything else listens for keys.
 */
export function startBadgeReader(): void {
  let burst = noBurst
  // The same keys as a label scanner means them that is set to another keyboard than this computer.
  let meant = noBurst
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const at = { at: event.timeStamp, isRepeat: event.repeat }
      const taken = takeKey(burst, { key: event.key, ...at })
      const onUsKeyboard = takeKey(meant, {
        key: event.key.length === 1 ? usCharacterOf(scanKeyOf(event)) : event.key,
        ...at,
      })
      burst = taken.burst
      meant = onUsKeyboard.burst
      const { badge } = taken
      if (
        badge === null ||
        (learner === null && (isWritten(event.target) || isLabel(badge, onUsKeyboard.badge ?? badge)))
      )
        return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (learner === null) void signInWith(badge)
      else learner(badge)
    },
    { capture: true },
  )
}

async function signInWith(badge: string): Promise<void> {
  const at = performance.now()
  const reply = takeSession(await request('session.badge', { badge }))
  if (!reply.ok) return outcome.set({ at, kind: 'refused', failure: reply.failure })
  const person = reply.value.signedIn.find((each) => each.id === reply.value.active)
  if (person !== undefined) outcome.set({ at, kind: 'signed-in', person })
}

/** In a field the keys are text: what a person pastes or a scanner types there stays there. */
function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable=true]')
}
