const hostile = /[\\/\0]/

/**
 * Decodes a URL's path into its segments, or null where any of them could climb or hide: `..`, `.`, an empty segment
 * between slashes, a separator or NUL behind percent signs, or an escape that does not decode. `/` has no segments.
 */
export const pathSegments = (pathname: string): readonly string[] | null => {
  if (!pathname.startsWith('/')) return null
  if (pathname === '/') return []
  const segments: string[] = []
  for (const raw of pathname.slice(1).split('/')) {
    let segment: string
    try {
      segment = decodeURIComponent(raw)
    } catch {
      return null
    }
    if (segment === '' || segment === '.' || segment === '..' || hostile.test(segment)) return null
    segments.push(segment)
  }
  return segments
}
