import { fail } from '@shared/kit/result'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { complicationOf } from '@shared/procedure/contrastRules'
import { interlockAt } from '@shared/procedure/interlock'
import { describe, expect, it } from 'vitest'
import {
  contrast,
  decision,
  give,
  openChecks,
  physician,
  place,
  planWith,
  position,
  reposition,
  roomWithNeedle,
  ultrasound,
} from '../../builders/procedureRoom'

const _start = { do: 'procedure.start' } as const

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
