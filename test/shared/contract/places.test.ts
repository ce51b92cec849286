import { channels } from '@shared/contract/channels'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

/** Every member name in a schema, however deep. */
function membersOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(membersOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...membersOf(value),
  ])
}

/** What a window may name of the disk: images to read, which main holds against what a person chose or dropped. */
const readOnly = new Set(['images.import'])

describe('what a window may ask for', () => {
  it.each(Object.entries(channels))('%s names no place on the disk: a person chooses it in main', (name, { input }) => {
    const members = membersOf(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }))
    const places = members.filter((member) => /path|file|folder|directory/i.test(member))
    expect(places).toEqual(readOnly.has(name) ? ['paths'] : [])
  })
})
