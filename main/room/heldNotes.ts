import { readFileSync, renameSync } from 'node:fs'
import { type HeldNote, heldNoteSchema, type RoomNote } from '@shared/rescue/held'
import { z } from 'zod'
import { writeDurably } from '../store/atomicFile'

const fileSchema = z.object({ format: z.literal('procedure-pause-held/1'), notes: z.array(heldNoteSchema).max(5000) })

export type HeldNotesOptions = {
  /** Absolute path of the file. It says nothing about a patient, so that it can be written while the record is locked. */
  readonly file: string
  readonly now: () => Date
  readonly newId: () => string
}

export type HeldNotes = {
  readonly list: () => readonly HeldNote[]
  /** Writes the note durably before it returns. Throws where the disk refuses. */
  readonly add: (note: RoomNote) => HeldNote
  /** Takes out notes that have found their place in the record. */
  readonly release: (notes: readonly HeldNote[]) => void
}

/** What was done in the room while no record could take it: a small file beside the record, joined to a case later. */
export function heldNotes({ file, now, newId }: HeldNotesOptions): HeldNotes {
  let notes = readNotes(file, now)
  const become = (next: readonly HeldNote[]) => {
    writeDurably(file, `${JSON.stringify({ format: 'procedure-pause-held/1', notes: next })}\n`)
    notes = next
  }
  return {
    list: () => notes,
    add: (note) => {
      const held: HeldNote = { ...note, id: newId(), at: now().toISOString() }
      become([...notes, held])
      return held
    },
    release: (gone) => {
      const ids = new Set(gone.map((note) => note.id))
      if (notes.some((note) => ids.has(note.id))) become(notes.filter((note) => !ids.has(note.id)))
    },
  }
}

function readNotes(file: string, now: () => Date): readonly HeldNote[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
  try {
    return fileSchema.parse(JSON.parse(text)).notes
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause
    // A damaged file is set aside and never written over: somebody may still read what happened from it.
    renameSync(file, `${file}.damaged-${now().getTime()}`)
    console.error('The notes that were held could not be read and were set aside.')
    return []
  }
}
