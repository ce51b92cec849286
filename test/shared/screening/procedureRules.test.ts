import { describe, expect, it } from 'vitest'
import { findingsOf, hoursBefore, recorded, screenCalm } from './calmScenario'

const rules = (result: ReturnType<typeof screenCalm>, topic: string) =>
  findingsOf(result, topic).map(({ severity, rule }) => `${severity} ${rule}`)
const interlaminar = { procedure: 'esi-interlaminar', region: 'lumbar', levels: ['L4-L5'], side: 'midline' }

describe('levels, sides and guidance', () => {
  it('an ordinary lumbar transforaminal epidural with everything asked is clear', () =>
    expect(screenCalm()).toMatchObject({ verdict: 'clear', riskClass: 'intermediate' }))
  it.each([
    [{ side: null }, 'stop missing/side'],
    [{ levels: [] }, 'stop missing/level'],
    [{ region: null }, 'stop missing/region'],
    [{ modality: null }, 'stop missing/modality'],
    [{ contrast: null }, 'stop missing/contrast'],
    [{ sedation: null }, 'stop missing/sedation'],
    [{ injectates: null }, 'stop missing/injectates'],
  ])('with %j: %s', (plan, expected) => expect(rules(screenCalm({ plan }), 'data-missing')).toContain(expected))
  it.each([
    [{ side: 'midline' }, 'stop catalogue/side'],
    [{ side: 'not-applicable' }, 'stop catalogue/side'],
    [{ levels: ['C6'] }, 'stop catalogue/level-elsewhere'],
    [{ levels: ['L3-S1'] }, 'stop catalogue/level-unreadable'],
    [{ levels: ['L3', 'L4', 'L5'] }, 'caution catalogue/level-count'],
    [{ levelDetails: [{ level: 'L5-S1', root: 'S1' }] }, 'caution catalogue/root-and-foramen'],
    [{ transitionalVertebra: true }, 'caution catalogue/transitional-vertebra'],
    [{ modality: 'ultrasound' }, 'stop safeguards-2015/transforaminal-image-guidance'],
    [{ modality: 'landmark' }, 'stop safeguards-2015/transforaminal-image-guidance'],
    [{ contrast: 'none' }, 'stop safeguards-2015/transforaminal-contrast'],
    [{ contrastMode: 'static' }, 'stop safeguards-2015/live-contrast'],
    [{ contrast: 'iohexol-350' }, 'stop contrast/no-intrathecal-label'],
    [{ contrast: 'Isovue-300' }, 'stop contrast/no-intrathecal-label'],
    [{ contrast: 'iodixanol-270' }, 'stop contrast/no-intrathecal-label'],
    [{ contrast: 'iohexol' }, 'stop contrast/concentration-missing'],
    [{ contrast: 'qqwxz' }, 'stop contrast/unknown-product'],
    [
      { procedure: 'stellate-ganglion-block', region: 'cervical', levels: ['C6'], side: 'bilateral' },
      'stop catalogue/one-side-only',
    ],
    [{ procedure: 'stellate-ganglion-block', region: 'lumbar', levels: ['C6'] }, 'stop catalogue/region'],
    [{ procedure: 'stellate-ganglion-block', region: 'cervical', levels: ['C4'] }, 'stop catalogue/level-not-allowed'],
    [
      { procedure: 'peripheral-joint-injection', region: 'hip', levels: [], modality: 'landmark' },
      'stop catalogue/modality',
    ],
    [{ ...interlaminar, contrast: 'none' }, 'stop safeguards-2015/interlaminar-contrast'],
    [{ ...interlaminar, modality: 'ultrasound' }, 'stop safeguards-2015/interlaminar-image-guidance'],
  ])('%j: %s', (plan, expected) => expect(rules(screenCalm({ plan }), 'guidance')).toContain(expected))
  it.each(['iohexol-180', 'iohexol-240', 'Omnipaque 300', 'iopamidol-m-200', 'Isovue-M 300'])(
    '%s may come near the spine',
    (contrast) => expect(rules(screenCalm({ plan: { contrast } }), 'guidance')).toEqual([]),
  )
  it('a contrast reaction on record does not make the missing contrast less than a decision', () => {
    const without = screenCalm({
      plan: { contrast: 'none' },
      allergies: recorded({ substance: 'Omnipaque', severity: 'severe' }),
    })
    expect(findingsOf(without, 'guidance')[0]).toMatchObject({
      severity: 'stop',
      has: 'none planned; a contrast reaction is on record',
    })
  })
})

