import spanish from '@resources/sentences/es.json'
import { ownValue } from '@shared/kit/ownValue'
import { z } from 'zod'

/**
 * A sentence of screening or a part of one, with its English text. `sentence` keeps the pattern it was made from, `{0}`
 * and `{1}` for its parts: the key under which another language has it. `own` is a person's own words or a number, the
 * same everywhere; `name` a name that a table holds in both languages; `row` parts one after the other.
 */
export type Wording =
  | { readonly kind: 'own'; readonly en: string }
  | { readonly kind: 'name'; readonly en: string; readonly es: string }
  | { readonly kind: 'sentence'; readonly en: string; readonly pattern: string; readonly parts: readonly Wording[] }
  | { readonly kind: 'row'; readonly en: string; readonly parts: readonly Wording[]; readonly separator: string }
  | { readonly kind: 'fitted'; readonly en: string; readonly of: Wording; readonly as: keyof typeof fits }

/** The sentences of a finding, for another language than the English it is kept in. */
export type FindingWords = {
  readonly says: Wording
  readonly needs: Wording | null
  readonly has: Wording | null
  readonly restart: Wording | null
  readonly actions: readonly Wording[]
  readonly otherViews: readonly Wording[]
}

export type CheckWords = Pick<FindingWords, 'says' | 'needs' | 'has' | 'restart'>

const patterns = new WeakMap<TemplateStringsArray, string>()

/** A sentence of the rules: w`The INR is ${2.1}, above ${limit}.` */
export function w(texts: TemplateStringsArray, ...given: readonly (Wording | number)[]): Wording {
  let pattern = patterns.get(texts)
  if (pattern === undefined) {
    pattern = texts.reduce((before, text, index) => `${before}{${index - 1}}${text}`)
    patterns.set(texts, pattern)
  }
  const parts = given.map((part) => (typeof part === 'number' ? quote(part) : part))
  return { kind: 'sentence', en: filled(texts, parts), pattern, parts }
}

function filled(texts: readonly string[], parts: readonly Wording[]): string {
  let text = texts[0] ?? ''
  for (let index = 0; index < parts.length; index += 1) text += (parts[index]?.en ?? '') + (texts[index + 1] ?? '')
  return text
}

/** Words of the record, a name, a number: shown as they are. */
export function quote(text: string | number): Wording {
  return { kind: 'own', en: String(text) }
}

/** A fixed text of a table, or of a short list of words. */
export function term(text: string): Wording {
  return { kind: 'sentence', en: text, pattern: text, parts: [] }
}

/** A name that a table holds in both languages. */
export function named({ en, es }: { readonly en: string; readonly es: string }): Wording {
  return { kind: 'name', en, es }
}

/** How a text is fitted into the place where it stands, in any language. */
const fits = {
  capital: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  lower: (text: string) => text.charAt(0).toLowerCase() + text.slice(1),
  withoutStop: (text: string) => text.replace(/\.$/, ''),
} as const

function fitted(of: Wording, as: keyof typeof fits): Wording {
  return { kind: 'fitted', en: fits[as](of.en), of, as }
}

/** The same, beginning with a capital letter. */
export const capitalised = (of: Wording): Wording => fitted(of, 'capital')

/** The same, beginning with a small letter. */
export const uncapitalised = (of: Wording): Wording => fitted(of, 'lower')

/** A sentence that goes on. */
export const withoutStop = (of: Wording): Wording => fitted(of, 'withoutStop')

/** Parts one after the other. */
export function joined(parts: readonly Wording[], separator: ', ' | '; ' | ' '): Wording {
  return { kind: 'row', en: parts.map(({ en }) => en).join(separator), parts, separator }
}

/** “a or b or c”. */
export function oneOf(parts: readonly Wording[]): Wording {
  return parts.length === 0 ? quote('') : parts.reduce((before, part) => w`${before} or ${part}`)
}

/** “Eliquis, or Elidel”: what a misspelt name may have meant. */
export function orElse(names: readonly string[]): Wording {
  const [first = quote(''), ...others] = names.map(quote)
  return others.reduce((before, name) => w`${before}, or ${name}`, first)
}

/** “a and b”. */
export function allOf(parts: readonly Wording[]): Wording {
  return parts.length === 0 ? quote('') : parts.reduce((before, part) => w`${before} and ${part}`)
}

const catalogue: Readonly<Record<string, string>> = z.record(z.string(), z.string()).parse(spanish)

/** A wording in a language of the app; in English where that language has no such sentence. */
export function inLanguage(locale: string, wording: Wording): string {
  return locale === 'es' ? inSpanish(wording) : wording.en
}

function inSpanish(wording: Wording): string {
  switch (wording.kind) {
    case 'own':
      return wording.en
    case 'name':
      return wording.es
    case 'row':
      return wording.parts.map(inSpanish).join(wording.separator)
    case 'fitted':
      return fits[wording.as](inSpanish(wording.of))
    case 'sentence': {
      const { en, pattern, parts } = wording
      const found = ownValue(catalogue, pattern)
      if (found === undefined) return en
      return found.replace(/\{(\d+)\}/g, (whole, index: string) => {
        const part = parts[Number(index)]
        return part === undefined ? whole : inSpanish(part)
      })
    }
  }
}
