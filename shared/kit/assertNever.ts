/** Makes a forgotten member of a union a compile error, and a corrupt value a loud one. */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`)
}
