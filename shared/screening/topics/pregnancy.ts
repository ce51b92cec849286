import { hourMs } from '@shared/kit/time'
import type { Draft } from '@shared/screening/draft'
import { ageOf, conditionOf, type Facts, newestLab } from '@shared/screening/facts'
import type { FindingSeverity } from '@shared/screening/finding'
import { say } from '@shared/screening/topics/say'
import { usesRadiation } from '@shared/screening/tray'
import { quote, term, w } from '@shared/screening/wording'

/** Pregnancy before X-rays: asked of everyone who could be pregnant, and of everyone whose age nobody knows. */
export function pregnancy(facts: Facts, atMs: number): Draft[] {
  const { scenario, policy, plan, rules } = facts
  const answer = scenario.answers.pregnant ?? null
  const { sex } = scenario.patient
  const age = ageOf(facts, atMs)
  const radiation = usesRadiation(plan)
  const severity: FindingSeverity = radiation === 'no' ? 'caution' : 'stop'
  const actions = [
    w`Ask in private; a urine test the same day per policy; ultrasound or another day where it is possible.`,
  ]
  const base = {
    needs: w`no, not possible, or a negative test of the day`,
    actions,
    clearedBy: ['answer', 'lab', 'override'] as const,
  }
  const listed = conditionOf(facts, 'pregnancy')
  const hcg = newestLab(facts, 'hcg', atMs, ({ value, word }) => (word === 'positive' ? Number.MAX_VALUE : value.high))
  // A number is for a person to read; `<5` is how a laboratory prints a negative result.
  const positive = hcg !== null && hcg.word === null && hcg.value.low !== Number.NEGATIVE_INFINITY
  const negativeWord = hcg !== null && (hcg.word === 'negative' || hcg.value.low === Number.NEGATIVE_INFINITY)
  if (answer === 'yes' || answer === 'possible' || listed !== undefined || hcg?.word === 'positive') {
    const matched = listed?.text ?? (hcg?.word === 'positive' ? hcg.text : null)
    const says =
      radiation === 'no'
        ? w`Pregnancy is likely or possible; the drugs of the procedure are the physician’s decision.`
        : w`Pregnancy is likely or possible, and X-rays are planned or not excluded.`
    return [
      say('pregnancy', severity, 'pregnancy', 'pregnancy/possible', says, {
        ...base,
        matchedFrom: matched,
        has: matched === null ? term(answer ?? '') : quote(matched),
        clearedBy: ['change-plan', 'override'],
      }),
    ]
  }
  if (positive && hcg !== null) {
    return [
      say(
        'pregnancy',
        severity,
        'pregnancy',
        'pregnancy/hcg',
        w`The result ${quote(hcg.text)} needs a person to read it: it may be a pregnancy.`,
        { ...base, matchedFrom: hcg.text, has: quote(hcg.text) },
      ),
    ]
  }
  const outside = age !== null && (age < policy.pregnancyAgeYears[0] || age > policy.pregnancyAgeYears[1])
  if (sex === 'male' || outside) return []
  const negative = hcg !== null && negativeWord && atMs - hcg.atMs <= rules.thresholds.pregnancyTestHours.value * hourMs
  if (answer === null || answer === 'unknown') {
    if (negative) return []
    return [
      say(
        'pregnancy',
        severity,
        'pregnancy',
        'pregnancy/not-answered',
        answer === null
          ? w`Nobody has asked whether the patient could be pregnant.`
          : w`Whether the patient could be pregnant is not known.`,
        { ...base, has: answer === null ? w`not asked` : w`not known` },
      ),
    ]
  }
  return []
}
