import { fail, ok } from '@shared/kit/result'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { complicationOf } from '@shared/procedure/contrastRules'
import { interlockAt } from '@shared/procedure/interlock'
import { because } from '@shared/procedure/reason'
import { standing } from '@shared/procedure/state'
import { totalsOf } from '@shared/procedure/totals'
import { describe, expect, it } from 'vitest'
import {
  beginsAt,
  contrast,
  decision,
  frontDesk,
  give,
  openChecks,
  physician,
  place,
  planWith,
  position,
  reposition,
  room,
  roomWithNeedle,
  ultrasound,
} from '../../builders/procedureRoom'

const start = { do: 'procedure.start' } as const

describe('starting', () => {
  it('asks the pause, and passes on its refusal word for word', () => {
    const closed = room({
      checks: { ...openChecks, mayStartProcedure: () => fail({ code: 'pause.open', says: 'Not yet.', params: {} }) },
    })
    expect(closed.refusal(start)).toEqual({ code: 'pause.open', says: 'Not yet.', params: {} })
  })

  it('starts once', () => {
    const made = room()
    made.must(start)
    expect(made.state().procedure.startedAt).not.toBeNull()
    expect(made.refusal(start).code).toBe('procedure.already-started')
  })

  it('is for the people of the room', () => {
    expect(room().refusal(start, frontDesk).code).toBe('people.role-not-allowed')
    expect(room().refusal(start, null).code).toBe('people.sign-in-first')
  })

  it('nothing is recorded at a needle before the start or after the end', () => {
    const made = room()
    expect(made.refusal(place()).code).toBe('procedure.not-started')
    made.must(start)
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    expect(made.refusal(place()).code).toBe('procedure.over')
  })
})

describe('placing a needle', () => {
  it('refuses the other side and names both', () => {
    const made = room()
    made.must(start)
    const refusal = made.refusal(place({ side: 'right' }))
    expect(refusal.code).toBe('procedure.side-contradicts-plan')
    expect(refusal.says).toContain('RIGHT')
    expect(refusal.says).toContain('LEFT')
  })

  it.each([
    ['L5-S1', true],
    ['l5/s1', true],
    ['L5 root', true],
    ['L5', true],
    ['L4-L5', false],
    ['S1', false],
    ['', false],
  ])('level %j for a plan at L5-S1: %s', (level, fits) => {
    const made = room()
    made.must(start)
    expect(made.attempt(place({ level })).ok).toBe(fits)
  })

  it.each([
    ['L3', true],
    ['L4', true],
    ['L5', false],
  ])('medial branch %s for the joint L4-L5: %s', (level, fits) => {
    const made = room({ plan: planWith({ procedure: 'medial-branch-block', levels: ['L4-L5'] }) })
    made.must(start)
    expect(made.attempt(place({ level, approach: 'medial-branch' })).ok).toBe(fits)
  })

  it.each([
    ['C7-T1', true, []],
    ['C6-C7', true, ['needle.c6-7']],
    ['C5-C6', false, []],
  ])('cervical interlaminar entry at %s (rule R3)', (level, allowed, cautions) => {
    const plan = planWith({ procedure: 'esi-interlaminar', region: 'cervical', levels: [level], side: 'midline' })
    const made = room({ plan })
    made.must(start)
    expect(made.attempt(place({ level, side: 'midline', approach: 'interlaminar' })).ok).toBe(allowed)
    expect(made.state().procedure.needles.flatMap((each) => each.cautions.map((c) => c.code))).toEqual(cautions)
  })

  it('a bilateral plan takes a needle on either side', () => {
    const made = room({ plan: planWith({ side: 'bilateral' }) })
    made.must(start)
    made.must(place({ side: 'left' }))
    made.must(place({ side: 'right' }))
    expect(made.state().procedure.needles).toHaveLength(2)
  })
})

