import type { ProcedureCode } from '@shared/plan/plan'
import { type Adequacy, adequacyOf, patternChoices } from '@shared/procedure/adequacy'
import { spreadPatterns, spreadRowOf } from '@shared/procedure/catalogue'
import { type SpreadPattern, spreadPatternCodes } from '@shared/procedure/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Outcome = 'unlocked' | 'note-needed' | 'physician' | 'never'
const outcome = (adequacy: Adequacy): Outcome => (adequacy.kind === 'locked' ? adequacy.passable : adequacy.kind)

/** Typed in from the tables of the reference (8.4, 8.5), not read from the catalogue. */
const table: readonly (readonly [ProcedureCode, string, Outcome])[] = [
  ['esi-interlaminar', 'EPI-D', 'unlocked'],
  ['esi-interlaminar', 'EPI-D EPI-VAC', 'unlocked'],
  ['esi-interlaminar', 'EPI-D EPI-V EPI-VAC', 'unlocked'],
  ['esi-interlaminar', 'EPI-D ONE-SIDED-OPPOSITE', 'note-needed'],
  ['esi-interlaminar', 'FILL-DEF', 'note-needed'],
  ['esi-interlaminar', 'EPI-VAC', 'physician'],
  ['esi-interlaminar', 'EPI-D MUSC', 'physician'],
  ['esi-interlaminar', 'IV-VEN', 'physician'],
  ['esi-interlaminar', 'EPI-D IV-VEN', 'physician'],
  ['esi-interlaminar', 'IV-MIX', 'physician'],
  ['esi-interlaminar', 'NONE-SEEN', 'physician'],
  ['esi-interlaminar', 'ITH', 'never'],
  ['esi-interlaminar', 'SUBD', 'never'],
  ['esi-interlaminar', 'IV-ART', 'never'],
  ['esi-interlaminar', 'EPI-D ITH', 'never'],
  ['esi-caudal', 'EPI-D', 'unlocked'],
  ['esi-caudal', 'EPI-V', 'unlocked'],
  ['esi-caudal', 'EPI-D FILL-DEF', 'note-needed'],
  ['esi-caudal', 'EPI-D ONE-SIDED', 'note-needed'],
  ['esi-caudal', 'SUBC', 'physician'],
  ['esi-caudal', 'EPI-D SUBC', 'physician'],
  ['esi-caudal', 'PRESACRAL', 'never'],
  ['esi-caudal', 'IV-VEN', 'physician'],
  ['esi-caudal', 'ITH', 'never'],
  ['esi-transforaminal', 'FOR EPI-V', 'unlocked'],
  ['esi-transforaminal', 'FOR', 'note-needed'],
  ['esi-transforaminal', 'EPI-V', 'note-needed'],
  ['esi-transforaminal', 'FOR-EXT', 'note-needed'],
  ['esi-transforaminal', 'EPI-D', 'note-needed'],
  ['esi-transforaminal', 'FOR EPI-V MUSC', 'note-needed'],
  ['esi-transforaminal', 'MUSC', 'physician'],
  ['esi-transforaminal', 'SUBC', 'physician'],
  ['esi-transforaminal', 'FOR EPI-V IV-VEN', 'physician'],
  ['esi-transforaminal', 'NONE-SEEN', 'physician'],
  ['esi-transforaminal', 'DISC', 'never'],
  ['esi-transforaminal', 'SUBD', 'never'],
  ['esi-transforaminal', 'ITH', 'never'],
  ['esi-transforaminal', 'IV-ART', 'never'],
  ['esi-transforaminal', 'FOR EPI-V IV-ART', 'never'],
  ['nerve-root-block', 'FOR', 'unlocked'],
  ['nerve-root-block', 'FOR EPI-V', 'note-needed'],
  ['nerve-root-block', 'FOR SECOND-LEVEL', 'physician'],
  ['nerve-root-block', 'IV-VEN', 'physician'],
  ['nerve-root-block', 'ITH', 'never'],
  ['facet-joint-injection', 'IA', 'unlocked'],
  ['facet-joint-injection', 'PA', 'note-needed'],
  ['facet-joint-injection', 'IA RET-FAC', 'note-needed'],
  ['facet-joint-injection', 'IA RET-FAC-LARGE', 'physician'],
  ['facet-joint-injection', 'IA EPI-D', 'physician'],
  ['facet-joint-injection', 'ITH', 'never'],
  ['medial-branch-block', 'LOCAL', 'unlocked'],
  ['medial-branch-block', 'LOCAL NEIGHBOUR', 'note-needed'],
  ['medial-branch-block', 'IV-VEN', 'physician'],
  ['medial-branch-block', 'LOCAL FOR', 'physician'],
  ['medial-branch-block', 'LOCAL EPI-D', 'physician'],
  ['sacral-lateral-branch-block', 'LOCAL', 'unlocked'],
  ['sacral-lateral-branch-block', 'IV-VEN', 'physician'],
  ['sacroiliac-injection', 'IA', 'unlocked'],
  ['sacroiliac-injection', 'PA', 'note-needed'],
  ['sacroiliac-injection', 'MUSC', 'physician'],
  ['sacroiliac-injection', 'IA MUSC', 'note-needed'],
  ['sacroiliac-injection', 'IA SACRAL-FOR', 'physician'],
  ['sacroiliac-injection', 'IV-ART', 'never'],
  ['peripheral-joint-injection', 'IA', 'unlocked'],
  ['peripheral-joint-injection', 'BURSA', 'note-needed'],
  ['peripheral-joint-injection', 'PA', 'physician'],
  ['stellate-ganglion-block', 'PREV', 'unlocked'],
  ['stellate-ganglion-block', 'PREV MUSC', 'physician'],
  ['stellate-ganglion-block', 'OESOPHAGUS', 'never'],
  ['stellate-ganglion-block', 'EPI-D', 'physician'],
  ['stellate-ganglion-block', 'PLEU', 'never'],
  ['stellate-ganglion-block', 'IV-ART', 'never'],
  ['lumbar-sympathetic-block', 'PREV', 'unlocked'],
  ['lumbar-sympathetic-block', 'PREV PSOAS-SLIGHT', 'note-needed'],
  ['lumbar-sympathetic-block', 'PREV MUSC', 'physician'],
  ['lumbar-sympathetic-block', 'FOR', 'physician'],
  ['lumbar-sympathetic-block', 'RETRO', 'never'],
  ['lumbar-sympathetic-block', 'DISC', 'never'],
  ['sphenopalatine-block-needle', 'PTERYGO', 'unlocked'],
  ['sphenopalatine-block-needle', 'PTERYGO NASAL', 'note-needed'],
  ['sphenopalatine-block-needle', 'IV-VEN', 'physician'],
  ['sphenopalatine-block-needle', 'IV-ART', 'never'],
  ['intercostal-block', 'MUSC', 'note-needed'],
  ['intercostal-block', 'PLEU', 'never'],
  ['intercostal-block', 'IV-VEN', 'physician'],
]

