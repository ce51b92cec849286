import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { boardRowOf } from '@shared/case/boardRow'
import { defaultSitePolicy } from '@shared/case/policy'
import { type PhoneLine, phoneListOf } from '@shared/phone/phoneList'
import { emptyRulebook } from '@shared/rulebook/rulebook'
import { shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aBookedCase, aBooking, type CaseUnderTest, morning, nurse } from '../../fixtures/aCase'
import { colleague, lead, longerApixaban } from '../rulebook/rules'

const listOf = (under: CaseUnderTest, policy = defaultSitePolicy) =>
  phoneListOf([boardRowOf(under.case)], under.now, policy)
const entryOf = (under: CaseUnderTest, policy = defaultSitePolicy) => {
  const [entry] = listOf(under, policy).entries
  if (entry === undefined) throw new Error('Nobody is on the list.')
  return entry
}
const of = <Kind extends PhoneLine['kind']>(lines: readonly PhoneLine[], kind: Kind) =>
  lines.filter((line): line is Extract<PhoneLine, { kind: Kind }> => line.kind === kind)
const onApixaban = (decision: { by: string; at: string; outcome: string } | null = null) =>
  aBookedCase().do({
    do: 'medications.record',
    list: { status: 'recorded', items: [{ name: 'Eliquis 5 mg', lastDose: null, decision }] },
  })

/** A case in which everything was asked and answered, so that there is nothing left for the telephone. */
const calm = () =>
  aBookedCase()
    .do({ do: 'medications.record', list: { status: 'none', items: [] } })
    .do({ do: 'allergies.record', list: { status: 'none', items: [] } })
    .do({ do: 'conditions.record', list: { status: 'none', items: [] } })
    .do({
      do: 'answers.record',
      answers: { pregnant: 'not-possible', infection: 'no', fever: 'no', onAntibiotics: 'no', escort: 'yes' },
    })

describe('who is on the list', () => {
  it('is everyone about whom something is to be said or asked, by time; nobody else', () => {
    const early = aBookedCase({ scheduledAt: '2026-11-24T07:30:00-05:00' })
    const rows = [boardRowOf(aBookedCase().case), boardRowOf(calm().case), boardRowOf(early.case)]
    const { entries, needless } = phoneListOf(rows, morning, defaultSitePolicy)
    expect(entries.map(({ row }) => row.scheduledAt)).toEqual([early.case.booking.scheduledAt, aBooking.scheduledAt])
    expect(needless).toHaveLength(1)
  })

  it('is nobody whose case is cancelled', () => {
    const under = aBookedCase().do({ do: 'case.cancel', reason: 'The patient called.' })
    expect(listOf(under)).toEqual({ entries: [], needless: [] })
  })
})

describe('a drug that affects bleeding', () => {
  it('has its reference interval with the clock time at which it begins, and the prescriber still to be asked', () => {
    const { tell, ask } = entryOf(onApixaban())
    // 72 h before Tuesday 24 November, 08:30 in New York, is Saturday, 08:30.
    expect(of(tell, 'interval')).toMatchObject([
      { drug: 'apixaban', hours: 72, fromHours: 72, begins: '2026-11-21T13:30:00.000Z' },
    ])
    expect(of(tell, 'prescriber')).toMatchObject([{ drug: 'apixaban' }])
    expect(of(tell, 'decided')).toEqual([])
    expect(of(ask, 'last-dose')).toMatchObject([{ drug: 'apixaban', recorded: null }])
  })

  it('has the prescriber’s own words once they are recorded, and nobody left to ask', () => {
    const decision = { by: 'Dr. Lund', at: '2026-11-20', outcome: 'Last tablet on Friday evening.' }
    const { tell } = entryOf(onApixaban(decision))
    expect(of(tell, 'decided')).toMatchObject([{ drug: 'apixaban', ...decision }])
    expect(of(tell, 'prescriber')).toEqual([])
  })

  it('has the longer interval of the site where the site has one', () => {
    const version = {
      number: 1,
      tables: shippedRules.version,
      changes: [longerApixaban],
      why: 'Stricter.',
      first: colleague,
      second: lead,
      from: morning,
    }
    const policy = { ...defaultSitePolicy, rulebook: { ...emptyRulebook, versions: [version] } }
    expect(of(entryOf(onApixaban(), policy).tell, 'interval')).toMatchObject([
      { hours: 96, begins: '2026-11-20T13:30:00.000Z' },
    ])
  })

  it('is left out where the table asks for nothing before this procedure', () => {
    const under = aBookedCase({
      plan: {
        ...aBooking.plan,
        procedure: 'trigger-point-injection',
        region: 'trapezius',
        levels: [],
        contrast: 'none',
        modality: 'landmark',
      },
    }).do({ do: 'medications.record', list: { status: 'recorded', items: [{ name: 'ibuprofen' }] } })
    expect(of(entryOf(under).tell, 'interval')).toEqual([])
    expect(of(entryOf(under).tell, 'prescriber')).toEqual([])
  })

  it('that is not recognised is asked about by its own words', () => {
    const under = aBookedCase().do({
      do: 'medications.record',
      list: { status: 'recorded', items: [{ name: 'zzqx 5 mg' }] },
    })
    expect(of(entryOf(under).ask, 'what-is-it').map(({ words }) => words)).toEqual([expect.stringContaining('zzqx')])
  })
})

