import { nameKey, type Word } from '@shared/screening/names/words'

export type PhraseHit<Value> = { readonly value: Value; readonly from: number; readonly to: number }

/** A dictionary of phrases, looked up as whole words, the longest first. */
export type Phrases<Value> = {
  /** Every phrase in a text, left to right, without overlap. */
  readonly find: (words: readonly Word[]) => readonly PhraseHit<Value>[]
  readonly exact: (text: string) => Value | undefined
  readonly keys: () => Iterable<string>
}

/** Builds the dictionary; where a phrase is given twice, the first meaning stays. */
export function phrasesOf<Value>(entries: Iterable<readonly [string, Value]>): Phrases<Value> {
  const values = new Map<string, Value>()
  let longest = 1
  for (const [text, value] of entries) {
    const key = nameKey(text)
    if (key === '' || values.has(key)) continue
    values.set(key, value)
    longest = Math.max(longest, key.split(' ').length)
  }
  const at = (words: readonly Word[], from: number): PhraseHit<Value> | null => {
    let best: PhraseHit<Value> | null = null
    let key = ''
    for (let to = from; to < Math.min(words.length, from + longest); to += 1) {
      key = to === from ? (words[to]?.text ?? '') : `${key} ${words[to]?.text ?? ''}`
      const value = values.get(key)
      if (value !== undefined) best = { value, from, to: to + 1 }
    }
    return best
  }
  return {
    find: (words) => {
      const hits: PhraseHit<Value>[] = []
      for (let from = 0; from < words.length; ) {
        const hit = at(words, from)
        if (hit === null) from += 1
        else {
          hits.push(hit)
          from = hit.to
        }
      }
      return hits
    },
    exact: (text) => values.get(nameKey(text)),
    keys: () => values.keys(),
  }
}
