import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { connect, UnreadableRow } from '../../../main/store/database'
import { newKey, temporaryFolder } from './support'

describe('a row that is read', () => {
  // A flipped bit in the length of a cell: no row of ours comes near SQLite's limit, so the page is damaged.
  it('is unreadable, not an unknown fault, where a cell claims to be longer than SQLite can hold', () => {
    const connection = connect(join(temporaryFolder(), 'store.db'), newKey())
    const reading = connection.select(['zeroblob(2000000000)'], '')
    expect(() => reading.all()).toThrow(UnreadableRow)
    expect(() => reading.one()).toThrow(UnreadableRow)
    connection.close()
  })
})
