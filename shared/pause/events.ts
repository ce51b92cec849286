import { instantSchema } from '@shared/kit/time'
import { pausePhases } from '@shared/pause/phases'
import { templateSchema } from '@shared/pause/template'
import { personSchema } from '@shared/people/person'
import { planSide } from '@shared/plan/plan'
import { rescueCardId } from '@shared/rescue/cards'
import { heldNoteSchema } from '@shared/rescue/held'
import { z } from 'zod'

const reason = z.string().trim().min(3).max(2000)
const itemId = z.string().min(1).max(20)
const phase = z.enum(pausePhases)
const personId = z.string().min(1).max(64)

/** What was said to an item. `value` is the response as spoken, in English, whatever the screen's language. */
export const itemAnswerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('confirmed'),
    value: z.string().trim().min(1).max(2000),
    /** The value that was picked where the item offers several; null where it does not. */
    choice: z.string().max(60).nullable(),
  }),
  z.object({ kind: z.literal('not-applicable'), because: reason }),
  z.object({ kind: z.literal('concern'), text: reason }),
])
export type PauseAnswer = Readonly<z.infer<typeof itemAnswerSchema>>

/** Who answered for the patient: the patient, someone entitled to, or nobody because the patient is asleep. */
export const patientVoiceSchema = z.enum(['patient', 'representative', 'asleep'])
export type PatientVoice = z.infer<typeof patientVoiceSchema>

/** Where one needle goes: a round of the needle pause belongs to it. */
export const needleSiteSchema = z.object({
  /** Identifier of the needle line in the record of the procedure; null where the line is not written yet. */
  needleId: z.uuid().nullable(),
  level: z.string().trim().max(60),
  side: planSide,
})
export type NeedleSite = Readonly<z.infer<typeof needleSiteSchema>>

/** One change that voids a time-out, as a sentence and for the catalogues of other languages. */
const voidingReason = z.object({
  code: z.string().min(1),
  says: z.string().min(1).max(2000),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
})
export type VoidingReason = Readonly<z.infer<typeof voidingReason>>

/**
 * A rescue card that was opened, or one of its steps that was taken: 0 for the opening. `weightKg`: the weight by which
 * doses were read where somebody chose one, in kilograms.
 */
const rescueNote = {
  card: rescueCardId,
  step: z.int().min(0).max(30),
  weightKg: z.number().min(1).max(400).nullable().optional(),
}

/** Of a note that was held while the record was locked: which one, and when it really happened. */
const heldFrom = { heldId: z.uuid().optional(), tookPlaceAt: instantSchema.optional() }

export const pauseEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('pause.begun'),
    body: z.object({
      templateId: z.string().min(1),
      templateVersion: z.int().min(1),
      /** The whole checklist where it is a site's own: the record says what was asked, whatever the site asks later. */
      template: templateSchema.optional(),
    }),
  }),
  z.object({
    type: z.literal('pause.phaseStarted'),
    body: z.object({ phase, team: z.array(personSchema).min(1), site: needleSiteSchema.nullable() }),
  }),
  z.object({
    type: z.literal('pause.itemAnswered'),
    body: z.object({
      phase,
      itemId,
      answer: itemAnswerSchema,
      readBy: personSchema,
      confirmedBy: z.array(personSchema).max(20),
      patientVoice: patientVoiceSchema.nullable(),
    }),
  }),
  z.object({
    type: z.literal('pause.itemOverridden'),
    body: z.object({ phase, itemId, reason, by: personSchema }),
  }),
  z.object({ type: z.literal('pause.phaseCompleted'), body: z.object({ phase }) }),
  z.object({ type: z.literal('pause.interrupted'), body: z.object({ because: reason }) }),
  z.object({ type: z.literal('pause.resumed'), body: z.object({}) }),
  z.object({
    type: z.literal('pause.teamChanged'),
    body: z.object({
      team: z.array(personSchema).min(1),
      joined: z.array(personSchema),
      left: z.array(personSchema),
      because: z.string().max(2000),
    }),
  }),
  z.object({ type: z.literal('pause.positionChanged'), body: z.object({ because: reason }) }),
  /** The station's clock was put forward or back: `before` by the clock as it ran, `after` as it was put. */
  z.object({ type: z.literal('pause.clockMoved'), body: z.object({ before: instantSchema, after: instantSchema }) }),
  z.object({ type: z.literal('pause.rearmed'), body: z.object({ because: reason, expired: z.boolean() }) }),
  z.object({
    type: z.literal('pause.voided'),
    body: z.object({ because: z.array(voidingReason).min(1), itemIds: z.array(itemId).min(1) }),
  }),
  z.object({ type: z.literal('pause.stopCalled'), body: z.object(heldFrom) }),
  z.object({ type: z.literal('pause.stopResolved'), body: z.object({ what: reason, how: reason }) }),
  z.object({ type: z.literal('rescue.noted'), body: z.object({ ...rescueNote, ...heldFrom }) }),
  z.object({ type: z.literal('rescue.closed'), body: z.object({ card: rescueCardId, ...heldFrom }) }),
])

export const pauseCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pause.begin'), templateId: z.string().min(1).max(60) }),
  /** `site` says which needle a needle pause is for; null for the other phases. */
  z.object({ do: z.literal('pause.startPhase'), phase, site: needleSiteSchema.nullable().default(null) }),
  z.object({
    do: z.literal('pause.answer'),
    phase,
    itemId,
    answer: itemAnswerSchema,
    readById: personId,
    confirmedByIds: z.array(personId).max(20),
    patientVoice: patientVoiceSchema.nullable().default(null),
  }),
  z.object({ do: z.literal('pause.overrideItem'), phase, itemId, reason }),
  z.object({ do: z.literal('pause.completePhase'), phase }),
  z.object({ do: z.literal('pause.interrupt'), because: reason }),
  z.object({ do: z.literal('pause.resume') }),
  z.object({
    do: z.literal('pause.changeTeam'),
    joins: z.array(personId).max(20),
    leaves: z.array(personId).max(20),
    because: z.string().trim().max(2000),
  }),
  z.object({ do: z.literal('pause.changePosition'), because: reason }),
  /** Asks the finished time-out again: it is too old, or a person wants it repeated. */
  z.object({ do: z.literal('pause.rearm'), because: reason }),
  /** The station noticed that its own clock jumped: it says so itself, nobody has to be signed in. */
  z.object({ do: z.literal('pause.noteClock'), before: instantSchema, after: instantSchema }),
  z.object({ do: z.literal('pause.stop') }),
  z.object({ do: z.literal('pause.resolveStop'), what: reason, how: reason }),
  z.object({ do: z.literal('rescue.note'), ...rescueNote }),
  z.object({ do: z.literal('rescue.close'), card: rescueCardId }),
  /** Takes in what was held while the record was locked, or while no case was open. */
  z.object({ do: z.literal('rescue.join'), notes: z.array(heldNoteSchema).min(1).max(500) }),
])
export type PauseCommand = z.infer<typeof pauseCommandSchema>
