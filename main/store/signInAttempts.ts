import { type Instant, instantSchema } from '@shared/kit/time'
import { z } from 'zod'
import { type Connection, readRow } from './database'

/** Failed PINs since the last right one, and when the last was. */
export type Attempts = { readonly failures: number; readonly lastAt: Instant | null }

const attemptRow = z.object({ failures: z.int().min(0), last_at: instantSchema })

export function attemptTable(connection: Connection) {
  const read = connection.select(['failures', 'last_at'], 'FROM sign_in_attempt WHERE person_id = ?')
  const write = connection.query(
    'INSERT OR REPLACE INTO sign_in_attempt (person_id, failures, last_at) VALUES (?, ?, ?)',
  )
  const forget = connection.query('DELETE FROM sign_in_attempt WHERE person_id = ?')
  return {
    of(personId: string): Attempts {
      const row = read.one(personId)
      if (row === undefined) return { failures: 0, lastAt: null }
      const { failures, last_at: lastAt } = readRow(attemptRow, row)
      return { failures, lastAt }
    },
    set(personId: string, { failures, lastAt }: Attempts): void {
      if (failures === 0 || lastAt === null) forget.run(personId)
      else write.run(personId, failures, lastAt)
    },
  }
}
