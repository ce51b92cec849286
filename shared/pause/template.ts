import { pausePhases } from '@shared/pause/phases'
import { roleSchema } from '@shared/people/person'
import { findingTopic } from '@shared/screening/finding'
import { z } from 'zod'

/** A text of a checklist in both languages of the app. */
export const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) })
export type Bilingual = Readonly<z.infer<typeof bilingual>>

/**
 * How much an item holds up. `stop-no-override`: nothing but a confirmation passes it. `stop`: a physician may decide
 * otherwise, with a reason. `warn`: what is not in order is recorded and the pause goes on.
 */
export const stopLevel = z.enum(['stop-no-override', 'stop', 'warn'])
export type StopLevel = z.infer<typeof stopLevel>

/** Facts of the case that decide whether an item applies, or whether it stops or warns. */
export const condition = z.enum([
  'always',
  'x-ray',
  'pregnancy-possible',
  'labs-needed',
  'diabetes',
  'device',
  'sedation',
  'sedation-or-near-neck',
  'radiofrequency',
  'diagnostic',
  'spine',
  'cervical',
  'cervical-interlaminar',
  'site-can-be-marked',
  'contrast',
  'contrast-required',
  'antibiotic-planned',
  'antithrombotic',
  'new-site',
])
export type Condition = z.infer<typeof condition>

/** What an item speaks about: a change in it makes the item be asked again. */
export const itemTopic = z.enum([
  'patient',
  'procedure',
  'level',
  'side',
  'position',
  'images',
  'facts',
  'allergies',
  'antithrombotics',
  'drugs',
  'antibiotic',
  'steps',
  'team',
  'agreement',
])
export type ItemTopic = z.infer<typeof itemTopic>

/** A fact of the record that stands beside an item, and that `{placeholders}` of its answer take their words from. */
export const factKey = z.enum([
  'patient',
  'identity',
  'procedure',
  'purpose',
  'levels',
  'side',
  'sideAndLevels',
  'consent',
  'order',
  'siteMark',
  'agreement',
  'allergies',
  'antithrombotics',
  'labs',
  'infection',
  'pregnancy',
  'glucose',
  'devices',
  'sedation',
  'escort',
  'baseline',
  'weight',
  'priorImaging',
  'steroids',
  'painNow',
  'images',
  'pictureSide',
  'target',
  'tray',
  'injectates',
  'contrast',
  'contrastMode',
  'antibiotic',
  'findings',
  'team',
  'position',
  'site',
  'countedFrom',
  'spread',
  'done',
  'given',
  'dose',
  'events',
  'recovery',
  'restart',
])
export type FactKey = z.infer<typeof factKey>

/** What must hold in the record before an item can be confirmed at all. */
export const guard = z.enum([
  'identity',
  'consent',
  'order',
  'procedure',
  'level',
  'side',
  'site-mark',
  'picture-side',
  'target',
  'findings',
  'everything',
  'spread',
  'done',
])
export type Guard = z.infer<typeof guard>

/** One that must answer: the patient, everybody who takes part, or the first of these roles that is present. */
const voice = z.object({
  by: z.union([z.literal('patient'), z.literal('team'), z.array(roleSchema).min(1)]),
  /** Asked only where such a person takes part. */
  ifPresent: z.boolean().default(false),
})
export type Voice = Readonly<z.infer<typeof voice>>

/** One item of a checklist as it is stored in files and records. */
export const checklistItemSchema = z.object({
  /** Number in the clinical reference: the letter is the phase. Stable across versions. */
  id: z.string().regex(/^[A-Z]\d{1,2}$/),
  ask: bilingual,
  /** The response as it is spoken, `{placeholders}` filled from the record. */
  answer: bilingual,
  reads: z.array(roleSchema).min(1),
  confirms: z.array(voice).min(1),
  /** The reader may answer as well: the item asks one person to state something. */
  oneVoice: z.boolean().default(false),
  /** Each person of the team says yes by name, one after the other. */
  each: z.boolean().default(false),
  stop: stopLevel,
  /** The item stops only under this condition and warns otherwise. */
  stopWhen: condition.default('always'),
  appliesWhen: condition.default('always'),
  /** `record`: the value stands in the record and is confirmed aloud. `aloud`: it is true in the room or it is not. */
  from: z.enum(['record', 'aloud']),
  about: z.array(itemTopic).default([]),
  facts: z.array(factKey).max(6).default([]),
  guards: z.array(guard).default([]),
  /** Screening topics whose open stops keep the item from being confirmed. */
  findings: z.array(findingTopic).default([]),
  /** The answer is picked among values, none of them offered first. */
  choose: z.enum(['side', 'position', 'yes-no']).nullable().default(null),
  /** Shows the marked image beside the item. */
  picture: z.boolean().default(false),
  /** Confidence mark of the reference: V read in the source, V2 secondary, M from memory. */
  mark: z.enum(['V', 'V2', 'M']),
})
export type ChecklistItem = Readonly<z.infer<typeof checklistItemSchema>>

const phase = z.object({ phase: z.enum(pausePhases), items: z.array(checklistItemSchema).min(1) })

/** A checklist of a room: five phases in order, each with its items in order. */
export const templateSchema = z
  .object({
    id: z.string().min(1).max(60),
    version: z.int().min(1),
    name: bilingual,
    source: z.string().min(1),
    phases: z.array(phase).length(pausePhases.length),
  })
  .refine((template) => template.phases.every((each, index) => each.phase === pausePhases[index]), {
    message: 'The five phases stand in their order.',
  })
  .refine(
    (template) => {
      const ids = template.phases.flatMap((each) => each.items.map((one) => one.id))
      return new Set(ids).size === ids.length
    },
    { message: 'Every item has its own number.' },
  )
export type ChecklistTemplate = Readonly<z.infer<typeof templateSchema>>
