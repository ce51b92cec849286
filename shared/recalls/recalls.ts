import { type Instant, instantSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { tidyLot } from '@shared/procedure/formulary'
import { z } from 'zod'

/** One lot that this site must not use, as it is entered. Without a product the lot is meant whatever it holds. */
export const recallEntrySchema = z.object({
  /** Id of the catalogue's product or contrast agent; null where it is not known or not in the catalogue. */
  productId: z.string().trim().min(1).max(80).nullable(),
  /** The 14 digits of the package's code, as the notice prints it; null where it names none. */
  gtin: z
    .string()
    .regex(/^\d{14}$/)
    .nullable(),
  lot: z.string().trim().min(1).max(40),
  reason: z.string().trim().min(3).max(500),
})
export type RecallEntry = Readonly<z.infer<typeof recallEntrySchema>>

const signed = { by: personSchema, at: instantSchema }

/** A lot on the site's list: who put it there and when, and who took it off where somebody did. */
export const recalledLotSchema = recallEntrySchema.extend({
  id: z.uuid(),
  ...signed,
  withdrawn: z.object({ ...signed, reason: z.string() }).nullable(),
})
export type RecalledLot = Readonly<z.infer<typeof recalledLotSchema>>

export const recallEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('recall.added'), body: recallEntrySchema.extend({ id: z.uuid(), ...signed }) }),
  z.object({
    type: z.literal('recall.withdrawn'),
    body: z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500), ...signed }),
  }),
])
export type RecallEvent = z.infer<typeof recallEventSchema>

/** The site's list after one more event. What was taken off stays in it, marked. */
export function evolveRecalls(before: readonly RecalledLot[], event: RecallEvent): readonly RecalledLot[] {
  if (event.type === 'recall.added') return [...before, { ...event.body, withdrawn: null }]
  const { id, by, at, reason } = event.body
  return before.map((each) =>
    each.id === id && each.withdrawn === null ? { ...each, withdrawn: { by, at, reason } } : each,
  )
}

type Used = { readonly lot: string; readonly productId: string }

/** Whether a recall that is on the list speaks of what was used. Lots match however they are spaced and written. */
export function isRecalled(recall: RecalledLot, { lot, productId }: Used): boolean {
  const wanted = tidyLot(lot)
  return (
    wanted !== '' &&
    recall.withdrawn === null &&
    tidyLot(recall.lot) === wanted &&
    (recall.productId === null || recall.productId === productId)
  )
}

/** The recall that speaks against using a lot at an instant: a recall of later is no reason not to write down what was used. */
export function recallAt(recalls: readonly RecalledLot[], used: Used, at: Instant): RecalledLot | undefined {
  return recalls.find((each) => isRecalled(each, used) && Date.parse(each.at) <= Date.parse(at))
}
