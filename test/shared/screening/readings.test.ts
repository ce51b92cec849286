import { cellText, parseCell, stricterCell } from '@shared/screening/hold'
import { addDuration, ageAt, elapsedText, instantText, intervalText, lastMoment } from '@shared/screening/instants'
import { firstDuplicateKey, readJson } from '@shared/screening/jsonText'
import { isLabProblem, readLab } from '@shared/screening/labs'
import { editDistance } from '@shared/screening/names/words'
import { shippedRules } from '@shared/screening/rules'
import type { LabTest } from '@shared/screening/scenario'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000

describe('instants', () => {
  it('takes a date for its last moment anywhere on Earth', () => {
    expect(lastMoment('2026-11-20', 0)).toEqual({ ms: Date.parse('2026-11-21T12:00:00Z'), exact: false })
    expect(lastMoment('2026-11', 0)?.ms).toBe(Date.parse('2026-12-01T12:00:00Z'))
    expect(lastMoment('2021', 0)?.ms).toBe(Date.parse('2022-01-01T12:00:00Z'))
  })
  it('reads a time without a zone in the zone of the planned time', () =>
    expect(lastMoment('2026-11-20T08:00', -300)?.ms).toBe(Date.parse('2026-11-20T13:00:00Z')))
  it.each(['2026-02-30', '2026-13', '2026-02-30T08:00:00Z'])('does not read %s', (text) =>
    expect(lastMoment(text, 0)).toBeNull(),
  )
  it('adds months by the calendar', () => {
    expect(new Date(addDuration(Date.parse('2026-08-31T10:00:00Z'), 'P3M')).toISOString()).toBe(
      '2026-11-30T10:00:00.000Z',
    )
    expect(new Date(addDuration(Date.parse('2026-11-24T10:00:00Z'), 'P3M')).toISOString()).toBe(
      '2027-02-24T10:00:00.000Z',
    )
  })
  it('refuses what is no duration', () => expect(() => addDuration(0, 'P1W')).toThrow(RangeError))
  it('writes an instant in an offset', () => {
    expect(instantText(Date.parse('2026-11-26T01:00:00Z'), -300)).toBe('2026-11-25T20:00:00-05:00')
    expect(instantText(Date.parse('2026-11-26T01:00:00.250Z'), 330)).toBe('2026-11-26T06:30:00.250+05:30')
  })
  it('says an interval and what has passed', () => {
    expect(intervalText(72 * hour).en).toBe('72 h')
    expect(intervalText(168 * hour).en).toBe('7 days (168 h)')
    expect(elapsedText(37 * hour).en).toBe('37 h')
    expect(elapsedText(72 * hour - 1).en).toBe('71 h 59 min')
    expect(elapsedText(167 * hour).en).toBe('6 days 23 h')
    expect(elapsedText(30 * 24 * hour - 1).en).toBe('29 days 23 h 59 min')
    expect(elapsedText(64 * 24 * hour + 10.05 * hour).en).toBe('64 days')
  })
  it('counts a birthday as soon as it has begun anywhere', () => {
    expect(ageAt('1951-11-25', Date.parse('2026-11-24T09:59:00Z'))).toBe(74)
    expect(ageAt('1951-11-25', Date.parse('2026-11-24T10:00:00Z'))).toBe(75)
    expect(ageAt('1952-02-29', Date.parse('2026-02-28T23:00:00Z'))).toBe(74)
  })
})

describe('cells of the drug table', () => {
  it('reads every cell of the shipped table', () => {
    for (const row of shippedRules.drugs) {
      for (const cell of [...Object.values(row.hold), ...Object.values(row.restart)])
        expect(cellText(parseCell(cell)).en.length).toBeGreaterThan(0)
    }
  })
  it('throws on a word of no vocabulary', () => expect(() => parseCell('a while')).toThrow())
  it('takes the later ends of two intervals', () => {
    expect(stricterCell(parseCell('P5D'), parseCell('P3D..P7D'))).toEqual({
      kind: 'interval',
      fromMs: 120 * hour,
      toMs: 168 * hour,
    })
    expect(stricterCell(parseCell('avoid'), parseCell('P9D')).kind).toBe('avoid')
    expect(stricterCell(parseCell('none'), parseCell('shared decision')).kind).toBe('shared')
  })
})

