import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathSegments } from '../../main/pathSegments'

describe('the path of an app:// address', () => {
  it('has no segments at the root', () => {
    expect(pathSegments('/')).toEqual([])
  })

  it('is decoded segment by segment', () => {
    expect(pathSegments('/assets/caf%C3%A9%20noir.js')).toEqual(['assets', 'café noir.js'])
  })

  it.each([
    ['a climb', '/../etc/passwd'],
    ['a climb behind percent signs', '/%2e%2e/secret'],
    ['a slash behind percent signs', '/assets/..%2f..%2fsecret'],
    ['a backslash', '/assets\\..\\secret'],
    ['a backslash behind percent signs', '/%5c%5cserver'],
    ['a NUL', '/index.html%00.png'],
    ['an empty segment', '/assets//index.js'],
    ['a trailing slash', '/assets/'],
    ['the folder itself', '/./index.html'],
    ['an escape that does not decode', '/%E0%A4%A'],
    ['no leading slash', 'index.html'],
  ])('is refused with %s', (_what, path) => {
    expect(pathSegments(path)).toBeNull()
  })

  it('never yields a segment that could leave its folder', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', '5', 'c', '0', 'a') }),
        (text) => {
          for (const segment of pathSegments(`/${text}`) ?? []) {
            expect(segment).not.toMatch(/[\\/\0]/)
            expect(['', '.', '..']).not.toContain(segment)
          }
        },
      ),
    )
  })
})
