/**
 * Folds a text for comparison: lower case, no accents, no invisible characters, no apostrophes. The result does not
 * depend on how the text was capitalised or composed.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/['’‘`´]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/ς/g, 'σ')
}

const joiners: ReadonlyMap<string, 'and' | 'or' | '/'> = new Map([
  ...['and', 'with', 'plus', 'y', 'con', 'et', 'avec', 'und', 'mit', '+', '&'].map((word) => [word, 'and'] as const),
  ...['or', 'nor', 'o', 'u', 'ou', 'oder', 'ni'].map((word) => [word, 'or'] as const),
  ['/', '/'] as const,
])

/** One word of a text: letters or digits, never both. `part` counts the ingredients that `/`, `+`, `&` or a word joins. */
export type Word = {
  readonly text: string
  readonly part: number
  readonly start: number
  readonly end: number
  /**
   * How it is joined to the word before: a negation reaches over "or" and "/", never over "and". A name of two drugs
   * reaches over "/" and "and", never over "or".
   */
  readonly joinedBy: 'and' | 'or' | '/' | null
}

/** The words of a text in order. Joining words are counted, not kept; `b12` is `b` and `12`. */
export function wordsOf(text: string): Word[] {
  const folded = fold(text)
  const words: Word[] = []
  let part = 0
  let joinedBy: Word['joinedBy'] = null
  for (const match of folded.matchAll(/\p{L}+|\p{N}+|[/+&]/gu)) {
    const word = match[0]
    const end = match.index + word.length
    const joiner = joiners.get(word)
    if (joiner !== undefined && (!letter.test(word) || standsAlone(folded, match.index, end))) {
      part += 1
      joinedBy = joiner
      continue
    }
    words.push({ text: word, part, start: match.index, end, joinedBy })
    joinedBy = null
  }
  return words
}

const letter = /\p{L}/u
const letterOrDigit = /[\p{L}\p{N}]/u

/** The `o` of `O2` joins nothing. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !letterOrDigit.test(text.charAt(start - 1)) && !letterOrDigit.test(text.charAt(end))
}

/** The key under which a name is looked up. */
export function nameKey(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(' ')
}

/** Longest word whose distance is counted; medicines have shorter names. */
const longestWord = 63
const rows = [
  new Uint8Array(longestWord + 1),
  new Uint8Array(longestWord + 1),
  new Uint8Array(longestWord + 1),
] as const

/**
 * Number of single-letter edits between two words (insert, delete, replace, swap of neighbours), or `limit + 1` where
 * there are more than `limit`, or a word is longer than any name. Works in three rows that are used again: a pasted list
 * asks for it a million times.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit || a.length > longestWord || b.length > longestWord) return limit + 1
  let [beforeLast, previous, current] = rows
  for (let column = 0; column <= b.length; column += 1) previous[column] = column
  for (let row = 1; row <= a.length; row += 1) {
    const letterA = a.charCodeAt(row - 1)
    current[0] = row
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const same = letterA === b.charCodeAt(column - 1) ? 0 : 1
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      )
      if (
        row > 1 &&
        column > 1 &&
        letterA === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
      )
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current[column] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[beforeLast, previous, current] = [previous, current, beforeLast]
  }
  return Math.min(previous[b.length] ?? 0, limit + 1)
}

/** Which letters a word holds, as bits: a cheap bound on the edit distance. */
function letterMask(word: string): number {
  let mask = 0
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index) - 97
    if (code >= 0 && code < 26) mask |= 1 << code
  }
  return mask
}

function bitCount(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Known names near a word, for suggestions: looked up by length and letters first, so that a long list stays quick. */
export type NameIndex<Entry extends { readonly solid: string }> = (
  word: string,
  limit: number,
  limitOf: (length: number) => number,
) => readonly { readonly entry: Entry; readonly distance: number }[]

export function nameIndex<Entry extends { readonly solid: string }>(entries: readonly Entry[]): NameIndex<Entry> {
  const byLength = new Map<number, { readonly entry: Entry; readonly mask: number }[]>()
  for (const entry of entries) {
    const listed = byLength.get(entry.solid.length) ?? []
    listed.push({ entry, mask: letterMask(entry.solid) })
    byLength.set(entry.solid.length, listed)
  }
  return (word, limit, limitOf) => {
    const mask = letterMask(word)
    const found: { entry: Entry; distance: number }[] = []
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      const allowed = Math.min(limit, limitOf(length))
      for (const { entry, mask: other } of byLength.get(length) ?? []) {
        if (bitCount(mask ^ other) > 2 * allowed) continue
        const distance = editDistance(word, entry.solid, allowed)
        if (distance <= allowed) found.push({ entry, distance })
      }
    }
    return found
  }
}
