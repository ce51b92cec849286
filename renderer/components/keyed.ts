/** Items with a stable key from their own words; the second of two alike is told from the first. */
export function keyed<Item>(items: readonly Item[], nameOf: (item: Item) => string) {
  const seen = new Map<string, number>()
  return items.map((item, index) => {
    const name = nameOf(item)
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return { key: `${name} ${nth}`, item, index }
  })
}
