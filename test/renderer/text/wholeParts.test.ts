import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeParts } from '../../../renderer/text/wholeParts'

const kept = (text: string) => wholeParts(text).filter((_part, place) => place % 2 === 1)

describe('a text whose lines may not end inside a level or a number', () => {
  it('keeps levels, numbers and ranges whole, and lets names and words end where they are joined', () => {
    expect(kept('Left L4-L5, signed 25 Nov 2026')).toEqual(['L4-L5'])
    expect(kept('L4-L5, L5-S1; through L5/S1.')).toEqual(['L4-L5', 'L5-S1', 'L5/S1'])
    expect(kept('Featherstonehaugh-Villanueva, born 9 May 1961, 9004-112-A.')).toEqual(['9004-112-A'])
    expect(kept('102 mL over 2-3 min')).toEqual(['2-3'])
    expect(kept('No anti-inflammatory drug')).toEqual([])
    expect(kept('')).toEqual([])
  })

  it('says the same text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(wholeParts(text).join('')).toBe(text)
      }),
    )
  })
})
