import { recalledLotSchema } from '@shared/recalls/recalls'
import { z } from 'zod'

/** The site's list of recalled lots, oldest first, those taken off among them. */
export const recalledLotsSchema = z.object({ recalls: z.array(recalledLotSchema) })

/** A use of a lot that is on the list, in a case of this station. */
const affectedUseSchema = z.object({
  recallId: z.uuid(),
  caseId: z.uuid(),
  patient: z.string(),
  patientId: z.string(),
  scheduledAt: z.string(),
  procedure: z.string(),
  productId: z.string(),
  lot: z.string(),
  at: z.string(),
})
export const affectedSchema = z.object({ uses: z.array(affectedUseSchema) })
export type AffectedUse = Readonly<z.infer<typeof affectedUseSchema>>
