/**
 * Names and notes written from right to left within a note that is written from left to right. Each is taken by itself,
 * from its first to its last letter: what stands beside it, a date or a number, never changes its place.
 */

/** `right`: set from the right. `number`: among such words, and itself from the left. `left`: everything else. */
export type Direction = 'left' | 'right' | 'number'
export type Directed = { readonly text: string; readonly direction: Direction }

const letter = String.raw`(?!\p{Nd})[\p{scx=Hebr}\p{scx=Arab}]`
const island = new RegExp(String.raw`(?:${letter})(?:(?:${letter}|[^\p{L}])*(?:${letter}))?\p{M}*`, 'gu')
const parts = new RegExp(String.raw`(?:(?:${letter})[\p{M}\u200c]*)+|\p{Nd}+(?:[.,:/]\p{Nd}+)*|.\p{M}*`, 'gsu')
const word = new RegExp(`^(?:${letter})`, 'u')

/** Brackets open to the other side among words from the right. */
const mirrored: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '≤': '≥',
  '≥': '≤',
}

/** A text cut where its direction changes, in the order in which it is read. Words, spaces and signs from the right are pieces of their own. */
export function directed(text: string): readonly Directed[] {
  const pieces: Directed[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(island)) {
    if (index > end) pieces.push({ text: text.slice(end, index), direction: 'left' })
    pieces.push(...withinIsland(found))
    end = index + found.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), direction: 'left' })
  return pieces
}

function withinIsland(text: string): readonly Directed[] {
  return Array.from(text.matchAll(parts), ([part]): readonly Directed[] => {
    if (word.test(part)) return [{ text: part, direction: 'right' }]
    // One by one: a font turns the digits of its own alphabet as it turns letters.
    if (/^\p{Nd}/u.test(part)) return Array.from(part, (digit) => ({ text: digit, direction: 'number' }))
    return [{ text: mirrored[part] ?? part, direction: 'right' }]
  }).flat()
}

/** The pieces of one line from left to right as they stand on the paper. */
export function inVisualOrder<Piece extends { readonly direction: Direction }>(line: readonly Piece[]): Piece[] {
  return stretches(line, ({ direction }) => direction === 'left').flatMap((stretch) =>
    stretch[0]?.direction === 'left'
      ? stretch
      : stretches(stretch, ({ direction }) => direction === 'right')
          .toReversed()
          .flatMap((inner) => (inner[0]?.direction === 'right' ? inner.toReversed() : inner)),
  )
}

/** Neighbours of which the same is true, together. */
function stretches<Piece>(pieces: readonly Piece[], is: (piece: Piece) => boolean): readonly (readonly Piece[])[] {
  const found: Piece[][] = []
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1]
    const last = found.at(-1)
    if (before !== undefined && last !== undefined && is(before) === is(piece)) last.push(piece)
    else found.push([piece])
  })
  return found
}