describe('the interlock at a needle', () => {
  it('waits for contrast', () => {
    const made = roomWithNeedle()
    expect(made.refusal(give(made.needle())).params).toMatchObject({ reason: 'contrast.required' })
  })

  it('opens after the wanted pattern under live fluoroscopy', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle()))
    expect(made.state().procedure.injectates[0]).toMatchObject({ doseMg: 10, agent: 'dexamethasone', decided: null })
  })

  it.each(['IV-VEN', 'IV-MIX', 'NONE-SEEN', 'ITH', 'SUBD', 'IV-ART', 'DISC', 'MUSC'] as const)(
    '%s locks, and a later good look at the same place does not unlock unless nothing had been seen',
    (pattern) => {
      const made = roomWithNeedle()
      made.must(contrast(made.needle(), { patterns: [pattern] }))
      expect(made.refusal(give(made.needle())).code).toBe('procedure.injectate-locked')
      made.must(contrast(made.needle()))
      expect(made.attempt(give(made.needle())).ok).toBe(pattern === 'NONE-SEEN')
    },
  )

  it('opens again after repositioning with an adequate spread', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    made.must(reposition(made.needle()))
    expect(made.refusal(give(made.needle())).params).toMatchObject({ reason: 'contrast.required' })
    made.must(contrast(made.needle()))
    made.must(give(made.needle()))
  })

  it('lets a physician go on past a venous spread with a reason, and nobody else', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['FOR', 'EPI-V', 'IV-VEN'] }))
    expect(made.refusal(decision(made.needle(), 'go-on')).code).toBe('people.role-not-allowed')
    made.must(decision(made.needle(), 'go-on'), physician)
    made.must(give(made.needle()))
  })

  it.each(['ITH', 'IV-ART', 'SUBD', 'DISC', 'PLEU'] as const)('nobody goes past %s', (pattern) => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: [pattern] }))
    expect(made.refusal(decision(made.needle(), 'go-on'), physician).code).toBe('procedure.never-passed')
    expect(made.refusal(reposition(made.needle())).code).toBe('people.role-not-allowed')
    expect(made.refusal(reposition(made.needle(), ''), physician).code).toBe('procedure.reposition-reason')
    made.must(reposition(made.needle()), physician)
    made.must(contrast(made.needle()))
    made.must(give(made.needle()))
  })

  it('a decision does not outlive the next look', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    made.must(decision(made.needle(), 'go-on'), physician)
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    expect(made.refusal(give(made.needle())).code).toBe('procedure.injectate-locked')
  })

  it('an abandoned needle takes nothing more', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(decision(made.needle(), 'abandon'))
    expect(made.refusal(give(made.needle())).params).toMatchObject({ reason: 'needle.abandoned' })
    expect(made.refusal(contrast(made.needle())).code).toBe('procedure.needle-abandoned')
    expect(made.refusal(reposition(made.needle()), physician).code).toBe('procedure.needle-abandoned')
  })

  it('a spread that needs a note waits for it', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['FOR-EXT'] }))
    expect(made.refusal(give(made.needle())).code).toBe('procedure.note-first')
    made.must(decision(made.needle(), 'accept'))
    made.must(give(made.needle()))
  })

  it('a still image does not open a transforaminal injection, a further live look does', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { mode: 'static' }))
    expect(made.refusal(give(made.needle())).params).toMatchObject({ reason: 'spread.not-live' })
    made.must(contrast(made.needle(), { mode: 'dsa', volumeMl: 0.5 }))
    made.must(give(made.needle()))
  })

  it('a lateral live look is not the AP look that the safeguard asks for', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { view: 'lateral' }))
    expect(made.refusal(give(made.needle())).params).toMatchObject({ reason: 'spread.view-missing' })
  })

  it('an interlaminar epidural needs both views, and the needle’s own views count', () => {
    const plan = planWith({ procedure: 'esi-interlaminar', levels: ['L4-L5'], side: 'midline' })
    const made = roomWithNeedle({ plan }, { level: 'L4-L5', side: 'midline', approach: 'interlaminar' })
    made.must(contrast(made.needle(), { patterns: ['EPI-D'], mode: 'static' }))
    expect(made.refusal(give(made.needle(), { route: 'epidural' })).params).toMatchObject({
      reason: 'spread.view-missing',
    })
    made.must(position(made.needle(), { views: ['contralateral-oblique'] }))
    made.must(give(made.needle(), { route: 'epidural' }))
  })

  it('each needle has its own lock', () => {
    const made = roomWithNeedle({ plan: planWith({ side: 'bilateral' }) })
    const left = made.needle()
    made.must(place({ side: 'right' }))
    const right = made.needle()
    made.must(contrast(left))
    made.must(give(left))
    expect(made.attempt(give(right)).ok).toBe(false)
  })

  it('does not wait for contrast where the reference does not ask for it', () => {
    const plan = planWith({ procedure: 'medial-branch-block', levels: ['L4-L5'] })
    const made = roomWithNeedle({ plan }, { level: 'L4', approach: 'medial-branch' })
    made.must(give(made.needle(), { productId: 'lidocaine', mgPerMl: 20, volumeMl: 0.5, route: 'perineural' }))
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    expect(made.attempt(give(made.needle(), { productId: 'lidocaine', route: 'perineural' })).ok).toBe(false)
  })

  it('blood or clear fluid drawn back locks; a moved needle starts anew', () => {
    const plan = planWith({ procedure: 'medial-branch-block', levels: ['L4-L5'] })
    const made = roomWithNeedle({ plan }, { level: 'L4', approach: 'medial-branch' })
    const lidocaine = () => give(made.needle(), { productId: 'lidocaine', volumeMl: 0.5, route: 'perineural' })
    made.must(position(made.needle(), { aspiration: 'blood' }))
    expect(made.refusal(lidocaine()).params).toMatchObject({ reason: 'needle.blood' })
    made.must(reposition(made.needle()))
    made.must(lidocaine())
    made.must(position(made.needle(), { aspiration: 'csf' }))
    expect(made.refusal(decision(made.needle(), 'go-on'), physician).code).toBe('procedure.never-passed')
  })

  it('asks the needle pause after the spread, and passes its words on', () => {
    const checks = {
      ...openChecks,
      mayInject: () => fail({ code: 'pause.needle-pause-first', says: 'Pause here first.', params: {} }),
    }
    const made = roomWithNeedle({ checks })
    made.must(contrast(made.needle()))
    expect(made.refusal(give(made.needle())).code).toBe('pause.needle-pause-first')
    made.must(give(null, { productId: 'lidocaine', volumeMl: 2 }))
  })
})