const isPattern = (code: string): code is SpreadPattern => spreadPatternCodes.some((known) => known === code)
const patternsOf = (text: string): SpreadPattern[] => text.split(' ').filter(isPattern)

describe('adequacy of a contrast spread', () => {
  it.each(table)('%s with %s is %s', (procedure, patterns, expected) => {
    expect(patternsOf(patterns)).toHaveLength(patterns.split(' ').length)
    expect(outcome(adequacyOf(procedure, patternsOf(patterns), 'live'))).toBe(expected)
  })

  it.each(['esi-transforaminal', 'nerve-root-block'] as const)('a still image never opens %s', (procedure) => {
    const wanted = patternsOf(procedure === 'nerve-root-block' ? 'FOR' : 'FOR EPI-V')
    expect(outcome(adequacyOf(procedure, wanted, 'static'))).toBe('physician')
    expect(outcome(adequacyOf(procedure, wanted, 'live'))).toBe('unlocked')
    expect(outcome(adequacyOf(procedure, wanted, 'dsa'))).toBe('unlocked')
  })

  it('a still image is enough where the safeguards do not ask for live contrast', () => {
    expect(adequacyOf('sacroiliac-injection', ['IA'], 'static').kind).toBe('unlocked')
  })

  it('an interlaminar epidural waits for AP and for lateral or contralateral oblique', () => {
    const judge = (views: ('ap' | 'lateral' | 'contralateral-oblique')[]) =>
      adequacyOf('esi-interlaminar', ['EPI-D'], 'live', { views }).kind
    expect(judge(['ap'])).toBe('locked')
    expect(judge(['lateral'])).toBe('locked')
    expect(judge(['ap', 'lateral'])).toBe('unlocked')
    expect(judge(['ap', 'contralateral-oblique'])).toBe('unlocked')
  })

  it('more than 0.5 mL of contrast asks a nerve root block for a note, 0.5 mL does not', () => {
    const judge = (volumeMl: number) => adequacyOf('nerve-root-block', ['FOR'], 'live', { volumeMl }).kind
    expect(judge(0.5)).toBe('unlocked')
    expect(judge(0.51)).toBe('note-needed')
  })

  it('no pattern at all is not adequate: not recorded is not clear', () => {
    expect(outcome(adequacyOf('esi-transforaminal', [], 'live'))).toBe('physician')
    expect(outcome(adequacyOf('esi-transforaminal', [], 'none'))).toBe('physician')
  })

  it('says in a sentence why, with a code for the other languages', () => {
    const adequacy = adequacyOf('esi-transforaminal', ['ITH'], 'live')
    expect(adequacy.reasons).toEqual([
      {
        code: 'spread.critical',
        says: 'Intrathecal spread: nothing is injected here. Abandon this needle, or reposition it and repeat the contrast.',
        params: { pattern: 'ITH' },
      },
    ])
  })
})

