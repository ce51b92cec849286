import { ownValue } from '@shared/kit/ownValue'
import type { Word } from '@shared/screening/names/words'

/**
 * What a line says about taking a medicine. `held` is a medicine paused for now: its last dose still counts. `allergy` is
 * a reaction written among the medicines.
 */
export type Taking = 'taken' | 'not-taken' | 'stopped' | 'held' | 'allergy'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const stopWords = set(
  'stopped discontinued dced quit ceased off former formerly previously suspendido suspendida suspendio dejo retirado retirada descontinuado abgesetzt arrete arretee finished dc dcd completed ended expired',
)
const holdWords = set('held hold holding paused withheld pausado pausada pausiert')
const noWords = set(
  'no not never denies denied deny without none nunca niega sin kein keine keinen nicht pas jamais ningun ninguna isnt doesnt dont hasnt neither',
)
/** With a date behind it, the end of a course: "warfarin until 2020". */
const untilWords = set('until till hasta bis')
const changeWords = set('switched changed transitioned converted cambiado cambio')
const allergyWords = set('allergic allergy alergico alergica alergia allergisch allergique intolerant intolerance')
/** Words that may stand between "no", "stopped" and the name they speak of. Anything else breaks the link. */
const bridges = set(
  'taking take takes took taken on using use uses used any current currently the a of his her their my longer prior to been is was has had ever toma tomar tomado usa prend prends nimmt de le la el du oral blood thinner thinners he she pt patient has have medication drug anymore came weaned tapered',
)
const timeWords = set(
  'in on at by since from as per ago week weeks month months year years day days wk yr en el hace desde seit im am depuis dr doctor md pcp january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre t z',
)

/** Words between two names that leave the second in the list of the first: "no aspirin or any Plavix". */
const listWords = set('any other the a of his her their my oral')
/** Words that may end a denied list: "denies aspirin or Plavix use". */
const listEnds = set('use currently ever')

export const takingWords: ReadonlySet<string> = new Set([
  ...stopWords,
  ...holdWords,
  ...noWords,
  ...bridges,
  ...changeWords,
  'stop',
])

const isNumber = (word: string) => /^\p{N}+$/u.test(word)

/** Whether words speak only of stopping and of when: the tail of "Plavix, stopped in 2021". */
export function speaksOnlyOfStopping(words: readonly Word[]): boolean {
  let stops = false
  for (const { text } of words) {
    if (stopWords.has(text)) stops = true
    else if (!bridges.has(text) && !timeWords.has(text) && !isNumber(text)) return false
  }
  return stops
}

/** Whether words say only that it is not taken: the tail of "Eliquis - patient not taking". */
export function speaksOnlyOfNotTaking(words: readonly Word[]): boolean {
  return words.length > 1 && words.some(({ text }) => noWords.has(text)) && words.every(saysNoOrBridges)
}

function saysNoOrBridges({ text }: Word): boolean {
  return noWords.has(text) || bridges.has(text)
}

/**
 * Whether words are the part of a denied list that `place` says, `isName` telling which of them stand in a name: its head
 * ends in a negation and its names ("still denies taking Coumadin"), its middle is names only, and its end is names and
 * at most "use"; the whole is a head that ends like an end. A verb of taking, a dose or a word nobody knows is none of these.
 */
export function partOfDeniedList(
  words: readonly Word[],
  isName: (index: number) => boolean,
  place: 'head' | 'middle' | 'end' | 'whole',
): boolean {
  let index = words.length - 1
  if (place === 'end' || place === 'whole') while (index >= 0 && listEnds.has(words[index]?.text ?? '')) index -= 1
  if (index < 0 || !isName(index)) return false
  while (index >= 0 && (isName(index) || listWords.has(words[index]?.text ?? ''))) {
    if (words[index]?.joinedBy === 'and') return false
    index -= 1
  }
  if (place === 'middle' || place === 'end') return index < 0
  while (index >= 0 && bridges.has(words[index]?.text ?? '')) index -= 1
  return noWords.has(words[index]?.text ?? '')
}

/**
 * How the words around a name say it is taken. Only a negation linked to the name by plain words counts, and only the
 * name next to it: in "stopped Plavix and aspirin" the aspirin stays taken until somebody asks.
 * `name` are the positions of the name in `words`; `otherName` tells where the other name at a position begins, or null.
 */
export function takingOf(
  words: readonly Word[],
  name: { from: number; to: number },
  otherName: (index: number) => number | null,
): Taking {
  return backward(words, name.from, otherName) ?? forward(words, name.to, otherName) ?? 'taken'
}

/** Whether a negation stands before `index`, in the same clause and behind any other name: "has not been stopped". */
function isNegated(words: readonly Word[], index: number, isName: (index: number) => boolean): boolean {
  for (let before = index - 1; before >= 0; before -= 1) {
    if (words[before + 1]?.joinedBy === 'and' || isName(before)) return false
    // "No longer" negates nothing that comes behind it.
    if (noWords.has(words[before]?.text ?? '')) return words[before + 1]?.text !== 'longer'
  }
  return false
}

