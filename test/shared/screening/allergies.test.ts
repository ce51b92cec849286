import { describe, expect, it } from 'vitest'
import { findingsOf, recorded, screenCalm } from './calmScenario'

type Item = Record<string, unknown> | string
const severity = (item: Item, plan: object = {}, answers: object = {}) =>
  findingsOf(screenCalm({ allergies: recorded(item), plan, answers }), 'allergy')[0]?.severity ?? 'nothing'
const substance = (name: string, reaction: string | null = null, level: string | null = null) => ({
  substance: name,
  reaction,
  severity: level,
})

describe('contrast triage', () => {
  it.each([
    ['Omnipaque', 'hives', 'moderate', 'caution'],
    ['Omnipaque', 'hives', 'mild', 'caution'],
    ['Omnipaque', 'anaphylaxis', null, 'stop'],
    ['Omnipaque', 'itch', 'severe', 'stop'],
    ['Omnipaque', 'throat swelling', 'mild', 'stop'],
    ['Omnipaque', null, null, 'stop'],
    ['Omnipaque', 'Stevens-Johnson', 'mild', 'stop'],
    ['IV contrast', 'nausea and warmth', null, 'info'],
    ['CT dye', 'rash', null, 'caution'],
    ['contraste yodado', 'shock', null, 'stop'],
  ] as const)('%s with %s (%s) and an iodinated agent planned is %s', (name, reaction, level, expected) =>
    expect(severity(substance(name, reaction, level))).toBe(expected),
  )

  it.each(['shellfish', 'iodine', 'Seafood (shrimp)', 'mariscos'])('%s is no reason to change the contrast', (name) => {
    const [finding, ...more] = findingsOf(
      screenCalm({ allergies: recorded(substance(name, 'anaphylaxis', 'severe')) }),
      'allergy',
    )
    expect(more).toEqual([])
    expect(finding).toMatchObject({ severity: 'info', confidence: 'verified' })
    expect(finding?.actions.join()).toMatch(/no gadolinium/)
  })

  it('iodine that was contrast, or a skin wash, is that', () => {
    expect(severity(substance('iodine', 'hives after CT contrast'))).toBe('caution')
    expect(severity(substance('iodine', 'rash from the skin prep'), { tray: ['povidone-iodine'] })).toBe('stop')
  })

  it('an unnamed dye is asked about', () => {
    expect(severity(substance('dye', 'rash'))).toBe('caution')
    expect(findingsOf(screenCalm({ allergies: recorded('dye') }), 'allergy')[0]?.actions.join()).toMatch(/Which dye/)
  })

  it('nobody is sent to gadolinium near the dura', () => {
    for (const procedure of [
      'esi-interlaminar',
      'esi-transforaminal',
      'esi-caudal',
      'nerve-root-block',
      'facet-joint-injection',
      'lumbar-sympathetic-block',
    ]) {
      const plan =
        procedure === 'esi-caudal'
          ? { procedure, region: 'sacral', levels: [], contrast: 'gadobutrol' }
          : { procedure, contrast: 'gadolinium' }
      const result = screenCalm({ allergies: recorded('shellfish'), plan })
      expect(
        findingsOf(result, 'guidance').find(({ rule }) => rule === 'contrast/gadolinium-near-the-dura'),
        procedure,
      ).toMatchObject({ severity: 'stop' })
    }
  })
})