const procedures = [...new Set(table.map(([procedure]) => procedure))]
const someProcedure = fc.constantFrom(...procedures)
const somePatterns = fc.uniqueArray(fc.constantFrom(...spreadPatternCodes), { minLength: 1, maxLength: 6 })
const severity = { unlocked: 0, 'note-needed': 1, physician: 2, never: 3 } as const

describe('laws of adequacy', () => {
  it('a vascular or critical pattern locks whatever stands beside it', () => {
    const bad = spreadPatterns.filter((each) => each.group !== 'tissue').map((each) => each.code)
    fc.assert(
      fc.property(someProcedure, somePatterns, fc.constantFrom(...bad), (procedure, patterns, worst) => {
        const judged = adequacyOf(procedure, [...new Set([...patterns, worst])], 'dsa')
        expect(judged.kind).toBe('locked')
      }),
    )
  })

  it('the order in which patterns were picked makes no difference', () => {
    fc.assert(
      fc.property(someProcedure, somePatterns, (procedure, patterns) => {
        const there = outcome(adequacyOf(procedure, patterns, 'live'))
        expect(outcome(adequacyOf(procedure, [...patterns].reverse(), 'live'))).toBe(there)
      }),
    )
  })

  it('adding a pattern that is not wanted never makes a spread better', () => {
    fc.assert(
      fc.property(someProcedure, somePatterns, fc.constantFrom(...spreadPatternCodes), (procedure, patterns, added) => {
        const row = spreadRowOf(procedure)
        const helps = [...(row?.wanted.flat() ?? []), ...(row?.acceptable ?? [])]
        fc.pre(!helps.includes(added) && !patterns.includes(added))
        const before = severity[outcome(adequacyOf(procedure, patterns, 'live'))]
        const after = severity[outcome(adequacyOf(procedure, [...patterns, added], 'live'))]
        expect(after).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})

describe('patterns offered for a procedure', () => {
  it('offers what is expected of a transforaminal epidural first and keeps the dangerous ones apart', () => {
    const { expected, dangerous } = patternChoices('esi-transforaminal')
    expect(expected).toEqual(['FOR', 'EPI-V', 'EPI-VAC', 'FOR-EXT', 'EPI-D'])
    expect(dangerous).toEqual(['IV-VEN', 'IV-ART', 'IV-MIX', 'ITH', 'SUBD', 'DISC', 'NONE-SEEN'])
  })

  it.each(procedures)('keeps every pattern reachable for %s, each once', (procedure) => {
    const { expected, others, dangerous } = patternChoices(procedure)
    expect([...expected, ...others, ...dangerous].sort()).toEqual([...spreadPatternCodes].sort())
  })
})

describe('the catalogue of patterns', () => {
  it('has a name in both languages, a source and a confidence for every code', () => {
    expect(spreadPatterns.map((each) => each.code)).toEqual([...spreadPatternCodes])
    for (const each of spreadPatterns) {
      expect(each.name.es).not.toBe('')
      expect(each.source).not.toBe('')
    }
  })
})
