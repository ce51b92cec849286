import type { Migration } from './migration'

/** Failed PIN attempts, kept so that starting the app again does not start the count again. */
export const signInAttempts: Migration = {
  version: 3,
  name: 'sign-in attempts',
  up: (connection) => {
    connection.exec(`
      CREATE TABLE sign_in_attempt (
        person_id TEXT PRIMARY KEY,
        failures INTEGER NOT NULL CHECK (failures >= 0),
        last_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