describe('cervical rules', () => {
  const cervical = { ...interlaminar, region: 'cervical', levels: ['C7-T1'] }
  const reviewed = { imagingReviewed: 'yes' }
  it.each([
    ['C7-T1', []],
    ['C6-C7', ['caution safeguards-2015/cervical-entry']],
    ['C5-C6', ['stop safeguards-2015/cervical-entry-too-high']],
    ['C2-C3', ['stop safeguards-2015/cervical-entry-too-high']],
    // One segment names two spaces: the higher one counts.
    ['C6', ['stop safeguards-2015/cervical-entry-too-high', 'caution catalogue/level-not-a-space']],
    ['C7', ['caution catalogue/level-not-a-space', 'caution safeguards-2015/cervical-entry']],
    ['T1', ['caution catalogue/level-not-a-space']],
  ] as const)('entry at %s', (level, expected) =>
    expect(rules(screenCalm({ plan: { ...cervical, levels: [level] }, answers: reviewed }), 'guidance')).toEqual(
      expected,
    ),
  )
  it.each([null, 'no', 'unknown'])('prior imaging %s is a stop', (imagingReviewed) =>
    expect(rules(screenCalm({ plan: cervical, answers: { imagingReviewed } }), 'guidance')).toEqual([
      'stop safeguards-2015/cervical-imaging',
    ]),
  )
})

describe('levels under the skull', () => {
  it.each([
    ['facet-joint-injection', 'C1-C2', 'caution catalogue/upper-cervical'],
    ['medial-branch-block', 'C1-C2', 'stop catalogue/upper-cervical'],
    ['medial-branch-rfa', 'C0-C1', 'stop catalogue/upper-cervical'],
    ['esi-transforaminal', 'C2', 'stop catalogue/upper-cervical'],
    ['nerve-root-block', 'C1', 'stop catalogue/upper-cervical'],
  ])('%s at %s: %s', (procedure, level, expected) =>
    expect(rules(screenCalm({ plan: { procedure, region: 'cervical', levels: [level] } }), 'guidance')).toContain(
      expected,
    ),
  )
  it.each(['C2-C3', 'C3-C4', 'TON'])('a medial branch block at %s is none of them', (level) =>
    expect(
      rules(
        screenCalm({ plan: { procedure: 'medial-branch-block', region: 'cervical', levels: [level] } }),
        'guidance',
      ),
    ).toEqual([]),
  )
  it.each(['L5S1', 'L5 S1', 'l5/s1', 'L5–S1'])('reads the level %s', (level) =>
    expect(rules(screenCalm({ plan: { levels: [level] } }), 'guidance')).toEqual([]),
  )
})

describe('which steroid', () => {
  const at = (region: string, level: string, injectate: string, more: object = {}) =>
    rules(screenCalm({ plan: { region, levels: [level], injectates: [injectate], ...more } }), 'steroid-choice')
  it.each(['methylprednisolone-acetate', 'Kenalog-40', 'Celestone Soluspan', 'prednisolone acetate'])(
    '%s is not used for a cervical transforaminal injection',
    (injectate) =>
      expect(at('cervical', 'C6', injectate)).toContain('stop safeguards-2015/cervical-transforaminal-particulate'),
  )
  it('dexamethasone is', () => expect(at('cervical', 'C6', 'dexamethasone')).toEqual([]))
  it('an unnamed steroid counts as a suspension', () =>
    expect(at('cervical', 'C6', 'steroid')).toContain('stop safeguards-2015/cervical-transforaminal-particulate'))
  it.each([
    [undefined, 'stop'],
    [1, 'stop'],
    [2, 'caution'],
  ] as const)('lumbar injection number %s with a suspension is %s', (injectionNumber, expected) => {
    const more = injectionNumber === undefined ? {} : { injectionNumber }
    expect(at('lumbar', 'L5-S1', 'methylprednisolone-acetate', more)).toEqual([
      `${expected} safeguards-2015/lumbar-transforaminal-particulate`,
    ])
  })
  it('thoracic prefers a solution', () =>
    expect(at('thoracic', 'T8', 'methylprednisolone-acetate')).toEqual([
      'caution safeguards-2015/thoracic-transforaminal-particulate',
    ]))
  it('without contrast only a solution', () =>
    expect(at('lumbar', 'L5-S1', 'methylprednisolone-acetate', { contrast: 'none', injectionNumber: 3 })).toContain(
      'stop safeguards-2015/no-contrast-no-particulate',
    ))
  it('triamcinolone’s label speaks against the epidural space', () =>
    expect(
      rules(screenCalm({ plan: { ...interlaminar, injectates: ['triamcinolone-acetonide'] } }), 'steroid-choice'),
    ).toEqual(['caution label/not-epidural']))
  it.each(['glaucoma', 'congestive heart failure', 'peptic ulcer'])('%s is weighed', (condition) =>
    expect(findingsOf(screenCalm({ conditions: recorded(condition) }), 'steroid-choice')[0]?.severity).toBe('caution'),
  )
})

