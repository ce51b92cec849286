import { dateSchema, instantSchema } from '@shared/kit/time'
import { scenarioPlanSchema } from '@shared/plan/plan'
import { z } from 'zod'

/** Three different values: nobody asked, asked and there is nothing, asked and written down. */
const listStatus = z.enum(['not-asked', 'none', 'recorded'])

const text = z.string().trim().max(500)
const required = z.string().trim().min(1).max(4000)

/**
 * When something last happened: an instant with its offset, or as much of a date as is known (`2026-11-20`, `2026-11`,
 * `2021`). A partial date counts as its last moment, which is the unsafe end.
 */
export const knownTime = z
  .string()
  .trim()
  .regex(/^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i)

/** A code of a terminology, as it came from another system. */
export const codeSchema = z.object({ system: z.string().trim().max(200), code: z.string().trim().min(1).max(80) })

/** The prescriber's decision about one drug: who decided, when, and what. */
export const prescriberDecision = z.object({
  by: z.string().trim().max(200),
  at: z.string().trim().max(60),
  outcome: z.string().trim().max(2000),
})

export const medicationStatus = z.enum([
  'active',
  'intended',
  'on-hold',
  'stopped',
  'completed',
  'not-taken',
  'entered-in-error',
  'unknown',
])
export type MedicationStatus = z.infer<typeof medicationStatus>

export const medicationItem = z.object({
  /** As written or said: brand, generic, dose and form in any order, even a whole pasted list. */
  name: required,
  lastDose: knownTime.nullish(),
  startedAt: knownTime.nullish(),
  indication: text.nullish(),
  dose: text.nullish(),
  route: text.nullish(),
  frequency: text.nullish(),
  status: medicationStatus.nullish(),
  decision: prescriberDecision.nullish(),
  codes: z.array(codeSchema).max(20).optional(),
  /** What a person said an unrecognised or misspelt name is: a name of the tables, or `not-antithrombotic`. */
  confirmed: z.object({ as: required, by: text.min(1), at: instantSchema }).nullish(),
})
export type MedicationItem = Readonly<z.infer<typeof medicationItem>>

const allergySeverity = z.enum(['mild', 'moderate', 'severe', 'unknown'])
export const allergyStatus = z.enum(['active', 'inactive', 'resolved', 'refuted', 'entered-in-error'])

const allergyEntry = z.object({
  substance: required,
  reaction: text.nullish(),
  severity: allergySeverity.nullish(),
  status: allergyStatus.nullish(),
  codes: z.array(codeSchema).max(20).optional(),
  /** What a person said an unrecognised substance is: a name of the tables, or `not-on-the-tray`. */
  confirmed: z.object({ as: required, by: text.min(1), at: instantSchema }).nullish(),
})
const allergyItem = z.union([required.transform((substance): AllergyItem => ({ substance })), allergyEntry])
export type AllergyItem = Readonly<z.infer<typeof allergyEntry>>

export const conditionStatus = z.enum([
  'active',
  'recurrence',
  'remission',
  'inactive',
  'resolved',
  'refuted',
  'entered-in-error',
])

const conditionEntry = z.object({
  name: required,
  status: conditionStatus.nullish(),
  /** When it began or happened: the date of a stent, a stroke, a device. */
  at: knownTime.nullish(),
  codes: z.array(codeSchema).max(20).optional(),
})
const conditionItem = z.union([required.transform((name): ConditionItem => ({ name })), conditionEntry])
export type ConditionItem = Readonly<z.infer<typeof conditionEntry>>

function listOf<Item extends z.ZodType>(item: Item, most: number) {
  return z.object({ status: listStatus, items: z.array(item).max(most).default([]) })
}

export const medicationList = listOf(medicationItem, 1000)
export type MedicationList = Readonly<z.infer<typeof medicationList>>
export const allergyList = listOf(allergyItem, 1000)
export type AllergyList = Readonly<z.infer<typeof allergyList>>
export const conditionList = listOf(conditionItem, 2000)
export type ConditionList = Readonly<z.infer<typeof conditionList>>

export const labTests = [
  'inr',
  'platelets',
  'creatinine',
  'egfr',
  'crcl',
  'hba1c',
  'glucose',
  'anti-xa',
  'aptt',
  'hcg',
] as const
export const labTest = z.enum(labTests)
export type LabTest = z.infer<typeof labTest>

