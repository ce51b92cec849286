import { pseudoLocale } from '@shared/discharge/document'
import { type InstructionLibrary, parseLibrary, shippedLibrary } from '@shared/discharge/library'

/** A letter of the Arabic alphabet for each Latin one, by look of the sound. They join as real words do. */
const letters: Readonly<Record<string, string>> = {
  a: 'ا',
  b: 'ب',
  c: 'چ',
  d: 'د',
  e: 'ه',
  f: 'ف',
  g: 'غ',
  h: 'ح',
  i: 'ي',
  j: 'ج',
  k: 'ك',
  l: 'ل',
  m: 'م',
  n: 'ن',
  o: 'و',
  p: 'پ',
  q: 'ق',
  r: 'ر',
  s: 'س',
  t: 'ت',
  u: 'ع',
  v: 'ڤ',
  w: 'ث',
  x: 'خ',
  y: 'ى',
  z: 'ز',
}

/** English in Arabic letters, letter for letter; figures, signs and `{placeholders}` stay. No translation of anything. */
export function toPseudo(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? part : part.replace(/[a-z]/gi, (each) => letters[each.toLowerCase()] ?? each),
    )
    .join('')
}

let made: InstructionLibrary | null = null

/** The English wording as shipped, in Arabic letters and from right to left. It is never a site's own wording. */
export function pseudoLibrary(): InstructionLibrary {
  made ??= pseudoOf(shippedLibrary('en'))
  return made
}

function pseudoOf(english: InstructionLibrary): InstructionLibrary {
  const blocks = Object.entries(english.blocks).map(([id, block]) => [id, { ...block, text: toPseudo(block.text) }])
  return parseLibrary({
    ...english,
    locale: pseudoLocale,
    direction: 'rtl',
    approved: null,
    words: everyText(english.words),
    blocks: Object.fromEntries(blocks),
  })
}

function everyText(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) => (typeof each === 'string' ? toPseudo(each) : each))
}
