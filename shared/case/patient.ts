import { dateSchema } from '@shared/kit/time'
import { z } from 'zod'

const sexSchema = z.enum(['female', 'male', 'other', 'unknown'])

/** Who the case is about. `id` is the record number of the house; a room number is never an identifier. */
export const patientSchema = z.object({
  id: z.string().trim().min(1).max(64),
  familyName: z.string().trim().min(1).max(120),
  givenName: z.string().trim().max(120),
  birthDate: dateSchema,
  sex: sexSchema,
  language: z.enum(['en', 'es']).default('en'),
  /** The number to call the day before; absent where nobody has written one down. */
  phone: z.string().trim().max(40).optional(),
})
export type Patient = Readonly<z.infer<typeof patientSchema>>

/** The name as a board and a checklist show it: family name first, as on the wristband. */
export function displayName(patient: Pick<Patient, 'familyName' | 'givenName'>): string {
  return patient.givenName === '' ? patient.familyName : `${patient.familyName}, ${patient.givenName}`
}
