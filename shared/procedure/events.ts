import { frameReference } from '@shared/imaging/caseEvents'
import { dateSchema, instantSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { planSide } from '@shared/plan/plan'
import {
  approach,
  injectateRoute,
  spreadMode,
  spreadPattern,
  spreadView,
  ultrasoundSpreadCode,
} from '@shared/procedure/vocabulary'
import { z } from 'zod'

const id = z.uuid()
const note = z.string().trim().max(2000)
const reason = z.string().trim().min(3).max(2000)
const level = z.string().trim().max(60)
const positive = z.number().positive()

/** One needle. Gauge in G, length in millimetres; null where it was not recorded. */
const needleShape = {
  level,
  side: planSide,
  approach,
  gauge: z.int().min(10).max(33).nullable(),
  lengthMm: positive.max(400).nullable(),
  /** Rule R9: extension tubing for every transforaminal injection. */
  extensionTubing: z.enum(['yes', 'no', 'not-recorded']),
  note,
}

const positionShape = {
  needleId: id,
  /** Every view in which the final position was seen. */
  views: z.array(spreadView).max(8),
  aspiration: z.enum(['negative', 'blood', 'csf', 'not-done']),
  paraesthesia: z.enum(['none', 'brief', 'persistent', 'not-asked']),
  note,
}

/** Thermal and pulsed radiofrequency and cryoneurolysis. Thresholds in volts at 50 Hz (sensory) and 2 Hz (motor). */
const lesionShape = {
  needleId: id,
  kind: z.enum(['thermal', 'pulsed', 'cryo']),
  temperatureC: z.number().min(-120).max(110).nullable(),
  seconds: positive.max(1800).nullable(),
  count: z.int().min(1).max(20),
  impedanceOhm: positive.max(5000).nullable(),
  voltageV: positive.max(200).nullable(),
  sensoryThresholdV: z.number().min(0).max(10).nullable(),
  motorThresholdV: z.number().min(0).max(10).nullable(),
  motorResponse: z.enum(['none', 'local-muscle', 'radicular', 'not-tested']),
  note,
}

/** How far the contrast reached; null where it was not recorded. */
const extent = z.object({
  cephalad: level.nullable(),
  caudad: level.nullable(),
  side: z.enum(['same-side', 'both-sides', 'other-side-only', 'not-recorded']),
})

/** One look at one injection of contrast. A further view of the same injection has `volumeMl` 0. */
const spreadShape = {
  needleId: id,
  /** Code of the catalogue of contrast agents; null with mode `none`. */
  agentId: z.string().trim().min(1).max(80).nullable(),
  volumeMl: z.number().min(0).max(200).nullable(),
  mode: spreadMode,
  noneReason: note,
  view: spreadView.nullable(),
  /** Degrees of obliquity of the view, where it was read. */
  viewDegrees: z.number().min(-180).max(180).nullable(),
  patterns: z.array(spreadPattern).max(12),
  extent,
  washout: z.object({ seen: z.boolean(), seconds: z.number().min(0).max(600).nullable() }).nullable(),
  concordance: z.enum(['concordant', 'discordant', 'none', 'not-asked']),
  /** The frame on screen when the spread was recorded. */
  frame: frameReference.nullable(),
  lot: z.string().trim().max(40),
  expiry: dateSchema.nullable(),
  action: note,
  freeText: note,
}

const ultrasoundShape = {
  needleId: id,
  spread: z.array(ultrasoundSpreadCode).min(1).max(8),
  plane: z.enum(['in-plane', 'out-of-plane', 'not-recorded']),
  tipSeen: z.enum(['throughout', 'intermittently', 'no', 'not-recorded']),
  vesselsMapped: z.enum(['yes', 'no', 'not-recorded']),
  resistance: z.enum(['low', 'normal', 'high', 'not-recorded']),
  paraesthesia: z.enum(['none', 'brief', 'persistent', 'not-asked']),
  /** Hydrodissection: centimetres of nerve freed. */
  freedCm: positive.max(60).nullable(),
  lungSliding: z.enum(['present', 'absent', 'not-looked', 'not-applicable']),
  frame: frameReference.nullable(),
  freeText: note,
}

/**
 * `accept`: a spread that needs a note, with the note. `go-on`: a physician goes on in spite of the spread.
 * `without-contrast`: rules R12 and R13. `abandon`: nothing more at this needle.
 */
const decisionShape = {
  needleId: id,
  outcome: z.enum(['accept', 'go-on', 'without-contrast', 'abandon']),
  reason,
  /** Only with `without-contrast`: the documented contraindication. */
  contraindication: z.object({ kind: z.enum(['allergy', 'other']), says: reason }).nullable(),
}

const injectateShape = {
  /** Null for what is given without one of the case's needles: the skin, the nose. */
  needleId: id.nullable(),
  productId: z.string().trim().min(1).max(80),
  /** Milligrams in one millilitre; null for what has no strength. */
  mgPerMl: positive.max(1000).nullable(),
  volumeMl: positive.max(500),
  route: injectateRoute,
  lot: z.string().trim().max(40),
  expiry: dateSchema.nullable(),
}

const doseUnit = {
  time: z.enum(['s', 'min']),
  kerma: z.enum(['mGy', 'Gy', 'cGy', 'dGy', 'uGy']),
  area: z.enum(['Gy.cm2', 'dGy.cm2', 'cGy.cm2', 'mGy.cm2', 'uGy.m2', 'Gy.m2', 'mGy.m2']),
}
const measured = <Unit extends z.ZodType>(unit: Unit) =>
  z.object({ value: z.number().min(0).max(1e9), unit }).nullable()

/** Displayed or reported totals, each with the unit it stood in. Null where it was not given. */
const doseShape = {
  fluoroscopy: measured(doseUnit.time),
  airKerma: measured(doseUnit.kerma),
  areaProduct: measured(doseUnit.area),
  runs: z.int().min(0).max(500).nullable(),
  frames: z.int().min(0).max(100_000).nullable(),
  source: z.enum(['console', 'dicom-header', 'dose-report', 'not-available']),
}
export const doseReadingSchema = z.object(doseShape)
export type DoseReading = Readonly<z.infer<typeof doseReadingSchema>>

const complicationShape = {
  /** Code of the catalogue of terms (clinical reference 10.5). */
  term: z.string().trim().min(1).max(60),
  onset: instantSchema,
  /** CTCAE grade; null while it was not graded. */
  grade: z.int().min(1).max(5).nullable(),
  /** An expected effect of the procedure and no adverse event. */
  expected: z.boolean(),
  relation: z.enum(['related', 'possibly', 'unrelated', 'not-assessed']),
  needleId: id.nullable(),
  action: note,
  outcome: note,
}

const endShape = { outcome: z.enum(['completed', 'partly-done', 'abandoned']), note }

/** What a physician or a nurse was told and went on with: kept word for word. */
const saidSchema = z.object({ code: z.string().min(1).max(80), says: z.string().min(1).max(1000) })
export type Said = Readonly<z.infer<typeof saidSchema>>
const decidedSchema = z.object({ about: z.array(saidSchema).min(1), reason, by: personSchema })

export const procedureEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('procedure.started'), body: z.object({}) }),
  z.object({ type: z.literal('needle.placed'), body: z.object({ id, ...needleShape, cautions: z.array(saidSchema) }) }),
  z.object({ type: z.literal('needle.repositioned'), body: z.object({ needleId: id, reason: note }) }),
  z.object({ type: z.literal('needle.positionConfirmed'), body: z.object(positionShape) }),
  z.object({
    type: z.literal('needle.decided'),
    body: z.object({ ...decisionShape, by: personSchema, about: z.array(saidSchema) }),
  }),
  z.object({ type: z.literal('lesion.made'), body: z.object({ id, ...lesionShape }) }),
  z.object({
    type: z.literal('contrast.recorded'),
    body: z.object({
      id,
      ...spreadShape,
      /** 1 for the first injection of contrast at this needle. */
      attempt: z.int().min(1),
      /** Milligrams of iodine in one millilitre at the time of recording; null where not known. */
      mgIodinePerMl: positive.nullable(),
      confirmed: z.array(saidSchema),
      cautions: z.array(saidSchema),
      decided: decidedSchema.nullable(),
    }),
  }),
  z.object({ type: z.literal('ultrasoundSpread.recorded'), body: z.object({ id, ...ultrasoundShape }) }),
  z.object({
    type: z.literal('injectate.given'),
    body: z.object({
      id,
      ...injectateShape,
      /** As the catalogue named it then, so that the record can be read without that catalogue. */
      product: z.string().min(1).max(200),
      agent: z.string().min(1).max(80),
      kind: z.enum(['local-anaesthetic', 'steroid', 'diluent', 'other']),
      epinephrine: z.boolean(),
      /** Suspension, solution, or not known. */
      particulate: z.boolean().nullable(),
      preservativeFree: z.boolean().nullable(),
      /** Volume times strength; null for what has no strength. */
      doseMg: positive.nullable(),
      cautions: z.array(saidSchema),
      /** A physician's reason for what needed one, with what it was about. */
      decided: decidedSchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('dose.recorded'),
    body: z.object({
      ...doseShape,
      /** Converted by clinical reference 9.3. */
      fluoroscopyS: z.number().min(0).nullable(),
      airKermaMGy: z.number().min(0).nullable(),
      dapGyCm2: z.number().min(0).nullable(),
      confirmed: z.array(saidSchema),
    }),
  }),
  z.object({
    type: z.literal('complication.recorded'),
    body: z.object({ id, ...complicationShape, name: z.string().min(1).max(200), reportable: z.boolean() }),
  }),
  z.object({ type: z.literal('procedure.ended'), body: z.object(endShape) }),
  z.object({
    type: z.literal('entry.corrected'),
    body: z.object({
      ofSequence: z.int().min(1),
      reason,
      /** Whether the entry right after this one was recorded in its place. */
      replaced: z.boolean().default(false),
    }),
  }),
])

