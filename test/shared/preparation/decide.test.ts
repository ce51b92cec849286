import { defaultSitePolicy } from '@shared/case/policy'
import { openStops, screenCase } from '@shared/preparation/screenCase'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBookedCase, aBooking, type CaseUnderTest, morning, nurse, physician } from '../../fixtures/aCase'

const onApixaban = {
  status: 'recorded' as const,
  items: [{ name: 'Eliquis 5 mg', lastDose: '2026-11-22T20:00:00-05:00', indication: 'atrial fibrillation' }],
}

const findingsOf = (under: CaseUnderTest) => screenCase(under.case, under.now, defaultSitePolicy).findings
const apixaban = (under: CaseUnderTest) => {
  const finding = findingsOf(under).find((each) => each.topic === 'antithrombotic')
  if (finding === undefined) throw new Error('Apixaban was not found.')
  return finding
}
const overrideOf = ({ key, severity, says }: ReturnType<typeof apixaban>) => ({
  do: 'finding.override' as const,
  finding: { key, severity, says },
  reason: 'Discussed with the cardiologist; the risk of waiting is greater.',
  prescriberAsked: 'Dr. Lund, cardiology',
})

describe('identity', () => {
  it('takes two different identifiers', () => {
    const name = { kind: 'name' as const, matches: true }
    const check = { do: 'identity.check' as const, bandMatches: true, imagesMatch: null }
    expect(aBookedCase().try({ ...check, identifiers: [name] })).toMatchObject({
      failure: { code: 'preparation.two-identifiers' },
    })
    expect(aBookedCase().try({ ...check, identifiers: [name, name] })).toMatchObject({ ok: false })
    const birthDate = { kind: 'birth-date' as const, matches: true }
    expect(aBookedCase().try({ ...check, identifiers: [name, birthDate] }).ok).toBe(true)
  })

  it('does not match when one identifier, the band or the images differ', () => {
    const check = (matches: boolean, bandMatches: boolean, imagesMatch: boolean | null) =>
      aBookedCase().do({
        do: 'identity.check',
        identifiers: [
          { kind: 'name', matches },
          { kind: 'birth-date', matches: true },
        ],
        bandMatches,
        imagesMatch,
      }).case.preparation.identity?.matches
    expect(check(true, true, null)).toBe(true)
    expect(check(false, true, null)).toBe(false)
    expect(check(true, false, null)).toBe(false)
    expect(check(true, true, false)).toBe(false)
  })
})

describe('lists', () => {
  it('tell "not asked", "none" and "recorded" apart', () => {
    expect(aBookedCase().case.preparation.allergies.status).toBe('not-asked')
    const none = aBookedCase().do({ do: 'allergies.record', list: { status: 'none', items: [] } })
    expect(none.case.preparation.allergies).toMatchObject({ status: 'none', noted: { by: nurse.name } })
  })

  it('cannot say "none" and hold an entry, or "recorded" and hold nothing', () => {
    const under = aBookedCase()
    const latex = { substance: 'latex' }
    expect(under.try({ do: 'allergies.record', list: { status: 'none', items: [latex] } }).ok).toBe(false)
    expect(under.try({ do: 'allergies.record', list: { status: 'recorded', items: [] } }).ok).toBe(false)
    expect(under.try({ do: 'medications.record', list: { status: 'not-asked', items: [{ name: 'x' }] } }).ok).toBe(
      false,
    )
  })

  it('refuse a last dose in the future, and allow for clocks that differ by minutes', () => {
    const at = (lastDose: string) =>
      aBookedCase().try({
        do: 'medications.record',
        list: { status: 'recorded', items: [{ name: 'Eliquis', lastDose }] },
      })
    expect(at('2026-11-24T13:04:00.000Z').ok).toBe(true)
    expect(at('2026-11-24T13:06:00.000Z')).toMatchObject({ failure: { code: 'preparation.dose-in-future' } })
  })

  it('keep the earlier list in the record when a new one is taken', () => {
    const under = aBookedCase()
      .do({ do: 'medications.record', list: onApixaban })
      .do({ do: 'medications.record', list: { status: 'none', items: [] } })
    expect(under.events.filter((event) => event.type === 'medications.recorded')).toHaveLength(2)
  })
})

