import type { Failure } from '@shared/contract/channel'
import { complicationTermOf, injectateProducts, patternOf, spreadViewNames } from '@shared/procedure/catalogue'
import type { Reason } from '@shared/procedure/reason'
import { type SpreadPattern, spreadPatternCodes } from '@shared/procedure/vocabulary'
import { message, refusalMessage } from './catalogues'

/** A judgement's sentence in a language; the domain's own English where there is no translation. */
export function reasonIn(locale: 'en' | 'es', { code, says, params }: Omit<Reason, 'because'>): string {
  if (locale === 'en') return says
  const words = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, translated(value, locale)]))
  return refusalMessage(locale, code, words) ?? says
}

/** A failure in a language: each sentence it is made of, and what follows from them. */
export function failureIn(locale: 'en' | 'es', failure: Failure): string {
  if (locale === 'en') return failure.says
  const params = Object.fromEntries(
    Object.entries(failure.params).map(([key, value]) => [key, sideIn(locale, value) ?? written(value, locale)]),
  )
  const whole = refusalMessage(locale, failure.code, params)
  if (failure.because === undefined) return whole ?? failure.says
  const sentences = [...failure.because.map((each) => reasonIn(locale, each)), whole ?? '']
  return sentences.filter((each) => each !== '').join(' ')
}

/** A number with the decimal sign of the language. Text stays: a lot or a name may look like a number. */
function written(value: string | number, locale: 'en' | 'es'): string | number {
  return typeof value === 'number' && locale === 'es' ? String(value).replace('.', ',') : value
}

/** Codes in a sentence's values become the words of the language. */
function translated(value: string | number, locale: 'en' | 'es'): string | number {
  if (typeof value === 'number') return written(value, locale)
  const codes = value.split(', ')
  const patterns = codes.filter(isPattern)
  if (patterns.length > 0) return patterns.map((code) => patternOf(code).name[locale]).join(', ')
  const views = codes.flatMap((code) => spreadViewNames.find((each) => each.code === code)?.name[locale] ?? [])
  if (views.length === codes.length) return views.join(locale === 'es' ? ' o ' : ' or ')
  return complicationTermOf(value)?.name[locale] ?? agentName(value, locale) ?? value
}

/** A molecule or a product as people of the language call it; undefined where the catalogue has none. */
export function agentName(agent: string, locale: 'en' | 'es'): string | undefined {
  return injectateProducts.find((each) => each.id === agent || each.agent === agent)?.short[locale]
}

function sideIn(locale: 'en' | 'es', value: string | number): string | undefined {
  return typeof value === 'number' ? undefined : message(locale, 'common', `side.${value}`)?.toUpperCase()
}

const isPattern = (text: string): text is SpreadPattern => spreadPatternCodes.some((code) => code === text)
