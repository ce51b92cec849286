import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'

const sizes = z.array(z.object({ gauge: z.number(), lengthMm: z.number() }))

/** The needles of a case on its board row. */
export const needlesOfCaseSchema = z.object({ operator: z.string().nullable(), sizes })

/** The sizes of the last time and when that was; null where nothing is offered. */
export const lastNeedlesSchema = z.object({ last: z.object({ sizes, at: instantSchema }).nullable() })
