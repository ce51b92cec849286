import { type Refusal, refuse } from '@shared/case/refusal'
import { firstOwnNumber, phaseLetters, valuesIn, type Weakening, weakeningsOf } from '@shared/checklists/weakening'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { type PausePhase, pausePhases } from '@shared/pause/phases'
import {
  type Bilingual,
  type ChecklistItem,
  type ChecklistTemplate,
  checklistItemSchema,
  factKey,
  stopLevel,
} from '@shared/pause/template'
import { roleSchema } from '@shared/people/person'
import { z } from 'zod'

/** Longest question and answer that can be read at three metres beside their evidence, in characters. */
export const longestAsk = 120
export const longestAnswer = 90

const line = (most: number) => z.string().trim().min(1).max(most)
const bothLanguages = (most: number) => z.object({ en: line(most), es: line(most) })
const itemId = z.string().regex(/^[A-Z]\d{1,2}$/)

/** One change that a person makes to a checklist. */
export const checklistEditSchema = z.discriminatedUnion('edit', [
  z.object({
    edit: z.literal('reword'),
    itemId,
    ask: bothLanguages(longestAsk),
    answer: bothLanguages(longestAnswer),
  }),
  /** Puts the item so many places later in its phase; a negative number is earlier. */
  z.object({ edit: z.literal('move'), itemId, places: z.int().min(-60).max(60) }),
  z.object({
    edit: z.literal('add'),
    phase: z.enum(pausePhases),
    ask: bothLanguages(longestAsk),
    answer: bothLanguages(longestAnswer),
    reads: z.array(roleSchema).min(1).max(6),
    confirms: z.array(roleSchema).min(1).max(6),
    stop: z.enum(['stop', 'warn']),
  }),
  z.object({ edit: z.literal('retire'), itemId }),
  /** Takes an item of the product's checklist in again, at its end of the phase. */
  z.object({ edit: z.literal('restore'), itemId }),
  z.object({ edit: z.literal('set-stop'), itemId, stop: stopLevel }),
])
export type ChecklistEdit = Readonly<z.infer<typeof checklistEditSchema>>

/**
 * The checklist after one change, or why it cannot be made. Pure, and the only way in which a draft changes: what comes
 * out is never weaker than the product's checklist `base`. `used` holds every number that an item of this site ever had.
 */
export function applyEdit(
  template: ChecklistTemplate,
  edit: ChecklistEdit,
  base: ChecklistTemplate,
  used: ReadonlySet<string>,
): Result<ChecklistTemplate, Refusal> {
  const changed = changedBy(template, edit, base, used)
  if (!changed.ok) return changed
  const sound = soundTemplate(changed.value, base)
  return sound.ok ? changed : sound
}

/** Whether a checklist can be used in place of `base`: texts that can be shown, and nothing that stops weakened. */
export function soundTemplate(template: ChecklistTemplate, base: ChecklistTemplate): Result<true, Refusal> {
  const [weaker] = weakeningsOf(template, base)
  if (weaker !== undefined) return refuseWeaker(weaker)
  for (const item of template.phases.flatMap((phase) => phase.items)) {
    const wrong = wrongText(item)
    if (wrong !== null) return wrong
  }
  return ok(true)
}

/**
 * The change itself, without asking whether the outcome may be used: what a draft became when it was recorded does not
 * depend on a later release's checklist.
 */
export function changedBy(
  template: ChecklistTemplate,
  edit: ChecklistEdit,
  base: ChecklistTemplate,
  used: ReadonlySet<string>,
): Result<ChecklistTemplate, Refusal> {
  switch (edit.edit) {
    case 'reword':
      return onItem(template, edit.itemId, (item) => ({ ...item, ask: edit.ask, answer: edit.answer }))
    case 'set-stop':
      return onItem(template, edit.itemId, (item) => ({ ...item, stop: edit.stop }))
    case 'move':
      return onPhaseOf(template, edit.itemId, (items) => moved(items, edit.itemId, edit.places))
    case 'retire':
      return onPhaseOf(template, edit.itemId, (items) => {
        const left = items.filter((item) => item.id !== edit.itemId)
        return left.length > 0 ? ok(left) : refuse('checklist.last-item', 'A phase needs one item at least.')
      })
    case 'restore': {
      const phase = base.phases.find((each) => each.items.some((item) => item.id === edit.itemId))
      const item = phase?.items.find((each) => each.id === edit.itemId)
      if (phase === undefined || item === undefined) return noItem(edit.itemId)
      if (phaseWith(template, edit.itemId) !== null) {
        return refuse('checklist.item-there', `Item ${edit.itemId} is on the checklist already.`, { item: edit.itemId })
      }
      return ok(withItems(template, phase.phase, (items) => withLast(items, item)))
    }
    case 'add': {
      const item = ownItem(edit, nextNumber(edit.phase, used))
      if (item === null) {
        return refuse('checklist.too-many', 'This phase has as many items of your own as can be numbered.')
      }
      return ok(withItems(template, edit.phase, (items) => withLast(items, item)))
    }
    default:
      return assertNever(edit)
  }
}

/** A site's own item: spoken, asked again with every voiding of the time-out, and answered by a second person. */
function ownItem(edit: Extract<ChecklistEdit, { edit: 'add' }>, id: string | null): ChecklistItem | null {
  if (id === null) return null
  const { ask, answer, reads, confirms, stop, phase } = edit
  return checklistItemSchema.parse({
    id,
    ask,
    answer,
    reads,
    confirms: [{ by: confirms }],
    stop,
    from: 'aloud',
    about: phase === 'time-out' ? ['agreement'] : [],
    facts: factKeysIn(answer),
    mark: 'M',
  })
}