describe('edit distance', () => {
  it.each([
    ['eliquis', 'eliqis', 1],
    ['xarelto', 'xeralto', 2],
    ['ab', 'ba', 1],
    ['abc', 'abc', 0],
    ['', 'ab', 2],
  ])('%s and %s differ by %d', (a, b, expected) => expect(editDistance(a, b, 3)).toBe(expected))
  it('stops counting at the limit', () => expect(editDistance('aspirin', 'warfarin', 1)).toBe(2))
})

describe('laboratory results', () => {
  const read = (test: LabTest, value: number | string, unit = '') =>
    readLab({ test, value, unit, at: '2026-11-24T07:00:00Z' }, 0)
  const value = (test: LabTest, given: number | string, unit = '') => {
    const reading = read(test, given, unit)
    if (isLabProblem(reading)) throw new Error(reading.says.en)
    return reading.value.high
  }
  it.each([
    ['glucose', 13.9, 'mmol/L', 250],
    ['glucose', 250, 'mg/dL', 250],
    ['creatinine', 88.42, 'µmol/L', 1],
    ['creatinine', 88.42, 'umol/L', 1],
    ['platelets', 150_000, '/uL', 150],
    ['platelets', 150, 'K/µL', 150],
    ['platelets', 150, '10*3/uL', 150],
    ['hba1c', 64, 'mmol/mol', 8],
    ['inr', 1.1, '1', 1.1],
    ['inr', '1,1', '', 1.1],
    ['inr', 1.1, '{INR}', 1.1],
    ['egfr', 42, 'mL/min/{1.73_m2}', 42],
  ] as const)('%s %s %s is %s', (test, given, unit, expected) =>
    expect(value(test, given, unit)).toBeCloseTo(expected, 5),
  )

  it('keeps what `>60` and `<20` leave open', () => {
    expect(read('egfr', '>60', 'mL/min')).toMatchObject({ value: { low: 60, high: Number.POSITIVE_INFINITY } })
    expect(read('platelets', '<20', '10^9/L')).toMatchObject({ value: { low: Number.NEGATIVE_INFINITY, high: 20 } })
  })
  it('reads the words of a pregnancy test', () => expect(read('hcg', 'Negative')).toMatchObject({ word: 'negative' }))
  it.each([
    ['glucose', 100, '', /has no unit/],
    ['platelets', '150,000', '/uL', /is not a number/],
    ['platelets', '<150,000', '/uL', /is not a number/],
    ['glucose', 100, 'mmHg', /not one of this test/],
    ['creatinine', 88, 'mg/dL', /not plausible/],
    ['inr', 110, '', /not plausible/],
    ['platelets', 150_000, '10*9/L', /not plausible/],
    ['inr', 'high', '', /not a number/],
    ['inr', Number.NaN, '', /not a number/],
  ] as const)('%s %s “%s” is not taken', (test, given, unit, says) => {
    const reading = read(test, given, unit)
    expect(isLabProblem(reading) && reading.says.en).toMatch(says)
  })
})

describe('JSON', () => {
  it('refuses a name that stands twice in one object', () => {
    expect(firstDuplicateKey('{"a":{"b":1},"c":[{"b":1},{"b":2}],"a":2}')).toBe('a')
    expect(firstDuplicateKey('{"a":"\\"a\\":","b":{"a":1}}')).toBeNull()
    expect(readJson('{"a":1,"\\u0061":2}', 'It')).toMatchObject({ ok: false })
  })
  it('refuses what nests deeper than any document of a patient', () => {
    const deep = (open: string, close: string) => `${open.repeat(300)}1${close.repeat(300)}`
    expect(readJson(deep('[', ']'), 'It')).toMatchObject({ ok: false, failure: expect.stringMatching(/200 levels/) })
    expect(readJson(deep('{"a":', '}'), 'It')).toMatchObject({ ok: false })
    expect(readJson(JSON.stringify({ a: '['.repeat(1000) }), 'It')).toMatchObject({ ok: true })
  })
  it('reads with a byte order mark', () =>
    expect(readJson('\uFEFF{"a":1}', 'It')).toEqual({ ok: true, value: { a: 1 } }))
  it.each(['', '  ', '{', 'nonsense', '{"a":1} x'])('says in a sentence why “%s” is not read', (text) =>
    expect(readJson(text, 'The scenario')).toMatchObject({
      ok: false,
      failure: expect.stringMatching(/^The scenario is .*\.$/),
    }),
  )
})