describe('what is on the tray', () => {
  it.each([
    ['lidocaine', ['lidocaine'], 'stop'],
    ['lidocaine', ['bupivacaine'], 'caution'],
    ['lidocaine', ['chloroprocaine'], 'info'],
    ['procaine', ['chloroprocaine'], 'stop'],
    ['procaine', ['lidocaine preservative-free'], 'info'],
    ['novocaine shot', ['lidocaine'], 'caution'],
    ['PABA', ['lidocaine'], 'caution'],
    ['sulfite', ['lidocaine with epinephrine'], 'stop'],
    ['sulfite', ['lidocaine'], 'info'],
    ['Kenalog', ['triamcinolone-acetonide'], 'stop'],
    ['Kenalog', ['dexamethasone'], 'caution'],
    ['cortisone', ['dexamethasone'], 'caution'],
    ['PEG', ['methylprednisolone-acetate'], 'stop'],
    ['PEG', ['triamcinolone-acetonide'], 'caution'],
    ['PEG', ['dexamethasone'], 'info'],
    ['carboxymethylcellulose', ['triamcinolone-acetonide'], 'stop'],
    ['carmellose', ['methylprednisolone-acetate'], 'info'],
    ['benzyl alcohol', ['triamcinolone-acetonide'], 'stop'],
    ['benzyl alcohol', ['dexamethasone'], 'caution'],
    ['benzyl alcohol', ['dexamethasone preservative-free'], 'info'],
    ['benzalkonium chloride', ['Celestone Soluspan'], 'stop'],
    ['myristyl-gamma-picolinium chloride', ['Depo-Medrol'], 'stop'],
    ['hyaluronidase', ['hyaluronidase'], 'stop'],
    ['bee sting', ['hyaluronidase'], 'caution'],
    ['egg', ['Synvisc'], 'stop'],
    ['egg', ['Euflexxa'], 'info'],
    ['feathers', ['hyaluronic-acid'], 'caution'],
    ['penicillin', ['cefazolin'], 'info'],
    ['cefazolin', ['cefazolin'], 'stop'],
    ['soy', ['propofol'], 'caution'],
    ['aspirin', ['ketorolac'], 'stop'],
    ['ketamine', ['lidocaine', 'ketamine'], 'stop'],
    ['clonidine', ['lidocaine', 'clonidine'], 'stop'],
    ['Synvisc', ['Synvisc'], 'stop'],
    ['gentamicin', ['lidocaine', 'gentamicin'], 'stop'],
    ['fentanyl', ['fentanyl'], 'stop'],
    ['codeine', ['fentanyl'], 'caution'],
    ['normal saline', ['saline'], 'stop'],
    ['ketamine', ['lidocaine'], 'info'],
    ['pollen', ['lidocaine'], 'info'],
    ['sulfa drugs', ['lidocaine'], 'info'],
    ['feather pillow', ['Synvisc'], 'stop'],
    ['feathers pillow', ['Synvisc'], 'stop'],
    ['benzyl alcohol', ['bacteriostatic saline'], 'stop'],
    ['benzyl alcohol', ['saline'], 'caution'],
    ['methylparaben', ['lidocaine 1 % MPF'], 'info'],
    ['procaine', ['lidocaína 1 % monodosis'], 'info'],
  ] as const)('an allergy to %s with %j planned is %s', (name, injectates, expected) =>
    expect(severity(substance(name, 'hives', 'moderate'), { injectates })).toBe(expected),
  )

  it('a severe delayed reaction to penicillin speaks against cefazolin too', () =>
    expect(
      severity(substance('penicillin', 'Stevens-Johnson syndrome'), { injectates: ['lidocaine', 'cefazolin'] }),
    ).toBe('stop'))

  it.each([
    ['rubbing alcohol', 'rash', { tray: ['ChloraPrep'] }, 'caution'],
    ['latex', 'anaphylaxis', {}, 'stop'],
    ['latex', 'mild rash', {}, 'caution'],
    ['latex', 'anaphylaxis', { tray: ['nitrile gloves'] }, 'info'],
    ['latex', 'mild rash', { tray: ['latex gloves', 'nitrile gloves'] }, 'stop'],
    ['chlorhexidine', 'anaphylaxis', {}, 'stop'],
    ['chlorhexidine', 'rash', { tray: ['ChloraPrep'] }, 'stop'],
    ['chlorhexidine', 'anaphylaxis', { tray: ['povidone-iodine'] }, 'info'],
    ['Betadine', 'rash', { tray: ['chlorhexidine'] }, 'info'],
    ['iodine soap', null, {}, 'caution'],
    ['Betadine', null, { tray: ['Betadine'] }, 'stop'],
    ['Tegaderm', null, {}, 'caution'],
    ['tape', 'blisters', {}, 'caution'],
    ['tape', 'redness', { tray: ['paper tape'] }, 'info'],
  ] as const)('%s (%s) with tray %j is %s', (name, reaction, plan, expected) =>
    expect(severity(substance(name, reaction), plan)).toBe(expected),
  )

  it.each(['banana', 'kiwi fruit'])('%s asks about latex', (name) =>
    expect(
      findingsOf(screenCalm({ allergies: recorded(substance(name)) }), 'allergy').map(({ rule }) => rule),
    ).toContain('allergy/latex-question'),
  )

  it('a latex-free room settles latex', () =>
    expect(severity(substance('latex', 'anaphylaxis'), {}, { latexFreeRoom: 'yes' })).toBe('info'))

  it('names the alternative the tables name', () => {
    const [finding] = findingsOf(
      screenCalm({ allergies: recorded(substance('chlorhexidine', 'anaphylaxis')) }),
      'allergy',
    )
    expect(finding?.actions).toContain('Povidone-iodine with alcohol.')
  })
})

