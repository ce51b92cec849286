import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPages } from '../../../renderer/documents/packPages'

describe('blocks on pages', () => {
  it('begin a new page where they no longer fit', () => {
    expect(packPages([50, 40, 20, 90, 5], 100)).toEqual([[0, 1], [2], [3, 5 - 1]])
    expect(packPages([50, 150, 10], 100)).toEqual([[0], [1], [2]])
    expect(packPages([], 100)).toEqual([])
  })

  it('are all there once, in their order, and no page is fuller than it is high unless one block alone is', () => {
    const heights = fc.array(fc.double({ min: 0, max: 150, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(heights, (all) => {
        const pages = packPages(all, 100)
        expect(pages.flat()).toEqual(all.map((_height, index) => index))
        for (const page of pages) {
          const full = page.reduce((sum, index) => sum + (all[index] ?? 0), 0)
          if (page.length > 1) expect(full).toBeLessThanOrEqual(100 + 1e-6)
        }
      }),
    )
  })
})