describe('what else is said and asked', () => {
  it('are the lists nobody has asked for', () => {
    expect(of(entryOf(aBookedCase()).ask, 'list').map(({ list }) => list)).toEqual([
      'medications',
      'allergies',
      'conditions',
    ])
  })

  it('are the clock times of fasting and the escort, where a sedation is planned', () => {
    const under = aBookedCase({ plan: { ...aBooking.plan, sedation: 'moderate' } })
    const { tell, ask } = entryOf(under)
    const { light, clear } = of(tell, 'fasting')[0] ?? {}
    expect([light, clear]).toEqual(['2026-11-24T07:30:00.000Z', '2026-11-24T11:30:00.000Z'])
    expect(of(ask, 'escort')).toHaveLength(1)
    expect(of(entryOf(aBookedCase()).tell, 'fasting')).toEqual([])
  })
})

describe('a call', () => {
  const call = { do: 'call.record' as const, spokeWith: '', note: '', againAt: null, told: [] }
  const told = (under: CaseUnderTest) =>
    [...entryOf(under).tell, ...entryOf(under).ask].map(({ id }) => ({ id, says: 'as on the list' }))

  it('that reached the patient with every line leaves nothing due, with name and time', () => {
    const under = onApixaban()
    under.do({ ...call, outcome: 'reached', spokeWith: 'the patient', told: told(under) })
    expect(entryOf(under)).toMatchObject({
      standing: 'done',
      unsaid: [],
      calls: [{ by: nurse.name, outcome: 'reached' }],
    })
  })

  it('that reached nobody leaves it due, or later where a time to try again is set', () => {
    const under = onApixaban().do({ ...call, outcome: 'no-answer' })
    expect(entryOf(under).standing).toBe('due')
    under.do({ ...call, outcome: 'no-answer', againAt: '2026-11-24T14:00:00.000Z' })
    expect(entryOf(under).standing).toBe('later')
    under.now = '2026-11-24T14:00:00.000Z'
    expect(entryOf(under).standing).toBe('due')
  })

  it('is due again when something new is to be said after it', () => {
    const under = onApixaban()
    under.do({ ...call, outcome: 'reached', spokeWith: 'the patient', told: told(under) })
    under.do({
      do: 'case.reschedule',
      scheduledAt: '2026-11-25T08:30:00-05:00',
      room: 'Room 2',
      reason: 'The room is not free.',
    })
    expect(entryOf(under).standing).toBe('due')
    expect(entryOf(under).unsaid.some((id) => id.startsWith('interval|apixaban'))).toBe(true)
  })

  it('says with whom, tells nobody nothing, and is tried again later than now', () => {
    const under = onApixaban()
    const code = (more: object) => {
      const tried = under.try({ ...call, outcome: 'no-answer', ...more })
      return tried.ok ? 'ok' : tried.failure.code
    }
    expect(code({ outcome: 'reached' })).toBe('preparation.call-with-whom')
    expect(code({ told: told(under) })).toBe('preparation.call-told-nobody')
    expect(code({ againAt: '2026-11-24T12:00:00.000Z' })).toBe('preparation.call-again-past')
  })
})

describe('the words of the list', () => {
  it.each(['en', 'es'])('never tell anyone to leave a drug out (%s)', (locale) => {
    const file = join(import.meta.dirname, `../../../resources/locales/${locale}/phone.json`)
    const words = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    expect(Object.keys(words).filter((key) => key.startsWith('line.')).length).toBeGreaterThan(10)
    for (const [key, text] of Object.entries(words)) {
      expect(text, key).not.toMatch(
        /\b(stop|stops|stopping|skip|pause|discontinue|withhold|hold off|do not take|don.t take|leave out|suspend\w*|deje|dejar|no tome|omita|interrump\w*|detenga|pare)\b/i,
      )
    }
  })
})
