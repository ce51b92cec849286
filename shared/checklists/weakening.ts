import type { ChecklistItem, ChecklistTemplate, StopLevel } from '@shared/pause/template'

/** The letter of each phase in the numbers of its items (clinical reference section 7.2). */
export const phaseLetters = {
  verification: 'A',
  'room-ready': 'B',
  'time-out': 'C',
  'needle-pause': 'D',
  'sign-out': 'E',
} as const

/** A site's own items are numbered from here on, so that no later item of the product takes the number of one. */
export const firstOwnNumber = 50

/** One way in which a checklist asks less than the product's: what, and of which item. */
export type Weakening = {
  readonly code:
    | 'retired'
    | 'phase'
    | 'stop'
    | 'condition'
    | 'reads'
    | 'confirms'
    | 'voices'
    | 'source'
    | 'guards'
    | 'topics'
    | 'values'
    | 'choice'
    | 'evidence'
    | 'last'
    | 'own-number'
    | 'own-shape'
  readonly itemId: string
}

const rank: Readonly<Record<StopLevel, number>> = { warn: 0, stop: 1, 'stop-no-override': 2 }

/**
 * Everything in which `edited` is weaker than the product's checklist `base`: an item that stops and is gone or stands in
 * another phase, or any item that stops less, under fewer conditions, with fewer voices, guards, findings or values than
 * there. Order and wording are the site's, and so are items that only warn. Empty: nothing that stops was weakened.
 */
export function weakeningsOf(edited: ChecklistTemplate, base: ChecklistTemplate): readonly Weakening[] {
  return base.phases.flatMap(({ phase, items }) => {
    const now = edited.phases.find((each) => each.phase === phase)?.items ?? []
    const known = new Set(base.phases.flatMap((each) => each.items.map((item) => item.id)))
    return [
      ...items.flatMap((item) => weakenedItem(item, now, edited)),
      ...now.filter((item) => !known.has(item.id)).flatMap((item) => strangeItem(item, phaseLetters[phase])),
      ...agreementNotLast(now),
    ]
  })
}

function weakenedItem(base: ChecklistItem, now: readonly ChecklistItem[], edited: ChecklistTemplate): Weakening[] {
  const item = now.find((each) => each.id === base.id)
  if (item === undefined) {
    const elsewhere = edited.phases.some((phase) => phase.items.some((each) => each.id === base.id))
    if (elsewhere) return [{ code: 'phase', itemId: base.id }]
    return base.stop === 'warn' ? [] : [{ code: 'retired', itemId: base.id }]
  }
  const weaker: readonly (readonly [Weakening['code'], boolean])[] = [
    ['stop', rank[item.stop] < rank[base.stop]],
    ['condition', narrower(item.stopWhen, base.stopWhen) || narrower(item.appliesWhen, base.appliesWhen)],
    ['reads', !within(item.reads, base.reads)],
    ['confirms', !within(base.confirms.map(voiceKey), item.confirms.map(voiceKey))],
    ['voices', (item.oneVoice && !base.oneVoice) || (base.each && !item.each)],
    ['source', item.from !== base.from],
    ['guards', !within(base.guards, item.guards) || !within(base.findings, item.findings)],
    ['topics', !within(base.about, item.about)],
    ['values', (['en', 'es'] as const).some((locale) => !within(valuesIn(base, locale), valuesIn(item, locale)))],
    ['choice', item.choose !== base.choose],
    ['evidence', (base.picture && !item.picture) || !within(base.facts, item.facts)],
  ]
  return weaker.filter(([, is]) => is).map(([code]) => ({ code, itemId: base.id }))
}

/** What a site adds is spoken and confirmed by two; it never takes an answer from the record nor reads findings away. */
function strangeItem(item: ChecklistItem, letter: string): Weakening[] {
  const found: Weakening[] = []
  const number = Number(item.id.slice(1))
  if (!item.id.startsWith(letter) || number < firstOwnNumber) found.push({ code: 'own-number', itemId: item.id })
  const two = !item.oneVoice && item.confirms.some((voice) => voice.by !== 'patient' && !voice.ifPresent)
  const plain = item.from === 'aloud' && item.guards.length === 0 && item.findings.length === 0 && item.choose === null
  if (!two || !plain || item.stop === 'stop-no-override') found.push({ code: 'own-shape', itemId: item.id })
  return found
}

/** The item in which everybody agrees that all the others are answered can only be the last one of its phase. */
function agreementNotLast(items: readonly ChecklistItem[]): Weakening[] {
  const index = items.findIndex((item) => item.guards.includes('everything'))
  const item = items[index]
  return item === undefined || index === items.length - 1 ? [] : [{ code: 'last', itemId: item.id }]
}

function narrower(now: ChecklistItem['stopWhen'], base: ChecklistItem['stopWhen']): boolean {
  return now !== base && now !== 'always'
}

function within<T>(part: readonly T[], whole: readonly T[]): boolean {
  return part.every((each) => whole.includes(each))
}

function voiceKey(voice: ChecklistItem['confirms'][number]): string {
  return `${typeof voice.by === 'string' ? voice.by : [...voice.by].sort().join('/')}${voice.ifPresent ? ' if present' : ''}`
}

/** The `{names}` of the values that an answer says, in the order of the text. */
export function valuesIn(item: Pick<ChecklistItem, 'answer'>, locale: 'en' | 'es'): readonly string[] {
  return [...item.answer[locale].matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? [])
}
