import { z } from 'zod'
import { type Connection, readRow } from './database'

const peerRow = z.object({ acknowledged: z.int() })

/** How far every peer has confirmed what this station recorded. */
export function peerTable(connection: Connection) {
  const read = connection.select(['acknowledged'], 'FROM peer WHERE name = ?')
  const write = connection.query(
    `INSERT INTO peer (name, acknowledged) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET acknowledged = max(acknowledged, excluded.acknowledged)`,
  )
  return {
    acknowledged(name: string): number {
      const row = read.one(name)
      return row === undefined ? 0 : readRow(peerRow, row).acknowledged
    },
    /** A late or repeated confirmation never takes an earlier one back. */
    acknowledge(name: string, position: number): void {
      write.run(name, position)
    },
  }
}
