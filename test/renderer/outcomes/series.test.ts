import { measuresSchema } from '@shared/outcomes/measures'
import { describe, expect, it } from 'vitest'
import { medicationSeries } from '../../../renderer/screens/outcomes/series'

const answers = (values: object) => measuresSchema.parse({ askedOn: '2026-12-01', how: 'telephone', ...values })
const over = (before: object, now: object) =>
  medicationSeries({ baseline: answers(before), '1w': null, '4w': answers(now), '12w': null })

describe('the plots of medication', () => {
  it('show what was answered, with a gap where it was not asked', () => {
    const all = over({ nsaidDaysPerWeek: 7, rescueDosesPerWeek: 12 }, { nsaidDaysPerWeek: 2, rescueDosesPerWeek: 0 })
    expect(all.map(({ name, values }) => [name, values])).toEqual([
      ['nsaidDaysPerWeek', [7, null, 2, null]],
      ['rescueDosesPerWeek', [12, null, 0, null]],
    ])
  })

  it('begin with the morphine equivalent where any was taken, and leave it out where none was', () => {
    expect(over({ morphineMgPerDay: 30 }, { medications: [] }).map(({ name }) => name)).toEqual([
      'morphineMgPerDay',
      'medicines',
    ])
    expect(over({ morphineMgPerDay: 0 }, { medications: [] }).map(({ name }) => name)).toEqual(['medicines'])
  })

  it('hold every value, and shade no change that nobody has published', () => {
    for (const { values, high, matters } of over({ rescueDosesPerWeek: 63 }, { nsaidDaysPerWeek: 7 })) {
      expect(Math.max(...values.map((value) => value ?? 0))).toBeLessThanOrEqual(high)
      expect(matters).toBeNull()
    }
  })

  it('are an empty plot of the medicines where nothing was answered', () => {
    expect(over({}, {}).map(({ name }) => name)).toEqual(['medicines'])
  })
})
