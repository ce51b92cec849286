import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeDurably } from './atomicFile'
import { fingerprint } from './fingerprint'

/** What can be known of a store without opening it; lies beside it in the clear and holds no patient data. */
const noteSchema = z.object({
  /** Fingerprint of the data key. */
  key: z.string(),
  /** The shape the store has; while `from` is there, the shape it is being brought to. */
  shape: z.int().min(1),
  from: z.int().min(0).optional(),
  /** Something in it could not be read: it is checked whole at the next opening, whatever its size. */
  suspect: z.boolean().default(false),
})
export type StoreNote = z.infer<typeof noteSchema>

export const noteFile = (file: string): string => `${file}.about.json`

export function writeNote(file: string, key: Uint8Array, note: Omit<z.input<typeof noteSchema>, 'key'>): void {
  writeDurably(noteFile(file), JSON.stringify(noteSchema.parse({ ...note, key: fingerprint(key) })))
}

/** Null where there is no note, or none that can be read: the store then speaks for itself. */
export function readNote(file: string): StoreNote | null {
  if (!existsSync(noteFile(file))) return null
  try {
    return noteSchema.parse(JSON.parse(readFileSync(noteFile(file), 'utf8')))
  } catch {
    return null
  }
}
