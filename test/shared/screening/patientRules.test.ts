import { earliestRestart } from '@shared/screening/restart'
import { type DrugRow, shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'
import { findingsOf, hoursBefore, recorded, screenCalm } from './calmScenario'

const rules = (result: ReturnType<typeof screenCalm>, topic: string) =>
  findingsOf(result, topic).map(({ severity, rule }) => `${severity} ${rule}`)

describe('pregnancy', () => {
  it.each([null, 'unknown'])('%s before X-rays is a stop', (pregnant) =>
    expect(rules(screenCalm({ answers: { pregnant } }), 'pregnancy')).toEqual(['stop pregnancy/not-answered']),
  )
  it.each(['possible', 'yes'])('%s before X-rays is a stop', (pregnant) =>
    expect(rules(screenCalm({ answers: { pregnant } }), 'pregnancy')).toEqual(['stop pregnancy/possible']),
  )
  it.each(['no', 'not-possible', 'tested-negative'])('%s is an answer', (pregnant) =>
    expect(rules(screenCalm({ answers: { pregnant } }), 'pregnancy')).toEqual([]),
  )
  it('with ultrasound it is a caution', () =>
    expect(
      rules(
        screenCalm({
          plan: {
            procedure: 'peripheral-joint-injection',
            region: 'knee',
            levels: [],
            modality: 'ultrasound',
            contrast: 'none',
          },
          answers: { pregnant: 'yes' },
        }),
        'pregnancy',
      ),
    ).toEqual(['caution pregnancy/possible']))
  it('a negative test of the day answers, an older one does not', () => {
    const tested = (hoursAgo: number) =>
      rules(
        screenCalm({
          answers: { pregnant: null },
          labs: [{ test: 'hcg', value: 'negative', unit: '', at: hoursBefore(hoursAgo) }],
        }),
        'pregnancy',
      )
    expect(tested(2)).toEqual([])
    expect(tested(25)).toEqual(['stop pregnancy/not-answered'])
  })
  it('a positive test overrules the answer', () =>
    expect(
      rules(screenCalm({ labs: [{ test: 'hcg', value: 'positive', unit: '', at: hoursBefore(2) }] }), 'pregnancy'),
    ).toEqual(['stop pregnancy/possible']))
  it('is asked where nobody knows the age', () =>
    expect(rules(screenCalm({ patient: { birthDate: null }, answers: { pregnant: null } }), 'pregnancy')).toEqual([
      'stop pregnancy/not-answered',
    ]))
  it('is not asked of a man or at seventy', () => {
    expect(rules(screenCalm({ patient: { sex: 'male' }, answers: { pregnant: null } }), 'pregnancy')).toEqual([])
    expect(
      rules(screenCalm({ patient: { birthDate: '1955-01-01' }, answers: { pregnant: null } }), 'pregnancy'),
    ).toEqual([])
  })
})

describe('an answer that is not known', () => {
  it.each([
    ['pregnant', 'pregnancy'],
    ['infection', 'infection'],
    ['fever', 'infection'],
  ])('stops as a question that nobody asked does, and does not say that nobody asked: %s', (question, topic) => {
    const of = (answer: string | null) => findingsOf(screenCalm({ answers: { [question]: answer } }), topic)[0]
    expect(of('unknown')).toMatchObject({ severity: 'stop', has: 'not known', rule: of(null)?.rule })
    expect(of('unknown')?.says).toContain('is not known')
    expect(of(null)?.says).toContain('Nobody has asked')
  })
})

describe('infection and fever', () => {
  it.each([
    [{ infection: 'yes' }, ['stop infection/active']],
    [{ infection: null }, ['stop infection/not-answered']],
    [{ infection: 'treated' }, ['caution infection/treated']],
    [{ fever: 'yes' }, ['stop infection/fever']],
    [{ fever: null }, ['stop infection/fever-not-answered']],
    [{ fever: null, temperatureC: 37.9 }, []],
    [{ temperatureC: 38 }, ['stop infection/fever']],
    [{ onAntibiotics: 'yes' }, ['caution infection/antibiotic']],
  ])('%j', (answers, expected) => expect(rules(screenCalm({ answers }), 'infection')).toEqual(expected))
  it('an antibiotic on the list asks', () =>
    expect(rules(screenCalm({ medications: recorded({ name: 'Augmentin' }) }), 'infection')).toEqual([
      'caution infection/antibiotic',
    ]))
})

describe('consent, escort, sedation, fasting', () => {
  it.each([
    [null, 'consent/not-recorded'],
    ['not-signed', 'consent/not-signed'],
    ['withdrawn', 'consent/withdrawn'],
    ['unknown', 'consent/not-recorded'],
  ])('consent %s is a stop nobody can decide away', (consent, rule) => {
    const [finding] = findingsOf(screenCalm({ answers: { consent } }), 'consent')
    expect(finding).toMatchObject({ severity: 'stop', rule })
    expect(finding?.clearedBy).not.toContain('override')
  })
  it.each([
    ['light', 'no', 'stop escort/sedation'],
    ['moderate', null, 'stop escort/sedation'],
    ['none', 'no', 'caution escort/numb-limb'],
  ])('sedation %s with escort %s', (sedation, escort, expected) =>
    expect(rules(screenCalm({ plan: { sedation }, answers: { escort, ateAt: hoursBefore(20) } }), 'escort')).toEqual([
      expected,
    ]),
  )
  it('an injection that numbs no limb needs no escort', () =>
    expect(
      rules(
        screenCalm({
          plan: { procedure: 'sacroiliac-injection', region: 'sacral', levels: [] },
          answers: { escort: 'no' },
        }),
        'escort',
      ),
    ).toEqual([]))
  it.each([
    ['moderate', 'caution safeguards-2015/sedation-moderate'],
    ['deep', 'stop safeguards-2015/sedation-deep'],
    ['general', 'stop safeguards-2015/sedation-deep'],
  ])('%s sedation for an epidural steroid', (sedation, expected) =>
    expect(rules(screenCalm({ plan: { sedation }, answers: { ateAt: hoursBefore(20) } }), 'sedation')).toEqual([
      expected,
    ]),
  )

  const fasting = (answers: object) =>
    findingsOf(
      screenCalm({
        plan: { procedure: 'sacroiliac-injection', region: 'sacral', levels: [], sedation: 'moderate' },
        answers,
      }),
      'sedation',
    )
  it('not asked is a stop', () =>
    expect(fasting({ ateAt: null })[0]).toMatchObject({ severity: 'stop', rule: 'fasting/not-answered' }))
  it.each([
    ['light-meal', 6],
    ['fatty-meal', 8],
    ['breast-milk', 4],
    ['clear-liquid', 2],
    [null, 8],
  ] as const)('%s needs %d h, to the minute', (ateWhat, hours) => {
    expect(fasting({ ateAt: hoursBefore(hours), ateWhat })).toEqual([])
    const [short] = fasting({ ateAt: hoursBefore(hours - 1 / 60), ateWhat })
    expect(short?.severity).toBe('stop')
    expect(Date.parse(short?.clearsAt ?? '')).toBe(Date.parse('2026-11-24T14:01:00Z'))
  })
  it('without sedation nobody asks', () =>
    expect(rules(screenCalm({ answers: { ateAt: hoursBefore(1) } }), 'sedation')).toEqual([]))
  it('a slow stomach is told', () => expect(fasting({ ateAt: hoursBefore(20) })).toEqual([]))
  it('a GLP-1 agonist with sedation is a caution', () =>
    expect(
      rules(
        screenCalm({
          plan: { procedure: 'sacroiliac-injection', region: 'sacral', levels: [], sedation: 'moderate' },
          answers: { ateAt: hoursBefore(20) },
          medications: recorded({ name: 'Ozempic' }),
        }),
        'sedation',
      ),
    ).toEqual(['caution sedation/glp-1']))
})

describe('implanted devices and radiofrequency', () => {
  const rfa = { procedure: 'medial-branch-rfa', levels: ['L4-L5'], contrast: 'none', injectates: ['lidocaine'] }
  it.each([
    'pacemaker',
    'Implantable cardioverter-defibrillator',
    'spinal cord stimulator',
    'intrathecal pump',
    'deep brain stimulator',
  ])('%s without a plan is a stop', (device) => {
    expect(findingsOf(screenCalm({ plan: rfa, conditions: recorded(device) }), 'device')[0]?.severity).toBe('stop')
    expect(
      findingsOf(
        screenCalm({
          plan: rfa,
          conditions: recorded(device),
          answers: { devicePlan: 'bipolar, magnet, checked after' },
        }),
        'device',
      )[0]?.severity,
    ).toBe('info')
    expect(findingsOf(screenCalm({ conditions: recorded(device) }), 'device')).toEqual([])
  })
  it('counts from the list of devices too', () =>
    expect(findingsOf(screenCalm({ plan: rfa, devices: recorded({ name: 'pacemaker' }) }), 'device')[0]?.severity).toBe(
      'stop',
    ))
  it('not asked is a stop', () =>
    expect(rules(screenCalm({ plan: rfa, devices: { status: 'not-asked', items: [] } }), 'device')).toEqual([
      'stop device/not-asked',
    ]))
})

describe('clotting, platelets, kidneys, recent clots', () => {
  const count = (value: number | string, plan: object = {}) =>
    findingsOf(
      screenCalm({ plan, labs: [{ test: 'platelets', value, unit: '10*9/L', at: hoursBefore(24) }] }),
      'platelets',
    )[0]?.severity ?? 'nothing'
  const low = { procedure: 'sacroiliac-injection', region: 'sacral', levels: [] }
  it.each([
    [79, 'stop'],
    [80, 'caution'],
    [99, 'caution'],
    [100, 'nothing'],
  ] as const)('platelets of %d near the spine: %s', (value, expected) => expect(count(value)).toBe(expected))
  it.each([
    [19, 'stop'],
    [20, 'nothing'],
    ['<20', 'stop'],
  ] as const)('platelets of %s before a low-risk procedure: %s', (value, expected) =>
    expect(count(value, low)).toBe(expected),
  )
  it.each(['thrombocytopenia', 'cirrhosis', 'chemotherapy'])('%s needs a count', (condition) =>
    expect(findingsOf(screenCalm({ conditions: recorded(condition) }), 'platelets')[0]).toMatchObject({
      severity: 'stop',
    }),
  )
  it.each([
    [1.5, 'nothing'],
    [1.6, 'caution'],
    [1.9, 'stop'],
  ] as const)('an INR of %d without a drug for it: %s', (value, expected) =>
    expect(
      findingsOf(screenCalm({ labs: [{ test: 'inr', value, unit: '', at: hoursBefore(2) }] }), 'coagulation-lab')[0]
        ?.severity ?? 'nothing',
    ).toBe(expected),
  )

  it.each([
    ['enoxaparin', 'anti-xa', 0.7, 'IU/mL', 2, ['caution reference/anti-xa']],
    ['enoxaparin', 'anti-xa', '<0.1', 'IU/mL', 2, []],
    ['enoxaparin', 'anti-xa', 0.7, 'IU/mL', 25, []],
    ['apixaban', 'anti-xa', 0.3, 'IU/mL', 2, ['caution reference/anti-xa']],
    ['aspirin', 'anti-xa', 0.7, 'IU/mL', 2, []],
    ['heparin', 'aptt', 60, 's', 2, ['caution reference/aptt']],
    ['warfarin', 'inr', 1.21, '', 2, ['stop asra-2018/inr']],
    ['warfarin', 'inr', 1.2, '', 2, []],
    ['apixaban', 'inr', 1.3, '', 2, []],
  ] as const)('under %s, %s of %s %s, %d h old: %j', (name, test, value, unit, hours, expected) => {
    const result = screenCalm({
      medications: recorded({ name, lastDose: hoursBefore(400) }),
      labs: [{ test, value, unit, at: hoursBefore(hours) }],
    })
    expect(rules(result, 'coagulation-lab')).toEqual(expected)
  })

  it('estimates the clearance after Cockcroft and Gault and shows the inputs', () => {
    const result = screenCalm({
      patient: { birthDate: '1956-01-01', sex: 'female', weightKg: 60 },
      medications: recorded({ name: 'dabigatran', lastDose: hoursBefore(100) }),
      labs: [{ test: 'creatinine', value: 1.0, unit: 'mg/dL', at: hoursBefore(240) }],
    })
    // (140 − 70) × 60 × 0.85 / (72 × 1.0) = 49.6: the row for impaired kidneys, five to six days.
    expect(findingsOf(result, 'antithrombotic')[0]).toMatchObject({
      severity: 'stop',
      rule: 'asra-2018/dabigatran-impaired-renal',
      needs: '5 days (120 h) to 6 days (144 h) since last dose',
    })
  })
  it.each([
    [50, 'asra-2018/dabigatran-normal-renal'],
    [49.9, 'asra-2018/dabigatran-impaired-renal'],
  ])('a measured clearance of %d takes %s', (value, rule) => {
    const result = screenCalm({
      medications: recorded({ name: 'Pradaxa', lastDose: hoursBefore(10) }),
      labs: [{ test: 'crcl', value, unit: 'mL/min', at: hoursBefore(24) }],
    })
    expect(findingsOf(result, 'antithrombotic')[0]?.rule).toBe(rule)
  })
  it('a clearance older than three months is none', () => {
    const result = screenCalm({
      medications: recorded({ name: 'Pradaxa', lastDose: hoursBefore(500) }),
      labs: [{ test: 'crcl', value: 90, unit: 'mL/min', at: hoursBefore(24 * 93) }],
    })
    expect(findingsOf(result, 'antithrombotic')[0]).toMatchObject({ severity: 'stop', has: '20 days 20 h' })
  })
  it.each([
    ['drug-eluting stent 2026-10-01', 'stop'],
    ['drug-eluting stent 2026-07-01', 'caution'],
    ['drug-eluting stent 2026-03-01', 'nothing'],
    ['bare metal stent 2026-11-10', 'stop'],
    ['coronary stent', 'stop'],
    ['ureteral stent', 'nothing'],
  ])('%s with clopidogrel past its interval: %s', (condition, expected) => {
    const result = screenCalm({
      conditions: recorded(condition),
      medications: recorded({ name: 'clopidogrel', lastDose: hoursBefore(400) }),
    })
    expect(findingsOf(result, 'antithrombotic')[0]?.severity ?? 'nothing').toBe(expected)
  })
  it('a stroke of last month is a stop, until three months have passed', () => {
    const [finding] = findingsOf(
      screenCalm({ conditions: recorded({ name: 'Stroke', at: '2026-10-24T10:00:00Z' }) }),
      'antithrombotic',
    )
    expect(finding).toMatchObject({ severity: 'stop', rule: 'thrombosis/stroke' })
    expect(Date.parse(finding?.clearsAt ?? '')).toBe(Date.parse('2027-01-24T10:00:00Z'))
  })
  it('a fibrinolytic within ten days needs clotting studies', () => {
    const lytic = (hours: number) =>
      rules(
        screenCalm({ medications: recorded({ name: 'alteplase', lastDose: hoursBefore(hours), status: 'completed' }) }),
        'coagulation-lab',
      )
    expect(lytic(72)).toEqual(['stop asra-regional-2018/alteplase-clotting'])
    expect(lytic(240)).toEqual([])
  })
})

describe('identity and the state of the rules', () => {
  it('a missing birth date and a death on record are stops without override', () => {
    for (const patient of [{ birthDate: null }, { deceased: true }]) {
      const [finding] = findingsOf(screenCalm({ patient }), 'identity')
      expect(finding?.severity).toBe('stop')
      expect(finding?.clearedBy).not.toContain('override')
    }
  })
  it('says that nobody adopted the rules, until the same version is adopted', () => {
    expect(screenCalm().rules).toEqual({
      version: shippedRules.version,
      adopted: null,
      mark: 'rules not yet adopted by this site',
    })
    const adopted = { by: 'Dr Lind', at: '2026-11-01', version: shippedRules.version }
    expect(screenCalm({}, { adopted }).rules).toMatchObject({ adopted: { by: 'Dr Lind' }, mark: '' })
    expect(screenCalm({}, { adopted: { ...adopted, version: '2020.01' } }).rules.mark).not.toBe('')
  })
})

describe('earliest restart', () => {
  const end = '2026-11-24T10:00:00-05:00'
  const row = (rule: string): DrugRow => {
    const found = shippedRules.drugs.find((each) => each.rule === rule)
    if (found === undefined) throw new Error(`No row ${rule}`)
    return found
  }
  it('counts from the end of the procedure with the rule that screening used', () => {
    expect(earliestRestart(row('asra-2018/apixaban'), end, 'high')).toMatchObject({
      drug: 'apixaban',
      after: { en: '24 h after' },
      at: '2026-11-25T10:00:00-05:00',
    })
  })
  it('takes the later end of a range', () =>
    expect(earliestRestart(row('asra-2018/enoxaparin-therapeutic'), end, 'intermediate')).toMatchObject({
      after: { en: '12 h to 24 h after' },
      at: '2026-11-25T10:00:00-05:00',
    }))
  it('leaves it to the prescriber where the table has no value', () =>
    expect(earliestRestart(row('reference/vorapaxar'), end, 'high')).toMatchObject({ after: null, at: null }))
  it('leaves it to the clinician after a bloody tap', () =>
    expect(earliestRestart(row('asra-2018/apixaban'), end, 'high', true).at).toBeNull())
})