describe('spread under ultrasound', () => {
  const plan = planWith({
    procedure: 'perineural-hydrodissection',
    region: 'median nerve',
    levels: [],
    modality: 'ultrasound',
    contrast: 'none',
  })
  const atNerve = () => roomWithNeedle({ plan }, { level: '', approach: 'perineural' })
  const saline = (needleId: string) =>
    give(needleId, { productId: 'saline', mgPerMl: null, volumeMl: 10, route: 'perineural' })

  it('does not have to come first, and counts when it does', () => {
    const made = atNerve()
    made.must(saline(made.needle()))
    made.must(ultrasound(made.needle(), { spread: ['intraneural'] }))
    expect(made.refusal(saline(made.needle())).params).toMatchObject({ reason: 'ultrasound.intraneural' })
    expect(made.refusal(decision(made.needle(), 'go-on'), physician).code).toBe('procedure.never-passed')
  })

  it('no spread seen counts as intravascular until it is seen', () => {
    const made = atNerve()
    made.must(ultrasound(made.needle(), { spread: ['none-seen'] }))
    expect(made.refusal(saline(made.needle())).params).toMatchObject({ reason: 'ultrasound.none-seen' })
    made.must(ultrasound(made.needle()))
    made.must(saline(made.needle()))
  })

  it('high resistance stops', () => {
    const made = atNerve()
    made.must(ultrasound(made.needle(), { resistance: 'high' }))
    expect(made.refusal(saline(made.needle())).params).toMatchObject({ reason: 'ultrasound.resistance' })
  })

  it('gives no steroid into a tendon', () => {
    const made = atNerve()
    made.must(ultrasound(made.needle(), { spread: ['intratendinous'] }))
    expect(made.refusal(give(made.needle(), { route: 'perineural' })).params).toMatchObject({
      reason: 'steroid.intratendinous',
    })
    made.must(saline(made.needle()))
  })
})

