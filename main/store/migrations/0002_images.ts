import type { Migration } from './migration'

/**
 * Which image files there are (each content once, however often it is linked) and which case holds which instance.
 * The bytes lie beside the store, encrypted one by one.
 */
export const images: Migration = {
  version: 2,
  name: 'images index',
  up: (connection) => {
    connection.exec(`
      CREATE TABLE content (
        content_id TEXT PRIMARY KEY CHECK (length(content_id) = 64),
        bytes INTEGER NOT NULL CHECK (bytes >= 0),
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE image (
        case_id TEXT NOT NULL,
        sop_instance_uid TEXT NOT NULL,
        content_id TEXT NOT NULL REFERENCES content (content_id),
        added_at TEXT NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (case_id, sop_instance_uid)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX image_by_content ON image (content_id);
    `)
  },
}
