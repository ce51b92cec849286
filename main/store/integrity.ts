import { z } from 'zod'
import type { Connection } from './database'

const checkRow = z.object({ quick_check: z.string() })

/** What SQLite's quick check of every page finds; empty when the file is sound. */
export function integrity(connection: Connection): string[] {
  return connection
    .query('PRAGMA quick_check(20)')
    .all()
    .map((row) => checkRow.parse(row).quick_check)
    .filter((says) => says !== 'ok')
}
