import type { Migration } from './migration'

/**
 * The record itself and the board that is projected from it.
 * `position` is the order of arrival in this store; `sequence` counts within one case.
 * The triggers hold the promise that nothing recorded is changed or deleted, whatever code runs later.
 */
export const events: Migration = {
  version: 1,
  name: 'events and board',
  up: (connection) => {
    connection.exec(`
      CREATE TABLE event (
        position INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence >= 1),
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        offset_minutes INTEGER NOT NULL,
        station TEXT NOT NULL,
        actor TEXT,
        type TEXT NOT NULL,
        schema_version INTEGER NOT NULL,
        body TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (case_id, sequence)
      ) STRICT;

      CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;

      CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;

      CREATE TABLE board (
        id INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL,
        room TEXT,
        scheduled_at TEXT,
        version INTEGER NOT NULL,
        search TEXT NOT NULL,
        row TEXT NOT NULL
      ) STRICT;

      CREATE INDEX board_by_day ON board (day, scheduled_at, room);

      CREATE VIRTUAL TABLE board_search USING fts5 (search, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');

      CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `)
  },
}
