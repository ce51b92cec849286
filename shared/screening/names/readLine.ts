import { fillers } from '@shared/screening/names/fillers'
import type { Lexicon, Meaning } from '@shared/screening/names/lexicon'
import {
  partOfDeniedList,
  speaksOnlyOfNotTaking,
  speaksOnlyOfStopping,
  statedDate,
  type Taking,
  takingOf,
  takingWords,
} from '@shared/screening/names/taking'
import { fold, type Word, wordsOf } from '@shared/screening/names/words'

/** One name found in a line. */
export type Mention = {
  readonly meaning: Exclude<Meaning, { kind: 'not-a-medicine' }>
  /** The words that matched, folded. */
  readonly words: string
  readonly taking: Taking
  /** Where it was stopped, as much of the date as the line states. */
  readonly stoppedAt: string | null
  /** The part of the line it stood in. */
  readonly entry: string
}

/** Words no table explains. */
export type Unexplained = { readonly words: string; readonly near: readonly string[]; readonly entry: string }

export type LineReading = {
  readonly mentions: readonly Mention[]
  /** Entries or ingredients in which nothing was recognised. */
  readonly unknown: readonly Unexplained[]
  /** Words left over beside a recognised name. */
  readonly remarks: readonly Unexplained[]
  /** The line says that there is nothing: "none", "no other medications". */
  readonly saysNone: boolean
}

const denials: ReadonlySet<string> = new Set(
  'none no nil nothing ninguno ninguna ningun nada keine aucun na'.split(' '),
)
const medicineNouns: ReadonlySet<string> = new Set(
  'medications medication meds medicines medicine drugs medicamentos'.split(' '),
)
/** Words a line may consist of that says there is nothing. */
const emptyWords: ReadonlySet<string> = new Set([
  ...denials,
  ...medicineNouns,
  ...'not denies denied known other more else any current currently home regular prescription on taking patient pt takes at this time reported toma'.split(
    ' ',
  ),
])

/** "None", "no other medications", "not on any meds": nothing but such words, and a denial among them. */
function deniesAll(words: readonly Word[]): boolean {
  return (
    words.every(({ text }) => emptyWords.has(text)) &&
    words.some(({ text }) => denials.has(text) || medicineNouns.has(text)) &&
    words.some(({ text }) => denials.has(text) || text === 'not' || text === 'denies' || text === 'denied')
  )
}

/**
 * Splits a pasted list into its entries: lines, bullets, semicolons, commas that are not inside a number, sentences, and
 * contrasts ("aspirin but no Plavix"). `join` may put pieces of one clause together again that a comma split.
 */
export function entriesOf(
  text: string,
  join: (pieces: readonly string[]) => readonly string[] = (pieces) => pieces,
): readonly string[] {
  return text
    .normalize('NFC')
    .split(/[\n\r\t;•·|¶●▪◦‣]+|(?<=\p{L}{4}|\d{4})\.\s+|\s(?:but|pero|aber|mais)\s|\s[-–—]\s/iu)
    .flatMap((clause) => join(clause.split(/,(?!\d)/)))
    .map((entry) => entry.replace(/^\s*(?:\d{1,3}[.)]|[-*–—+])\s+/, '').trim())
    .filter((entry) => /[\p{L}\p{N}]/u.test(entry))
}

/**
 * "Denies Coumadin, aspirin or Plavix" is one denial of three: its commas stand for "or". Only names stand between them;
 * in "denies Coumadin, takes aspirin, or Plavix" the denial ends at its comma.
 */
function oneDenial(pieces: readonly string[], lexicon: Lexicon): readonly string[] {
  const entries: string[] = []
  for (let from = 0; from < pieces.length; ) {
    const heard = pieces.slice(from).map((piece) => (saysDenies(pieces[from] ?? '') ? withOr(piece) : piece))
    const to = endOfDeniedList(heard, 0, lexicon)
    const isWhole = to > 1 || isPartOfDenial(heard[0] ?? '', 'whole', lexicon)
    entries.push(isWhole ? heard.slice(0, to).join(' or ') : (pieces[from] ?? ''))
    from += to
  }
  return entries
}

/** A verb of denying reaches over "and" too: "denies aspirin and Plavix". A bare "no" does not: "no aspirin and Plavix". */
function saysDenies(piece: string): boolean {
  return /\b(?:deny|denies|denied|niega)\b/.test(fold(piece))
}

function withOr(piece: string): string {
  return piece.replace(/(?<=^|\s)(?:and|y|e)\s+(?=\p{L})/giu, 'or ')
}

/** Where the denied list that begins with the piece `from` ends; `from + 1` where none begins there. */
function endOfDeniedList(pieces: readonly string[], from: number, lexicon: Lexicon): number {
  const isPart = (piece: number, place: 'head' | 'middle' | 'end') =>
    isPartOfDenial(pieces[piece] ?? '', place, lexicon)
  if (!isPart(from, 'head')) return from + 1
  for (let to = from + 1; to < pieces.length; to += 1) {
    if (saysOr(pieces[to] ?? '')) return isPart(to, 'end') ? to + 1 : from + 1
    if (!isPart(to, 'middle')) return from + 1
  }
  return from + 1
}

function isPartOfDenial(text: string, place: 'head' | 'middle' | 'end' | 'whole', lexicon: Lexicon): boolean {
  if (/[:!?()[\]]/.test(text)) return false
  const words = wordsOf(text)
  const names = findNames(words, lexicon)
  return partOfDeniedList(words, (index) => names.some((name) => index >= name.from && index < name.to), place)
}

