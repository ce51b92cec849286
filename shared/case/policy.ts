import type { RecalledLot } from '@shared/recalls/recalls'
import type { Rulebook } from '@shared/rulebook/rulebook'
import type { SiteWordings } from '@shared/wording/state'
import { z } from 'zod'

/** Somebody to call at once, as the site names them: `Neurosurgeon on call`, `Emergency MRI`. */
const urgentContactSchema = z.object({
  what: z.string().trim().min(1).max(80),
  phone: z.string().trim().min(1).max(60),
})

const limit = z.number().min(0).max(400).nullable().default(null)

/**
 * Limits of the site for an age: from `fromYears` to below `belowYears` (null: no upper end). Pressure in mmHg, pulse and
 * breaths a minute, saturation in percent; null where the site sets none. `source` says where the numbers come from.
 */
const ageLimitsSchema = z.object({
  fromYears: z.int().min(0).max(130),
  belowYears: z.int().min(1).max(131).nullable().default(null),
  systolicLow: limit,
  systolicHigh: limit,
  pulseLow: limit,
  pulseHigh: limit,
  respirationLow: limit,
  respirationHigh: limit,
  spo2Low: limit,
  source: z.string().trim().min(3).max(200),
})
export type AgeLimits = Readonly<z.infer<typeof ageLimitsSchema>>

/** Milligrams of oral morphine that one milligram of an opioid counts for, as the site adopted it. */
const morphineFactorSchema = z.object({
  opioid: z.string().trim().min(2).max(80),
  factor: z.number().positive().max(200),
  source: z.string().trim().min(3).max(200),
})
export type MorphineFactor = Readonly<z.infer<typeof morphineFactorSchema>>

/**
 * What a site decides for itself. Defaults are the ones of the design; a site's clinical lead sets its own.
 * Ages in years, minutes as whole minutes.
 */
export const sitePolicySchema = z.object({
  /** Longest time from the end of the time-out to the needle. */
  pauseLimitMinutes: z.int().min(1).max(120).default(15),
  /** From this age on the bleeding-risk class goes one step up; the guideline gives no number. */
  bleedingRiskAgeYears: z.int().min(18).max(120).default(75),
  phoneDay: z.string().max(60).default(''),
  phoneNight: z.string().max(60).default(''),
  emergencyNumber: z.string().max(20).default('911'),
  siteName: z.string().max(120).default(''),
  /** Whom to call when a haematoma is feared, in the order of calling. */
  urgentContacts: z.array(urgentContactSchema).max(6).default([]),
  /** Limits by age beside those of the reference, which speaks of adults. */
  ageLimits: z.array(ageLimitsSchema).max(12).default([]),
  /** Relief in percent from which a diagnostic block is positive. 50 and 80 are both in use; the default is the stricter. */
  blockReliefPercent: z.int().min(50).max(100).default(80),
  /** Positive blocks before radiofrequency: one, or two that are compared. The default is the stricter. */
  blocksNeeded: z.int().min(1).max(2).default(2),
  /** Least pain before a diagnostic block for its relief to mean much: "often 4-5" (clinical reference 10.4). */
  blockPainAtLeast: z.int().min(1).max(10).default(4),
  /** Less pain in percent that makes a responder by itself (clinical reference 12.2). */
  responderReliefPercent: z.int().min(30).max(100).default(50),
  /** Less pain in percent that makes one together with a gain in function (clinical reference 12.2). */
  responderWithFunctionPercent: z.int().min(10).max(100).default(30),
  /** Empty until the site adopts a table: the reference names no factors. */
  morphineFactors: z.array(morphineFactorSchema).max(40).default([]),
  /** Questionnaires whose single items the site is licensed to ask; the others are kept by their totals. */
  itemLicences: z
    .array(z.enum(['odi', 'ndi']))
    .max(2)
    .default([]),
})
export type SitePolicy = Readonly<z.infer<typeof sitePolicySchema>> & {
  /** What the site decided about the rules; absent where nothing was: the tables as shipped, adopted by nobody. */
  readonly rulebook?: Rulebook
  /** The site's own words on the discharge sheet; absent where it has none. */
  readonly wordings?: SiteWordings
  /** The site's own list of recalled lots, beside the one that ships with the formulary; absent where there is none. */
  readonly recalledLots?: readonly RecalledLot[]
}

export const defaultSitePolicy: SitePolicy = sitePolicySchema.parse({})
