import { defaultSitePolicy, type SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { composeInstructions } from '@shared/discharge/compose'
import {
  blocksUsed,
  type InstructionDocument,
  type InstructionLocale,
  instructionDocumentSchema,
  instructionLocales,
  plainText,
  textOf,
} from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { readingOf, targetGrade } from '@shared/discharge/readability'
import type { ConfirmedRestart } from '@shared/discharge/state'
import { type Plan, procedureCodes } from '@shared/plan/plan'
import type { Injectate } from '@shared/procedure/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endedAt, endedCase, minutesAfter, plan } from '../../builders/aftercare'
import { complication, injectate, spread, struck, withGiven } from '../../builders/given'

const policy: SitePolicy = {
  ...defaultSitePolicy,
  siteName: 'Riverside Spine Centre',
  phoneDay: '555 0100',
  phoneNight: '555 0199',
}
const options = { size: 'normal', timeZone: 'America/New_York', policy } as const
const now = minutesAfter(20)

const steroid = injectate('dexamethasone', 10, 1)
const numbing = injectate('lidocaine', 20, 2)
const skinOnly = injectate('lidocaine', 30, 3, 'skin')

const compose = (state: CaseState, locale: InstructionLocale = 'en') =>
  composeInstructions(state, shippedLibrary(locale), options, now)
/** All but the foot: the line for other clinicians and the names of medicines are not the patient's to read. */
const forPatient = (document: InstructionDocument) => plainText({ ...document, foot: [] })
const blocks = (document: InstructionDocument) => blocksUsed(document).map((block) => block.id)
const textIn = (document: InstructionDocument, section: string) =>
  document.sections.find((each) => each.id === section)?.lines.map(textOf) ?? []

const treated = (changes: Partial<CaseState> = {}, injectates: readonly Injectate[] = [steroid, numbing]) =>
  withGiven(endedCase(changes), { injectates, spreads: [spread('iohexol-240', 1)] })

const restart = (decision: ConfirmedRestart['decision'], knownAs = 'Eliquis 5 mg'): CaseState['discharge'] => ({
  ...endedCase().discharge,
  restarts: {
    apixaban: { drug: 'apixaban', knownAs, decision, reason: '', at: minutesAfter(10), by: 'Dr. Amara Osei' },
  },
})

describe('the discharge sheet of a lumbar transforaminal epidural', () => {
  const document = compose(treated())

  it('says what was done, where and on which side, with the goal and the purpose of the record', () => {
    expect(document.lead.map(textOf)).toEqual([
      'Your goal: walk one mile again',
      'You had an injection near the nerves in your lower back, LEFT side.',
      'Why, in the words of your doctor: Pain of the left leg from the L5 root.',
    ])
  })

  it('names the medicines that were given with their doses, and the contrast', () => {
    expect(document.foot.map(textOf)[0]).toBe(
      'Medicines we gave you: dexamethasone sodium phosphate, preservative-free 10 mg (1 mL); lidocaine 20 mg (2 mL); iohexol 240, 1 mL',
    )
  })

  it('asks again after one, four and twelve weeks, on the right days', () => {
    expect(document.next.lines.map(textOf)).toContain(
      'We will ask how you are on Tuesday 1 December, Tuesday 22 December and Tuesday 16 February.',
    )
  })

  it('gives the telephone numbers of the site', () => {
    expect(document.phones.lines.map(textOf)).toEqual(['Day: 555 0100', 'Night: 555 0199', 'Emergency: 911'])
    expect(textOf(document.callNow.heading)).toBe('Call 911 now if')
  })

  it('is written in the small print as not approved, and names the head of the record', () => {
    expect(document.imprint[0]).toBe('Text version 3, not yet approved by this site · record AAAAAAAA')
  })

  it('can be stored and read back without loss', () => {
    expect(instructionDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
  })
})

describe('the restart line', () => {
  it('stands exactly as confirmed, with the hour on the wall, the drug as the patient knows it, and who said so', () => {
    const document = compose(treated({ discharge: restart({ kind: 'at', at: '2026-11-25T14:00:00.000Z' }) }))
    expect(textIn(document, 'thinner')).toEqual([
      'Start apixaban (Eliquis 5 mg) again: Wednesday 25 November, 9:00 in the morning.',
      'Confirmed by Dr. Amara Osei on Tuesday 24 November, 10:05 in the morning.',
      'Take your normal dose. Do not double it. If you are not sure, call us.',
    ])
  })

  it('keeps words that were agreed with the prescriber word for word', () => {
    const words = 'your heart doctor calls you on Thursday'
    const document = compose(treated({ discharge: restart({ kind: 'words', words }) }))
    expect(textIn(document, 'thinner')[0]).toBe(`apixaban (Eliquis 5 mg): ${words}`)
  })

  it('is not there when nothing was confirmed, whatever the medication list holds', () => {
    const { preparation } = endedCase()
    const medications = {
      status: 'recorded' as const,
      items: [{ name: 'Eliquis 5 mg', lastDose: '2026-11-20T20:00:00-05:00' }],
      noted: preparation.medications.noted,
    }
    const document = compose(treated({ preparation: { ...preparation, medications } }))
    expect(textIn(document, 'thinner')).toEqual([])
    expect(plainText(document)).not.toMatch(/apixaban|eliquis|thinner/i)
  })

  it('follows the change to winter time', () => {
    const document = compose(treated({ discharge: restart({ kind: 'at', at: '2026-11-01T05:30:00.000Z' }) }))
    expect(textIn(document, 'thinner')[0]).toMatch(/Sunday 1 November, 1:30 in the morning/)
  })
})

describe('what depends on the record', () => {
  it('speaks of a steroid only where one was given and not struck out again', () => {
    expect(plainText(compose(treated()))).toMatch(/steroid/)
    expect(forPatient(compose(treated({}, [numbing])))).not.toMatch(/steroid/)
    const unsaid = compose(treated({}, [numbing, struck(steroid)]))
    expect(forPatient(unsaid)).not.toMatch(/steroid/)
    expect(plainText(unsaid)).not.toMatch(/dexamethasone/)
  })

  it('speaks of a numb leg only where anaesthetic went beyond the skin', () => {
    expect(blocks(compose(treated()))).toContain('notice.leg')
    expect(blocks(compose(treated({}, [steroid, skinOnly])))).not.toContain('notice.leg')
  })

  it('speaks of sugar to a person with diabetes, conditionally where nobody asked, and not otherwise', () => {
    const { preparation } = endedCase()
    const having = (status: 'recorded' | 'not-asked' | 'none', items: { name: string }[]) =>
      compose(treated({ preparation: { ...preparation, conditions: { status, items, noted: null } } }))
    const headingOf = (document: InstructionDocument) =>
      document.sections.filter((each) => each.id === 'diabetes').map((each) => textOf(each.heading))
    expect(headingOf(having('recorded', [{ name: 'type 2 diabetes' }]))).toEqual(['Your blood sugar'])
    expect(headingOf(having('not-asked', []))).toEqual(['If you have diabetes'])
    expect(headingOf(having('none', []))).toEqual([])
  })

  it('gives the rules after sedation only to a sedated patient, and then 24 hours for driving', () => {
    const sedated = compose(treated({ plan: { ...plan, sedation: 'moderate' } }))
    expect(blocks(sedated)).toEqual(expect.arrayContaining(['sedation.rules', 'today.no-driving-24']))
    expect(blocks(compose(treated()))).not.toContain('sedation.rules')
  })

  it('turns a diagnostic block into a day of the usual things and a diary', () => {
    const test: Plan = { ...plan, procedure: 'medial-branch-block', levels: ['L4-L5'], side: 'right' }
    const document = compose(treated({ plan: test }, [numbing]))
    expect(textOf(document.title)).toBe('Going home after your test injection')
    expect(blocks(document)).toEqual(expect.arrayContaining(['today.usual', 'diary.write', 'later.test']))
    expect(blocks(document)).not.toContain('today.rest')
    const withSteroid = compose(treated({ plan: test }, [numbing, steroid]))
    expect(plainText(withSteroid)).not.toMatch(/test injection|diary/)
  })

  it('tells what happened, but leaves a wrong side to the physician', () => {
    const faint = withGiven(treated(), { complications: [complication('vasovagal'), complication('wrong-side')] })
    expect(textIn(compose(faint), 'events')).toEqual(['You felt faint. Stand up slowly and drink enough.'])
    const horner = withGiven(treated(), { complications: [complication('horner', true)] })
    expect(textIn(compose(horner), 'events')).toEqual([])
  })

  it('does not claim a treatment that was abandoned', () => {
    const ended = { outcome: 'abandoned' as const, note: '', entry: spread('x', 1).entry }
    const document = compose(withGiven(endedCase(), { ended }))
    expect(document.lead.map(textOf)).toContain('The treatment was started, but it could not be done.')
    expect(document.foot.map(textOf)[0]).toBe('No medicine was given.')
    expect(forPatient(document)).not.toMatch(/steroid|injection/)
    expect(document.foot.map(textOf)[2]).toMatch(/LEFT, not done$/)
  })

  it('prints a region that has no lay word as the plan has it, marked as typed', () => {
    const nerve: Plan = { ...plan, procedure: 'peripheral-nerve-block', region: 'nervus incognitus', levels: [] }
    const what = compose(treated({ plan: nerve }, [numbing]), 'es').lead.find(
      (line) => line.block === 'what.nerve-named',
    )
    expect(what?.runs.find((run) => run.from === 'plan')).toEqual({
      text: 'nervus incognitus, lado IZQUIERDO',
      from: 'plan',
      typed: true,
    })
  })

  it('marks a training case', () => {
    const { booking } = endedCase()
    expect(compose(treated({ booking: { ...booking, drill: true } })).drill).toMatch(/TRAINING/)
    expect(compose(treated()).drill).toBeNull()
  })
})

const anyPlan = fc.record({
  procedure: fc.constantFrom(...procedureCodes),
  region: fc.constantFrom('cervical', 'thoracic', 'lumbar', 'sacral', 'knee', 'shoulder'),
  side: fc.constantFrom('left', 'right', 'bilateral', 'midline', 'not-applicable'),
  sedation: fc.constantFrom('none', 'minimal', 'moderate'),
} as const)
const anyInjectates = fc.subarray([
  steroid,
  numbing,
  skinOnly,
  injectate('hyaluronic-acid', null, 3, 'intra-articular'),
  injectate('platelet-rich-plasma', null, 4, 'intra-articular'),
])
const anyDiabetes = fc.constantFrom('none', 'not-asked', 'recorded')

const anyCase = fc.record({ plan: anyPlan, injectates: anyInjectates, diabetes: anyDiabetes }).map((drawn) => {
  const { preparation } = endedCase()
  const items = drawn.diabetes === 'recorded' ? [{ name: 'diabetes' }] : []
  return {
    ...drawn,
    state: treated(
      {
        plan: { ...plan, ...drawn.plan, levels: [] },
        preparation: { ...preparation, conditions: { status: drawn.diabetes, items, noted: null } },
      },
      drawn.injectates,
    ),
  }
})

describe.each(instructionLocales)('any sheet in %s', (locale) => {
  it('has no hole, no contradiction, and nothing that the record does not hold', () => {
    fc.assert(
      fc.property(anyCase, ({ state, plan: drawn, injectates, diabetes }) => {
        const document = compose(state, locale)
        const used = new Set(blocks(document))
        expect(plainText(document)).not.toMatch(/[{}]|undefined|null|NaN/)
        const driving = [
          'today.no-driving',
          'today.no-driving-24',
          'today.no-driving-24-numb',
          'today.no-driving-numb',
        ].filter((id) => used.has(id))
        expect(driving).toHaveLength(1)
        expect(used.has('today.rest') && used.has('today.usual')).toBe(false)
        expect(used.has('notice.plasma') && used.has('notice.sore')).toBe(false)
        expect(used.has('today.food') && used.has('today.swallow')).toBe(false)
        const kinds = new Set<string>(injectates.map((each) => each.kind))
        expect([...used].some((id) => id === 'notice.steroid' || id === 'later.steroid')).toBe(
          kinds.has('steroid') && used.has('notice.steroid'),
        )
        expect(used.has('notice.steroid')).toBe(kinds.has('steroid'))
        expect(used.has('diabetes.check')).toBe(kinds.has('steroid') && diabetes !== 'none')
        expect(used.has('sedation.rules')).toBe(drawn.sedation !== 'none')
        expect([...used].some((id) => id.startsWith('thinner'))).toBe(false)
        const lead = document.lead
          .filter((line) => line.block.startsWith('what.'))
          .map(textOf)
          .join(' ')
        const [left, right] = locale === 'en' ? [/LEFT/, /RIGHT/] : [/IZQUIERDO/, /DERECHO/]
        expect(left.test(lead)).toBe(drawn.side === 'left' || drawn.side === 'bilateral')
        expect(right.test(lead)).toBe(drawn.side === 'right' || drawn.side === 'bilateral')
      }),
      { numRuns: 150 },
    )
  })

  it('reads at sixth grade or easier', () => {
    fc.assert(
      fc.property(anyCase, ({ state }) => {
        const document = compose(state, locale)
        const { grade, ease } = readingOf(forPatient(document), locale)
        expect(grade).toBeLessThanOrEqual(targetGrade)
        expect(ease).toBeGreaterThanOrEqual(65)
      }),
      { numRuns: 100 },
    )
  })

  it('is the same every time it is composed from the same record', () => {
    fc.assert(
      fc.property(anyCase, ({ state }) => {
        expect(compose(state, locale)).toEqual(compose(state, locale))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the time of composing', () => {
  it('changes nothing but the date it is made on: follow-ups count from the procedure', () => {
    const later = composeInstructions(treated(), shippedLibrary('en'), options, minutesAfter(60 * 24))
    expect(later.next).toEqual(compose(treated()).next)
    expect(endedAt.slice(0, 10)).toBe('2026-11-24')
    expect(later.date).toBe('Wednesday 25 November 2026')
  })
})
