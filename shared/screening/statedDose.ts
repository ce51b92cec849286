import { fold } from '@shared/screening/names/words'

/** What multiplies a dose that is written once: levels, sides, kilograms. */
export type DoseCircumstances = {
  readonly levels: number
  readonly sides: number
  /** Null where nobody weighed the patient: then a dose per kilogram says nothing. */
  readonly weightKg: number | null
}

const number = String.raw`(\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?)`
const mass = String.raw`(mg|milligram\w*|miligramo\w*|g|gr|gram\w*|mcg|µg|μg|ug|microgram\w*|microgramo\w*)`
const millilitre = String.raw`(?:ml|cc|millilit\w+|mililitro\w*)`
const ofMg = (unit: string) => (/^(?:mc|µ|μ|ug|micro)/.test(unit) ? 0.001 : /^g/.test(unit) ? 1000 : 1)

const perMillilitre = new RegExp(String.raw`${number}\s*${mass}\s*(?:/|per|por)\s*${number}?\s*${millilitre}\b`, 'g')
const perKilogram = new RegExp(String.raw`${number}\s*${mass}\s*(?:/|per|por)\s*kg\b`, 'g')
const percent = new RegExp(String.raw`${number}\s*%`, 'g')
/** `Kenalog-40 3 mL`: the number in a product's name is its strength in mg/mL. */
const productStrength = new RegExp(String.raw`\p{L}-(\d{2,3})(?=\s+${number}\s*${millilitre}\b)`, 'gu')
/** The size of a vial is no dose. */
const container = String.raw`(?!\s*(?:[a-z-]+\s+)?(?:vial|ampoule|ampule|ampolla|bottle|frasco))`
const volume = new RegExp(String.raw`${number}\s*${millilitre}\b${container}`, 'g')
const weight = new RegExp(String.raw`${number}\s*${mass}\b${container}`, 'g')

/**
 * Milligrams that a planned drug's text states: `20 mg`, `2 % 20 mL`, `40 mg/mL, 3 mL`, `10 mg x 2`, `10 mg per level`.
 * Of several readings the largest, and of a range its upper end. Null where no dose is stated.
 */
export function statedMg(text: string, { levels, sides, weightKg }: DoseCircumstances): number | null {
  const written = fold(text).normalize('NFKC')
  const strengths: number[] = []
  const readings: number[] = []
  const keep = (pattern: RegExp, from: string, take: (match: readonly (string | undefined)[]) => void) =>
    from.replace(pattern, (...match: string[]) => {
      take(match)
      return ' '
    })
  let rest = keep(productStrength, written, ([, strength]) => strengths.push(amountOf(strength)))
  rest = keep(perMillilitre, rest, ([, amount, unit, per]) =>
    strengths.push((amountOf(amount) * ofMg(unit ?? '')) / (per === undefined ? 1 : amountOf(per))),
  )
  rest = keep(perKilogram, rest, ([, amount, unit]) => {
    if (weightKg !== null) readings.push(amountOf(amount) * ofMg(unit ?? '') * weightKg)
  })
  rest = keep(percent, rest, ([, value]) => strengths.push(amountOf(value) * 10))
  rest = keep(weight, rest, ([, amount, unit]) => readings.push(amountOf(amount) * ofMg(unit ?? '')))
  keep(volume, rest, ([, millilitres]) => {
    for (const strength of strengths) readings.push(amountOf(millilitres) * strength)
  })
  const largest = Math.max(...readings.filter((reading) => Number.isFinite(reading)))
  if (!Number.isFinite(largest)) return null
  return Math.round(largest * repeats(written, levels, sides) * 1000) / 1000
}

function amountOf(text: string | undefined): number {
  const given = text ?? ''
  return Number(/^\d{1,3}(?:,\d{3})+$/.test(given) ? given.replaceAll(',', '') : given.replace(',', '.'))
}

function repeats(written: string, levels: number, sides: number): number {
  const times = /(?:\s|\d|g|l)[x×]\s*(\d{1,2})\b(?!\s*(?:mg|ml|g\b|cc|%))|\b(\d{1,2})\s*[x×]\s*(?=\d)/.exec(written)
  const counted = Number(times?.[1] ?? times?.[2] ?? 1)
  if (counted > 1) return counted
  const perLevel = /(?:per|each|every|\/|por|cada)\s*(?:level|nivel|root|raiz|joint|articulacion|site|sitio)\b/.test(
    written,
  )
  const perSide = /(?:per|each|every|\/|por|cada)\s*(?:side|lado)\b/.test(written)
  return (perLevel ? Math.max(1, levels) : 1) * (perSide ? sides : 1)
}
