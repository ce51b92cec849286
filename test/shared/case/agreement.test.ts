import { disagreements, levelInPlan, levelKey, missingSources, statedPictureLeft } from '@shared/case/agreement'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBookedCase, aBooking, physician } from '../../fixtures/aCase'

const claim = { procedure: 'esi-transforaminal', levels: ['L5-S1'], side: 'left' as const }
const consent = { signedOn: '2026-11-24', stillWished: true, interpreter: 'not-needed' } as const

describe('the sources of side and level', () => {
  it('are all missing when only the plan has spoken', () => {
    expect(missingSources(aBookedCase().case)).toEqual(['order', 'consent', 'site-mark', 'target'])
  })

  it('agree when order, consent and site mark say what the plan says', () => {
    const prepared = aBookedCase()
      .do({ do: 'order.record', claim: { ...claim, levels: ['l5/s1'] }, reference: '' })
      .do({ do: 'consent.record', claim, ...consent })
      .do(
        { do: 'siteMark.record', side: 'left', region: 'lumbar', initials: 'AO', visibleAfterDraping: true },
        physician,
      )
    expect(disagreements(prepared.case)).toEqual([])
  })

  it('name the two that differ on the side', () => {
    const prepared = aBookedCase().do({ do: 'order.record', claim: { ...claim, side: 'right' }, reference: '' })
    const [found] = disagreements(prepared.case)
    expect(found).toMatchObject({ about: 'side', between: ['plan', 'order'] })
    expect(found?.says).toBe('The order says RIGHT, the plan says LEFT.')
  })

  it('name the two that differ on the level', () => {
    const prepared = aBookedCase().do({ do: 'consent.record', claim: { ...claim, levels: ['L4-L5'] }, ...consent })
    expect(disagreements(prepared.case)).toMatchObject([{ about: 'level', between: ['plan', 'consent'] }])
  })

  it('differ when a document names fewer levels than the plan', () => {
    const plan = { ...aBooking.plan, levels: ['L4-L5', 'L5-S1'] }
    const prepared = aBookedCase({ plan }).do({ do: 'order.record', claim, reference: '' })
    expect(disagreements(prepared.case)).toMatchObject([{ about: 'level' }])
  })

  it('differ when a document names another procedure', () => {
    const prepared = aBookedCase().do({
      do: 'order.record',
      claim: { ...claim, procedure: 'esi-caudal' },
      reference: '',
    })
    expect(disagreements(prepared.case)).toMatchObject([{ about: 'procedure' }])
  })

  it('take a bilateral plan and a consent for one side as a contradiction', () => {
    const plan = { ...aBooking.plan, side: 'bilateral' as const }
    const prepared = aBookedCase({ plan }).do({ do: 'consent.record', claim, ...consent })
    expect(disagreements(prepared.case)).toMatchObject([{ about: 'side' }])
  })

  it('never agree on opposite sides, whatever else is the same', () => {
    fc.assert(
      fc.property(fc.constantFrom('left', 'right'), fc.constantFrom('left', 'right'), (planned, marked) => {
        const prepared = aBookedCase({ plan: { ...aBooking.plan, side: planned } }).do(
          { do: 'siteMark.record', side: marked, region: 'lumbar', initials: 'AO', visibleAfterDraping: true },
          physician,
        )
        expect(disagreements(prepared.case).length === 0).toBe(planned === marked)
      }),
    )
  })
})

describe('levels', () => {
  it.each(['L5-S1', 'l5–s1', 'L5/S1', ' L5 - S1 '])('are the same however they are written: %s', (written) => {
    expect(levelKey(written)).toBe('L5-S1')
    expect(levelInPlan(aBooking.plan, written)).toBe(true)
  })

  it('of another space are not in the plan', () => {
    expect(levelInPlan(aBooking.plan, 'L4-L5')).toBe(false)
  })
})

describe('the side a picture states', () => {
  it.each([
    [['L', 'F'], 'patient-right'],
    [['R', 'F'], 'patient-left'],
    [['LP', 'F'], 'patient-right'],
    [['A', 'F'], null],
  ] as const)('%s', (orientation, left) => {
    expect(statedPictureLeft(orientation)).toBe(left)
  })

  it('is not known where the file does not say', () => {
    expect(statedPictureLeft(null)).toBeNull()
  })
})
