import type { RecordedEvent } from '@shared/case/events'

/** The heart of an entry in a few words, as recorded: values, never an interpretation. */
export function summarise(event: RecordedEvent): string {
  const body: object = event.body
  const parts = telling.flatMap((key) => (key in body ? words(Reflect.get(body, key)) : []))
  return parts.join(' · ')
}

/** Members that tell the most about an entry, in the order in which they are read. */
const telling = [
  'phase',
  'itemId',
  'answer',
  'level',
  'side',
  'region',
  'initials',
  'items',
  'claim',
  'finding',
  'product',
  'term',
  'patterns',
  'because',
  'what',
  'how',
  'reason',
  'text',
  'weightKg',
  'question',
  'statement',
] as const

function words(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.length === 0 ? [] : [value.flatMap(words).join(', ')]
  if (typeof value === 'object') {
    for (const key of ['says', 'name', 'substance', 'value', 'text', 'side']) {
      if (key in value) return words(Reflect.get(value, key))
    }
  }
  return []
}