export const lab = z.object({
  test: labTest,
  /** A number, or the words a laboratory prints: `>60`, `negative`. */
  value: z.union([z.number(), z.string().trim().min(1).max(60)]),
  unit: z.string().trim().max(40).default(''),
  at: instantSchema,
})
export type Lab = Readonly<z.infer<typeof lab>>

const yesNo = z.enum(['yes', 'no', 'unknown'])

/** What was asked on the day. A missing answer is "not asked". */
export const answers = z.object({
  pregnant: z.enum(['no', 'not-possible', 'tested-negative', 'possible', 'yes', 'unknown']).nullish(),
  breastfeeding: yesNo.nullish(),
  infection: z.enum(['no', 'yes', 'treated', 'unknown']).nullish(),
  fever: yesNo.nullish(),
  /** Degrees Celsius. */
  temperatureC: z.number().min(30).max(45).nullish(),
  onAntibiotics: yesNo.nullish(),
  escort: yesNo.nullish(),
  consent: z.enum(['signed', 'not-signed', 'withdrawn', 'unknown']).nullish(),
  ateAt: instantSchema.nullish(),
  ateWhat: z.enum(['light-meal', 'fatty-meal', 'breast-milk', 'clear-liquid']).nullish(),
  drankAt: instantSchema.nullish(),
  /** Prior imaging reviewed and, for a cervical interlaminar epidural, adequate space stated. */
  imagingReviewed: yesNo.nullish(),
  redFlags: yesNo.nullish(),
  /** Arthroplasty of the target joint planned. */
  jointSurgeryPlanned: yesNo.nullish(),
  latexFreeRoom: yesNo.nullish(),
  /** The physician’s own answer to “is an injection the answer here?”. */
  injectionIsAnswer: yesNo.nullish(),
  /** What was agreed about an implanted device and radiofrequency, in words. */
  devicePlan: text.nullish(),
  systolicMmHg: z.number().min(30).max(300).nullish(),
  diastolicMmHg: z.number().min(10).max(200).nullish(),
})
export type Answers = Readonly<z.infer<typeof answers>>

export const steroidItem = z.object({
  drug: required,
  doseMg: z.number().positive().max(5000).nullish(),
  at: knownTime,
  region: text.nullish(),
  procedure: text.nullish(),
  route: text.nullish(),
})
export const steroidList = listOf(steroidItem, 200)
export type SteroidList = Readonly<z.infer<typeof steroidList>>

export const vaccineItem = z.object({ name: required, at: knownTime })
export const vaccineList = listOf(vaccineItem, 200)
export type VaccineList = Readonly<z.infer<typeof vaccineList>>

export const deviceItem = z.object({
  name: required,
  status: z.enum(['active', 'inactive', 'removed', 'entered-in-error']).nullish(),
})
export type DeviceItem = Readonly<z.infer<typeof deviceItem>>
export const deviceList = listOf(deviceItem, 100)
export type DeviceList = Readonly<z.infer<typeof deviceList>>

export const scenarioPatient = z.object({
  name: text.nullish(),
  id: text.nullish(),
  birthDate: dateSchema.nullish(),
  sex: z.enum(['female', 'male', 'other', 'unknown']).nullish(),
  weightKg: z.number().positive().max(500).nullish(),
  heightCm: z.number().positive().max(280).nullish(),
  deceased: z.boolean().nullish(),
})

/**
 * Everything one screening is made from. `at` is the instant the needle is planned for: elapsed times are counted to it.
 * What is absent was not asked.
 */
export const scenarioSchema = z.object({
  at: instantSchema,
  plan: scenarioPlanSchema,
  patient: scenarioPatient.default({}),
  medications: medicationList.default({ status: 'not-asked', items: [] }),
  allergies: allergyList.default({ status: 'not-asked', items: [] }),
  conditions: conditionList.default({ status: 'not-asked', items: [] }),
  labs: z.array(lab).max(2000).readonly().default([]),
  answers: answers.default({}),
  steroids: steroidList.optional(),
  vaccines: vaccineList.optional(),
  devices: deviceList.optional(),
})
export type Scenario = Readonly<z.infer<typeof scenarioSchema>>
