import { dayMs } from '@shared/kit/time'
import { ageOf, type Facts, hasCondition, newestLab } from '@shared/screening/facts'
import { remembered } from '@shared/screening/remember'
import { quote, type Wording, w } from '@shared/screening/wording'

/** Creatinine clearance as known at an instant, and how it is known. */
export type KidneyFunction = {
  /** mL/min; null where neither measured nor estimated within the site's window. */
  readonly crcl: number | null
  /** The inputs in words. */
  readonly basis: Wording
  /** Kidney disease on the list, or a filtration rate under the limit, whatever the clearance says. */
  readonly signsOfImpairment: boolean
}

/**
 * Creatinine clearance: measured, or estimated after Cockcroft and Gault,
 * (140 − age) × weight in kg ÷ (72 × creatinine in mg/dL), × 0.85 unless male. Of two values the lower counts.
 */
export const kidneyFunction: (facts: Facts, atMs: number) => KidneyFunction = remembered(
  (facts: Facts, atMs: number) => {
    const { renalWindowDays, crclImpaired } = facts.rules.thresholds
    const oldest = atMs - renalWindowDays.value * dayMs
    const measured = newestLab(facts, 'crcl', atMs, ({ value }) => -value.low)
    const creatinine = newestLab(facts, 'creatinine', atMs, ({ value }) => value.high)
    const egfr = newestLab(facts, 'egfr', atMs, ({ value }) => -value.low)
    const values: { crcl: number; basis: Wording }[] = []
    if (measured !== null && measured.atMs >= oldest)
      values.push({ crcl: measured.value.low, basis: w`measured ${quote(measured.text)}` })
    const { weightKg, sex } = facts.scenario.patient
    const age = ageOf(facts, atMs)
    if (creatinine !== null && creatinine.atMs >= oldest && age !== null && typeof weightKg === 'number') {
      const factor = sex === 'male' ? 1 : 0.85
      const crcl = ((140 - age) * weightKg * factor) / (72 * creatinine.value.high)
      const rounded = Math.max(0, Number(crcl.toFixed(1)))
      values.push({
        crcl: rounded,
        basis:
          factor === 1
            ? w`Cockcroft-Gault from ${quote(creatinine.text)}, age ${age}, ${weightKg} kg`
            : w`Cockcroft-Gault from ${quote(creatinine.text)}, age ${age}, ${weightKg} kg, × 0.85`,
      })
    }
    values.sort((a, b) => a.crcl - b.crcl)
    const lowEgfr = egfr !== null && egfr.value.low < crclImpaired.value
    const signsOfImpairment = lowEgfr || hasCondition(facts, 'renal-impaired', 'renal-advanced', 'acute-kidney-injury')
    const best = values[0]
    if (best !== undefined) return { crcl: best.crcl, basis: best.basis, signsOfImpairment }
    const stale = [measured, creatinine].some((lab) => lab !== null && lab.atMs < oldest)
    const missing =
      creatinine === null
        ? w`no creatinine`
        : typeof weightKg !== 'number'
          ? w`no weight`
          : age === null
            ? w`no birth date`
            : w`no clearance`
    return { crcl: null, basis: stale ? w`older than ${renalWindowDays.value} days` : missing, signsOfImpairment }
  },
)
