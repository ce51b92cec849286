/** JSON as data in memory: what an event's body is made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * One text for one value: keys sorted by code unit, no spaces, `undefined` members left out.
 * Two stations that hold the same event must hash the same bytes. Throws on numbers JSON cannot carry.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`A number that JSON cannot carry: ${value}`)
    return JSON.stringify(value)
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  // Built in one string: every act in the room waits for this text twice before it is durable.
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    if (members !== '') members += ','
    members += `${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
