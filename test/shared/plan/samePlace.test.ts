import { mayBeSamePlace, spineRegionAt } from '@shared/plan/samePlace'
import { describe, expect, it } from 'vitest'

describe('the place of an earlier injection', () => {
  it.each([
    ['lumbar', 'lumbar', true],
    ['L4-L5', 'lumbar', true],
    [' Lumbar ', 'lumbar', true],
    ['columna lumbar', 'lumbar', true],
    ['espalda', 'lumbar', true],
    ['', 'lumbar', true],
    [null, 'lumbar', true],
    ['C5-C6', 'lumbar', false],
    ['knee', 'lumbar', false],
    ['left knee', 'knee', true],
    ['rodilla izquierda', 'knee', true],
    ['finger', 'knee', true],
    ['hip', 'knee', false],
    ['lumbar', 'knee', false],
    ['knee', '', true],
  ])('%s may be %s: %s', (there, here, may) => {
    expect(mayBeSamePlace(there, here)).toBe(may)
  })

  it('counts the borders of the spine to the part above', () => {
    expect(['C7-T1', 'C8', 'T12-L1', 'L5-S1', 'S1', 'knee'].map(spineRegionAt)).toEqual([
      'cervical',
      'cervical',
      'thoracic',
      'lumbar',
      'sacral',
      null,
    ])
  })
})
