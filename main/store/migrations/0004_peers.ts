import type { Migration } from './migration'

/**
 * How far each other station or server has confirmed this station's events. Everything after that position
 * is still to be sent: the outbox is the record itself, so nothing can be in one and not in the other.
 */
export const peers: Migration = {
  version: 4,
  name: 'peers',
  up: (connection) => {
    connection.exec(`
      CREATE TABLE peer (
        name TEXT PRIMARY KEY,
        acknowledged INTEGER NOT NULL CHECK (acknowledged >= 0)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
