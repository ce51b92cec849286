import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { composeInstructions } from '@shared/discharge/compose'
import { contradictsSheet, saysAgainstSheet } from '@shared/discharge/noAntiInflammatory'
import { restartOffers } from '@shared/discharge/restartOffers'
import type { ComposedInstructions } from '@shared/discharge/state'
import { canonicalJson } from '@shared/kit/canonicalJson'
import type { Instant } from '@shared/kit/time'
import { needsEscort } from '@shared/recovery/families'
import { readiness } from '@shared/recovery/readiness'
import { openWatch } from '@shared/recovery/state'
import { libraryFor } from '@shared/wording/library'

/** Something that stands between the patient and the door, as a refusal says it. */
export type Obstacle = {
  readonly code:
    | 'not-signed-out'
    | 'watch-running'
    | 'not-ready'
    | 'medications-not-asked'
    | 'restart-open'
    | 'restart-against-sheet'
    | 'no-phone'
    | 'no-instructions'
    | 'record-changed'
    | 'not-reviewed'
    | 'not-printed'
    | 'no-escort'
  readonly says: string
  readonly params: Readonly<Record<string, string | number>>
}

const obstacle = (code: Obstacle['code'], says: string, params: Obstacle['params'] = {}): Obstacle => ({
  code,
  says,
  params,
})

/** What has to be known before a sheet can be composed: telephone numbers, every restart decided and none against the sheet's own words. */
export function missingForInstructions(state: CaseState, policy: SitePolicy): readonly Obstacle[] {
  const missing = restartObstacles(state, policy)
  if (policy.phoneDay !== '') return missing
  const says = 'The site has no telephone number yet. An administrator enters it in the settings; the sheet needs it.'
  return [...missing, obstacle('no-phone', says)]
}

function restartObstacles(state: CaseState, policy: SitePolicy): Obstacle[] {
  const { asked, offers } = restartOffers(state, policy)
  if (!asked) {
    const says = 'Nobody has asked for the medication list. Ask, so that no blood thinner is missed.'
    return [obstacle('medications-not-asked', says)]
  }
  return offers.flatMap(({ drug, group, required }) => {
    const confirmed = state.discharge.restarts[drug]
    if (confirmed === undefined) {
      const says = `A physician has to confirm when ${drug} is taken again.`
      return required ? [obstacle('restart-open', says, { drug })] : []
    }
    // The plasma may have been recorded after the decision.
    const against = contradictsSheet(state, group, confirmed.decision)
    return against ? [obstacle('restart-against-sheet', saysAgainstSheet(drug), { drug })] : []
  })
}

/** Everything that stands between this patient and home, the gravest first. Empty means the patient may go. */
export function dischargeObstacles(state: CaseState, now: Instant, policy: SitePolicy): readonly Obstacle[] {
  const found: Obstacle[] = []
  if (state.pause.phases['sign-out'].completedAt === null) {
    found.push(obstacle('not-signed-out', 'The sign-out is not complete. Finish it with the team first.'))
  }
  if (openWatch(state.recovery) !== null) {
    const says = 'The haematoma clock is running. A physician ends it, or the patient is transferred.'
    found.push(obstacle('watch-running', says))
  }
  const ready = readiness(state, now, policy)
  if (ready.verdict === 'not-yet' && !ready.overridden) {
    const count = ready.open.length
    const first = ready.open[0]?.says ?? ''
    const says = `Not ready to leave: ${first}${count > 1 ? `, and ${count - 1} more` : ''}. See to it, or a physician decides.`
    found.push(obstacle('not-ready', says, { count, first }))
  }
  if (needsEscort(state.plan) && state.recovery.escort === null) {
    const says = 'Nobody has asked who takes the patient home. Ask, and record it.'
    found.push(obstacle('no-escort', says))
  }
  return [...found, ...missingForInstructions(state, policy), ...instructionObstacles(state, policy)]
}

function instructionObstacles(state: CaseState, policy: SitePolicy): Obstacle[] {
  const current = state.discharge.instructions.at(-1)
  if (current === undefined) return [obstacle('no-instructions', 'The instructions have not been made yet.')]
  if (!isUpToDate(state, current, policy)) {
    const says = 'The record changed after the instructions were made. Make them again, check them and print them.'
    return [obstacle('record-changed', says)]
  }
  if (current.reviewed === null) {
    return [obstacle('not-reviewed', 'Nobody has checked the filled-in values of the instructions yet.')]
  }
  if (current.printed.length === 0) {
    return [obstacle('not-printed', 'The instructions have not been printed or saved yet.')]
  }
  return []
}

/**
 * Whether composing the sheet again today would give the same sheet: what was printed still follows from the record. The
 * head of the record moves with every entry, the printing of the sheet included, so it is left out of the comparison. The
 * words are those of the version that the sheet was made of: a later version is for later sheets.
 */
export function isUpToDate(state: CaseState, { document }: ComposedInstructions, policy: SitePolicy): boolean {
  const { size, timeZone, locale, composedAt, textVersion } = document
  const library = libraryFor(policy, locale, textVersion)
  const again = composeInstructions(state, library, { size, timeZone, policy }, composedAt)
  return canonicalJson({ ...again, imprint: [] }) === canonicalJson({ ...document, imprint: [] })
}
