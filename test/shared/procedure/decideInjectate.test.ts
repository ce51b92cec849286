import { because } from '@shared/procedure/reason'
import { describe, expect, it } from 'vitest'
import {
  beginsAt,
  contrast,
  give,
  openChecks,
  physician,
  planWith,
  reposition,
  roomWithNeedle,
} from '../../builders/procedureRoom'

const _start = { do: 'procedure.start' } as const

describe('steroids by route (rules R1, R8, R15 and labels)', () => {
  const suspension = { productId: 'methylprednisolone-acetate', mgPerMl: 40, reason: 'Two earlier ones helped.' }
  const at = (region: string, level: string, injectionNumber?: number) => {
    const plan = planWith({ region, levels: [level], ...(injectionNumber === undefined ? {} : { injectionNumber }) })
    const made = roomWithNeedle({ plan }, { level })
    made.must(contrast(made.needle()))
    return made
  }

  it('no suspension in a cervical transforaminal injection, whoever asks (R1)', () => {
    const made = at('cervical', 'C5-C6')
    expect(made.refusal(give(made.needle(), suspension), physician).params).toMatchObject({
      reason: 'steroid.cervical',
    })
    made.must(give(made.needle()))
  })

  it('the C8 root in C7-T1 counts as cervical', () => {
    const made = at('cervical', 'C7-T1')
    expect(made.refusal(give(made.needle(), suspension), physician).params).toMatchObject({
      reason: 'steroid.cervical',
    })
  })

  it('thoracic: only with a physician’s reason (R15)', () => {
    const made = at('thoracic', 'T9-T10')
    expect(made.refusal(give(made.needle(), suspension)).code).toBe('people.role-not-allowed')
    made.must(give(made.needle(), suspension), physician)
    expect(made.state().procedure.injectates[0]?.decided).toMatchObject({ reason: 'Two earlier ones helped.' })
  })

  it.each([undefined, 1])('lumbar, injection number %s: none (R8)', (number) => {
    const made = at('lumbar', 'L5-S1', number)
    expect(made.refusal(give(made.needle(), suspension), physician).params).toMatchObject({
      reason: 'steroid.first-lumbar',
    })
  })

  it('lumbar, later injection: with a physician’s reason (R8)', () => {
    const made = at('lumbar', 'L5-S1', 2)
    expect(made.refusal(give(made.needle(), { ...suspension, reason: '' }), physician).code).toBe(
      'procedure.physician-reason',
    )
    made.must(give(made.needle(), suspension), physician)
  })

  it('no suspension at a level where arterial flow was seen, even after a good spread', () => {
    const made = at('lumbar', 'L5-S1', 3)
    made.must(contrast(made.needle(), { patterns: ['IV-ART'] }))
    made.must(reposition(made.needle()), physician)
    made.must(contrast(made.needle()))
    expect(made.refusal(give(made.needle(), suspension), physician).params).toMatchObject({
      reason: 'steroid.arterial',
    })
    made.must(give(made.needle()))
  })

  it('triamcinolone in an epidural needs a physician’s reason: its label speaks against it', () => {
    const plan = planWith({ procedure: 'esi-caudal', region: 'sacral', levels: [], side: 'midline' })
    const made = roomWithNeedle({ plan }, { level: '', side: 'midline', approach: 'caudal' })
    made.must(contrast(made.needle(), { patterns: ['EPI-D'], volumeMl: 3 }))
    const kenalog = give(made.needle(), { productId: 'triamcinolone-acetonide', mgPerMl: 40, route: 'epidural' })
    expect(made.refusal(kenalog).params).toMatchObject({ reason: 'steroid.label' })
    made.must({ ...kenalog, reason: 'Supply shortage, discussed with the patient.' }, physician)
  })

  it('spinal bupivacaine is a wrong product everywhere', () => {
    const made = at('lumbar', 'L5-S1')
    expect(made.refusal(give(made.needle(), { productId: 'bupivacaine-spinal', mgPerMl: 7.5 })).params).toMatchObject({
      reason: 'injectate.wrong-product',
    })
  })
})

