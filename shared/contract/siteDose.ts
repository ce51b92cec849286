import type { SiteDoseReference } from '@shared/procedure/siteDose'
import { z } from 'zod'

const number = z.number().nullable()
const inUnits = z.object({ fluoroscopyS: number, airKermaMGy: number, dapGyCm2: number })
const count = z.int().min(0)

export const siteDoseSchema = z.object({
  median: inUnits,
  p75: inUnits,
  p95: inUnits,
  readings: z.object({ fluoroscopyS: count, airKermaMGy: count, dapGyCm2: count }),
}) satisfies z.ZodType<SiteDoseReference>
