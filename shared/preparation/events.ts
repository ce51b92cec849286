import { dateSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { callShape } from '@shared/phone/call'
import { planSide } from '@shared/plan/plan'
import { riskClass } from '@shared/screening/finding'
import { drugGroup } from '@shared/screening/rules'
import {
  allergyList,
  answers,
  conditionList,
  deviceList,
  lab,
  medicationList,
  steroidList,
  vaccineList,
} from '@shared/screening/scenario'
import { z } from 'zod'

const words = z.string().trim().min(1).max(200)
const note = z.string().trim().max(2000)
const reason = z.string().trim().min(3).max(2000)

/** What a document of the case says about the procedure, to be held against the plan. */
export const documentClaimSchema = z.object({
  procedure: words,
  levels: z.array(z.string().trim().min(1).max(40)).max(12),
  side: planSide,
})
export type DocumentClaim = Readonly<z.infer<typeof documentClaimSchema>>

/** One identifier as the patient stated it, and whether band and order say the same. A room number is never one. */
const statedIdentifier = z.object({
  kind: z.enum(['name', 'birth-date', 'patient-id']),
  matches: z.boolean(),
})

export const baselineSchema = z.object({
  /** Numeric rating scale 0-10; null where it was not asked. */
  painNow: z.int().min(0).max(10).nullable(),
  painAverage: z.int().min(0).max(10).nullable(),
  painWorst: z.int().min(0).max(10).nullable(),
  /** PEG: pain average, enjoyment of life, general activity, each 0-10. */
  peg: z.tuple([z.int().min(0).max(10), z.int().min(0).max(10), z.int().min(0).max(10)]).nullable(),
  systolicMmHg: z.int().min(30).max(300).nullable(),
  diastolicMmHg: z.int().min(10).max(200).nullable(),
  pulsePerMin: z.int().min(10).max(300).nullable(),
  spo2Percent: z.int().min(30).max(100).nullable(),
  /** Muscle power by the 0-5 scale of the region's key muscles, in words. */
  motor: note,
  medicationUse: note,
  /** The patient's own goal, in the patient's words; it stands at the top of the instructions. */
  goal: note,
})
export type Baseline = Readonly<z.infer<typeof baselineSchema>>

/** Which finding an override is about: the rule, what it fired on, and the sentence the physician read. */
const findingReferenceSchema = z.object({
  key: z.string().min(1).max(300),
  severity: z.enum(['stop', 'caution', 'info']),
  says: z.string().min(1).max(2000),
})

const shapes = {
  identity: {
    identifiers: z.array(statedIdentifier).min(1).max(3),
    bandMatches: z.boolean(),
    imagesMatch: z.boolean().nullable(),
  },
  weight: { weightKg: z.number().min(0.5).max(500) },
  order: { claim: documentClaimSchema, reference: z.string().trim().max(120) },
  consent: {
    claim: documentClaimSchema,
    signedOn: dateSchema,
    stillWished: z.boolean(),
    interpreter: z.enum(['not-needed', 'present', 'telephone']),
  },
  siteMark: {
    side: planSide,
    region: words,
    initials: z.string().trim().min(1).max(6),
    visibleAfterDraping: z.boolean(),
  },
  imagingReview: { study: words, studyDate: dateSchema.nullable(), statement: reason },
  override: { finding: findingReferenceSchema, reason, prescriberAsked: z.string().trim().max(120) },
} as const

const byClass = z.object({ low: z.string(), intermediate: z.string(), high: z.string() })

/** What a row of the drug table said about taking the drug again when the procedure began. */
const pinnedRow = z.object({
  drug: z.string().min(1),
  group: drugGroup,
  /** As the patient's list names it. */
  knownAs: z.string(),
  rule: z.string().min(1),
  source: z.string(),
  edition: z.string(),
  restart: byClass,
})
export type PinnedRow = Readonly<z.infer<typeof pinnedRow>>

/** Under which rules facts were screened: version of the tables, number of the site's own version (0: none), adoption. */
export const rulesNoteSchema = z.object({
  tables: z.string().min(1).max(40),
  number: z.int().min(0),
  adopted: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** The rows that counted, written down when the procedure begins; absent before it and in older records. */
  pinned: z.object({ riskClass, rows: z.array(pinnedRow) }).optional(),
})
export type RulesNote = Readonly<z.infer<typeof rulesNoteSchema>>

export const preparationEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('identity.checked'), body: z.object(shapes.identity) }),
  z.object({ type: z.literal('medications.recorded'), body: medicationList }),
  z.object({ type: z.literal('allergies.recorded'), body: allergyList }),
  z.object({ type: z.literal('conditions.recorded'), body: conditionList }),
  z.object({ type: z.literal('steroids.recorded'), body: steroidList }),
  z.object({ type: z.literal('vaccines.recorded'), body: vaccineList }),
  z.object({ type: z.literal('devices.recorded'), body: deviceList }),
  z.object({ type: z.literal('labs.recorded'), body: z.object({ labs: z.array(lab).max(200) }) }),
  z.object({ type: z.literal('answers.recorded'), body: z.object({ answers }) }),
  z.object({ type: z.literal('weight.recorded'), body: z.object(shapes.weight) }),
  z.object({ type: z.literal('baseline.recorded'), body: baselineSchema }),
  z.object({ type: z.literal('order.recorded'), body: z.object(shapes.order) }),
  z.object({ type: z.literal('consent.recorded'), body: z.object(shapes.consent) }),
  z.object({ type: z.literal('siteMark.recorded'), body: z.object({ ...shapes.siteMark, markedBy: personSchema }) }),
  z.object({ type: z.literal('imagingReview.recorded'), body: z.object(shapes.imagingReview) }),
  z.object({ type: z.literal('finding.overridden'), body: z.object({ ...shapes.override, by: personSchema }) }),
  z.object({ type: z.literal('rules.noted'), body: rulesNoteSchema }),
  z.object({ type: z.literal('call.recorded'), body: z.object(callShape) }),
  z.object({ type: z.literal('override.withdrawn'), body: z.object({ key: z.string().min(1).max(300), reason }) }),
])

export const preparationCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('identity.check'), ...shapes.identity }),
  z.object({ do: z.literal('medications.record'), list: medicationList }),
  z.object({ do: z.literal('allergies.record'), list: allergyList }),
  z.object({ do: z.literal('conditions.record'), list: conditionList }),
  z.object({ do: z.literal('steroids.record'), list: steroidList }),
  z.object({ do: z.literal('vaccines.record'), list: vaccineList }),
  z.object({ do: z.literal('devices.record'), list: deviceList }),
  z.object({ do: z.literal('labs.record'), labs: z.array(lab).max(200) }),
  z.object({ do: z.literal('answers.record'), answers }),
  z.object({ do: z.literal('weight.record'), ...shapes.weight }),
  z.object({ do: z.literal('baseline.record'), baseline: baselineSchema }),
  z.object({ do: z.literal('order.record'), ...shapes.order }),
  z.object({ do: z.literal('consent.record'), ...shapes.consent }),
  z.object({ do: z.literal('siteMark.record'), ...shapes.siteMark }),
  z.object({ do: z.literal('imagingReview.record'), ...shapes.imagingReview }),
  z.object({ do: z.literal('finding.override'), ...shapes.override }),
  z.object({ do: z.literal('call.record'), ...callShape }),
  z.object({ do: z.literal('override.withdraw'), key: z.string().min(1).max(300), reason }),
])
export type PreparationCommand = z.infer<typeof preparationCommandSchema>
