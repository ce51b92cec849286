import { caseIdSchema } from '@shared/case/envelope'
import { printerTroubleSchema } from '@shared/contract/printing'
import { canonicalJson } from '@shared/kit/canonicalJson'
import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'
import { type Connection, readJson, readRow, UnreadableRow } from './database'

const detailSchema = z.object({
  kind: z.string(),
  caseId: caseIdSchema.nullable(),
  patient: z.string(),
  /** The address of the document's page. */
  page: z.string(),
  /** The instructions whose print goes into the record; null for a document that is only a view of it. */
  documentId: z.string().nullable(),
  sha256: z.string(),
  pages: z.int(),
  printer: z.string(),
  copies: z.int(),
  paper: z.enum(['A4', 'Letter']),
  by: z.string(),
  /** Counts the times it was handed to the system: with the id, the name by which the queue knows it. */
  attempt: z.int().min(0),
  /** `with-printer`: handed over, or just about to be. `printed`: out, and not yet noted. */
  standing: z.enum(['waiting', 'with-printer', 'printed']),
  trouble: printerTroubleSchema.nullable(),
})

const jobRow = z.object({ id: z.string(), at: instantSchema, detail: z.string() })

/** One print on its way, without its file. */
export type PrintJob = Readonly<z.infer<typeof detailSchema>> & { readonly id: string; readonly at: string }

/** The prints that have not come out yet. What is out is taken off: the record says that it was printed. */
export type PrintJobTable = ReturnType<typeof printJobTable>

export function printJobTable(connection: Connection) {
  const columns = ['id', 'at', 'detail']
  const list = connection.select(columns, 'FROM print_job ORDER BY at, id')
  const one = connection.select(columns, 'FROM print_job WHERE id = ?')
  const file = connection.query('SELECT pdf FROM print_job WHERE id = ?')
  const add = connection.query('INSERT INTO print_job (id, at, detail, pdf) VALUES (?, ?, ?, ?)')
  const update = connection.query('UPDATE print_job SET detail = ? WHERE id = ?')
  const remove = connection.query('DELETE FROM print_job WHERE id = ?')
  return {
    list: (): PrintJob[] => list.all().map(jobOf),
    find: (id: string): PrintJob | null => {
      const row = one.one(id)
      return row === undefined ? null : jobOf(row)
    },
    /** The file of a job; null for a job that is not there. */
    pdf: (id: string): Uint8Array | null => {
      const row = file.one(id)
      if (row === undefined) return null
      const { pdf } = row
      if (pdf instanceof Uint8Array) return pdf
      if (pdf instanceof ArrayBuffer) return new Uint8Array(pdf)
      throw new UnreadableRow()
    },
    add: (job: PrintJob, pdf: Uint8Array): void => {
      add.run(job.id, job.at, detailOf(job), pdf)
    },
    put: (job: PrintJob): void => {
      update.run(detailOf(job), job.id)
    },
    remove: (id: string): void => {
      remove.run(id)
    },
  }
}

function detailOf({ id: _id, at: _at, ...detail }: PrintJob): string {
  return canonicalJson(detail)
}

function jobOf(row: Parameters<typeof readRow>[1]): PrintJob {
  const { id, at, detail } = readRow(jobRow, row)
  const read = detailSchema.safeParse(readJson(detail))
  if (!read.success) throw new UnreadableRow()
  return { id, at, ...read.data }
}