describe('without contrast (rules R12 and R13)', () => {
  const contraindication = { kind: 'allergy' as const, says: 'Anaphylaxis after iohexol in 2019.' }

  it('needs a physician and a documented contraindication', () => {
    const made = roomWithNeedle()
    expect(made.refusal(decision(made.needle(), 'go-on'), physician).code).toBe('procedure.contrast-first')
    expect(made.refusal(decision(made.needle(), 'without-contrast'), physician).code).toBe(
      'procedure.contraindication-missing',
    )
    expect(made.refusal(decision(made.needle(), 'without-contrast', { contraindication }), physician).code).toBe(
      'procedure.no-such-allergy',
    )
  })

  it('then allows a preservative-free solution and no other steroid', () => {
    const made = roomWithNeedle({
      changes: (state) => ({
        ...state,
        preparation: {
          ...state.preparation,
          allergies: { status: 'recorded', items: [{ substance: 'iohexol' }], noted: null },
        },
      }),
      plan: planWith({ injectionNumber: 2 }),
    })
    made.must(decision(made.needle(), 'without-contrast', { contraindication }), physician)
    const particulate = give(made.needle(), {
      productId: 'methylprednisolone-acetate',
      mgPerMl: 40,
      reason: 'Worked last time.',
    })
    expect(made.refusal(particulate, physician).says).toContain('preservative-free')
    expect(made.refusal(give(made.needle(), { productId: 'dexamethasone-preserved' })).params).toMatchObject({
      reason: 'steroid.no-contrast',
    })
    made.must(give(made.needle()))
  })
})

describe('the contrast agent', () => {
  it.each([
    ['gadolinium', 'contrast.gadolinium'],
    ['iopamidol-300', 'contrast.not-intrathecal'],
    ['iohexol-350', 'contrast.not-intrathecal'],
    ['iodixanol-320', 'contrast.not-intrathecal'],
    ['something-else', 'contrast.unknown-agent'],
  ])('%s is refused near the dura, whoever asks', (agentId, reason) => {
    const made = roomWithNeedle()
    const refusal = made.refusal(contrast(made.needle(), { agentId, reason: 'There is no other.' }), physician)
    expect(refusal.params).toMatchObject({ reason })
  })

  it.each(['iohexol-180', 'iohexol-240', 'iohexol-300', 'iopamidol-m-200', 'iopamidol-m-300'])(
    '%s is taken',
    (agentId) => {
      const made = roomWithNeedle()
      made.must(contrast(made.needle(), { agentId }))
    },
  )

  it('away from the dura the label does not matter', () => {
    const plan = planWith({ procedure: 'sacroiliac-injection', region: 'sacral', levels: [] })
    const made = roomWithNeedle({ plan }, { level: '', approach: 'intra-articular' })
    made.must(contrast(made.needle(), { agentId: 'iopamidol-300', patterns: ['IA'], volumeMl: 0.3 }))
  })

  it('asks again about ten times the usual volume', () => {
    const made = roomWithNeedle()
    expect(made.refusal(contrast(made.needle(), { volumeMl: 15 })).code).toBe('procedure.look-again')
    made.must(contrast(made.needle(), { volumeMl: 14.9 }))
    made.must(contrast(made.needle(), { volumeMl: 15, confirmed: true }))
    expect(
      made
        .state()
        .procedure.spreads.at(-1)
        ?.confirmed.map((each) => each.code),
    ).toEqual(['contrast.volume-tenfold'])
  })

  it('refuses contradictions in what was seen', () => {
    const made = roomWithNeedle()
    const id = made.needle()
    expect(made.refusal(contrast(id, { patterns: ['NONE-SEEN', 'FOR'] })).code).toBe('procedure.seen-and-not-seen')
    expect(made.refusal(contrast(id, { patterns: [] })).code).toBe('procedure.no-pattern')
    expect(made.refusal(contrast(id, { view: null })).code).toBe('procedure.no-view')
    expect(made.refusal(contrast(id, { agentId: null })).code).toBe('procedure.no-agent')
    expect(made.refusal(contrast(id, { mode: 'none', noneReason: '' })).code).toBe('procedure.none-reason')
    expect(made.refusal(contrast(id, { mode: 'none', noneReason: 'Allergy.' })).code).toBe('procedure.none-and-seen')
    expect(made.refusal(contrast(id, { volumeMl: 0 })).code).toBe('procedure.no-volume')
    expect(made.refusal(contrast(id, { expiry: '2026-11-23' })).code).toBe('procedure.contrast-expired')
  })

  it('numbers the injections: a further view is the same attempt', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    made.must(reposition(made.needle()))
    made.must(contrast(made.needle()))
    made.must(contrast(made.needle(), { view: 'lateral', volumeMl: 0, patterns: ['EPI-V'] }))
    expect(made.state().procedure.spreads.map((each) => each.attempt)).toEqual([1, 2, 2])
  })
})