/** `confirmed`: the person has looked again at a number that was questioned, and stands by it. */
const confirmed = z.boolean()

const acts = [
  z.object({ do: z.literal('needle.place'), ...needleShape }),
  z.object({ do: z.literal('needle.reposition'), needleId: id, reason: note }),
  z.object({ do: z.literal('needle.confirmPosition'), ...positionShape }),
  z.object({ do: z.literal('needle.decide'), ...decisionShape }),
  z.object({ do: z.literal('lesion.record'), ...lesionShape }),
  z.object({ do: z.literal('contrast.record'), ...spreadShape, confirmed, reason: note }),
  z.object({ do: z.literal('ultrasoundSpread.record'), ...ultrasoundShape }),
  z.object({
    do: z.literal('injectate.give'),
    ...injectateShape,
    confirmed,
    /** Why a physician goes on where one is asked; empty where nobody was asked. */
    reason: note,
  }),
  z.object({ do: z.literal('dose.record'), ...doseShape, confirmed }),
  z.object({ do: z.literal('complication.record'), ...complicationShape }),
] as const

export const procedureActSchema = z.discriminatedUnion('do', acts)
/** What can also stand in a correction, in place of the entry it corrects. */
export type ProcedureAct = z.infer<typeof procedureActSchema>
export type ActOf<Do extends ProcedureAct['do']> = Extract<ProcedureAct, { do: Do }>

