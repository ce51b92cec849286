/**
 * The member a table itself holds under a key that came from outside; never one every object inherits, so that a code
 * called `constructor` is as unknown as any other.
 */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
