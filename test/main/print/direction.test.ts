import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directed, inVisualOrder } from '../../../main/print/note/direction'
import { noteFonts } from '../../../main/print/note/fonts'

/** A line as it stands on the paper, its pieces from left to right; the letters within a word are the font's to turn. */
const onPaper = (text: string): string =>
  inVisualOrder(directed(text))
    .map((each) => each.text)
    .join('')

describe('words from the right in a line from the left', () => {
  it('stand in turned order, and nothing around them moves', () => {
    expect(onPaper('Signed by محمد علي, 24 November 2026.')).toBe('Signed by علي محمد, 24 November 2026.')
    expect(onPaper('שלום · 12.03.1958 · 4471-203')).toBe('שלום · 12.03.1958 · 4471-203')
  })

  it('keep numbers among them as they are, in digits of either alphabet', () => {
    expect(onPaper('محمد 120/80 علي')).toBe('علي 120/80 محمد')
    expect(onPaper('محمد ۱۲۳ علي')).toBe('علي ۱۲۳ محمد')
  })

  it('turn the brackets among them', () => {
    expect(onPaper('דוד (אברהם) כהן')).toBe('כהן (אברהם) דוד')
  })

  it('are two where Latin letters stand between them', () => {
    expect(onPaper('محمد علي Müller شلوم كهن')).toBe('علي محمد Müller كهن شلوم')
  })

  it('lose no character, whatever the text', () => {
    const letter = fc.constantFrom(...'abÜ 12۳٤.,/()«»-محدשלםּ')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), (letters) => {
        const text = letters.join('')
        const sorted = (all: string) => [...all.replace(/[()«»]/g, '')].sort().join('')
        expect(sorted(onPaper(text))).toBe(sorted(text))
        // What is written from the left comes first on the paper as it comes first in the text.
        const latin = (all: string) => all.replace(/[^abÜ]/g, '')
        expect(latin(onPaper(text))).toBe(latin(text))
      }),
    )
  })
})

describe('the fonts of words from the right', () => {
  it('name a word as a whole where a letter of it is in no font', () => {
    const runs = noteFonts().runs('محمدࢠ علي', '400')
    expect(runs.map((each) => each.text).join('')).toBe('[U+0645][U+062D][U+0645][U+062F][U+08A0] علي')
  })

  it.each([
    ['Arabic', 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي' + 'ءآأؤإئة' + 'ىپچژگڤ' + 'کیٹڈڑںھ'],
    ['Hebrew', 'אבגדהוזחטיכלמנסעפצקרשתךםןףץ'],
  ])('have the letters of %s names in both weights', (_script, letters) => {
    for (const weight of ['400', '700'] as const) {
      expect(
        noteFonts()
          .runs(letters, weight)
          .map((each) => each.text),
      ).toEqual([letters])
    }
  })

  it('name an Urdu word by its numbers where a letter is in neither font, and set the word beside it', () => {
    expect(
      noteFonts()
        .runs('علی ہے', '700')
        .map((each) => each.text)
        .join(''),
    ).toBe('علی [U+06C1][U+06D2]')
  })

  it('keep apart what a Persian word keeps apart, and drop every other sign that moves letters', () => {
    const [run] = noteFonts().runs('می\u200cخواهم', '400')
    expect(run?.text).toBe('می\u200cخواهم')
    expect(
      noteFonts()
        .runs('a\u200cb\u202eمحمد\u2066', '400')
        .map((each) => each.text),
    ).toEqual(['ab', 'محمد'])
  })
})
