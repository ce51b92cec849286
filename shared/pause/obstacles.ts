import { type Disagreement, disagreements } from '@shared/case/agreement'
import { assertNever } from '@shared/kit/assertNever'
import { differenceSays, isMissing, pictureSideOf } from '@shared/pause/agreementWords'
import { applicability, holds, stopLevelOf } from '@shared/pause/conditions'
import { factsInAnswer } from '@shared/pause/evidence'
import { factOf } from '@shared/pause/facts'
import type { PausePhase } from '@shared/pause/phases'
import { procedureObstacles } from '@shared/pause/procedureFacts'
import { type Obstacle, obstacle } from '@shared/pause/refusals'
import { answerTo, type PhaseState } from '@shared/pause/state'
import type { ChecklistItem, Guard } from '@shared/pause/template'
import { itemsOf } from '@shared/pause/templates'
import type { PauseView } from '@shared/pause/view'
import { words } from '@shared/pause/words'
import type { CaseFinding } from '@shared/preparation/screenCase'
import { inLanguage } from '@shared/screening/wording'

/**
 * Why an item cannot be confirmed as the record stands: sources that differ, by name; stops of screening that nobody
 * has decided about; facts that nobody has recorded. Confirming alone never passes one of them. Empty: nothing does,
 * or the item does not apply and is answered with the fact that makes it so.
 */
export function obstaclesTo(item: ChecklistItem, phase: PausePhase, view: PauseView): readonly Obstacle[] {
  if (!applicability(item, view).applies) return []
  const found = [
    ...item.guards.flatMap((guard) => guarded(guard, item, phase, view)),
    ...openFindings(view, item),
    ...unknownFacts(item, view),
  ]
  const seen = new Set<string>()
  return found.filter((each) => !seen.has(each.says) && seen.add(each.says))
}

function guarded(guard: Guard, item: ChecklistItem, phase: PausePhase, view: PauseView): readonly Obstacle[] {
  const { state, locale } = view
  const { identity, consent, siteMark } = state.preparation
  switch (guard) {
    case 'identity':
      if (identity === null) return [obstacle(locale, 'identity-unchecked')]
      return identity.matches ? [] : [obstacle(locale, 'identity-differs')]
    case 'consent':
      if (consent === null) return [obstacle(locale, 'consent-missing')]
      if (!consent.stillWished) return [obstacle(locale, 'consent-withdrawn')]
      return differing(view, (each) => each.between.includes('consent'))
    case 'order':
      if (isMissing(state, 'order')) return [obstacle(locale, 'order-missing')]
      return differing(view, (each) => each.between.includes('order'))
    case 'procedure':
    case 'level':
    case 'side':
      return differing(view, (each) => each.about === guard)
    case 'site-mark':
      if (!holds('site-can-be-marked', view)) return []
      if (siteMark === null) return [obstacle(locale, 'site-mark-missing')]
      if (!siteMark.visibleAfterDraping) return [obstacle(locale, 'site-mark-hidden')]
      return differing(view, (each) => each.between.includes('site-mark'))
    case 'picture-side':
      return pictureSideObstacles(view)
    case 'target':
      if (!isMissing(state, 'target')) return differing(view, (each) => each.between.includes('target'))
      if (state.imaging.instances.length > 0) return [obstacle(locale, 'target-missing')]
      return holds('cervical', view) ? [obstacle(locale, 'images-missing')] : []
    case 'everything':
      return [...openItems(item, phase, view), ...recordObstacles(view)]
    case 'findings':
      return findingObstacles(view, () => true)
    case 'spread':
    case 'done':
      return procedureObstacles(guard, view)
    default:
      return assertNever(guard, 'guard')
  }
}

/** Everything in the record that stands between a case and the needle, whatever was answered to the items. */
export function recordObstacles(view: PauseView): readonly Obstacle[] {
  const { state, locale } = view
  const { identity, consent, siteMark } = state.preparation
  const found: Obstacle[] = []
  if (identity === null) found.push(obstacle(locale, 'identity-unchecked'))
  else if (!identity.matches) found.push(obstacle(locale, 'identity-differs'))
  if (consent === null) found.push(obstacle(locale, 'consent-missing'))
  else if (!consent.stillWished) found.push(obstacle(locale, 'consent-withdrawn'))
  if (holds('site-can-be-marked', view) && siteMark === null) found.push(obstacle(locale, 'site-mark-missing'))
  found.push(...pictureSideObstacles(view))
  return [...found, ...differences(view), ...findingObstacles(view, () => true), ...basisObstacles(view)]
}

/** Sources that differ from the plan on side, level or procedure, each by name. */
export function differences(view: PauseView): readonly Obstacle[] {
  return differing(view, () => true)
}

/** A radiofrequency whose diagnostic block does not meet the rule of the site takes a physician's reason. */
function basisObstacles({ openBasis, locale }: PauseView): readonly Obstacle[] {
  return openBasis === null ? [] : [obstacle(locale, 'basis-open')]
}

function pictureSideObstacles({ state, locale }: PauseView): readonly Obstacle[] {
  const side = pictureSideOf(state)
  if (side === 'unproven') return [obstacle(locale, 'picture-side-unproven')]
  return side === 'side-view-only' ? [obstacle(locale, 'picture-side-view-only')] : []
}

function differing(view: PauseView, about: (difference: Disagreement) => boolean): readonly Obstacle[] {
  return disagreements(view.state)
    .filter(about)
    .map((difference) => obstacle(view.locale, 'differs', { says: differenceSays(difference, view) }))
}

function openFindings(view: PauseView, item: ChecklistItem): readonly Obstacle[] {
  const topics = new Set(item.findings)
  return findingObstacles(view, (finding) => topics.has(finding.topic))
}

function findingObstacles(view: PauseView, about: (finding: CaseFinding) => boolean): readonly Obstacle[] {
  return view.screening.findings
    .filter((finding) => finding.severity === 'stop' && finding.override === null && about(finding))
    .map((finding) => obstacle(view.locale, 'finding-open', { says: inLanguage(view.locale, finding.words.says) }))
}

function unknownFacts(item: ChecklistItem, view: PauseView): readonly Obstacle[] {
  if (item.from !== 'record') return []
  return factsInAnswer(item)
    .filter((key) => factOf(key, view).status === 'unknown')
    .map((key) => obstacle(view.locale, 'fact-unknown', { fact: words(view.locale, `fact.${key}`) }))
}

function openItems(item: ChecklistItem, phase: PausePhase, view: PauseView): readonly Obstacle[] {
  const { pause } = view.state
  const open = itemsOf(pause, phase).filter((each) => each.id !== item.id && holdsUp(each, pause.phases[phase], view))
  if (open.length === 0) return []
  return [obstacle(view.locale, 'items-open', { items: open.map((each) => each.id).join(', ') })]
}

/** Whether an item still keeps its phase from being completed: unanswered, or a concern that nothing has resolved. */
export function holdsUp(item: ChecklistItem, phase: PhaseState, view: PauseView): boolean {
  const given = answerTo(phase, item.id)
  if (given === null) return true
  if (given.answer.kind !== 'concern') return false
  const level = stopLevelOf(item, view)
  return level === 'stop-no-override' || (level === 'stop' && given.override === null)
}
