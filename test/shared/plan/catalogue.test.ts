import { baseRiskClass, procedureName, procedureOf, procedures } from '@shared/plan/catalogue'
import { checkPlan } from '@shared/plan/checkPlan'
import {
  foramenOfRoot,
  isUpperCervicalJoint,
  levelInRegion,
  levelName,
  nervesOfFacetJoint,
  parseLevel,
  rootMatchesSpace,
  rootOfForamen,
} from '@shared/plan/levels'
import { type Plan, planSchema, procedureCodes } from '@shared/plan/plan'
import { describe, expect, it } from 'vitest'

describe('the procedure catalogue', () => {
  it('has one entry for each code of the plan, in the same order', () =>
    expect(procedures.map(({ code }) => code)).toEqual([...procedureCodes]))
  it('names every procedure in English and Spanish', () => {
    expect(procedureName('esi-caudal', 'en')).toBe('Caudal epidural steroid injection')
    for (const { code } of procedures) expect(procedureName(code, 'es'), code).not.toBe(procedureName(code, 'en'))
  })
  it('gives every spine procedure a class for each of its regions', () => {
    for (const procedure of procedures) {
      for (const region of procedure.regions ?? [])
        expect(
          procedure.riskClass.any ?? procedure.riskClass[region as 'lumbar'],
          `${procedure.code} ${region}`,
        ).toBeDefined()
    }
  })
  it.each([
    ['medial-branch-rfa', 'cervical', 'intermediate'],
    ['medial-branch-rfa', 'lumbar', 'low'],
    ['facet-joint-injection', 'thoracic', 'low'],
    ['facet-joint-injection', null, 'intermediate'],
    ['esi-transforaminal', 'lumbar', 'intermediate'],
    ['stellate-ganglion-block', 'cervical', 'intermediate'],
    ['sphenopalatine-block-needle', null, 'intermediate'],
    ['trigger-point-injection', 'trapezius', 'low'],
  ] as const)('%s in the region %s is %s', (code, region, expected) =>
    expect(baseRiskClass(procedureOf(code), region)).toBe(expected),
  )
})

describe('levels', () => {
  const name = (text: string) => {
    const level = parseLevel(text)
    return level === null ? null : levelName(level)
  }
  it.each([
    ['L5-S1', 'L5-S1'],
    ['l5/s1', 'L5-S1'],
    ['L5–S1', 'L5-S1'],
    ['L4/5', 'L4-L5'],
    ['C7-T1', 'C7-T1'],
    ['D12-L1', 'T12-L1'],
    ['C0-C1', 'C0-C1'],
    ['O-C1', 'C0-C1'],
    ['C8 root', 'C8'],
    ['L5 dorsal ramus', 'L5 dorsal ramus'],
    ['L5 DR', 'L5 dorsal ramus'],
    ['rib 7', 'rib 7'],
    ['TON', 'third occipital nerve'],
    ['S1', 'S1'],
  ])('%s is %s', (text, expected) => expect(name(text)).toBe(expected))
  it.each(['', 'L3-S1', 'L6', 'C9', 'T13', 'rib 13', 'L5-L4', 'C7-C8', 'knee', 'L5 S1 left', 'S5-S6'])(
    '“%s” is no level',
    (text) => expect(name(text)).toBeNull(),
  )

  it.each([
    ['C5-C6', 'C6'],
    ['C7-T1', 'C8'],
    ['T1-T2', 'T1'],
    ['L5-S1', 'L5'],
  ])('the root of the foramen %s is %s', (space, root) => {
    const level = parseLevel(space)
    expect(level?.kind === 'space' && rootOfForamen(level.upper)).toEqual(
      expect.objectContaining({ letter: root[0], number: Number(root.slice(1)) }),
    )
    expect(rootMatchesSpace(root, space)).toBe(true)
    const nerve = parseLevel(root)
    const back = nerve?.kind === 'segment' ? foramenOfRoot(nerve.segment) : null
    expect(back === null ? null : levelName(back)).toBe(space)
  })
  it('sees a root that does not belong to its foramen', () => {
    expect(rootMatchesSpace('C5', 'C5-C6')).toBe(false)
    expect(rootMatchesSpace('S1', 'L5-S1')).toBe(false)
    expect(rootMatchesSpace('knee', 'L5-S1')).toBeNull()
  })

  it.each([
    ['L3-L4', ['L2', 'L3']],
    ['L4-L5', ['L3', 'L4']],
    ['L5-S1', ['L4', 'L5 dorsal ramus']],
    ['C2-C3', ['third occipital nerve', 'C3']],
    ['C5-C6', ['C5', 'C6']],
    ['C7-T1', ['C7', 'C8']],
    ['T1-T2', ['C8', 'T1']],
    ['T12-L1', ['T11', 'T12']],
    ['L1-L2', ['T12', 'L1']],
    ['C1-C2', null],
  ])('the facet joint %s is supplied by %j', (joint, nerves) => {
    const level = parseLevel(joint)
    expect(level === null ? undefined : nervesOfFacetJoint(level)).toEqual(nerves)
  })
  it('knows the joints at the skull', () => {
    expect(
      ['C0-C1', 'C1-C2', 'C2-C3'].map((text) => isUpperCervicalJoint(parseLevel(text) ?? { kind: 'rib', number: 1 })),
    ).toEqual([true, true, false])
  })
  it.each([
    ['C7-T1', 'cervical', true],
    ['C7-T1', 'thoracic', true],
    ['T12-L1', 'lumbar', true],
    ['L5-S1', 'thoracic', false],
    ['S1', 'lumbar', true],
    ['S2', 'lumbar', false],
    ['rib 5', 'thoracic', true],
  ] as const)('%s lies in the %s region: %s', (text, region, expected) => {
    const level = parseLevel(text)
    expect(level !== null && levelInRegion(level, region)).toBe(expected)
  })
})

describe('checking a plan', () => {
  const plan: Plan = planSchema.parse({
    procedure: 'esi-transforaminal',
    region: 'lumbar',
    levels: ['L5-S1'],
    side: 'left',
    modality: 'fluoroscopy',
    contrast: 'iohexol-240',
    sedation: 'none',
    injectates: ['dexamethasone'],
  })
  const code = (changes: Partial<Plan>) => {
    const checked = checkPlan({ ...plan, ...changes })
    return checked.ok ? 'ok' : checked.failure.code
  }
  it('takes a plan that fits', () => expect(code({})).toBe('ok'))
  it.each([
    [{ side: 'midline' }, 'plan.side'],
    [{ side: 'not-applicable' }, 'plan.side'],
    [{ region: 'knee' }, 'plan.region'],
    [{ levels: [] }, 'plan.level-missing'],
    [{ levels: ['somewhere'] }, 'plan.level-unreadable'],
    [{ levels: ['C6'] }, 'plan.level-elsewhere'],
  ] as const)('refuses %j', (changes, expected) => expect(code(changes as Partial<Plan>)).toBe(expected))
  it('leaves what is only risky to screening', () =>
    expect(code({ contrast: 'none', injectates: ['methylprednisolone-acetate'] })).toBe('ok'))
  it('a joint needs no level', () =>
    expect(code({ procedure: 'peripheral-joint-injection', region: 'knee', levels: [] })).toBe('ok'))
})
