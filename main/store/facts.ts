import { z } from 'zod'
import { type Connection, readRow } from './database'

const factRow = z.object({ value: z.string() })

/** Small things the store remembers about itself. */
export function factTable(connection: Connection) {
  const read = connection.select(['value'], 'FROM fact WHERE name = ?')
  const write = connection.query('INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)')
  return {
    get(name: string): string | null {
      const row = read.one(name)
      return row === undefined ? null : readRow(factRow, row).value
    },
    set(name: string, value: string): void {
      write.run(name, value)
    },
  }
}
