import type { Connection } from '../database'

/** One numbered step of the file's shape. Never edited once released: a later need is a later step. */
export type Migration = {
  /** The shape's version after this step; the first is 1 and none is left out. */
  readonly version: number
  readonly name: string
  readonly up: (connection: Connection) => void
}