describe('steroid so far', () => {
  const history = (...items: object[]) => ({ steroids: { status: 'recorded', items } })
  const given = (daysAgo: number, region = 'lumbar') => ({
    drug: 'methylprednisolone acetate',
    doseMg: 80,
    at: hoursBefore(daysAgo * 24),
    region,
  })
  it('not asked is a caution', () =>
    expect(rules(screenCalm({ steroids: { status: 'not-asked', items: [] } }), 'steroid-load')).toEqual([
      'caution steroid-load/history',
    ]))
  it('counts what was given here in twelve months', () => {
    const four = [40, 100, 200, 300].map((days) => given(days))
    expect(rules(screenCalm(history(...four)), 'steroid-load')).toContain('caution medicare/sessions-per-year')
    expect(rules(screenCalm(history(...four.slice(1), given(380))), 'steroid-load')).toEqual([
      'info steroid-load/total',
    ])
    expect(
      rules(screenCalm(history(...[40, 100, 200, 300].map((days) => given(days, 'cervical')))), 'steroid-load'),
    ).toEqual(['info steroid-load/total'])
  })
  it('counts three in half a year, and says when the oldest of them leaves the window', () => {
    const [finding] = findingsOf(screenCalm(history(...[30, 60, 170].map((days) => given(days)))), 'steroid-load')
    expect(finding).toMatchObject({ severity: 'caution', rule: 'payer/sessions-per-half-year' })
    // 170 days before 24 November is 7 June: six calendar months later.
    expect(Date.parse(finding?.clearsAt ?? '')).toBe(Date.parse('2026-12-07T14:00:00Z'))
    expect(rules(screenCalm(history(...[30, 60, 190].map((days) => given(days)))), 'steroid-load')).toEqual([
      'info steroid-load/total',
    ])
  })
  it('keeps sessions fourteen days apart, to the minute', () => {
    const [finding] = findingsOf(screenCalm(history(given(13))), 'steroid-load')
    expect(finding).toMatchObject({ severity: 'caution', rule: 'payer/days-apart' })
    expect(Date.parse(finding?.clearsAt ?? '')).toBe(Date.parse('2026-11-25T14:00:00Z'))
    expect(rules(screenCalm(history(given(14))), 'steroid-load')).toEqual(['info steroid-load/total'])
  })
  it('adds up equivalents', () =>
    expect(
      findingsOf(
        screenCalm(history(given(40), { drug: 'dexamethasone', doseMg: 15, at: hoursBefore(2400), region: 'knee' })),
        'steroid-load',
      )[0]?.has,
    ).toMatch(/2 in 12 months, 1 here, about 160 mg/))
  it('warns above the dose of a session', () =>
    expect(rules(screenCalm({ plan: { steroidDoseMg: 20 } }), 'steroid-load')).toContain(
      'caution medicare/steroid-per-session',
    ))
})

