import { defaultSitePolicy, sitePolicySchema } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { isBlockAtPlace, radiofrequencyBasis, radiofrequencyBasisSchema } from '@shared/diary/basis'
import type { BlockConclusion } from '@shared/diary/events'
import { type Plan, planSchema } from '@shared/plan/plan'
import { agentNames } from '@shared/procedure/catalogue'
import { describe, expect, it } from 'vitest'
import { endedCase, idOf, minutesAfter } from '../../builders/aftercare'
import { injectate, withGiven } from '../../builders/given'

const blockPlan = planSchema.parse({
  procedure: 'medial-branch-block',
  region: 'lumbar',
  levels: ['L4-L5', 'L5-S1'],
  side: 'right',
  modality: 'fluoroscopy',
  contrast: 'none',
  sedation: 'none',
  injectates: ['bupivacaine'],
})
const planned: Plan = { ...blockPlan, procedure: 'medial-branch-rfa' }
const oneBlock = sitePolicySchema.parse({ blocksNeeded: 1 })

/** A block with bupivacaine; pain 5 before, then by half hours. */
function block(pains: readonly number[], conclusion: BlockConclusion | null = null): CaseState {
  const ended = withGiven(endedCase({ plan: blockPlan }), {
    injectates: [{ ...injectate('bupivacaine', 2.5, 0.5, 'perineural'), needleId: idOf(6) }],
  })
  const made = { at: minutesAfter(700), by: 'Rosa Lind' }
  const entries = pains.map((pain, index) => ({ minutes: 30 * (index + 1), pain, activity: '', rescue: '' }))
  const diary = { how: 'paper' as const, movement: '', before: 5, entries, ...made }
  return {
    ...ended,
    diary: {
      ...ended.diary,
      diary: pains.length === 0 ? null : diary,
      conclusion: conclusion === null ? null : { conclusion, reason: 'as agreed', ...made },
    },
  }
}
const relieved = [1, 1, 1, 1, 1, 1, 1, 1, 4, 5]
const basisOf = (states: readonly CaseState[], policy = oneBlock) => {
  const basis = radiofrequencyBasis(
    states.map((state) => ({ state, on: '2026-11-24' })),
    policy,
  )
  expect(radiofrequencyBasisSchema.parse(basis)).toEqual(basis)
  return basis
}

describe('the block that radiofrequency rests on', () => {
  it('meets the rule of the site with its relief and a duration that fits', () => {
    expect(basisOf([block(relieved)])).toMatchObject({
      verdict: 'met',
      because: 'one-block',
      blocks: [{ duration: 'as-expected', block: { bestReliefPercent: 80, agents: ['bupivacaine'] } }],
    })
  })

  it('is a question where there is none, no diary, too little relief, or a second block is needed', () => {
    expect(basisOf([])).toMatchObject({ verdict: 'question', because: 'no-block' })
    expect(basisOf([block([])])).toMatchObject({ verdict: 'question', because: 'no-answer' })
    expect(basisOf([block([4, 5])])).toMatchObject({ verdict: 'question', because: 'negative' })
    expect(basisOf([block(relieved)], defaultSitePolicy)).toMatchObject({
      verdict: 'question',
      because: 'second-block-needed',
    })
  })

  it('is the newest: an older positive block does not outweigh a newer negative one', () => {
    expect(basisOf([block([4, 5]), block(relieved)])).toMatchObject({ verdict: 'question', because: 'negative' })
  })

  it('says what a physician concluded, against the rule or for it', () => {
    expect(basisOf([block([4, 5], 'eligible')])).toMatchObject({ verdict: 'decided', because: 'physician-decided' })
    expect(basisOf([block(relieved, 'not-eligible')])).toMatchObject({
      verdict: 'question',
      because: 'physician-concluded-no',
    })
  })

  it('does not count a block that was broken off', () => {
    const state = block(relieved)
    const [given] = state.procedure.injectates
    if (given === undefined) throw new Error('nothing was given')
    const ended = { outcome: 'abandoned' as const, note: '', entry: given.entry }
    const abandoned = { ...state, procedure: { ...state.procedure, ended } }
    expect(basisOf([abandoned])).toMatchObject({ verdict: 'question', because: 'no-block', blocks: [] })
  })
})

describe('the place of a block', () => {
  it('covers every planned level, on the side or on both', () => {
    expect(isBlockAtPlace(planned, blockPlan)).toBe(true)
    expect(isBlockAtPlace({ ...planned, levels: ['l4/l5'] }, blockPlan)).toBe(true)
    expect(isBlockAtPlace(planned, { ...blockPlan, side: 'bilateral' })).toBe(true)
  })

  it('is another where a level, the side or the procedure is another', () => {
    expect(isBlockAtPlace({ ...planned, levels: ['L3-L4', 'L4-L5'] }, blockPlan)).toBe(false)
    expect(isBlockAtPlace({ ...planned, side: 'left' }, blockPlan)).toBe(false)
    expect(isBlockAtPlace({ ...planned, side: 'bilateral' }, blockPlan)).toBe(false)
    expect(isBlockAtPlace(planned, { ...blockPlan, procedure: 'sacral-lateral-branch-block' })).toBe(false)
    expect(isBlockAtPlace({ ...planned, procedure: 'esi-transforaminal' }, blockPlan)).toBe(false)
  })
})

describe('the medicine of a block', () => {
  it('is said in the language of the station, and as recorded where the catalogue does not have it', () => {
    expect(agentNames(['bupivacaine', 'somecaine'], 'es')).toBe('bupivacaína, somecaine')
    expect(agentNames(['bupivacaine', 'lidocaine'], 'en')).toBe('bupivacaine, lidocaine')
  })
})
