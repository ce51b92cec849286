import type { z } from 'zod'

type Named<Key extends string> = z.ZodObject<Record<Key, z.ZodLiteral<string>> & z.ZodRawShape>

/**
 * A type guard for values that were already parsed by a larger union: whether they belong to this part of it.
 * The names come from the part's own schema, so that the guard and the type cannot drift apart.
 */
export function unionGuard<Key extends string, Schema extends z.ZodDiscriminatedUnion<readonly Named<Key>[], Key>>(
  schema: Schema,
  key: Key,
) {
  const names = new Set(schema.options.map((option) => option.shape[key].value))
  return <Whole extends Record<Key, string>>(value: Whole): value is Extract<Whole, z.infer<Schema>> =>
    names.has(value[key])
}
