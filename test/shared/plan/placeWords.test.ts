import { procedureOf } from '@shared/plan/catalogue'
import { placeInCatalogueWords } from '@shared/plan/placeWords'
import type { ProcedureCode } from '@shared/plan/plan'
import { describe, expect, it } from 'vitest'

const read = (code: ProcedureCode, region: string | null, levels: readonly string[] | null) =>
  placeInCatalogueWords(procedureOf(code), { region, levels })

describe('the name of the procedure’s own place says no more than the procedure', () => {
  it.each(['SIJ', 'SI joint', 'sacroiliac', 'Sacroiliac_Joint'])(
    '%s is the sacral region of a sacroiliac injection',
    (word) => {
      expect(read('sacroiliac-injection', word, [word])).toEqual({ region: 'sacral', levels: [] })
    },
  )

  it('reads the hiatus of a caudal injection and the ganglion of a stellate block', () => {
    expect(read('esi-caudal', 'caudal', ['sacral hiatus'])).toEqual({ region: 'sacral', levels: [] })
    expect(read('stellate-ganglion-block', 'stellate ganglion', ['C6'])).toEqual({ region: 'cervical', levels: ['C6'] })
  })

  it('leaves the same word alone where it names another place, and a region that the catalogue has to question', () => {
    expect(read('esi-transforaminal', 'sacroiliac', ['SIJ'])).toEqual({ region: 'sacroiliac', levels: ['SIJ'] })
    expect(read('sacroiliac-injection', 'lumbar', ['L4-L5'])).toEqual({ region: 'lumbar', levels: ['L4-L5'] })
    expect(read('sacroiliac-injection', null, null)).toEqual({ region: null, levels: null })
  })
})

describe('several levels in one text', () => {
  it('are told apart where each of them is a level', () => {
    expect(read('medial-branch-block', 'lumbar', ['L3, L4 and L5 dorsal ramus']).levels).toEqual([
      'L3',
      'L4',
      'L5 dorsal ramus',
    ])
    expect(read('facet-joint-injection', 'lumbar', ['L4/5 + L5/S1']).levels).toEqual(['L4/5', 'L5/S1'])
  })

  it('stay as written where one of them is none', () => {
    expect(read('medial-branch-block', 'lumbar', ['L3, knee']).levels).toEqual(['L3, knee'])
  })

  it('read a run of lateral branches, and no run of medial branches, which could be joints', () => {
    expect(read('sacral-lateral-branch-block', 'sacral', ['L5', 'S1-S3']).levels).toEqual(['L5', 'S1', 'S2', 'S3'])
    expect(read('medial-branch-block', 'lumbar', ['L3-L5']).levels).toEqual(['L3-L5'])
    expect(read('esi-transforaminal', 'lumbar', ['L3-L5']).levels).toEqual(['L3-L5'])
    expect(read('sacral-lateral-branch-block', 'sacral', ['S3-S1']).levels).toEqual(['S3-S1'])
  })
})
