import { levelIn } from '@shared/plan/levelWords'
import { describe, expect, it } from 'vitest'

describe('a level in Spanish', () => {
  it.each([
    ['L5 dorsal ramus', 'ramo dorsal de L5'],
    ['third occipital nerve', 'tercer nervio occipital'],
    ['rib 7', 'costilla 7'],
    ['L5-S1', 'L5-S1'],
    ['C6', 'C6'],
    ['l5 dr', 'l5 dr'],
    ['rodilla', 'rodilla'],
  ])('%s is %s', (text, words) => {
    expect(levelIn('es', text)).toBe(words)
    expect(levelIn('en', text)).toBe(text)
  })
})