describe('why one thing on the tray is not the other', () => {
  const said = (name: string, injectate: string) =>
    findingsOf(
      screenCalm({ allergies: recorded(substance(name, 'hives', 'moderate')), plan: { injectates: [injectate] } }),
      'allergy',
    )[0]
  it.each([
    ['procaine', 'lidocaine', /methylparaben/, 'A preservative-free amide: a single-dose vial without methylparaben.'],
    ['PABA', 'bupivacaine', /methylparaben/, 'A preservative-free amide: a single-dose vial without methylparaben.'],
    ['PABA', 'chloroprocaine', /break down to PABA/, 'A preservative-free amide.'],
    ['procaine', 'chloroprocaine', /esters share one metabolite/, 'A preservative-free amide.'],
    ['sulfite', 'dexamethasone', /some vials of dexamethasone/, 'A vial whose label names no sulfite.'],
    ['PEG', 'triamcinolone-acetonide', /polysorbate 80/, 'Preservative-free dexamethasone.'],
    ['PEG', 'methylprednisolone-acetate', /contains PEG 3350/, 'Preservative-free dexamethasone.'],
    ['carmellose', 'betamethasone', /in some countries/, 'Methylprednisolone acetate or dexamethasone.'],
    ['benzyl alcohol', 'dexamethasone', /multi-dose vials may/, 'A preservative-free single-dose vial.'],
    [
      'amide local anesthetics',
      'lidocaine',
      /amide/,
      'A preservative-free ester such as chloroprocaine, or saline, and allergist testing.',
    ],
  ] as const)('%s with %s planned says why and what instead', (name, injectate, why, instead) => {
    const finding = said(name, injectate)
    expect(finding?.says).toMatch(why)
    expect(finding?.says).toContain(`${injectate} is planned`)
    expect(finding?.actions).toContain(instead)
  })

  it.each(['plátano', 'aguacate', 'castaña'])('%s asks about latex', (name) =>
    expect(
      findingsOf(screenCalm({ allergies: recorded(substance(name)) }), 'allergy').map(({ rule }) => rule),
    ).toContain('allergy/latex-question'),
  )
})

describe('entries that do not count, and entries nobody understands', () => {
  it.each(['refuted', 'inactive', 'resolved', 'entered-in-error'])('%s does not fire and is shown', (status) => {
    const findings = findingsOf(
      screenCalm({ allergies: recorded({ substance: 'lidocaine', reaction: 'anaphylaxis', status }) }),
      'allergy',
    )
    expect(findings.map((finding) => finding.severity)).toEqual(['info'])
  })
  it.each(['qqwxz', 'something at the hospital', 'zorbacaine'])(
    '“%s” is a stop until a person says what it is',
    (name) => expect(severity(substance(name))).toBe('stop'),
  )
  it('a person may say that it is not on the tray', () => {
    expect(
      severity({
        substance: 'qqwxz',
        confirmed: { as: 'not-on-the-tray', by: 'N. Ward', at: '2026-11-24T08:00:00-05:00' },
      }),
    ).toBe('info')
    expect(
      severity({
        substance: 'lidocane',
        confirmed: { as: 'lidocaine', by: 'N. Ward', at: '2026-11-24T08:00:00-05:00' },
      }),
    ).toBe('stop')
  })
  it('reads every substance of a pasted line', () => {
    const findings = findingsOf(screenCalm({ allergies: recorded('peanuts, lidocaine; qqwxz') }), 'allergy')
    expect(findings.map(({ severity: each, rule }) => `${each} ${rule}`)).toEqual([
      'stop allergy/lidocaine',
      'stop allergy/unknown',
      'info allergy/soy-peanut',
    ])
  })
  it('an allergy written among the medicines is a stop until it is moved, and speaks against the tray', () => {
    const result = screenCalm({
      medications: recorded({ name: 'allergic to aspirin' }),
      plan: { injectates: ['lidocaine', 'ketorolac'] },
    })
    expect(result.findings.map(({ severity: each, rule }) => `${each} ${rule}`)).toEqual(
      expect.arrayContaining(['stop names/allergy-among-medicines', 'stop allergy/nsaid']),
    )
  })
  it('“no known allergies” among the entries is no allergy', () =>
    expect(severity('No known allergies')).toBe('nothing'))
})
