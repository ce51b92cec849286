/**
 * Doses of 20 % lipid emulsion and of the small epinephrine doses for local anaesthetic toxicity. Volumes in mL, times
 * in minutes. Source: ASRA checklist, 2017 text, unchanged in 2020 (clinical reference 6.2).
 */
export type LipidDose =
  | {
      readonly basis: 'over-70-kg'
      readonly bolusMl: 100
      readonly infusionMl: readonly [200, 250]
      readonly infusionMinutes: readonly [15, 20]
      readonly mostMl: number
      readonly epinephrineMicrograms: number
    }
  | {
      readonly basis: 'by-weight'
      readonly bolusMl: number
      readonly infusionMlPerMinute: number
      readonly mostMl: number
      readonly epinephrineMicrograms: number
    }
  | { readonly basis: 'unknown-weight' }

/**
 * The dose for a body weight in kg. The reference speaks of more than 70 kg and less than 70 kg; at exactly 70 kg the
 * fixed bolus is given, which is the smaller of the two. Null is a weight that nobody recorded: both ways are shown then.
 */
export function lipidDose(weightKg: number | null): LipidDose {
  if (weightKg === null) return { basis: 'unknown-weight' }
  const mostMl = Math.floor(12 * weightKg)
  const epinephrineMicrograms = Math.floor(weightKg)
  if (weightKg >= 70) {
    return {
      basis: 'over-70-kg',
      bolusMl: 100,
      infusionMl: [200, 250],
      infusionMinutes: [15, 20],
      mostMl,
      epinephrineMicrograms,
    }
  }
  return {
    basis: 'by-weight',
    bolusMl: Math.round(1.5 * weightKg),
    infusionMlPerMinute: Math.round(0.25 * weightKg),
    mostMl,
    epinephrineMicrograms,
  }
}
