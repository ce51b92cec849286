import { describe, expect, it } from 'vitest'
import { paperOf } from '../../../main/print/paper'

describe('the paper of a station', () => {
  it('is what was chosen, wherever it stands', () => {
    expect([paperOf('A4', 'US'), paperOf('Letter', 'DE')]).toEqual(['A4', 'Letter'])
  })

  it('is that of its country where nothing was chosen, and A4 where the system does not say', () => {
    expect(['US', 'mx', 'DE', ''].map((country) => paperOf('country', country))).toEqual([
      'Letter',
      'Letter',
      'A4',
      'A4',
    ])
  })
})