describe('the form that a critical spread opens', () => {
  it.each([
    [['ITH'], 'dural-puncture'],
    [['SUBD'], 'subdural-injection'],
    [['FOR', 'IV-ART'], 'intravascular-arterial'],
    [['DISC'], ''],
    [['PLEU'], ''],
    [['IV-VEN'], null],
    [['FOR', 'EPI-V'], null],
  ] as const)('%j begins with %j', (patterns, term) => {
    expect(complicationOf(patterns)).toBe(term)
    if (term !== null && term !== '') expect(complicationTermOf(term)).toBeDefined()
  })
})

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

describe('dose', () => {
  const reading = {
    do: 'dose.record',
    fluoroscopy: { value: 14, unit: 's' },
    airKerma: { value: 0.9, unit: 'mGy' },
    areaProduct: null,
    runs: null,
    frames: null,
    source: 'console',
    confirmed: false,
  } as const

  it('keeps what was typed with its unit, and the same in one unit', () => {
    const made = roomWithNeedle()
    made.must({ ...reading, areaProduct: { value: 9, unit: 'cGy.cm2' } })
    expect(made.state().procedure.doses[0]).toMatchObject({
      areaProduct: { value: 9, unit: 'cGy.cm2' },
      dapGyCm2: 0.09,
      fluoroscopyS: 14,
      airKermaMGy: 0.9,
    })
  })

  it('asks before it takes a slip of the unit, and keeps the question with the answer', () => {
    const made = roomWithNeedle()
    const slip = { ...reading, areaProduct: { value: 9, unit: 'Gy.cm2' } } as const
    expect(made.refusal(slip).code).toBe('procedure.look-again')
    made.must({ ...slip, confirmed: true })
    expect(made.state().procedure.doses[0]?.confirmed.map((each) => each.code)).toEqual(['dose.units-disagree'])
  })

  it('not available is a value of its own', () => {
    const made = roomWithNeedle()
    const none = { ...reading, fluoroscopy: null, airKerma: null }
    expect(made.refusal(none).code).toBe('procedure.no-dose')
    expect(made.refusal({ ...reading, source: 'not-available' }).code).toBe('procedure.dose-and-none')
    made.must({ ...none, source: 'not-available' })
  })

  it('can be read after the end', () => {
    const made = roomWithNeedle()
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    made.must(reading)
  })

  it('in the totals is the newest reading that stands, as corrected, and no correction makes an older one newest', () => {
    const made = roomWithNeedle()
    const seconds = (value: number) => ({ ...reading, fluoroscopy: { value, unit: 's' } }) as const
    const total = () => totalsOf(made.state().procedure, 70).dose?.fluoroscopyS ?? null
    expect(total()).toBeNull()
    made.must(seconds(14))
    const first = made.lastSequence()
    made.must(seconds(31))
    const second = made.lastSequence()
    expect(total()).toBe(31)
    made.must({ do: 'entry.correct', ofSequence: first, reason: 'It was 12.', instead: seconds(12) })
    expect(total()).toBe(31)
    made.must({ do: 'entry.correct', ofSequence: second, reason: 'It was 37.', instead: seconds(37) })
    const corrected = made.lastSequence()
    expect(total()).toBe(37)
    made.must({ do: 'entry.correct', ofSequence: corrected, reason: 'Another patient.', instead: null })
    expect(total()).toBe(12)
  })
})

describe('complications', () => {
  const complication = {
    do: 'complication.record',
    term: 'vasovagal',
    onset: beginsAt,
    grade: 1,
    expected: false,
    relation: 'related',
    needleId: null,
    action: 'Legs up.',
    outcome: '',
  } as const

  it('takes a term of the list, and marks what must always be reported', () => {
    const made = roomWithNeedle()
    made.must(complication)
    made.must({ ...complication, term: 'wrong-side', action: 'Stopped.' })
    expect(made.state().procedure.complications.map((each) => each.reportable)).toEqual([false, true])
    expect(made.refusal({ ...complication, term: 'bad luck' }).code).toBe('procedure.unknown-term')
    expect(made.refusal({ ...complication, term: 'other', action: '' }).code).toBe('procedure.say-what')
    expect(made.refusal({ ...complication, onset: '2026-11-24T18:00:00.000Z' }).code).toBe('procedure.onset-later')
  })

  it('can be recorded after the end', () => {
    const made = roomWithNeedle()
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    made.must(complication)
  })
})

