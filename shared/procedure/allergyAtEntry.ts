import type { CaseState } from '@shared/case/state'
import { rulesOfCase } from '@shared/preparation/rulesOfCase'
import { canBeOverridden, rulePolicy, scenarioOf } from '@shared/preparation/screenCase'
import { because, type Reason } from '@shared/procedure/reason'
import type { AboutToBeGiven, AllergyJudgement, Clock } from '@shared/procedure/roomChecks'
import { screenInForce } from '@shared/rulebook/screenInForce'
import { inLanguage } from '@shared/screening/wording'

/**
 * The allergy check of screening, run again for the one product in the hand instead of the plan's list. What a physician
 * has already decided about is only a caution here.
 */
export function judgeAllergies(state: CaseState, given: AboutToBeGiven, { now, policy }: Clock): AllergyJudgement {
  const scenario = scenarioOf(state, now)
  const plan = {
    ...scenario.plan,
    injectates: 'injectate' in given ? [given.injectate] : [],
    contrast: 'contrast' in given ? given.contrast : 'none',
    tray: [],
    otherDrugs: [],
  }
  const findings = screenInForce({ ...scenario, plan }, rulesOfCase(state, policy), rulePolicy(policy)).findings.filter(
    (each) => each.topic === 'allergy',
  )
  const refused: Reason[] = []
  const physician: Reason[] = []
  const cautions: Reason[] = []
  if (state.preparation.allergies.status === 'not-asked') {
    physician.push(
      because('allergy.not-asked', 'Nobody has asked about allergies. Ask, and record the answer in Prepare.'),
    )
  }
  for (const finding of findings) {
    const reason = because('allergy.finding', finding.says, {
      finding: finding.says,
      // The catalogues of the other languages hold this one.
      findingEs: inLanguage('es', finding.words.says),
    })
    const override = state.preparation.overrides[finding.key]
    const decided = override !== undefined && override.severity === finding.severity
    if (finding.severity === 'info') continue
    if (finding.severity === 'caution' || decided) cautions.push(reason)
    else if (canBeOverridden(finding)) physician.push(reason)
    else refused.push(reason)
  }
  return { refused, physician, cautions }
}
