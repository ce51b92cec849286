import { levelKey } from '@shared/case/agreement'
import { assertNever } from '@shared/kit/assertNever'
import type { ChecklistItem, Condition, StopLevel } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'
import { words } from '@shared/pause/words'
import { procedureOf, spineRegionOf } from '@shared/plan/catalogue'
import type { FindingTopic } from '@shared/screening/finding'

/** Whether an item has to be answered with its value, or with "does not apply" and the fact that makes it so. */
export type Applicability = { readonly applies: true } | { readonly applies: false; readonly because: string }

const applies: Applicability = { applies: true }

/** What is not known counts as applying: only a recorded fact takes an item out. */
export function applicability(item: ChecklistItem, view: PauseView): Applicability {
  if (holds(item.appliesWhen, view)) return applies
  return { applies: false, because: words(view.locale, `because.${item.appliesWhen}`) }
}

/** How much the item holds up in this case. */
export function stopLevelOf(item: ChecklistItem, view: PauseView): StopLevel {
  if (item.stop !== 'stop' || holds(item.stopWhen, view)) return item.stop
  return 'warn'
}

/** Whether a condition holds for the case; an unknown fact makes it hold. */
export function holds(condition: Condition, view: PauseView): boolean {
  const { state } = view
  const { plan, preparation, patient } = state
  const procedure = procedureOf(plan.procedure)
  switch (condition) {
    case 'always':
      return true
    case 'x-ray':
      return plan.modality === 'fluoroscopy' || plan.modality === 'ct'
    case 'pregnancy-possible':
      return patient.sex !== 'male'
    case 'labs-needed':
      return preparation.labs.length > 0 || spokenOf(view, ['coagulation-lab', 'platelets', 'renal'])
    case 'diabetes':
      return preparation.conditions.status === 'not-asked' || namesCondition(view, diabetes) || hasGlucose(view)
    case 'device':
      return preparation.devices === null || preparation.devices.status !== 'none' || spokenOf(view, ['device'])
    case 'sedation':
      return plan.sedation !== 'none'
    case 'sedation-or-near-neck':
      return plan.sedation !== 'none' || procedure.approach === 'sympathetic' || isCervical(view)
    case 'radiofrequency':
      return procedure.radiofrequency !== 'none'
    case 'diagnostic':
      return procedure.diagnostic
    case 'spine':
      return procedure.regionKind === 'spine'
    case 'cervical':
      return isCervical(view)
    case 'cervical-interlaminar':
      return isCervical(view) && procedure.approach === 'interlaminar'
    case 'site-can-be-marked':
      return plan.side !== 'not-applicable' || plan.levels.length > 0
    case 'contrast':
      return plan.contrast !== 'none' || contrastRequired(view)
    case 'contrast-required':
      return contrastRequired(view)
    case 'antibiotic-planned':
      return (plan.otherDrugs ?? []).some((drug) => antibiotic.test(drug))
    case 'antithrombotic':
      return preparation.medications.status === 'not-asked' || spokenOf(view, ['antithrombotic'])
    case 'new-site':
      return isNewSite(view)
    default:
      return assertNever(condition, 'condition')
  }
}

const diabetes = /diabet|insulin|hba1c/i
/** Prophylactic antibiotics by name or stem, English and Spanish. */
const antibiotic = /antibi[oó]tic|cef|cillin|cilina|vancom|clindam|gentam/i

/** Contrast is a safeguard of this procedure under the planned guidance (clinical reference 1.3, 5). */
function contrastRequired({ state }: PauseView): boolean {
  const { contrast } = procedureOf(state.plan.procedure)
  const needed = contrast.need === 'required' || contrast.need === 'expected'
  return needed && (contrast.when === 'always' || state.plan.modality === 'fluoroscopy')
}

function isCervical({ state }: PauseView): boolean {
  return spineRegionOf(state.plan.region) === 'cervical' || state.plan.procedure === 'stellate-ganglion-block'
}

/** Whether a rule looked at one of these topics in this case, and found something or was satisfied. */
function spokenOf({ screening }: PauseView, topics: readonly FindingTopic[]): boolean {
  const wanted = new Set<FindingTopic>(topics)
  return (
    screening.findings.some((finding) => wanted.has(finding.topic)) ||
    screening.passed.some((check) => wanted.has(check.topic))
  )
}

function namesCondition({ state }: PauseView, pattern: RegExp): boolean {
  const { conditions, medications } = state.preparation
  return [...conditions.items, ...medications.items].some((item) => pattern.test(item.name))
}

function hasGlucose(view: PauseView): boolean {
  return spokenOf(view, ['glucose']) || view.state.preparation.labs.some((lab) => lab.test === 'glucose')
}

/**
 * Whether this needle goes to another level or side than the needle before it, so that patient, procedure, level and
 * side are said again (clinical reference 7.2, D6). The first needle follows the time-out itself.
 */
function isNewSite({ state }: PauseView): boolean {
  const { site, earlierRounds } = state.pause
  const before = earlierRounds.at(-1)?.site
  if (site === null || before === undefined) return false
  return before.side !== site.side || levelKey(before.level) !== levelKey(site.level)
}