function backward(words: readonly Word[], from: number, otherName: (index: number) => number | null): Taking | null {
  const isName = (index: number) => otherName(index) !== null
  let longer = false
  let overNames = false
  let onlyListWords = true
  for (let index = from - 1; index >= 0; index -= 1) {
    const text = words[index]?.text ?? ''
    const before = words[index - 1]?.text ?? ''
    const start = otherName(index)
    if (start !== null) {
      // "No aspirin or Plavix" denies both; "no aspirin, Plavix", "no aspirin and Plavix" and "no aspirin or takes
      // Plavix" deny the first.
      const joinedBy = words[index + 1]?.joinedBy ?? null
      if (!onlyListWords || (joinedBy !== 'or' && joinedBy !== '/')) return null
      overNames = true
      index = start
      continue
    }
    if (!listWords.has(text)) onlyListWords = false
    if (overNames && !noWords.has(text) && !bridges.has(text)) return null
    if (text === 'from' && changeWords.has(before)) return 'stopped'
    if (text === 'to' && allergyWords.has(before))
      return noWords.has(words[index - 2]?.text ?? '') ? 'taken' : 'allergy'
    if (stopWords.has(text)) return overNames ? null : isNegated(words, index, isName) ? 'taken' : 'stopped'
    if (text === 'hold' && noWords.has(before)) return 'taken'
    if (holdWords.has(text)) return 'held'
    if (noWords.has(text)) return longer ? 'stopped' : 'not-taken'
    if (text === 'longer') longer = true
    if (!bridges.has(text) && !timeWords.has(text) && !isNumber(text)) return null
  }
  return null
}

function forward(words: readonly Word[], to: number, otherName: (index: number) => number | null): Taking | null {
  const isName = (index: number) => index < to || otherName(index) !== null
  for (let index = to; index < words.length; index += 1) {
    const text = words[index]?.text ?? ''
    if (isName(index)) return null
    const negated = isNegated(words, index, isName)
    const rest = words.slice(index + 1)
    const endsHere = rest.every((word) => bridges.has(word.text) || timeWords.has(word.text) || isNumber(word.text))
    if (untilWords.has(text))
      return endsHere && rest.some((word) => /^(?:19|20)\d{2}$/.test(word.text)) ? 'stopped' : null
    if (stopWords.has(text)) return !negated && endsHere ? 'stopped' : null
    if (holdWords.has(text)) return !negated && endsHere ? 'held' : null
    if (noWords.has(text)) {
      const tail = rest.map((word) => word.text)
      if (tail[0] === 'longer' && tail.slice(1).every((word) => bridges.has(word))) return 'stopped'
      if (tail.every((word) => bridges.has(word))) return 'not-taken'
    }
  }
  return null
}

const monthNumbers: Readonly<Record<string, string>> = {
  jan: '01',
  january: '01',
  enero: '01',
  feb: '02',
  february: '02',
  febrero: '02',
  mar: '03',
  march: '03',
  marzo: '03',
  apr: '04',
  april: '04',
  abril: '04',
  may: '05',
  mayo: '05',
  jun: '06',
  june: '06',
  junio: '06',
  jul: '07',
  july: '07',
  julio: '07',
  aug: '08',
  august: '08',
  agosto: '08',
  sep: '09',
  sept: '09',
  september: '09',
  septiembre: '09',
  oct: '10',
  october: '10',
  octubre: '10',
  nov: '11',
  november: '11',
  noviembre: '11',
  dec: '12',
  december: '12',
  diciembre: '12',
}

/**
 * The latest date a text states, as much of it as is known: `2021-03-04`, `2021-03` or `2021`. Dates whose day and month
 * could be swapped are not read.
 */
export function statedDate(text: string): string | null {
  const folded = text.replace(/\s+/g, ' ')
  const found: string[] = []
  for (const match of folded.matchAll(/\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b/g)) found.push(match[0])
  const withoutDays = folded.replace(/\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g, ' ')
  for (const match of withoutDays.matchAll(/\b((?:19|20)\d{2})-(\d{2})\b/g)) found.push(match[0])
  // A month and a year in figures cannot be swapped: 08/2026.
  for (const match of withoutDays.matchAll(/(?:^|[^\d./-])(0?[1-9]|1[0-2])[./-]((?:19|20)\d{2})(?![\d./-])/g))
    found.push(`${match[2]}-${(match[1] ?? '').padStart(2, '0')}`)
  for (const match of withoutDays.matchAll(/\b([a-z]+)\.? (?:de |of )?((?:19|20)\d{2})\b/g)) {
    const month = ownValue(monthNumbers, match[1] ?? '')
    found.push(month === undefined ? (match[2] ?? '') : `${match[2]}-${month}`)
  }
  for (const match of withoutDays.matchAll(/(?:^|[^\d./-])((?:19|20)\d{2})(?![\d./-])/g)) found.push(match[1] ?? '')
  if (/\d{1,2}[./]\d{1,2}[./]\d{2,4}/.test(folded)) return null
  // A month says more than its bare year; among different years the latest counts.
  const years = found.map((date) => date.slice(0, 4)).sort()
  const latest = years.at(-1)
  if (latest === undefined) return null
  return (
    found.filter((date) => date.startsWith(latest)).sort((a, b) => b.length - a.length || (a < b ? 1 : -1))[0] ?? null
  )
}