describe('a decision to go on in spite of a finding', () => {
  it('is a physician’s alone', () => {
    const under = aBookedCase().do({ do: 'medications.record', list: onApixaban })
    expect(under.try(overrideOf(apixaban(under)), nurse)).toMatchObject({
      failure: { code: 'people.role-not-allowed' },
    })
  })

  it('takes the finding out of what is open, with reason, name and whom was asked', () => {
    const under = aBookedCase().do({ do: 'medications.record', list: onApixaban })
    const { key } = apixaban(under)
    under.do(overrideOf(apixaban(under)), physician, physician)
    const screening = screenCase(under.case, under.now, defaultSitePolicy)
    expect(openStops(screening).map((finding) => finding.key)).not.toContain(key)
    expect(apixaban(under).override).toMatchObject({ by: physician.name, prescriberAsked: 'Dr. Lund, cardiology' })
  })

  it('is refused when the finding reads differently by now', () => {
    const under = aBookedCase().do({ do: 'medications.record', list: onApixaban })
    const stale = overrideOf(apixaban(under))
    const sooner = { ...onApixaban.items[0], name: 'Eliquis 5 mg', lastDose: '2026-11-24T06:00:00-05:00' }
    under.do({ do: 'medications.record', list: { status: 'recorded', items: [sooner] } })
    expect(under.try(stale, physician, physician)).toMatchObject({ failure: { code: 'preparation.finding-changed' } })
  })

  it('takes a second confirmation by the same person, and is not recorded without it', () => {
    const under = aBookedCase().do({ do: 'medications.record', list: onApixaban })
    for (const confirmedBy of [null, nurse]) {
      expect(under.try(overrideOf(apixaban(under)), physician, confirmedBy)).toMatchObject({
        failure: { code: 'preparation.confirm-with-pin' },
      })
    }
    expect(under.case.preparation.overrides).toEqual({})
  })

  it('names the prescriber who was asked, where it is about an antithrombotic', () => {
    const under = aBookedCase().do({ do: 'medications.record', list: onApixaban })
    const decision = overrideOf(apixaban(under))
    expect(under.try({ ...decision, prescriberAsked: '' }, physician, physician)).toMatchObject({
      failure: { code: 'preparation.prescriber-not-named' },
    })
    const other = findingsOf(under).find((each) => each.topic === 'infection' && each.severity !== 'info')
    if (other === undefined) throw new Error('Nobody asked about infection, and nothing says so.')
    expect(under.try({ ...overrideOf(other), prescriberAsked: '' }, physician, physician)).toMatchObject({ ok: true })
  })

  it('stands by the sentence that was read while its minutes went on counting', () => {
    const under = aBookedCase({ scheduledAt: '2026-11-24T07:30:00-05:00' })
    under.do({ do: 'medications.record', list: onApixaban })
    const read = overrideOf(apixaban(under))
    under.now = '2026-11-24T13:04:30.000Z'
    expect(apixaban(under).says).not.toBe(read.finding.says)
    expect(under.try(read, physician, physician)).toMatchObject({ ok: true })
    under.now = '2026-11-24T13:40:00.000Z'
    expect(under.try(read, physician, physician)).toMatchObject({ failure: { code: 'preparation.finding-changed' } })
  })

  it('can be taken back, and then the finding is open again', () => {
    const under = aBookedCase().do({ do: 'medications.record', list: onApixaban })
    under.do(overrideOf(apixaban(under)), physician, physician)
    under.do({ do: 'override.withdraw', key: apixaban(under).key, reason: 'The cardiologist called back.' }, physician)
    expect(apixaban(under).override).toBeNull()
  })

  it('is never possible for identity and consent, whoever asks', () => {
    const under = aBookedCase()
    const never = findingsOf(under).filter((each) => each.topic === 'consent' || each.topic === 'identity')
    expect(never.length).toBeGreaterThan(0)
    for (const finding of never) {
      expect(under.try(overrideOf(finding), physician, physician)).toMatchObject({
        failure: { code: 'preparation.never-overridden' },
      })
    }
  })
})

describe('what is done and where', () => {
  it('cannot be decided away: a missing or contradictory level, side or region is put right in the plan', () => {
    const plans = [
      { ...aBooking.plan, levels: [] },
      { ...aBooking.plan, side: 'midline' as const },
      { ...aBooking.plan, levels: ['C5-C6'] },
      { ...aBooking.plan, levelDetails: [{ level: 'L5-S1', root: 'L3', side: 'left' as const }] },
      { ...aBooking.plan, procedure: 'esi-interlaminar' as const, levels: ['L5'] },
    ]
    for (const plan of plans) {
      const under = aBookedCase({ plan })
      const about = findingsOf(under).filter(
        ({ rule, topic, subject }) =>
          /^catalogue\/(level|side|region|root)/.test(rule) ||
          (topic === 'data-missing' && ['level', 'side', 'region'].includes(subject)),
      )
      expect(about.length, JSON.stringify(plan)).toBeGreaterThan(0)
      for (const finding of about) {
        expect(under.try(overrideOf(finding), physician, physician), finding.rule).toMatchObject({
          failure: { code: 'preparation.never-overridden' },
        })
      }
    }
  })
})

describe('the site mark', () => {
  it('is recorded by the physician who made it', () => {
    const mark = {
      do: 'siteMark.record',
      side: 'left',
      region: 'lumbar',
      initials: 'AO',
      visibleAfterDraping: true,
    } as const
    expect(aBookedCase().try(mark, nurse)).toMatchObject({ ok: false })
    expect(aBookedCase().do(mark, physician).case.preparation.siteMark).toMatchObject({ markedBy: physician.name })
  })
})

describe('whether an injection is the answer', () => {
  it('is said by a physician and nobody else, because the finding says that the physician has said it', () => {
    const answer = { do: 'answers.record', answers: { injectionIsAnswer: 'no' } } as const
    expect(aBookedCase().try(answer, nurse)).toMatchObject({ failure: { code: 'people.role-not-allowed' } })
    const { answers } = aBookedCase().do(answer, physician).case.preparation
    expect(answers.injectionIsAnswer).toBe('no')
    const others = { do: 'answers.record', answers: { infection: 'no' } } as const
    expect(aBookedCase().do(others, nurse).case.preparation.answers.infection).toBe('no')
  })
})

describe('unknown', () => {
  it('never screens as clear: whatever list nobody has asked for is a finding', () => {
    fc.assert(
      fc.property(fc.subarray(['medications', 'allergies', 'conditions'] as const, { maxLength: 2 }), (asked) => {
        const under = aBookedCase()
        const list = { status: 'none' as const, items: [] }
        if (asked.includes('medications')) under.do({ do: 'medications.record', list })
        if (asked.includes('allergies')) under.do({ do: 'allergies.record', list })
        if (asked.includes('conditions')) under.do({ do: 'conditions.record', list })
        expect(screenCase(under.case, morning, defaultSitePolicy).verdict).toBe('stop')
      }),
    )
  })
})
