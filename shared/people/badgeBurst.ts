/** Keys of a badge reader follow one another faster than a person types. Milliseconds between two keys. */
const fastestMs = 50
/** Shorter bursts are a person's: a PIN of four digits is often typed fast. */
const leastLength = 6
const mostLength = 128

/** The keys that came in one burst so far. `at` is when the last one came, in milliseconds of a clock that runs forward. */
export type Burst = { readonly text: string; readonly at: number }

export const noBurst: Burst = { text: '', at: Number.NEGATIVE_INFINITY }

export type Key = {
  /** As the keyboard names it: one character, or `Enter`, `Shift` and so on. */
  readonly key: string
  readonly at: number
  readonly isRepeat: boolean
}

/**
 * Takes one key. `badge` is the whole text where this key is the Enter that ends a burst of a reader, else null. A held
 * key is nobody's badge.
 */
export function takeKey(
  burst: Burst,
  { key, at, isRepeat }: Key,
): { readonly burst: Burst; readonly badge: string | null } {
  if (isRepeat) return { burst: noBurst, badge: null }
  const inTime = at - burst.at <= fastestMs
  if (key === 'Enter') {
    const badge = inTime && burst.text.length >= leastLength ? burst.text : null
    return { burst: noBurst, badge }
  }
  // A reader holds Shift down for capitals: such keys are part of its burst and no character.
  if (key.length !== 1) return { burst: key === 'Shift' && inTime ? { ...burst, at } : noBurst, badge: null }
  const text = inTime ? burst.text + key : key
  return { burst: text.length > mostLength ? noBurst : { text, at }, badge: null }
}
