import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import type { DecidedBasis } from '@shared/diary/basisEvents'
import { type BlocksBefore, openBasisQuestion } from '@shared/diary/basisQuestion'
import type { Instant } from '@shared/kit/time'
import type { Locale } from '@shared/pause/words'
import { type CaseScreening, screenCase } from '@shared/preparation/screenCase'

/** A case as the pause looks at it: with its screening at this instant, in one language. */
export type PauseView = {
  readonly state: CaseState
  readonly now: Instant
  readonly locale: Locale
  readonly screening: CaseScreening
  /** The block that a planned radiofrequency rests on, where a physician still has to say which one that is. */
  readonly openBasis: DecidedBasis | null
}

type Known = { readonly now: Instant; readonly policy: SitePolicy; readonly blocksBefore?: BlocksBefore | undefined }

/** Screens the case once; everything the pause asks of it goes through the view. The record's own words are English. */
export function pauseView(state: CaseState, known: Known, locale: Locale = 'en'): PauseView {
  const { now, policy, blocksBefore } = known
  return {
    state,
    now,
    locale,
    screening: screened(state, now, policy),
    openBasis: openBasisQuestion(state, policy, blocksBefore),
  }
}

type Screened = { readonly now: Instant; readonly policy: SitePolicy; readonly screening: CaseScreening }

/** The newest screening of each state that is still held somewhere: one act asks for it several times over. */
const newest = new WeakMap<CaseState, Screened>()

function screened(state: CaseState, now: Instant, policy: SitePolicy): CaseScreening {
  const known = newest.get(state)
  if (known !== undefined && known.now === now && known.policy === policy) return known.screening
  const screening = screenCase(state, now, policy)
  newest.set(state, { now, policy, screening })
  return screening
}