function nextNumber(phase: PausePhase, used: ReadonlySet<string>): string | null {
  const letter = phaseLetters[phase]
  for (let number = firstOwnNumber; number < 100; number += 1) {
    if (!used.has(`${letter}${number}`)) return `${letter}${number}`
  }
  return null
}

/** The values named in an answer as facts that can stand beside the item. */
function factKeysIn(answer: Bilingual) {
  const names = new Set(valuesIn({ answer }, 'en'))
  return factKey.options.filter((key) => names.has(key)).slice(0, 6)
}

/** At the end, but before the item in which everybody agrees to all the others. */
function withLast(items: readonly ChecklistItem[], item: ChecklistItem): readonly ChecklistItem[] {
  const agreement = items.findIndex((each) => each.guards.includes('everything'))
  return agreement < 0 ? [...items, item] : [...items.slice(0, agreement), item, ...items.slice(agreement)]
}

function moved(items: readonly ChecklistItem[], id: string, places: number): Result<readonly ChecklistItem[], Refusal> {
  const from = items.findIndex((item) => item.id === id)
  const to = Math.min(items.length - 1, Math.max(0, from + places))
  const item = items[from]
  if (item === undefined) return noItem(id)
  const others = items.filter((each) => each.id !== id)
  return ok([...others.slice(0, to), item, ...others.slice(to)])
}

function onItem(template: ChecklistTemplate, id: string, change: (item: ChecklistItem) => ChecklistItem) {
  return onPhaseOf(template, id, (items) => ok(items.map((item) => (item.id === id ? change(item) : item))))
}

function onPhaseOf(
  template: ChecklistTemplate,
  id: string,
  change: (items: readonly ChecklistItem[]) => Result<readonly ChecklistItem[], Refusal>,
): Result<ChecklistTemplate, Refusal> {
  const phase = phaseWith(template, id)
  if (phase === null) return noItem(id)
  const items = change(template.phases.find((each) => each.phase === phase)?.items ?? [])
  return items.ok ? ok(withItems(template, phase, () => items.value)) : items
}

function phaseWith(template: ChecklistTemplate, id: string): PausePhase | null {
  return template.phases.find((phase) => phase.items.some((item) => item.id === id))?.phase ?? null
}

function withItems(
  template: ChecklistTemplate,
  phase: PausePhase,
  change: (items: readonly ChecklistItem[]) => readonly ChecklistItem[],
): ChecklistTemplate {
  const phases = template.phases.map((each) =>
    each.phase === phase ? { ...each, items: [...change(each.items)] } : each,
  )
  return { ...template, phases }
}

const known: ReadonlySet<string> = new Set([...factKey.options, 'choice'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

function wrongText(item: ChecklistItem) {
  const { id } = item
  for (const locale of ['en', 'es'] as const) {
    if (item.ask[locale].trim() === '' || item.answer[locale].trim() === '') {
      return refuse('checklist.no-text', `Item ${id} needs a question and an answer in both languages.`, { item: id })
    }
    if (item.ask[locale].length > longestAsk || item.answer[locale].length > longestAnswer) {
      return refuse(
        'checklist.too-long',
        `Item ${id} is too long to be read at three metres: at most ${longestAsk} letters for the question and ${longestAnswer} for the answer.`,
        { item: id, ask: longestAsk, answer: longestAnswer },
      )
    }
    if (unseen.test(item.ask[locale]) || unseen.test(item.answer[locale])) {
      return refuse('checklist.unseen', `Item ${id} has characters in it that nobody can see. Type it again.`, {
        item: id,
      })
    }
    if (valuesIn({ answer: item.ask }, locale).length > 0) {
      return refuse(
        'checklist.value-in-question',
        `The question of item ${id} gives a value away. Values stand in the answer.`,
        {
          item: id,
        },
      )
    }
    const strange = valuesIn(item, locale).find((name) => !known.has(name))
    if (strange !== undefined) {
      return refuse('checklist.no-value', `There is no value named {${strange}} for item ${id}.`, {
        item: id,
        value: strange,
      })
    }
  }
  const names = (locale: 'en' | 'es') => [...new Set(valuesIn(item, locale))].sort().join(' ')
  if (names('en') !== names('es')) {
    return refuse('checklist.values-differ', `The two languages of item ${id} say different values.`, { item: id })
  }
  return null
}

function noItem(id: string) {
  return refuse('checklist.no-item', `There is no item ${id} on this checklist.`, { item: id })
}

const weakerSays: Readonly<Record<Weakening['code'], string>> = {
  retired: 'It stops the procedure and cannot be retired.',
  phase: 'It cannot stand in another phase.',
  stop: 'It cannot stop less than the checklist it comes from.',
  condition: 'It cannot apply or stop in fewer cases.',
  reads: 'It cannot be read by other roles.',
  confirms: 'It cannot be answered by fewer or by others.',
  voices: 'It cannot be answered with fewer voices.',
  source: 'Its answer cannot come from elsewhere.',
  guards: 'What the record must hold before it is answered cannot be taken away.',
  topics: 'What makes it be asked again cannot be taken away.',
  values: 'The values of its answer have to be said: they stand in {braces}.',
  choice: 'The way its answer is picked cannot change.',
  evidence: 'The evidence beside it cannot be taken away.',
  last: 'It has to be the last item of its phase.',
  'own-number': `Items of your own have the letter of their phase and a number from ${firstOwnNumber}.`,
  'own-shape': 'Items of your own are said aloud and answered by a second person.',
}

function refuseWeaker({ code, itemId: item }: Weakening) {
  return refuse(`checklist.weaker.${code}`, `Item ${item}: ${weakerSays[code]}`, { item, first: firstOwnNumber })
}
