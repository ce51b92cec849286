import { z } from 'zod'

/** What a person may do and answer in the room. */
export const roles = ['physician', 'nurse', 'technologist', 'anaesthesia', 'staff', 'administrator'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

export const personIdSchema = z.string().min(1).max(64).brand<'PersonId'>()
export type PersonId = z.infer<typeof personIdSchema>

/** Someone who works here. The PIN never leaves the main process and is no part of this. */
export const personSchema = z.object({ id: personIdSchema, name: z.string().min(1).max(120), role: roleSchema })
export type Person = Readonly<z.infer<typeof personSchema>>
