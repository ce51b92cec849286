import { describe, expect, it } from 'vitest'
import { formatExact } from '../../../renderer/text/format'

describe('a recorded number', () => {
  it('keeps all its digits, with the decimal sign of the language', () => {
    expect([0.125, 12.25, 1000, 40].map((each) => formatExact(each, 'es'))).toEqual(['0,125', '12,25', '1000', '40'])
    expect([0.125, 12.25, 1000].map((each) => formatExact(each, 'en'))).toEqual(['0.125', '12.25', '1000'])
  })
})
