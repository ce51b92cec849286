import { z } from 'zod'

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
})
export type SitePolicy = Readonly<z.infer<typeof sitePolicySchema>>

export const defaultSitePolicy: SitePolicy = sitePolicySchema.parse({})