function saysOr(piece: string): boolean {
  return wordsOf(piece).some((word) => word.joinedBy === 'or')
}

/** "D/C'd" is "discontinued" where it does not say where somebody was discharged to. */
function inFull(text: string): string {
  return text.replace(
    /\bd\s?\/\s?c(?:['’]?e?d)?(?![\p{L}\p{N}/])(?!\s+(?:on|home|to|with|from)\b)/giu,
    ' discontinued ',
  )
}

/** Reads one medication line: every name in it, whether it is taken, and every word that nothing explains. */
export function readLine(text: string, lexicon: Lexicon): LineReading {
  const mentions: Mention[] = []
  const unknown: Unexplained[] = []
  const remarks: Unexplained[] = []
  let saysNone = false
  const entries = entriesOf(inFull(text), (pieces) => oneDenial(pieces, lexicon))
  for (const [position, entry] of entries.entries()) {
    const words = wordsOf(entry)
    const found = findNames(words, lexicon)
    if (found.length === 0) {
      const previous = mentions.at(-1)
      // Only at the end of the line: before another name it might speak of that one.
      if (previous?.taking === 'taken' && position === entries.length - 1 && speaksOnlyOfNotTaking(words)) {
        mentions[mentions.length - 1] = { ...previous, taking: 'not-taken', entry: `${previous.entry}, ${entry}` }
        continue
      }
      if (previous !== undefined && previous.taking === 'taken' && speaksOnlyOfStopping(words)) {
        mentions[mentions.length - 1] = {
          ...previous,
          taking: 'stopped',
          stoppedAt: statedDate(fold(entry)),
          entry: `${previous.entry}, ${entry}`,
        }
        continue
      }
      if (deniesAll(words)) {
        saysNone = true
        continue
      }
    }
    readEntry(entry, words, found, lexicon, mentions, unknown, remarks)
  }
  return { mentions, unknown, remarks, saysNone: saysNone && mentions.length === 0 && unknown.length === 0 }
}

type Found = { readonly from: number; readonly to: number; readonly meaning: Meaning }

function findNames(words: readonly Word[], lexicon: Lexicon): Found[] {
  const found: Found[] = []
  for (let from = 0; from < words.length; ) {
    const match = longestName(words, from, lexicon)
    if (match === null) from += 1
    else {
      found.push(match)
      from = match.to
    }
  }
  return found
}

function longestName(words: readonly Word[], from: number, lexicon: Lexicon): Found | null {
  let key = ''
  let best: Found | null = null
  const last = Math.min(words.length, from + lexicon.longestName)
  for (let to = from; to < last; to += 1) {
    // "Clopidogrel or aspirin" is no product of both.
    if (to > from && words[to]?.joinedBy === 'or') break
    key = to === from ? (words[to]?.text ?? '') : `${key} ${words[to]?.text ?? ''}`
    const meaning = lexicon.meanings.get(key)
    if (meaning !== undefined) best = { from, to: to + 1, meaning }
  }
  return best
}

function readEntry(
  entry: string,
  words: readonly Word[],
  found: readonly Found[],
  lexicon: Lexicon,
  mentions: Mention[],
  unknown: Unexplained[],
  remarks: Unexplained[],
): void {
  const owner = words.map((_, index) => found.find((name) => index >= name.from && index < name.to))
  const named = found.filter((name) => name.meaning.kind !== 'not-a-medicine')
  for (const name of named) {
    if (name.meaning.kind === 'not-a-medicine') continue
    const taking = takingOf(words, name, (index) => {
      const other = owner[index]
      return other === undefined || other === name ? null : other.from
    })
    const text = words
      .slice(name.from, name.to)
      .map((word) => word.text)
      .join(' ')
    mentions.push({
      meaning: name.meaning,
      words: text,
      taking,
      stoppedAt: taking === 'stopped' ? statedDate(fold(entry)) : null,
      entry,
    })
  }
  const parts = new Map<number, { left: string[]; named: boolean; plain: boolean }>()
  for (const [index, word] of words.entries()) {
    const part = parts.get(word.part) ?? { left: [], named: false, plain: false }
    parts.set(word.part, part)
    const name = owner[index]
    if (name !== undefined) part.named ||= name.meaning.kind !== 'not-a-medicine'
    else if (isPlain(word.text)) part.plain = true
    else part.left.push(word.text)
  }
  if (named.length === 0) {
    const left = [...parts.values()].flatMap((part) => part.left)
    // An entry of plain words only ("twice daily") belongs to its neighbour, unless the line has no name at all.
    if (left.length > 0 || mentions.length === 0)
      unknown.push(unexplained(left.length > 0 ? left : words.map((word) => word.text), entry, lexicon))
    return
  }
  for (const part of parts.values()) {
    if (part.left.length === 0) continue
    const rest = unexplained(part.left, entry, lexicon)
    if (part.named && rest.near.length === 0) remarks.push(rest)
    else unknown.push(rest)
  }
}

function isPlain(word: string): boolean {
  return (
    fillers.has(word) || takingWords.has(word) || /^\p{N}+$/u.test(word) || (word.length === 1 && /^[a-z]$/.test(word))
  )
}

function unexplained(words: readonly string[], entry: string, lexicon: Lexicon): Unexplained {
  const near: string[] = []
  const tryWord = (word: string) => {
    for (const name of lexicon.near(word)) if (!near.includes(name)) near.push(name)
  }
  // "Eli quis" is one name in two pieces.
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]
    if (next !== undefined) tryWord(word + next)
    tryWord(word)
  }
  return { words: words.join(' '), near: near.slice(0, 3), entry }
}