const actNames: ReadonlySet<string> = new Set(acts.map((each) => each.shape.do.value))
/** Whether a command is one of the acts that a correction can also hold. */
export const isProcedureAct = (command: { readonly do: string }): command is ProcedureAct => actNames.has(command.do)

export const procedureCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('procedure.start') }),
  ...acts,
  z.object({ do: z.literal('procedure.end'), ...endShape }),
  z.object({
    do: z.literal('entry.correct'),
    ofSequence: z.int().min(1),
    reason,
    /** What should have been recorded, or null where nothing should have been. */
    instead: procedureActSchema.nullable(),
  }),
])
export type ProcedureCommand = z.infer<typeof procedureCommandSchema>

type BodyOf<Type extends z.infer<typeof procedureEventSchema>['type']> = Readonly<
  Extract<z.infer<typeof procedureEventSchema>, { type: Type }>['body']
>
export type NeedleBody = BodyOf<'needle.placed'>
export type RepositionBody = BodyOf<'needle.repositioned'>
export type PositionBody = BodyOf<'needle.positionConfirmed'>
export type DecisionBody = BodyOf<'needle.decided'>
export type LesionBody = BodyOf<'lesion.made'>
export type SpreadBody = BodyOf<'contrast.recorded'>
export type UltrasoundBody = BodyOf<'ultrasoundSpread.recorded'>
export type InjectateBody = BodyOf<'injectate.given'>
export type DoseBody = BodyOf<'dose.recorded'>
export type ComplicationBody = BodyOf<'complication.recorded'>
export type EndBody = BodyOf<'procedure.ended'>
