import { dateSchema, instantSchema } from '@shared/kit/time'
import { z } from 'zod'

/** When outcomes are asked for, in order (clinical reference section 12.2). */
export const timepoints = ['baseline', '1w', '4w', '12w'] as const
export const timepointSchema = z.enum(timepoints)
export type Timepoint = z.infer<typeof timepointSchema>

export const painCharacters = [
  'burning',
  'electric',
  'aching',
  'throbbing',
  'stabbing',
  'pins-and-needles',
  'itching',
] as const

/** `null` is "not asked" and never 0. */
const asked = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

/** Whether the pain is there all the time. */
export const painCourses = ['constant', 'comes-and-goes'] as const

/** The seven domains of PROMIS-29, each by its T score (mean 50, SD 10) from the official tables (section 12.1). */
export const promisDomains = [
  'physicalFunction',
  'socialRoles',
  'painInterference',
  'fatigue',
  'sleepDisturbance',
  'anxiety',
  'depression',
] as const
export type PromisDomain = (typeof promisDomains)[number]

const tScore = z.number().min(10).max(90).nullable().default(null)
const promisSchema = z.object({
  physicalFunction: tScore,
  socialRoles: tScore,
  painInterference: tScore,
  fatigue: tScore,
  sleepDisturbance: tScore,
  anxiety: tScore,
  depression: tScore,
} satisfies Record<PromisDomain, z.ZodType>)

/** Ten items of 0-5, null where a section was left out. Kept only where the site holds the licence. */
const disabilityItems = z.array(z.int().min(0).max(5).nullable()).length(10)

const nrs = z.int().min(0).max(10)
const seconds = z.number().min(0).max(60)
const percent = z.number().min(0).max(100)

/** One pain medicine as it is taken now. `perDay` counts tablets, patches or millilitres a day; null where not said. */
const medicationSchema = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(['opioid', 'nsaid', 'gabapentinoid', 'muscle-relaxant', 'antidepressant', 'other']),
  perDay: asked(z.number().min(0).max(200)),
  /** Milligrams in one tablet, patch or millilitre; null where not said. */
  mgEach: asked(z.number().positive().max(5000)),
})
export type PainMedication = Readonly<z.infer<typeof medicationSchema>>

/**
 * The answers of one time point: pain, function, medication (section 12.1). Questionnaires under licence are kept by
 * their totals only. Distances in metres, times in seconds or minutes as their names say.
 */
export const measuresSchema = z.object({
  askedOn: dateSchema,
  how: z.enum(['telephone', 'visit', 'paper', 'portal']),
  nrsAverage: asked(nrs),
  nrsWorst: asked(nrs),
  nrsNow: asked(nrs),
  /** Asked and nothing chosen is an empty list. */
  character: asked(z.array(z.enum(painCharacters)).max(painCharacters.length)),
  course: asked(z.enum(painCourses)),
  /** Dermatomes the pain runs into; asked and none is an empty list. */
  radiates: asked(z.array(z.string().trim().min(2).max(3)).max(30)),
  /** PEG: pain on average, enjoyment of life, general activity; each item 0-10 or not answered. */
  peg: asked(z.tuple([nrs.nullable(), nrs.nullable(), nrs.nullable()])),
  odiPercent: asked(percent),
  ndiPercent: asked(percent),
  odiItems: asked(disabilityItems),
  ndiItems: asked(disabilityItems),
  /** How the NDI was given: 0-50 or percent. Studies mix the two; the value kept is always percent. */
  ndiGivenAs: asked(z.enum(['percent', 'of-50'])),
  promis: asked(promisSchema),
  sitToStand30s: asked(z.int().min(0).max(60)),
  /** Stood up with the arms: an adapted score, not comparable with the test (section 12.1). */
  sitToStandWithArms: asked(z.boolean()),
  /** Best of the attempts, eyes open. `singleLegSeconds` is the weaker leg where only that was recorded. */
  singleLegSeconds: asked(seconds),
  singleLegRightSeconds: asked(seconds),
  singleLegLeftSeconds: asked(seconds),
  twoMinuteWalkM: asked(z.number().min(0).max(600)),
  walkingAid: z.string().trim().max(60).default(''),
  walkingDistanceM: asked(z.number().min(0).max(30_000)),
  walkingMinutes: asked(z.number().min(0).max(600)),
  sleepHours: asked(z.number().min(0).max(24)),
  /** How far the patient's own goal is reached, 0-10. */
  goalReached: asked(nrs),
  /** Patient's global impression of change, 1 very much improved to 7 very much worse. */
  pgic: asked(z.int().min(1).max(7)),
  /** Asked and none taken is an empty list. */
  medications: asked(z.array(medicationSchema).max(40)),
  /** Daily oral morphine equivalent in milligrams, as worked out by the site. */
  morphineMgPerDay: asked(z.number().min(0).max(2000)),
  /** Days of the past week with an anti-inflammatory, and doses beyond the regular ones (section 12.1). */
  nsaidDaysPerWeek: asked(z.int().min(0).max(7)),
  rescueDosesPerWeek: asked(z.int().min(0).max(200)),
  medicationWords: z.string().trim().max(1000).default(''),
  adverseWords: z.string().trim().max(1000).default(''),
})
export type Measures = Readonly<z.infer<typeof measuresSchema>>

export const outcomeSchema = measuresSchema.extend({ id: z.uuid(), timepoint: timepointSchema })
export type OutcomeMeasure = Readonly<z.infer<typeof outcomeSchema>>

export const lostSchema = z.object({
  timepoint: timepointSchema,
  reason: z.string().trim().min(3).max(500),
  lastTriedAt: instantSchema,
})

/** Whether anything at all was answered. How and when it was asked is no answer. */
export function hasAnswer({ askedOn: _askedOn, how: _how, ...values }: Measures): boolean {
  return Object.values(values).some((value) => value !== null && value !== '')
}