describe('lots, strengths and limits', () => {
  it('refuses an expired lot from the day after, not on the day', () => {
    const made = roomWithNeedle()
    const day = beginsAt.slice(0, 10)
    expect(made.refusal(give(null, { productId: 'lidocaine', expiry: '2026-11-23' })).params).toMatchObject({
      reason: 'injectate.expired',
    })
    made.must(give(null, { productId: 'lidocaine', expiry: day }))
  })

  it('counts the days of an expiry by the calendar of the room, not by the one of Greenwich', () => {
    // 20:30 in the room five hours west is the next day in Greenwich already: the lot is good until midnight.
    const evening = roomWithNeedle()
    evening.wait(12 * 60)
    expect(evening.now()).toMatch(/^2026-11-25T01:/)
    evening.must(give(null, { productId: 'lidocaine', expiry: '2026-11-24' }))
    evening.must(contrast(evening.needle(), { expiry: '2026-11-24' }))
    // 00:30 in a room eleven hours east is still the day before in Greenwich: the lot ended at midnight.
    const east = roomWithNeedle()
    east.wait(0, 660)
    expect(east.now()).toMatch(/^2026-11-24T13:/)
    const refusal = east.refusal(give(null, { productId: 'lidocaine', expiry: '2026-11-24' }))
    expect(refusal.params).toMatchObject({ reason: 'injectate.expired' })
    expect(east.refusal(contrast(east.needle(), { expiry: '2026-11-24' })).code).toBe('procedure.contrast-expired')
  })

  it('refuses a recalled lot however it is written', () => {
    const made = roomWithNeedle()
    expect(made.refusal(give(null, { productId: 'lidocaine', lot: '25 090 dk' })).code).toBe('procedure.recalled')
  })

  it('records that lot and expiry were not recorded', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', lot: '', expiry: null }))
    expect(made.state().procedure.injectates[0]?.cautions.map((each) => each.code)).toEqual([
      'injectate.no-lot',
      'injectate.no-expiry',
    ])
  })

  it('asks about a strength that is ten times a usual one', () => {
    const made = roomWithNeedle()
    expect(made.refusal(give(null, { productId: 'lidocaine', mgPerMl: 100 })).code).toBe('procedure.look-again')
  })

  it('refuses past the absolute cap, all agents and sites together', () => {
    const made = roomWithNeedle({ weightKg: 120 })
    made.must(give(null, { productId: 'lidocaine', mgPerMl: 20, volumeMl: 7.5 }))
    made.must(contrast(made.needle()))
    const bupivacaine = (volumeMl: number) => give(made.needle(), { productId: 'bupivacaine', mgPerMl: 5, volumeMl })
    expect(made.refusal(bupivacaine(17.6), physician).params).toMatchObject({ reason: 'anaesthetic.over-cap' })
    made.must(bupivacaine(17.5))
  })

  it('past mg/kg only with a physician’s reason', () => {
    const made = roomWithNeedle({ weightKg: 40 })
    const big = give(null, { productId: 'lidocaine', mgPerMl: 10, volumeMl: 18.1 })
    expect(made.refusal(big).params).toMatchObject({ reason: 'anaesthetic.over-weight' })
    expect(made.attempt({ ...big, reason: 'Large field, given slowly.' }, physician).ok).toBe(true)
  })

  it('without a weight says that mg/kg cannot be checked', () => {
    const made = roomWithNeedle({ weightKg: null })
    made.must(give(null, { productId: 'lidocaine' }))
    expect(made.state().procedure.injectates[0]?.cautions.map((each) => each.code)).toContain('anaesthetic.no-weight')
  })

  it('epinephrine in a transforaminal injection needs a physician', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    expect(made.refusal(give(made.needle(), { productId: 'lidocaine-epinephrine' })).params).toMatchObject({
      reason: 'injectate.epinephrine',
    })
  })

  it('a steroid is never given without a needle, and the skin never through one', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    expect(made.refusal(give(null)).code).toBe('procedure.steroid-needs-needle')
    expect(made.refusal(give(made.needle(), { route: 'skin' })).code).toBe('procedure.route-unfit')
    expect(made.refusal(give(null, { productId: 'lidocaine', route: 'epidural' })).code).toBe('procedure.which-needle')
  })

  it('passes on the allergy check: a stop asks a physician, a caution is recorded', () => {
    const stop = because('allergy.finding', 'Allergy to lidocaine.')
    const checks = { ...openChecks, judgeAllergies: () => ({ refused: [], physician: [stop], cautions: [] }) }
    const made = roomWithNeedle({ checks })
    const skin = give(null, { productId: 'lidocaine' })
    expect(made.refusal(skin).says).toContain('Allergy to lidocaine.')
    made.must({ ...skin, reason: 'Tolerated twice since.' }, physician)
    expect(made.refusal(contrast(made.needle())).code).toBe('procedure.physician-reason')
  })
})
