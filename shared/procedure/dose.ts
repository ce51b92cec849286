import type { DoseReading } from '@shared/procedure/events'
import { because, type Reason } from '@shared/procedure/reason'
import type { SiteDoseReference } from '@shared/procedure/siteDose'

/** Totals in one unit each: seconds, mGy, Gy.cm2. Null where nothing was given. */
export type DoseInUnits = {
  readonly fluoroscopyS: number | null
  readonly airKermaMGy: number | null
  readonly dapGyCm2: number | null
}

/** Factors of clinical reference 9.3. 1 Gy.m2 = 10 000 Gy.cm2; cGy.cm2 and uGy.m2 are equal numbers. */
const toGyCm2 = {
  'Gy.cm2': 1,
  'dGy.cm2': 1 / 10,
  'cGy.cm2': 1 / 100,
  'uGy.m2': 1 / 100,
  'mGy.cm2': 1 / 1000,
  'mGy.m2': 10,
  'Gy.m2': 10_000,
} as const
const toMGy = { Gy: 1000, dGy: 100, cGy: 10, mGy: 1, uGy: 1 / 1000 } as const
const toSeconds = { s: 1, min: 60 } as const

export function convertDose(reading: DoseReading): DoseInUnits {
  const { fluoroscopy, airKerma, areaProduct } = reading
  return {
    fluoroscopyS: fluoroscopy === null ? null : tidy(fluoroscopy.value * toSeconds[fluoroscopy.unit]),
    airKermaMGy: airKerma === null ? null : tidy(airKerma.value * toMGy[airKerma.unit]),
    dapGyCm2: areaProduct === null ? null : tidy(areaProduct.value * toGyCm2[areaProduct.unit]),
  }
}

/** Without the last digits that only binary arithmetic made: 0.42, not 0.42000000000000004. */
export const tidy = (value: number): number => Number(value.toPrecision(12))

/** Means of published series of spine injections: 7.5 to 12 s, and 11 to 161 s (clinical reference 9.1). */
const published = { shortestMeanS: 7.5, longestMeanS: 161 } as const

/**
 * The field by which the reference's own alert levels for kerma and area product belong together: 300 Gy.cm2 to 3 Gy,
 * and 500 Gy.cm2 to 5 Gy, both 100 cm2 (clinical reference 9.2).
 */
const referenceFieldCm2 = 100

/** A site's own percentiles; null for what it has too few readings of. */
type SiteLevels = Pick<SiteDoseReference, 'p95'>

/**
 * Numbers that look ten or a hundred times off, and those above what this site usually needs. They are asked about, never refused: a person looks at the display
 * again and confirms.
 */
export function doseQuestions(reading: DoseReading, site: SiteLevels | null = null): readonly Reason[] {
  const dose = convertDose(reading)
  const questions: Reason[] = []
  const time = dose.fluoroscopyS
  if (time !== null && time > 0) {
    if (time >= 10 * published.longestMeanS) {
      questions.push(
        because(
          'dose.time-long',
          `${spoken(time)} s of fluoroscopy is at least ten times the longest published mean for spine injections (161 s). Seconds typed as minutes?`,
          { value: rounded(time) },
        ),
      )
    }
    if (time <= published.shortestMeanS / 10) {
      questions.push(
        because(
          'dose.time-short',
          `${spoken(time)} s of fluoroscopy is at most a tenth of the shortest published mean for spine injections (7.5 s). Minutes typed as seconds?`,
          { value: rounded(time) },
        ),
      )
    }
  }
  const slip = fieldSlip(dose)
  if (slip !== null) questions.push(slip)
  if (site !== null) questions.push(...siteQuestions(dose, site))
  return questions
}

