import { type InstructionLocale, instructionLocales } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import {
  countsOf,
  fernandezHuerta,
  fleschKincaidGrade,
  fleschReadingEase,
  readingOf,
  syllablesIn,
  szigrisztPazos,
  targetGrade,
  wordsOf,
} from '@shared/discharge/readability'
import { describe, expect, it } from 'vitest'

describe('English readability', () => {
  // The published example counts 24 syllables in "The Australian platypus is seemingly a hybrid of a mammal and reptilian
  // creature"; spoken with care it has 26, which is what is counted here.
  it('scores the published example of 13 words and 24 syllables: ease 37.5, grade 11.3', () => {
    const counts = { sentences: 1, words: 13, syllables: 24 }
    expect(fleschReadingEase(counts)).toBeCloseTo(37.5, 1)
    expect(fleschKincaidGrade(counts)).toBeCloseTo(11.3, 1)
    const sentence = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.'
    expect(countsOf(sentence, 'en')).toEqual({ sentences: 1, words: 13, syllables: 26 })
  })

  it('gives the easiest possible sentence the published ceiling of 121.22', () => {
    expect(fleschReadingEase({ sentences: 1, words: 1, syllables: 1 })).toBeCloseTo(121.22, 2)
  })

  it('scores "The cat sat on the mat." below the first grade', () => {
    const counts = countsOf('The cat sat on the mat.', 'en')
    expect(counts).toEqual({ sentences: 1, words: 6, syllables: 6 })
    expect(fleschKincaidGrade(counts)).toBeCloseTo(-1.45, 2)
  })

  it.each([
    ['pain', 1],
    ['nerve', 1],
    ['swelling', 2],
    ['needed', 2],
    ['walked', 1],
    ['injection', 3],
    ['diary', 3],
    ['medicine', 3],
    ['physical', 3],
    ['apixaban', 4],
    ['breathing', 2],
    ['headache', 2],
    ['urine', 2],
    ['100.4', 1],
  ])('counts the syllables of %s as %i', (word, syllables) => {
    expect(syllablesIn(word, 'en')).toBe(syllables)
  })

  it('keeps a decimal number one word and a line a sentence', () => {
    expect(wordsOf('a fever of 100.4 °F (38 °C)')).toEqual(['a', 'fever', 'of', '100.4', 'F', '38', 'C'])
    expect(countsOf('Today\nNo driving\nNo bath', 'en').sentences).toBe(3)
  })
})

describe('Spanish readability', () => {
  it.each([
    ['dolor', 2],
    ['espalda', 3],
    ['inyección', 3],
    ['aguja', 3],
    ['pie', 1],
    ['día', 2],
    ['cuidado', 3],
    ['caída', 3],
    ['quemadura', 4],
    ['guisante', 3],
    ['vergüenza', 3],
    ['muy', 1],
    ['nervios', 2],
    ['aéreo', 4],
    ['articulación', 5],
    ['anticoagulante', 7],
  ])('counts the syllables of %s as %i', (word, syllables) => {
    expect(syllablesIn(word, 'es')).toBe(syllables)
  })

  it('follows the corrected formula of Fernández-Huerta and the one of Szigriszt-Pazos', () => {
    // 100 words, 200 syllables, 10 sentences: P = 200 per hundred words, F = 10 words per sentence.
    const counts = { words: 100, syllables: 200, sentences: 10 }
    expect(fernandezHuerta(counts)).toBeCloseTo(206.84 - 0.6 * 200 - 1.02 * 10, 5)
    expect(szigrisztPazos(counts)).toBeCloseTo(206.835 - 62.3 * 2 - 10, 5)
  })

  it('finds the words that make a text hard', () => {
    expect(readingOf('Su anticoagulante le ayuda.', 'es').hardWords).toEqual(['anticoagulante'])
    expect(readingOf('Physical therapy helps.', 'en').hardWords).toEqual(['Physical', 'therapy'])
  })
})

describe.each(instructionLocales)('the wording in %s', (locale: InstructionLocale) => {
  const { blocks } = shippedLibrary(locale)
  const sample: Record<string, string> = { drug: 'aspirin', place: locale === 'en' ? 'your neck' : 'el cuello' }
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_all, name: string) => sample[name] ?? '9')

  // The formulas speak of running text; under eight words one long name decides alone. Those are measured in whole sheets.
  const sentences = Object.entries(blocks).filter(([, { text }]) => wordsOf(filled(text)).length >= 8)

  it('has running text in most of its blocks', () => {
    expect(sentences.length).toBeGreaterThan(60)
  })

  it.each(sentences.map(([id, { text }]) => [id, text]))('reads at sixth grade or easier: %s', (_id, text) => {
    expect(readingOf(filled(text), locale).grade).toBeLessThanOrEqual(targetGrade)
  })
})
