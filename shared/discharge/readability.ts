/** What a text is made of, for the readability formulas. */
export type TextCounts = { readonly sentences: number; readonly words: number; readonly syllables: number }

export type ReadingLocale = 'en' | 'es'

const wordPattern = /[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu

/** The words of a text, as written. A number with its decimal point is one word. */
export function wordsOf(text: string): readonly string[] {
  return text.match(wordPattern) ?? []
}

/** Sentences end at a full stop, semicolon, question or exclamation mark, or the end of a line. */
function sentenceCount(text: string): number {
  const parts = text
    .replace(/(\d)[.,](?=\d)/g, '$1')
    .split(/[.!?;]+(?:\s|$)|\n+/)
    .filter((part) => wordsOf(part).length > 0)
  return Math.max(1, parts.length)
}

export function countsOf(text: string, locale: ReadingLocale): TextCounts {
  const words = wordsOf(text)
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, locale), 0)
  return { sentences: sentenceCount(text), words: words.length, syllables }
}

export function syllablesIn(word: string, locale: ReadingLocale): number {
  const letters = word.toLowerCase().replace(/[^\p{L}]/gu, '')
  // A number is read off the page as a figure, and counts as one.
  if (letters === '') return 1
  return locale === 'en' ? englishSyllables(letters) : spanishSyllables(letters)
}

/** Words whose spelling hides or adds a syllable. */
const englishExceptions: ReadonlyMap<string, number> = new Map([
  ['area', 3],
  ['being', 2],
  ['diary', 3],
  ['every', 2],
  ['evening', 2],
  ['fluid', 2],
  ['idea', 3],
  ['medicine', 3],
  ['medicines', 3],
  ['needle', 2],
  ['people', 2],
  ['reptilian', 4],
  ['someone', 2],
  ['sometimes', 2],
  ['something', 2],
  ['therapy', 3],
  ['trouble', 2],
  ['wednesday', 2],
])

function englishSyllables(word: string): number {
  const known = englishExceptions.get(word)
  if (known !== undefined) return known
  if (word.length <= 3) return 1
  const spoken = word
    .replace(/(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0))
    .replace(/^y/, '')
  const groups = spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1
  // Two vowels that are spoken apart: "meniscus-ial", "diagnos-is-ia".
  const apart = word.match(/(?:ia|io(?!n)|iu|eo|ua(?!r)|ying)/g)?.length ?? 0
  const together = word.match(/(?:tia|cia|sia|gio|cio|tio|qua|geo)/g)?.length ?? 0
  return Math.max(1, groups + Math.max(0, apart - together))
}

/**
 * Spanish syllables by its own rules: neighbouring vowels are one syllable unless both are strong (a, e, o) or a weak one
 * carries an accent; the u of que, qui, gue and gui is silent; y at the end of a word is a vowel.
 */
function spanishSyllables(word: string): number {
  const spoken = word
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y$/, 'i')
  const groups = spoken.match(/[aeiouáéíóúü]+/g) ?? []
  const nuclei = groups.reduce((sum, group) => sum + nucleiIn(group), 0)
  return Math.max(1, nuclei)
}

function nucleiIn(vowels: string): number {
  let nuclei = 1
  for (let at = 1; at < vowels.length; at += 1) {
    if (breaksApart(vowels.charAt(at - 1), vowels.charAt(at))) nuclei += 1
  }
  return nuclei
}

const strong = new Set('aeoáéó')
const accentedWeak = new Set('íú')

function breaksApart(one: string, next: string): boolean {
  if (strong.has(one) && strong.has(next)) return true
  return accentedWeak.has(one) || accentedWeak.has(next)
}

/** Flesch-Kincaid grade level: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al. 1975). */
export function fleschKincaidGrade({ sentences, words, syllables }: TextCounts): number {
  if (words === 0) return 0
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}

/** Flesch reading ease: 206.835 − 1.015 words per sentence − 84.6 syllables per word (Flesch 1948). */
export function fleschReadingEase({ sentences, words, syllables }: TextCounts): number {
  if (words === 0) return 100
  return 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words)
}

/** Fernández-Huerta 1959 for Spanish: 206.84 − 60 syllables per word − 1.02 words per sentence; higher is easier. */
export function fernandezHuerta({ sentences, words, syllables }: TextCounts): number {
  if (words === 0) return 100
  return 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences)
}

/** Szigriszt-Pazos on the INFLESZ scale: 206.835 − 62.3 syllables per word − words per sentence; higher is easier. */
export function szigrisztPazos({ sentences, words, syllables }: TextCounts): number {
  if (words === 0) return 100
  return 206.835 - 62.3 * (syllables / words) - words / sentences
}

/** School grade that a Fernández-Huerta score stands for, after his own table: 90 and more is the fourth, 70 the sixth. */
function gradeOfFernandezHuerta(score: number): number {
  if (score >= 90) return 4
  if (score >= 80) return 5
  if (score >= 70) return 6
  if (score >= 60) return 8
  return score >= 50 ? 11 : 13
}

export type Reading = {
  /** United States school grade: 6 is the aim, 8 the ceiling (clinical reference section 11.1). */
  readonly grade: number
  /** Flesch reading ease or Szigriszt-Pazos (INFLESZ), 0-100, higher is easier. */
  readonly ease: number
  /** Words of three syllables and more (four in Spanish, whose words are longer), each once, as written. */
  readonly hardWords: readonly string[]
}

export const targetGrade = 6

/** How hard a text is to read, with the words that make it so. */
export function readingOf(text: string, locale: ReadingLocale): Reading {
  const counts = countsOf(text, locale)
  const hardFrom = locale === 'en' ? 3 : 4
  const hard = wordsOf(text).filter((word) => /\p{L}/u.test(word) && syllablesIn(word, locale) >= hardFrom)
  const hardWords = [...new Set(hard)]
  if (locale === 'en') {
    return { grade: fleschKincaidGrade(counts), ease: fleschReadingEase(counts), hardWords }
  }
  return { grade: gradeOfFernandezHuerta(fernandezHuerta(counts)), ease: szigrisztPazos(counts), hardWords }
}
