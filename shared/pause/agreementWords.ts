import { type Claim, claimsOf, type Disagreement, missingSources, statedPictureLeft } from '@shared/case/agreement'
import type { CaseState } from '@shared/case/state'
import { aimingKinds } from '@shared/imaging/caseEvents'
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
 * Which side of the patient lies at the left edge of the pictures that carry a target: as the file states it or as a
 * person marked it. `unproven` where neither has spoken for one of them.
 */
export function pictureSideOf(state: CaseState): 'patient-left' | 'patient-right' | 'mixed' | 'unproven' | 'no-image' {
  const aimedAt = new Set(
    state.imaging.targets.filter((target) => aimingKinds.has(target.kind)).map((target) => target.on.contentId),
  )
  const sides = state.imaging.instances
    .filter((instance) => aimedAt.has(instance.contentId))
    .map(
      (instance) =>
        state.imaging.sideMarks[instance.contentId]?.pictureLeftIs ?? statedPictureLeft(instance.patientOrientation),
    )
  const [first] = sides
  if (first === undefined) return 'no-image'
  if (sides.includes(null)) return 'unproven'
  return sides.every((side) => side === first) ? (first ?? 'unproven') : 'mixed'
}

/** Whether a source that this case needs has not spoken yet. */
export function isMissing(state: CaseState, source: 'order' | 'consent' | 'site-mark' | 'target'): boolean {
  return missingSources(state).includes(source)
}
