import { buildLexicon, type Lexicon } from '@shared/screening/names/lexicon'
import { type LineReading, readLine } from '@shared/screening/names/readLine'
import { type Rules, shippedRules } from '@shared/screening/rules'

/**
 * What the app understood of a medication line, for the person who types it.
 * `suggestion` needs a person's yes before it counts as understood; `unknown` needs a person to say what it is.
 */
export type Understood = {
  readonly kind: 'antithrombotic' | 'other' | 'unknown' | 'suggestion' | 'not-taken'
  /** The drug that matters most in the line, or null. */
  readonly generic: string | null
  readonly class: string | null
  /** Names that may have been meant, nearest first. */
  readonly didYouMean: readonly string[]
  readonly reading: LineReading
}

type Matcher = { readonly lexicon: Lexicon; readonly read: Map<string, LineReading> }

/** Dictionaries by rule set: building one takes longer than a frame, reading a line does not. */
const matchers = new WeakMap<Rules, Matcher>()
const mostRemembered = 5000

function matcherOf(rules: Rules): Matcher {
  const known = matchers.get(rules)
  if (known !== undefined) return known
  const matcher: Matcher = { lexicon: buildLexicon(rules), read: new Map() }
  matchers.set(rules, matcher)
  return matcher
}

/** Reads one medication line with a rule set's names. Reading the same line again costs a look-up. */
export function readMedication(name: string, rules: Rules = shippedRules): LineReading {
  const matcher = matcherOf(rules)
  const remembered = matcher.read.get(name)
  if (remembered !== undefined) return remembered
  const reading = readLine(name, matcher.lexicon)
  if (matcher.read.size >= mostRemembered) matcher.read.clear()
  matcher.read.set(name, reading)
  return reading
}

/** What a medication line means, for showing beside it while it is typed. */
export function understand(name: string, rules: Rules = shippedRules): Understood {
  const reading = readMedication(name, rules)
  const taken = reading.mentions.filter((mention) => mention.taking !== 'not-taken')
  const antithrombotic = taken.find((mention) => mention.meaning.kind === 'antithrombotic')
  const near = reading.unknown.flatMap((part) => part.near)
  const base = { didYouMean: near, reading }
  if (antithrombotic?.meaning.kind === 'antithrombotic') {
    const { drug, rowIds } = antithrombotic.meaning
    const row = rules.drugs.find((candidate) => rowIds.includes(candidate.id))
    return { ...base, kind: 'antithrombotic', generic: drug, class: row?.class ?? null }
  }
  if (near.length > 0) return { ...base, kind: 'suggestion', generic: null, class: null }
  const unclear = taken.find(({ meaning }) => meaning.kind === 'ambiguous')
  if (unclear?.meaning.kind === 'ambiguous') {
    return { ...base, kind: 'suggestion', generic: null, class: null, didYouMean: unclear.meaning.choices }
  }
  const noValue = taken.find(
    ({ meaning }) => meaning.kind === 'bleeding-without-value' || meaning.kind === 'class-word',
  )
  if (noValue?.meaning.kind === 'bleeding-without-value') {
    return { ...base, kind: 'unknown', generic: noValue.meaning.drug, class: noValue.meaning.drugClass }
  }
  if (reading.unknown.length > 0 || noValue !== undefined)
    return { ...base, kind: 'unknown', generic: null, class: null }
  const other = taken.find(({ meaning }) => meaning.kind === 'other')
  if (other?.meaning.kind === 'other') {
    return { ...base, kind: 'other', generic: other.meaning.drug, class: other.meaning.classes.join(', ') }
  }
  if (reading.mentions.length > 0 || reading.saysNone) return { ...base, kind: 'not-taken', generic: null, class: null }
  return { ...base, kind: 'unknown', generic: null, class: null }
}
