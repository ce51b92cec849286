import { z } from 'zod'
import { type Connection, readRow } from '../database'
import { events } from './0001_events'
import { images } from './0002_images'
import { signInAttempts } from './0003_signInAttempts'
import { peers } from './0004_peers'
import { printJobs } from './0005_printJobs'
import type { Migration } from './migration'

/** Every step, in order. */
export const migrations: readonly Migration[] = [events, images, signInAttempts, peers, printJobs]

/** The newest shape this app knows. */
export const newestVersion = migrations.length

const versionRow = z.object({ user_version: z.int().min(0) })

/** Throws {@link UnreadableRow} where a damaged page holds a version that cannot be. */
export function schemaVersion(connection: Connection): number {
  return readRow(versionRow, connection.query('PRAGMA user_version').one() ?? {}).user_version
}

/** Brings the file up to the last of `steps`, each in a transaction of its own; returns the versions it went through. */
export function migrate(connection: Connection, steps: readonly Migration[] = migrations): number[] {
  const waiting = steps.filter(({ version }) => version > schemaVersion(connection))
  for (const { version, up } of waiting) {
    connection.transaction(() => {
      up(connection)
      connection.exec(`PRAGMA user_version = ${version}`)
    })
  }
  return waiting.map(({ version }) => version)
}
