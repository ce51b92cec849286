import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

export type Weight = '400' | '700'

/** A piece of text and the font that has all its letters. */
export type Run = { readonly text: string; readonly font: string }

/** The pieces that the fonts' makers cut the alphabet into; the first that has a letter prints it. */
const alphabets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const

export type NoteFonts = {
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[]
  /** Cuts a text so that each piece has its letters in one font. What no font has is written as `[U+4F60]`. */
  readonly runs: (text: string, weight: Weight) => readonly Run[]
}

let loaded: NoteFonts | null = null

/** The fonts of the note, read once. They are the ones of the app, so that paper and screen look alike. */
export function noteFonts(): NoteFonts {
  loaded ??= load()
  return loaded
}

function load(): NoteFonts {
  const { resolve } = createRequire(import.meta.url)
  const weights: readonly Weight[] = ['400', '700']
  const all = weights.flatMap((weight) =>
    alphabets.map((alphabet) => {
      const name = `${alphabet}-${weight}`
      const bytes = readFileSync(resolve(`@fontsource/inter/files/inter-${alphabet}-${weight}-normal.woff`))
      const font = create(bytes)
      if (!('hasGlyphForCodePoint' in font)) throw new Error(`${name} is a collection of fonts`)
      return { name, weight, bytes, font: font satisfies Font }
    }),
  )
  const fontFor = (codePoint: number, weight: Weight) =>
    all.find((each) => each.weight === weight && each.font.hasGlyphForCodePoint(codePoint))
  return {
    files: all.map(({ name, bytes }) => ({ name, bytes })),
    runs: (text, weight) => {
      const runs: { text: string; font: string }[] = []
      const add = (piece: string, font: string) => {
        const last = runs.at(-1)
        if (last?.font === font) last.text += piece
        else runs.push({ text: piece, font })
      }
      for (const letter of tidy(text)) {
        const codePoint = letter.codePointAt(0) ?? 0
        const font = fontFor(codePoint, weight)
        if (font !== undefined) add(letter, font.name)
        else add(`[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`, `latin-${weight}`)
      }
      return runs
    },
  }
}

/** Composed letters, and no character that would move or hide others: a note shows what was written. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u00a0\u202f\u2007]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
}