describe('ending', () => {
  it('does not call a case completed while a needle is locked', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    expect(made.refusal({ do: 'procedure.end', outcome: 'completed', note: '' }).code).toBe(
      'procedure.needle-unresolved',
    )
    expect(made.refusal({ do: 'procedure.end', outcome: 'abandoned', note: '' }).code).toBe('procedure.end-reason')
    made.must({ do: 'procedure.end', outcome: 'abandoned', note: 'Venous flow three times.' })
  })
})

describe('a danger seen at a needle', () => {
  const lockAt = (made: ReturnType<typeof roomWithNeedle>) =>
    interlockAt(made.state().plan, made.state().procedure, made.needle())

  it('blood drawn back stays a lock after a later negative aspiration, until the needle is moved', () => {
    const made = roomWithNeedle()
    made.must(position(made.needle(), { aspiration: 'blood' }))
    made.must(contrast(made.needle()))
    made.must(position(made.needle(), { aspiration: 'negative' }))
    expect(lockAt(made)).toMatchObject({ kind: 'locked', passable: 'go-on' })
    expect(made.refusal(give(made.needle())).code).toBe('procedure.injectate-locked')
    made.must(reposition(made.needle()))
    made.must(position(made.needle()))
    made.must(contrast(made.needle()))
    expect(lockAt(made).kind).toBe('open')
  })

  it('is not passed by deciding about it while contrast is missing as well: the stricter way out counts', () => {
    const made = roomWithNeedle()
    made.must(position(made.needle(), { aspiration: 'blood' }))
    expect(lockAt(made)).toMatchObject({ kind: 'locked', passable: 'without-contrast' })
    expect(made.refusal(decision(made.needle(), 'go-on'), physician).code).toBe('procedure.contrast-first')
  })

  it('spread inside the nerve stays a lock after a later good look', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(ultrasound(made.needle(), { spread: ['intraneural'] }))
    made.must(ultrasound(made.needle(), { spread: ['crescent'] }))
    expect(lockAt(made)).toMatchObject({ kind: 'locked', passable: 'never' })
  })
})

