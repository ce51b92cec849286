/** Largest number of answers kept for one owner; beyond it all are forgotten and read again. */
const most = 4000

/**
 * Keeps the answers of a pure function of a text, for as long as its owner (a rule set, the facts of one case) lives:
 * a screen that screens on every key press reads each line once.
 */
export function remembered<Owner extends object, Key, Value>(
  read: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const owners = new WeakMap<Owner, Map<Key, Value>>()
  return (owner, key) => {
    let known = owners.get(owner)
    if (known === undefined) {
      known = new Map()
      owners.set(owner, known)
    }
    const before = known.get(key)
    if (before !== undefined) return before
    const value = read(owner, key)
    if (known.size >= most) known.clear()
    known.set(key, value)
    return value
  }
}

/** The same for a pure function of an object: an answer is kept as long as its owner and its object live. */
export function rememberedFor<Owner extends object, Key extends object, Value>(
  read: (owner: Owner, key: Key) => Value,
): (owner: Owner, key: Key) => Value {
  const owners = new WeakMap<Owner, WeakMap<Key, { readonly value: Value }>>()
  return (owner, key) => {
    let known = owners.get(owner)
    if (known === undefined) {
      known = new WeakMap()
      owners.set(owner, known)
    }
    const before = known.get(key)
    if (before !== undefined) return before.value
    const value = read(owner, key)
    known.set(key, { value })
    return value
  }
}
