import type { MorphineFactor } from '@shared/case/policy'
import type { Measures, PainMedication } from '@shared/outcomes/measures'

/** Daily oral morphine equivalent in milligrams, or what is missing to work it out. Never a part of a sum. */
export type MorphineEquivalent =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'known'; readonly mgPerDay: number; readonly sources: readonly string[] }
  | {
      readonly kind: 'missing'
      /** Opioids without a factor in the site's table. */
      readonly factors: readonly string[]
      /** Opioids without how many a day or how many milligrams each. */
      readonly amounts: readonly string[]
    }

/**
 * By the table that the site adopted: milligrams a day times the factor, summed over all opioids. The clinical reference
 * names no factors, so without a table there is no number. A factor counts for every medicine whose name holds its word.
 */
export function morphineEquivalent(
  { medications }: Pick<Measures, 'medications'>,
  factors: readonly MorphineFactor[],
): MorphineEquivalent {
  if (medications === null) return { kind: 'not-asked' }
  const opioids = medications
    .filter((each) => each.perDay !== 0)
    .map((medicine) => ({ medicine, factor: factorOf(medicine, factors) }))
    .filter(({ medicine, factor }) => medicine.kind === 'opioid' || factor !== undefined)
  const without = opioids.filter(({ factor }) => factor === undefined).map(({ medicine }) => medicine.name)
  const unsaid = opioids
    .filter(({ medicine }) => medicine.perDay === null || medicine.mgEach === null)
    .map(({ medicine }) => medicine.name)
  if (without.length > 0 || unsaid.length > 0) return { kind: 'missing', factors: without, amounts: unsaid }
  const mgPerDay = opioids.reduce(
    (sum, { medicine, factor }) => sum + (medicine.perDay ?? 0) * (medicine.mgEach ?? 0) * (factor?.factor ?? 0),
    0,
  )
  const sources = [...new Set(opioids.map(({ factor }) => factor?.source ?? ''))]
  // Products of decimals: half a thousandth of a milligram is noise.
  return { kind: 'known', mgPerDay: Math.round(mgPerDay * 1000) / 1000, sources }
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The factor with the longest word that the name holds as a whole: `oxymorphone` is not `morphine`. */
function factorOf({ name }: PainMedication, factors: readonly MorphineFactor[]): MorphineFactor | undefined {
  const words = ` ${plain(name).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return [...factors]
    .sort((a, b) => b.opioid.length - a.opioid.length)
    .find(({ opioid }) => words.includes(` ${plain(opioid)} `))
}
