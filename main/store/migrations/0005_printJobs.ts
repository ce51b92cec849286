import type { Migration } from './migration'

/**
 * Prints that have not come out yet, with the very file that goes to the printer. They hold patient data, and so lie
 * here, encrypted with everything else, and nowhere as a plain file.
 */
export const printJobs: Migration = {
  version: 5,
  name: 'print jobs',
  up: (connection) => {
    connection.exec(`
      CREATE TABLE print_job (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        detail TEXT NOT NULL,
        pdf BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
