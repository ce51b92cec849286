import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'

const note = z.string().trim().max(500)

/** A value that nobody looked at is `null`: "not assessed", which is never the same as "normal". */
const assessed = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

export const limbs = ['right-arm', 'left-arm', 'right-leg', 'left-leg'] as const
export const limbSchema = z.enum(limbs)
export type Limb = z.infer<typeof limbSchema>

export const armMyotomes = ['C5', 'C6', 'C7', 'C8', 'T1'] as const
export const legMyotomes = ['L2', 'L3', 'L4', 'L5', 'S1'] as const
export const myotomeSchema = z.enum([...armMyotomes, ...legMyotomes])
export type Myotome = z.infer<typeof myotomeSchema>

/** Power of one key muscle, 0 (no contraction) to 5 (normal), by the Medical Research Council scale. */
const musclePower = z.object({ limb: limbSchema, myotome: myotomeSchema, power: z.int().min(0).max(5) })
export type MusclePower = Readonly<z.infer<typeof musclePower>>

const changedArea = z.object({
  side: z.enum(['left', 'right', 'both']),
  dermatome: z.string().trim().min(1).max(20),
  feels: z.enum(['less', 'absent', 'more']),
})

/** Sensation was looked at: either normal everywhere that was tested, or changed in the areas named. */
const sensationSchema = z.discriminatedUnion('overall', [
  z.object({ overall: z.literal('normal') }),
  z.object({ overall: z.literal('changed'), areas: z.array(changedArea).min(1).max(40) }),
])
export type Sensation = Readonly<z.infer<typeof sensationSchema>>

export const sedationLevels = ['awake', 'rouses-to-voice', 'rouses-to-touch', 'no-response'] as const
export const breathings = ['deep-and-cough', 'limited', 'apnoea'] as const
export const nauseas = ['none', 'mild', 'moderate', 'severe'] as const
export const painWords = ['minimal', 'moderate', 'severe'] as const
export const siteStates = ['dry', 'spotting', 'bleeding', 'heavy-bleeding', 'swelling'] as const
export const gaits = ['steady', 'with-help', 'unable'] as const

const pain = z.int().min(0).max(10)
const millimetresOfMercury = z.int().min(10).max(300)

/**
 * One timed set of measurements after (or, under sedation, during) the procedure. Units stand in the names; glucose is in
 * milligrams per decilitre, temperature in degrees Celsius, oxygen in litres per minute (0 is room air).
 */
export const measurementsSchema = z.object({
  systolicMmHg: assessed(millimetresOfMercury),
  diastolicMmHg: assessed(millimetresOfMercury),
  standingSystolicMmHg: assessed(millimetresOfMercury),
  pulsePerMin: assessed(z.int().min(10).max(300)),
  spo2Percent: assessed(z.int().min(30).max(100)),
  oxygenLPerMin: assessed(z.number().min(0).max(30)),
  respirationPerMin: assessed(z.int().min(0).max(80)),
  temperatureC: assessed(z.number().min(30).max(45)),
  /** Numeric rating scale 0-10. */
  painRest: assessed(pain),
  painMove: assessed(pain),
  /** How the pain is borne, for the discharge score: the number alone does not say whether it was treated. */
  painFelt: assessed(z.enum(painWords)),
  nausea: assessed(z.enum(nauseas)),
  breathing: assessed(z.enum(breathings)),
  sedation: assessed(z.enum(sedationLevels)),
  /** How many of the four limbs move on request. */
  limbsMoved: assessed(z.int().min(0).max(4)),
  motor: assessed(z.array(musclePower).min(1).max(20)),
  /** Whether strength is what it was before the procedure, as tested by the observer. */
  strengthAsBefore: assessed(z.enum(['yes', 'no'])),
  /** A limb is weak because that is the aim of the block: noted instead of a falsified score. */
  blockedLimbIntended: assessed(z.boolean()),
  /** The patient was told to keep the numb limb from heat and injury, and not to drive until it feels normal and strong. */
  limbCareTold: assessed(z.enum(['yes', 'no'])),
  sensation: assessed(sensationSchema),
  saddle: assessed(z.enum(['normal', 'numb'])),
  backPain: assessed(z.enum(['none', 'as-before', 'new-severe'])),
  gait: assessed(z.enum(gaits)),
  voided: assessed(z.enum(['yes', 'no'])),
  swallow: assessed(z.enum(['normal', 'not-yet'])),
  voice: assessed(z.enum(['normal', 'hoarse'])),
  skin: assessed(z.enum(['clear', 'rash'])),
  /** Droopy lid and small pupil on the side of the block. */
  horner: assessed(z.enum(['absent', 'present'])),
  /** Skin temperature of the limb on the side of the block and of the other one, in degrees Celsius. */
  limbTempBlockedC: assessed(z.number().min(10).max(45)),
  limbTempOtherC: assessed(z.number().min(10).max(45)),
  /** Naloxone or flumazenil was given: what it reversed may come back. */
  reversalGiven: assessed(z.enum(['yes', 'no'])),
  site: assessed(z.enum(siteStates)),
  glucoseMgPerDl: assessed(z.int().min(10).max(1500)),
  note: note.default(''),
})
export type Measurements = Readonly<z.infer<typeof measurementsSchema>>

export const observationSchema = measurementsSchema.extend({ id: z.uuid(), at: instantSchema })
export type Observation = Readonly<z.infer<typeof observationSchema>>

/** Nothing assessed yet: what a new line of the flow sheet starts from. */
export const nothingAssessed: Measurements = measurementsSchema.parse({})

/** Whether anything at all was looked at. A note alone is not an observation. */
export function hasAssessment({ note: _note, ...values }: Measurements): boolean {
  return Object.values(values).some((value) => value !== null)
}
