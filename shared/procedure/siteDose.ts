import type { DoseInUnits } from '@shared/procedure/dose'

export const doseQuantities = [
  'fluoroscopyS',
  'airKermaMGy',
  'dapGyCm2',
] as const satisfies readonly (keyof DoseInUnits)[]
export type DoseQuantity = (typeof doseQuantities)[number]

/**
 * Fewest readings of one quantity before this site has percentiles of it. With nineteen or fewer the 95th percentile
 * would be the largest reading itself, and every new one above it a question.
 */
export const fewestReadings = 20

/** Of the newest readings no more than this count: equipment and habits change. */
export const newestReadings = 500

/**
 * A site's own readings for one procedure from its earlier cases, in seconds, mGy and Gy.cm2. Null where the site has
 * fewer than {@link fewestReadings}: nothing is made up in their place.
 */
export type SiteDoseReference = {
  readonly median: DoseInUnits
  readonly p75: DoseInUnits
  readonly p95: DoseInUnits
  /** How many readings of each quantity there are. */
  readonly readings: Readonly<Record<DoseQuantity, number>>
}

export function siteDoseReference(doses: readonly DoseInUnits[]): SiteDoseReference {
  const sorted = (quantity: DoseQuantity) =>
    doses.flatMap((each) => each[quantity] ?? []).sort((one, other) => one - other)
  const values = {
    fluoroscopyS: sorted('fluoroscopyS'),
    airKermaMGy: sorted('airKermaMGy'),
    dapGyCm2: sorted('dapGyCm2'),
  }
  const at = (percent: number): DoseInUnits => ({
    fluoroscopyS: percentile(values.fluoroscopyS, percent),
    airKermaMGy: percentile(values.airKermaMGy, percent),
    dapGyCm2: percentile(values.dapGyCm2, percent),
  })
  return {
    median: at(50),
    p75: at(75),
    p95: at(95),
    readings: {
      fluoroscopyS: values.fluoroscopyS.length,
      airKermaMGy: values.airKermaMGy.length,
      dapGyCm2: values.dapGyCm2.length,
    },
  }
}

/** Nearest rank: the least reading that at least this share of all do not exceed. A value that was really read. */
function percentile(sorted: readonly number[], percent: number): number | null {
  if (sorted.length < fewestReadings) return null
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? null
}
