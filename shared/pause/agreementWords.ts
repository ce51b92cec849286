import { type Claim, claimsOf, type Disagreement, missingSources } from '@shared/case/agreement'
import type { CaseState } from '@shared/case/state'
import { sideProof } from '@shared/imaging/sideProof'
import type { PauseView } from '@shared/pause/view'
import { words } from '@shared/pause/words'
import { procedureName } from '@shared/plan/catalogue'
import { procedureCode } from '@shared/plan/plan'

type Says = Pick<PauseView, 'state' | 'locale'>

/** The two sources that differ, each with what it says: "The consent says RIGHT, the plan says LEFT." */
export function differenceSays(difference: Disagreement, { state, locale }: Says): string {
  if (locale === 'en') return difference.says
  const claims = claimsOf(state)
  const [, other] = difference.between
  const plan = claims[0]
  const planned = plan === undefined ? null : spoken(difference, plan, locale)
  const said = claims
    .filter((claim) => claim.source === other)
    .map((claim) => spoken(difference, claim, locale))
    .find((text) => text !== null && text !== planned)
  if (said == null || planned === null) return words(locale, 'differs.picture')
  return words(locale, 'differs.says', { source: words(locale, `source.${other}`), said, planned })
}

function spoken({ about }: Disagreement, claim: Claim, locale: Says['locale']): string | null {
  switch (about) {
    case 'side':
      return claim.side === null ? null : words(locale, `side.${claim.side}`).toUpperCase()
    case 'level':
      return claim.levels === null ? null : claim.levels.join(', ')
    case 'procedure': {
      const code = procedureCode.safeParse(claim.procedure)
      return code.success ? procedureName(code.data, locale) : claim.procedure
    }
  }
}

/**
 * What the pictures that carry a target show: which side of the patient lies at their left edge, as the file states it or
 * as a person marked it; for views from the side, which side of the patient a person said they show. `unproven` where
 * nobody has spoken for one of them, `side-view-only` where a view from the side stands alone.
 */
export function pictureSideOf(
  state: CaseState,
):
  | 'patient-left'
  | 'patient-right'
  | 'mixed'
  | 'side-view-left'
  | 'side-view-right'
  | 'side-view-midline'
  | 'unproven'
  | 'side-view-only'
  | 'no-image' {
  const proof = sideProof(state.imaging)
  if (proof.is === 'no-target') return 'no-image'
  if (proof.is === 'unknown') return 'unproven'
  if (proof.is === 'side-view-only') return 'side-view-only'
  const lefts = new Set(proof.pictures.flatMap((each) => (each.is === 'front' ? [each.left] : [])))
  if (lefts.size > 1) return 'mixed'
  const [left] = lefts
  if (left !== undefined) return left
  const shown = new Set(
    proof.pictures.flatMap((each) => (each.is === 'side-view' && each.shows !== null ? [each.shows] : [])),
  )
  const [shows] = shown
  return shown.size === 1 && shows !== undefined ? `side-view-${shows}` : 'mixed'
}

/** Whether a source that this case needs has not spoken yet. */
export function isMissing(state: CaseState, source: 'order' | 'consent' | 'site-mark' | 'target'): boolean {
  return missingSources(state).includes(source)
}