describe('sugar, other drugs and vaccines', () => {
  const sugar = (value: number, hoursAgo = 1, unit = 'mg/dL') => ({
    labs: [{ test: 'glucose', value, unit, at: hoursBefore(hoursAgo) }],
    conditions: recorded('type 2 diabetes'),
  })
  it.each([
    [69, 'stop glucose/low'],
    [201, 'caution glucose/high'],
    [251, 'stop glucose/defer-steroid'],
  ] as const)('a glucose of %d is %s', (value, expected) =>
    expect(rules(screenCalm(sugar(value)), 'glucose')).toEqual([expected]),
  )
  it.each([70, 200])('a glucose of %d is in order', (value) =>
    expect(rules(screenCalm(sugar(value)), 'glucose')).toEqual([]),
  )
  it('diabetes and a steroid need the glucose of the day', () => {
    expect(rules(screenCalm({ conditions: recorded('Type 2 diabetes mellitus') }), 'glucose')).toEqual([
      'stop glucose/on-the-day',
    ])
    expect(rules(screenCalm(sugar(120, 25)), 'glucose')).toEqual(['stop glucose/on-the-day'])
    expect(rules(screenCalm({ medications: recorded({ name: 'insulin glargine' }) }), 'glucose')).toEqual([
      'caution glucose/on-the-day',
    ])
  })
  it.each(['prediabetes', 'no diabetes', 'family history of diabetes', 'diabetes insipidus'])(
    '%s is not diabetes',
    (condition) => expect(rules(screenCalm({ conditions: recorded(condition) }), 'glucose')).toEqual([]),
  )
  it('without a steroid nobody asks for it', () =>
    expect(
      rules(screenCalm({ conditions: recorded('type 2 diabetes'), plan: { injectates: ['lidocaine'] } }), 'glucose'),
    ).toEqual([]))
  it('HbA1c above eight is a talk', () =>
    expect(
      rules(
        screenCalm({
          ...sugar(120),
          labs: [
            { test: 'hba1c', value: 8.1, unit: '%', at: hoursBefore(400) },
            { test: 'glucose', value: 120, unit: 'mg/dL', at: hoursBefore(1) },
          ],
        }),
        'glucose',
      ),
    ).toEqual(['caution glucose/hba1c']))
  it.each([
    ['ritonavir', 'triamcinolone-acetonide', 'stop'],
    ['Genvoya', 'methylprednisolone-acetate', 'stop'],
    ['Paxlovid', 'dexamethasone', 'caution'],
    ['itraconazole', 'triamcinolone-acetonide', 'caution'],
  ] as const)('%s with %s is %s', (name, injectate, expected) => {
    const result = screenCalm({
      medications: recorded({ name }),
      plan: { procedure: 'sacroiliac-injection', region: 'sacral', levels: [], injectates: [injectate] },
    })
    expect(findingsOf(result, 'interaction').map(({ severity }) => severity)).toEqual([expected])
  })
  it('a vaccine of this week is told', () => {
    const vaccine = (daysAgo: number) =>
      rules(
        screenCalm({ vaccines: recorded({ name: 'COVID-19 mRNA (Moderna)', at: hoursBefore(24 * daysAgo) }) }),
        'vaccine',
      )
    expect(vaccine(3)).toEqual(['info vaccine/distance'])
    expect(vaccine(8)).toEqual([])
    expect(vaccine(-10)).toEqual(['info vaccine/distance'])
  })
})

describe('what the physician weighs', () => {
  const review = (changes: object) =>
    findingsOf(screenCalm({ ...changes }), 'guidance').map(({ severity, rule }) => `${severity} ${rule}`)
  it.each([
    [null, ['info review/is-it-the-answer']],
    ['unknown', ['info review/is-it-the-answer']],
    ['no', ['stop review/not-the-answer']],
    ['yes', []],
  ])('is an injection the answer: %s', (injectionIsAnswer, expected) =>
    expect(review({ answers: { injectionIsAnswer } })).toEqual(expected),
  )
  it('asks for what is open: the purpose, the last relief', () => {
    const asked = (changes: Record<string, unknown>) =>
      findingsOf(screenCalm({ answers: { injectionIsAnswer: null }, ...changes }), 'guidance')
        .flatMap(({ actions }) => actions)
        .join(' ')
    expect(asked({})).toMatch(/pain generator/)
    expect(asked({ plan: { purpose: 'L5 radiculopathy; less leg pain within a week' } })).not.toMatch(/pain generator/)
    const steroids = recorded({ drug: 'dexamethasone', at: hoursBefore(2000), region: 'lumbar' })
    expect(asked({ steroids })).toMatch(/at least 50 % relief/)
  })
  it.each([
    [{ conditions: recorded('vasovagal syncope') }, 'info review/fainting'],
    [{ conditions: recorded('post dural puncture headache 2019') }, 'caution review/prior-reaction'],
    [{ answers: { breastfeeding: 'yes' } }, 'info review/breast-feeding'],
  ])('%j: %s', (changes, expected) => expect(review(changes)).toContain(expected))
  it('many medicines at an age, or before sedation, are looked at together', () => {
    const many = ['metformin', 'lisinopril', 'atorvastatin', 'amlodipine', 'omeprazole'].map((name) => ({ name }))
    const at = (birthDate: string, count: number) =>
      review({ patient: { birthDate }, medications: recorded(...many.slice(0, count)) })
    expect(at('1944-01-01', 5)).toContain('info review/many-medicines')
    expect(at('1944-01-01', 4)).not.toContain('info review/many-medicines')
    expect(at('1984-01-01', 5)).not.toContain('info review/many-medicines')
  })
})
