/** Keeps values up to a number of bytes; what was used longest ago goes first. */
export function createByteCache<Value>(mostBytes: number) {
  const kept = new Map<string, { readonly value: Value; readonly bytes: number }>()
  let total = 0

  function drop(key: string): void {
    total -= kept.get(key)?.bytes ?? 0
    kept.delete(key)
  }

  return {
    /** The value, which counts as used. */
    get: (key: string): Value | undefined => {
      const entry = kept.get(key)
      if (entry === undefined) return undefined
      kept.delete(key)
      kept.set(key, entry)
      return entry.value
    },
    /** A value that alone is larger than the whole cache is not kept. */
    put: (key: string, value: Value, bytes: number): void => {
      drop(key)
      if (bytes > mostBytes) return
      kept.set(key, { value, bytes })
      total += bytes
      for (const oldest of kept.keys()) {
        if (total <= mostBytes) break
        drop(oldest)
      }
    },
    drop,
    bytes: () => total,
    count: () => kept.size,
  }
}
