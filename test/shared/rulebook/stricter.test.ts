import type { RuleChange } from '@shared/rulebook/changes'
import { checkChanges } from '@shared/rulebook/stricter'
import { shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'
import { longerApixaban, lowerGlucose, zentovir } from './rules'

const why = 'Decided at the meeting of the department.'
const code = (...changes: RuleChange[]) => {
  const checked = checkChanges(changes, shippedRules)
  return checked.ok ? 'fine' : checked.failure.code
}
const hold = (row: string, riskClass: 'low' | 'intermediate' | 'high', value: string): RuleChange => ({
  kind: 'hold',
  row,
  riskClass,
  value,
  why,
})
const restart = (row: string, riskClass: 'low' | 'intermediate' | 'high', value: string): RuleChange => ({
  kind: 'restart',
  row,
  riskClass,
  value,
  why,
})

describe('a row of the site beside a row of the tables', () => {
  it.each([
    ['a longer interval', hold('apixaban', 'high', 'P4D'), 'fine'],
    ['the same interval, in hours', hold('apixaban', 'high', 'PT72H'), 'rulebook.same'],
    ['a shorter interval', hold('apixaban', 'high', 'P2D'), 'rulebook.weaker'],
    ['one hour less', hold('apixaban', 'high', 'PT71H'), 'rulebook.weaker'],
    ['one hour more', hold('apixaban', 'high', 'PT73H'), 'fine'],
    ['a decision in place of an interval', hold('apixaban', 'high', 'shared decision'), 'rulebook.weaker'],
    ['an interval beside a decision', hold('apixaban', 'low', 'P1D'), 'fine'],
    ['advice against it', hold('apixaban', 'low', 'avoid'), 'fine'],
    ['a range that begins earlier', hold('prasugrel', 'high', 'P6D..P12D'), 'rulebook.weaker'],
    ['a range that ends earlier', hold('prasugrel', 'high', 'P8D..P9D'), 'rulebook.weaker'],
    ['a range that lies later', hold('prasugrel', 'high', 'P8D..P10D'), 'fine'],
    ['the upper end of the range', hold('prasugrel', 'high', 'P10D'), 'fine'],
    ['something where nothing was asked', hold('clopidogrel', 'low', 'P1D'), 'fine'],
    ['a range the wrong way round', hold('apixaban', 'high', 'P9D..P5D'), 'rulebook.unreadable'],
    ['more than a year', hold('apixaban', 'high', 'P900D'), 'rulebook.unreadable'],
    ['a drug nobody knows', hold('zzz', 'high', 'P4D'), 'rulebook.unknown'],
    ['a later restart', restart('apixaban', 'high', 'P2D'), 'fine'],
    ['an earlier restart', restart('apixaban', 'high', 'PT12H'), 'rulebook.weaker'],
    ['a restart where the prescriber decides', restart('garlic', 'high', 'PT12H'), 'rulebook.prescriber-decides'],
    ['a lower limit of glucose', lowerGlucose, 'fine'],
    ['a higher limit of glucose', { ...lowerGlucose, value: 400 }, 'rulebook.weaker'],
    ['glucose in another unit', { ...lowerGlucose, value: 13 }, 'rulebook.implausible'],
    ['more platelets', { kind: 'threshold', name: 'plateletsSirHigh', value: 60, why }, 'fine'],
    ['fewer platelets', { kind: 'threshold', name: 'plateletsSirHigh', value: 40, why }, 'rulebook.weaker'],
    ['a procedure one class up', { kind: 'procedure', procedure: 'intercostal-block', why }, 'fine'],
    ['a procedure nobody knows', { kind: 'procedure', procedure: 'leeches', why }, 'rulebook.unknown'],
    ['another guideline with intervals', { kind: 'edition', edition: 'asra-regional-2025', why }, 'fine'],
    ['another guideline without any', { kind: 'edition', edition: 'pause', why }, 'rulebook.no-rows'],
    ['a drug of its own', zentovir, 'fine'],
  ] satisfies readonly [string, RuleChange, string][])('%s: %s gives %s', (_, change, expected) => {
    expect(code(change)).toBe(expected)
  })

  it('is never added for a name that the tables have a row or a question for', () => {
    for (const name of ['Eliquis', 'apixaban 5 mg', 'ASA', 'blood thinner', 'Cartia']) {
      expect(code({ ...zentovir, names: [name] }), name).toBe('rulebook.name-has-a-row')
    }
  })

  it('says which one is changed twice', () => {
    expect(code(longerApixaban, { ...longerApixaban, value: 'P5D' })).toBe('rulebook.twice')
  })
})