describe('corrections', () => {
  it('leave the old entry in the record and take the new one', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', volumeMl: 20 }))
    const wrong = made.lastSequence()
    made.must({
      do: 'entry.correct',
      ofSequence: wrong,
      reason: '2 mL, not 20.',
      instead: give(null, { productId: 'lidocaine', volumeMl: 2 }),
    })
    const { procedure } = made.state()
    expect(procedure.injectates).toHaveLength(2)
    expect(procedure.injectates[0]?.entry.struck).toMatchObject({ reason: '2 mL, not 20.', by: 'Rosa Lind' })
    expect(standing(procedure.injectates)).toHaveLength(1)
    expect(totalsOf(procedure, 70).localAnaesthetic.mg).toBe(20)
  })

  it('of contrast leave only what stands in its total', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { volumeMl: 1 }))
    const first = made.lastSequence()
    made.must(contrast(made.needle(), { volumeMl: 0.5 }))
    const second = made.lastSequence()
    const total = () => totalsOf(made.state().procedure, 70).contrast
    expect(total()).toEqual({ volumeMl: 1.5, iodineMg: 360, iodineComplete: true })
    const instead = contrast(made.needle(), { volumeMl: 0.6 })
    made.must({ do: 'entry.correct', ofSequence: first, reason: '0.6 mL, not 1.', instead })
    expect(total()).toEqual({ volumeMl: 1.1, iodineMg: 264, iodineComplete: true })
    made.must({ do: 'entry.correct', ofSequence: second, reason: 'Not given.', instead: null })
    expect(total()).toEqual({ volumeMl: 0.6, iodineMg: 144, iodineComplete: true })
  })

  it.each([
    ['the pause', true, 'pause.needle-pause-first'],
    ['the spread', false, 'procedure.injectate-locked'],
  ])('that move an injectate to another needle ask %s of that needle', (_what, seenThere, refused) => {
    const paused = new Set<string>()
    const mayInject: typeof openChecks.mayInject = (_state, { needleId }) =>
      needleId !== null && paused.has(needleId)
        ? ok(true)
        : fail({ code: 'pause.needle-pause-first', says: 'Pause here.', params: {} })
    const made = roomWithNeedle({ checks: { ...openChecks, mayInject }, plan: planWith({ side: 'bilateral' }) })
    const left = made.needle()
    made.must(place({ side: 'right' }))
    const right = made.needle()
    made.must(contrast(left))
    if (seenThere) made.must(contrast(right))
    paused.add(left)
    made.must(give(left))
    const moved = {
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'It was the other side.',
      instead: give(right),
    } as const
    const standsAt = () => standing(made.state().procedure.injectates).map((each) => [each.needleId, each.lot])
    expect(made.refusal(moved).code).toBe(refused)
    expect(standsAt()).toEqual([[left, '88A1']])
    // The needle that it leaves is not asked again, and neither is one at which a corrected entry stays.
    paused.clear()
    made.must({ ...moved, instead: give(left, { lot: '88A7' }) })
    paused.add(right)
    const again = { ...moved, ofSequence: made.lastSequence() }
    if (seenThere) made.must(again)
    else expect(made.refusal(again).code).toBe(refused)
    expect(standsAt()).toEqual(seenThere ? [[right, '88A1']] : [[left, '88A7']])
  })

  it('are judged like any other entry', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine' }))
    const instead = give(null, { productId: 'lidocaine', expiry: '2020-01-01' })
    const refusal = made.refusal({
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'Wrong vial.',
      instead,
    })
    expect(refusal.params).toMatchObject({ reason: 'injectate.expired' })
    expect(standing(made.state().procedure.injectates)).toHaveLength(1)
  })

  it('judge a lot by the day on which it was given, and keep the clock of that day', () => {
    const made = roomWithNeedle()
    made.must(give(null, { productId: 'lidocaine', lot: 'A1', expiry: '2026-11-24' }))
    const ofSequence = made.lastSequence()
    const given = made.state().procedure.injectates.at(-1)?.entry
    // The next day, and after the clocks were changed.
    made.wait(24 * 60, -240)
    const instead = give(null, { productId: 'lidocaine', lot: 'A7', expiry: '2026-11-24' })
    const correct = { do: 'entry.correct', ofSequence, reason: 'The lot was misread.', instead } as const
    const expiredThen = { ...instead, expiry: '2026-11-23' }
    expect(made.refusal({ ...correct, instead: expiredThen }).params).toMatchObject({ reason: 'injectate.expired' })
    made.must(correct)
    expect(standing(made.state().procedure.injectates).at(-1)).toMatchObject({
      lot: 'A7',
      entry: { happenedAt: given?.happenedAt, offsetMinutes: -300 },
    })
    expect(made.refusal(instead).params).toMatchObject({ reason: 'injectate.expired' })
  })

  it('of a bad spread are a physician’s', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    const correction = {
      do: 'entry.correct',
      ofSequence: made.lastSequence(),
      reason: 'It was the wrong needle.',
      instead: null,
    } as const
    expect(made.refusal(correction).code).toBe('people.role-not-allowed')
    made.must(correction, physician)
    expect(interlockAt(made.state().plan, made.state().procedure, made.needle()).kind).toBe('locked')
  })

  it('reach a lot after the end, whatever was seen at the needle since', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle()))
    const given = made.lastSequence()
    made.must(contrast(made.needle(), { patterns: ['IV-VEN'] }))
    made.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    made.must({
      do: 'entry.correct',
      ofSequence: given,
      reason: 'Lot misread.',
      instead: give(made.needle(), { lot: '88A7' }),
    })
    expect(standing(made.state().procedure.injectates).map((each) => each.lot)).toEqual(['88A7'])
  })

  it('of a spread count where the needle stood then, never where it stands now', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    const seen = made.lastSequence()
    made.must(reposition(made.needle()))
    const instead = contrast(made.needle(), { volumeMl: 0.6 })
    made.must({ do: 'entry.correct', ofSequence: seen, reason: '0.6 mL, not 1.', instead })
    const { plan, procedure } = made.state()
    expect(standing(procedure.spreads).map((each) => [each.volumeMl, each.attempt, each.entry.order])).toEqual([
      [0.6, 1, seen],
    ])
    expect(interlockAt(plan, procedure, made.needle())).toMatchObject({
      kind: 'locked',
      passable: 'without-contrast',
    })
    expect(made.refusal(give(made.needle())).code).toBe('procedure.injectate-locked')
  })

  it('keep the time at which it happened', () => {
    const made = roomWithNeedle()
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { lot: '88A7' }))
    const wrong = made.state().procedure.injectates[0]?.entry
    made.must(contrast(made.needle(), { volumeMl: 0 }))
    const instead = give(made.needle())
    made.must({ do: 'entry.correct', ofSequence: wrong?.sequence ?? 0, reason: 'Lot misread.', instead })
    const [right] = standing(made.state().procedure.injectates)
    expect(right?.entry).toMatchObject({ order: wrong?.sequence, happenedAt: wrong?.at })
    expect(right?.entry.at).not.toBe(wrong?.at)
    expect(made.state().procedure.injectates[0]?.entry.struck).toMatchObject({ replacedBy: right?.entry.sequence })
  })

  it('describe a needle anew under everything that was recorded at it', () => {
    const made = roomWithNeedle()
    const placed = made.lastSequence()
    made.must(contrast(made.needle()))
    const instead = place({ gauge: 25, lengthMm: 88 })
    made.must({ do: 'entry.correct', ofSequence: placed, reason: '25 G, 88 mm.', instead })
    made.must(give(made.needle()))
    const { procedure } = made.state()
    expect(standing(procedure.needles)).toHaveLength(1)
    expect(standing(procedure.needles)[0]).toMatchObject({ gauge: 25, lengthMm: 88 })
    expect(standing(procedure.injectates)[0]?.needleId).toBe(standing(procedure.needles)[0]?.id)
  })

  it('put nothing of another kind or needle in the place of what was seen', () => {
    const made = roomWithNeedle({ plan: planWith({ levels: ['L4-L5', 'L5-S1'] }) })
    made.must(contrast(made.needle()))
    const seen = made.lastSequence()
    made.must(place({ level: 'L4-L5' }))
    const correct = (instead: ReturnType<typeof contrast> | ReturnType<typeof position>) =>
      made.refusal({ do: 'entry.correct', ofSequence: seen, reason: 'Other needle.', instead }).code
    expect(correct(contrast(made.needle()))).toBe('procedure.other-kind')
    expect(correct(position(made.needle()))).toBe('procedure.other-kind')
  })

  it('come once to an entry, and never to the start or a needle in use', () => {
    const made = roomWithNeedle()
    const placed = made.lastSequence()
    made.must(contrast(made.needle()))
    const correct = (ofSequence: number) =>
      ({ do: 'entry.correct', ofSequence, reason: 'Mistyped.', instead: null }) as const
    expect(made.refusal(correct(placed)).code).toBe('procedure.needle-in-use')
    expect(made.refusal(correct(placed - 1)).code).toBe('procedure.not-correctable')
    made.must(correct(placed + 1))
    expect(made.refusal(correct(placed + 1)).code).toBe('procedure.already-corrected')
    made.must(correct(placed))
  })
})

describe('radiofrequency lesions', () => {
  const lesion = (needleId: string) =>
    ({
      do: 'lesion.record',
      needleId,
      kind: 'thermal',
      temperatureC: 80,
      seconds: 90,
      count: 1,
      impedanceOhm: 240,
      voltageV: null,
      sensoryThresholdV: 0.4,
      motorThresholdV: 2,
      motorResponse: 'local-muscle',
      note: '',
    }) as const

  it('are recorded with their tests, and refused after a radicular motor response', () => {
    const plan = planWith({ procedure: 'medial-branch-rfa', levels: ['L4-L5'] })
    const made = roomWithNeedle({ plan }, { level: 'L4', approach: 'medial-branch' })
    made.must(lesion(made.needle()))
    expect(made.refusal({ ...lesion(made.needle()), motorResponse: 'radicular' }).code).toBe(
      'procedure.radicular-response',
    )
  })
})