/** Area product over kerma is the field. Ten times off the reference's own field is more likely a unit than a field. */
function fieldSlip({ airKermaMGy, dapGyCm2 }: DoseInUnits): Reason | null {
  if (airKermaMGy === null || dapGyCm2 === null || airKermaMGy === 0 || dapGyCm2 === 0) return null
  const fieldCm2 = dapGyCm2 / (airKermaMGy / 1000)
  const off = fieldCm2 / referenceFieldCm2
  if (off > 0.1 && off < 10) return null
  const times = off >= 10 ? off : 1 / off
  const slip = times >= 5000 ? 'ten-thousand' : times >= 50 ? 'hundred' : 'ten'
  return because(
    'dose.units-disagree',
    `${spoken(dapGyCm2)} Gy·cm² with ${spoken(airKermaMGy)} mGy would be a field of ${spoken(fieldCm2)} cm². One of the two units may be ${slip === 'ten' ? 'ten' : slip === 'hundred' ? 'a hundred' : 'ten thousand'} times off. Look at the display again.`,
    { dap: rounded(dapGyCm2), kerma: rounded(airKermaMGy), field: rounded(fieldCm2), slip },
  )
}

const quantities = [
  ['fluoroscopyS', 's'],
  ['airKermaMGy', 'mGy'],
  ['dapGyCm2', 'Gy·cm²'],
] as const

function siteQuestions(dose: DoseInUnits, site: SiteLevels): Reason[] {
  return quantities.flatMap(([key, unit]) => {
    const value = dose[key]
    const usual = site.p95[key]
    if (value === null || usual === null || value <= usual) return []
    if (usual === 0 || value < 10 * usual) return [aboveSite(value, usual, unit)]
    return [
      because(
        'dose.far-above-site',
        `${spoken(value)} ${unit} is at least ${value >= 100 * usual ? 'a hundred' : 'ten'} times this site's own 95th percentile (${spoken(usual)} ${unit}).`,
        { value: rounded(value), usual: rounded(usual), unit, times: value >= 100 * usual ? 100 : 10 },
      ),
    ]
  })
}

/** First notification and substantial dose levels (clinical reference 9.2, to be confirmed by the site). */
const levels = [
  { key: 'airKermaMGy', first: 3000, substantial: 5000, unit: 'mGy' },
  { key: 'dapGyCm2', first: 300, substantial: 500, unit: 'Gy·cm²' },
  { key: 'fluoroscopyS', first: 1800, substantial: 3600, unit: 's' },
] as const

export type DoseAlert = Reason & { readonly level: 'first' | 'substantial' | 'site' }

/** Levels that were reached. Above the site's own 95th percentile is the useful one in pain practice. */
export function doseAlerts(dose: DoseInUnits, site: SiteLevels | null = null): readonly DoseAlert[] {
  const alerts: DoseAlert[] = levels.flatMap(({ key, first, substantial, unit }) => {
    const value = dose[key]
    if (value === null || value < first) return []
    const level = value >= substantial ? ('substantial' as const) : ('first' as const)
    const limit = level === 'substantial' ? substantial : first
    const says = `${spoken(value)} ${unit}: the ${level === 'substantial' ? 'substantial dose level' : 'first notification level'} is ${limit} ${unit}.`
    return [{ ...because(`dose.level-${level}`, says, { value: rounded(value), limit, unit }), level }]
  })
  if (site === null) return alerts
  const above = quantities.flatMap(([key, unit]): DoseAlert[] => {
    const value = dose[key]
    const usual = site.p95[key]
    if (value === null || usual === null || value <= usual) return []
    return [{ ...aboveSite(value, usual, unit), level: 'site' }]
  })
  return [...alerts, ...above]
}

function aboveSite(value: number, usual: number, unit: string): Reason {
  const says = `${spoken(value)} ${unit} is above this site's own 95th percentile (${spoken(usual)} ${unit}).`
  return because('dose.above-site', says, { value: rounded(value), usual: rounded(usual), unit })
}

const rounded = (value: number): number => Number(value.toPrecision(3))

const spoken = (value: number): string => String(rounded(value))
