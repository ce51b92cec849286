import names from '@resources/catalogue/drugNames.json'
import { textOf } from '@shared/discharge/document'
import { lineFrom, shippedLibrary } from '@shared/discharge/library'
import { restartLines } from '@shared/discharge/restartLines'
import { drugName } from '@shared/screening/drugNames'
import { shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'

const first = (drug: string, knownAs: string, locale: 'en' | 'es') => {
  const library = shippedLibrary(locale)
  const restarts = {
    [drug]: {
      drug,
      knownAs,
      decision: { kind: 'keep-taking' as const },
      reason: '',
      by: 'Dr. Vale',
      at: '2026-11-24T15:00:00.000Z',
    },
  }
  const lines = restartLines(
    restarts,
    (block, more = {}) => lineFrom(library, block, more),
    (at) => at,
    locale,
  )
  return textOf(lines[0] ?? lineFrom(library, 'thinner.heading'))
}

describe('the names of drugs on a sheet', () => {
  it.each([
    ['warfarin', 'warfarina'],
    ['apixaban', 'apixabán'],
    ['rivaroxaban', 'rivaroxabán'],
    ['dabigatran', 'dabigatrán'],
    ['heparin', 'heparina'],
    ['aspirin', 'aspirina'],
    ['ibuprofen', 'ibuprofeno'],
  ])('says %s as %s in Spanish and as recorded in English', (drug, spanish) => {
    expect(drugName(drug, 'es')).toBe(spanish)
    expect(drugName(drug, 'en')).toBe(drug)
  })

  it('has a Spanish name for each drug of the shipped rules, no two of them the same, and for no other', () => {
    const drugs = new Set(shippedRules.drugs.map((row) => row.drug))
    expect(Object.keys(names.es).sort()).toEqual([...drugs].sort())
    expect(new Set(Object.values(names.es)).size).toBe(drugs.size)
  })

  it('keeps the recorded name of a drug it does not know', () => {
    expect(drugName('sitexaban', 'es')).toBe('sitexaban')
    expect(drugName('constructor', 'es')).toBe('constructor')
  })

  it('adds the words of the patient only where they say another name, with or without accents', () => {
    expect(first('apixaban', 'Eliquis 5 mg', 'es')).toContain('apixabán (Eliquis 5 mg)')
    expect(first('apixaban', 'Apixabán 5 mg', 'es')).not.toContain('(')
    expect(first('apixaban', 'apixaban 5 mg', 'es')).not.toContain('(')
    expect(first('warfarin', 'Warfarina', 'en')).not.toContain('(')
  })
})
