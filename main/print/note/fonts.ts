import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { type Directed, type Direction, directed } from './direction'

export type Weight = '400' | '700'

/** A piece of text and the font that has all its letters. */
export type Run = { readonly text: string; readonly font: string; readonly direction: Direction }

export type NoteFonts = {
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
  /**
   * Cuts a text so that each piece has its letters in one font, a letter with its accents always in the same. What no
   * font has is written as `[U+4F60]`, never left out. In the order of reading: `inVisualOrder` turns a line.
   */
  readonly runs: (text: string, weight: Weight) => readonly Run[]
}

/** The pieces that the makers of the app's own font cut the alphabet into; the first that has a letter prints it. */
const alphabets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

/** Letters of other alphabets, accents that are no part of a letter, arrows and signs of comparison. */
const widest = { '400': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf', '700': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf' }

/** Written from right to left as well, and not set so here: a name set backwards would be another name. */
const fromTheRight =
  /[\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u

let loaded: NoteFonts | null = null

/** The fonts of the note, read once. They are the ones of the app, so that paper and screen look alike. */
export function noteFonts(): NoteFonts {
  loaded ??= load()
  return loaded
}

function load(): NoteFonts {
  const weights: readonly Weight[] = ['400', '700']
  const all = weights.flatMap((weight) => [
    ...alphabets.map((alphabet) =>
      fontFrom(`${alphabet}-${weight}`, weight, `@fontsource/inter/files/inter-${alphabet}-${weight}-normal.woff`),
    ),
    fontFrom(`widest-${weight}`, weight, widest[weight]),
  ])
  const fontFor = (letter: string, weight: Weight) =>
    fromTheRight.test(letter)
      ? undefined
      : all.find((each) => each.weight === weight && codePointsOf(letter).every(each.has))?.name
  const fontNamed = (name: string) => {
    const found = all.find((each) => each.name === name)
    if (found === undefined) throw new Error(`There is no font ${name}`)
    return found
  }
  const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })
  const runsOf = (word: string, weight: Weight): Run[] => {
    const runs = Array.from(clusters.segment(word)).flatMap(({ segment }): Run[] => {
      const whole = fontFor(segment, weight)
      if (whole !== undefined) return [{ text: segment, font: whole, direction: 'left' }]
      return Array.from(segment, (letter) => {
        const font = fontFor(letter, weight)
        return {
          text: font === undefined ? nameOf(letter) : letter,
          font: font ?? `latin-${weight}`,
          direction: 'left',
        }
      })
    })
    // A name is set in one hand: where a letter of it needs the widest font, so do its other letters.
    const { name, has } = fontNamed(`widest-${weight}`)
    const isInWidest = runs.some(({ font }) => font === name) && runs.every(({ text }) => codePointsOf(text).every(has))
    return isInWidest ? runs.map((run) => ({ ...run, font: name })) : runs
  }
  /**
   * A word from the right is shaped as a whole, a bold one plainly where only the plain font has all its letters. With a
   * letter missing in both it is named as a whole, its letters in their order.
   */
  const turnedRunsOf = ({ text, direction }: Directed, weight: Weight): Run[] => {
    const font = [`widest-${weight}`, 'widest-400'].find((name) => codePointsOf(text).every(fontNamed(name).has))
    if (font !== undefined) return [{ text, font, direction }]
    return Array.from(text, (letter) => ({ text: nameOf(letter), font: `latin-${weight}`, direction: 'number' }))
  }
  return {
    files: all.map(({ name, bytes }) => ({ name, bytes })),
    runs: (text, weight) => {
      const joined: { text: string; font: string; direction: Direction }[] = []
      const runs = directed(tidy(text)).flatMap((piece) =>
        piece.direction === 'left'
          ? piece.text.split(/(?<= )/).flatMap((word) => runsOf(word, weight))
          : turnedRunsOf(piece, weight),
      )
      for (const run of runs) {
        const last = joined.at(-1)
        if (last?.font === run.font && last.direction === 'left' && run.direction === 'left') last.text += run.text
        else joined.push({ ...run })
      }
      return joined
    },
  }
}

function fontFrom(name: string, weight: Weight, file: string) {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(file))
  const font = create(bytes)
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} is a collection of fonts`)
  const single: Font = font
  return { name, weight, bytes, has: (codePoint: number) => single.hasGlyphForCodePoint(codePoint) }
}

const codePointsOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

/** A letter that cannot be printed, by its number in Unicode. */
const nameOf = (letter: string): string =>
  `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

/**
 * Composed letters, and no character that would move or hide others: a note shows what was written. Between Arabic
 * letters the mark that keeps them apart stays, since without it a Persian word is spelled otherwise.
 */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u00a0\u202f\u2007]+/g, ' ')
    .replace(/(?!(?<=\p{scx=Arab})\u200c(?=\p{scx=Arab}))[\p{Cc}\p{Cf}]/gu, '')
}
