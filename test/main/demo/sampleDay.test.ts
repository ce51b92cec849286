import { disagreements } from '@shared/case/agreement'
import { displayName } from '@shared/case/patient'
import { defaultSitePolicy } from '@shared/case/policy'
import { checkPlan } from '@shared/plan/checkPlan'
import { screenCase } from '@shared/preparation/screenCase'
import { injectateProducts } from '@shared/procedure/catalogue'
import { judgeInjectate } from '@shared/procedure/injectateRules'
import { noProcedure } from '@shared/procedure/state'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hangSamplePictures } from '../../../main/demo/hangSamplePictures'
import * as day from '../../../main/demo/sampleCases'
import { samplePin, seedSampleDay } from '../../../main/demo/seedSampleDay'
import { sampleStation, type TestStation } from './sampleStation'

const nothingAsked = ['data-missing/allergies', 'data-missing/conditions', 'data-missing/medications']

/** Topic and subject of every stop and caution that a case must give, and no others. */
const intended: readonly (readonly [day.SampleCase, readonly string[]])[] = [
  [day.osei, ['stop antithrombotic/apixaban', 'stop data-missing/allergies']],
  [day.vu, ['stop pregnancy/pregnancy']],
  [day.delacroix, []],
  [day.sorensen, []],
  [day.nakamura, []],
  [day.castellanos, []],
  [day.oRourke, []],
  [day.washington, ['stop glucose/glucose']],
  [day.lindgren, ['stop device/pacemaker or implanted defibrillator']],
  [
    day.hohenlohe,
    [
      'caution antithrombotic/warfarin, prescriber’s decision',
      'stop antithrombotic/warfarin',
      'stop interaction/ritonavir and triamcinolone-acetonide',
    ],
  ],
]

describe.each([
  ['before the first appointment', new Date(2026, 10, 24, 6, 10)],
  ['just after midnight', new Date(2026, 10, 24, 0, 3)],
  ['in the middle of the day', new Date(2026, 10, 24, 12, 40)],
  ['late in the evening', new Date(2026, 10, 24, 23, 30)],
])('the sample day opened %s', (_, now) => {
  let station: TestStation
  beforeAll(async () => {
    station = sampleStation(now)
    await seedSampleDay(station, now)
    await hangSamplePictures(station, '/media')
  }, 60_000)
  afterAll(() => station.close())

  const findings = (each: day.SampleCase) =>
    screenCase(station.stateOf(each), now.toISOString(), defaultSitePolicy).findings

  it.each(intended)('gives $patient.familyName exactly the findings that were planted', (each, expected) => {
    const found = findings(each).filter(({ severity }) => severity !== 'info')
    expect(found.map(({ severity, topic, subject }) => `${severity} ${topic}/${subject}`).sort()).toEqual(expected)
  })

  it.each([day.hartmann, day.papadopoulos])('has asked nothing about $patient.familyName yet', (each) => {
    const state = station.stateOf(each)
    expect(state.version).toBe(1)
    expect(state.preparation.touched).toBe(false)
    const stops = findings(each).filter(({ severity }) => severity === 'stop')
    expect(stops.map(({ topic, subject }) => `${topic}/${subject}`)).toEqual(expect.arrayContaining(nothingAsked))
  })

  it('says how long ago the apixaban was, and when it will be long enough', () => {
    const apixaban = findings(day.osei).find(({ subject }) => subject === 'apixaban')
    expect(apixaban).toMatchObject({ has: '40 h', needs: expect.stringContaining('72 h') })
    const state = station.stateOf(day.osei)
    const needle = Math.max(Date.parse(state.booking.scheduledAt), now.getTime())
    expect(Date.parse(apixaban?.clearsAt ?? '')).toBe(needle + 32 * 3_600_000)
  })

  it('explains shellfish and iodine instead of stopping for them', () => {
    const allergies = findings(day.vu).filter(({ topic }) => topic === 'allergy')
    expect(allergies.map(({ severity, rule }) => `${severity} ${rule}`).sort()).toEqual([
      'info allergy/iodine',
      'info allergy/shellfish',
    ])
  })

  it('books all twelve on this local day, in two rooms, marked as drills', () => {
    const today = station.cases.day('2026-11-24')
    expect(today).toHaveLength(12)
    expect(today.every(({ drill }) => drill)).toBe(true)
    expect(new Set(today.map(({ room }) => room))).toEqual(new Set(['Room 1', 'Room 2']))
    expect(new Date(today[0]?.scheduledAt ?? '').getHours()).toBe(8)
    for (const each of day.sampleCases) expect(station.stateOf(each).booking.source).toBe('drill')
  })
})

describe('a sample day whose seeding was cut short', () => {
  const now = new Date(2026, 10, 24, 7, 40)

  it.each([1, 12, 40, 77])(
    'is finished by the next start, entry by entry (cut at entry %i)',
    async (cut) => {
      const station = sampleStation(now)
      try {
        let left = cut
        const power = <Args extends readonly unknown[], Answer>(go: (...args: Args) => Answer) => {
          return (...args: Args): Answer => {
            if (left === 0) throw new Error('the power went')
            left -= 1
            return go(...args)
          }
        }
        const { book, execute } = station.cases
        const failing = { ...station.cases, book: power(book), execute: power(execute) }
        await expect(seedSampleDay({ ...station, cases: failing }, now)).rejects.toThrow('the power went')
        await seedSampleDay(station, new Date(now.getTime() + 60_000))
        await hangSamplePictures(station, '/media')
        await hangSamplePictures(station, '/media')
        await seedSampleDay(station, now)

        const whole = sampleStation(now)
        await seedSampleDay(whole, now)
        await hangSamplePictures(whole, '/media')
        const types = (of: TestStation, each: day.SampleCase) => {
          const record = of.cases.open(of.caseIdOf(each))
          return record.ok ? record.value.map(({ type }) => type) : []
        }
        for (const each of day.sampleCases) expect(types(station, each)).toEqual(types(whole, each))
        expect(station.people.list().map(({ name }) => name)).toEqual(whole.people.list().map(({ name }) => name))
        whole.close()
      } finally {
        station.close()
      }
    },
    60_000,
  )
})

describe('the sample day', () => {
  const now = new Date(2026, 10, 24, 7, 40)
  let station: TestStation
  beforeAll(async () => {
    station = sampleStation(now)
    await seedSampleDay(station, now)
    await hangSamplePictures(station, '/media')
  }, 60_000)
  afterAll(() => station.close())

  it('has the people of a suite, who sign in with one PIN', async () => {
    const everybody = station.people.list()
    expect(new Set(everybody.map(({ role }) => role))).toEqual(
      new Set(['physician', 'nurse', 'technologist', 'anaesthesia', 'staff', 'administrator']),
    )
    for (const { id } of everybody) expect(await station.people.verifyPin(id, samplePin)).toMatchObject({ ok: true })
  })

  it('ends with an administrator, who alone may add people', async () => {
    const added = await station.people.add(null, { name: 'Somebody', role: 'nurse', pin: '1357' })
    expect(added).toMatchObject({ ok: false, failure: { code: 'people.administrator' } })
  })

  it('plans what can be carried out', () => {
    for (const { plan } of day.sampleCases) expect(checkPlan(plan)).toMatchObject({ ok: true })
  })

  it('has a very long name and a patient who speaks Spanish', () => {
    const longest = Math.max(...day.sampleCases.map(({ patient }) => displayName(patient).length))
    expect(longest).toBeGreaterThan(70)
    expect(day.sampleCases.filter(({ patient }) => patient.language === 'es')).toHaveLength(1)
  })

  it('names the order where it contradicts plan and consent', () => {
    expect(disagreements(station.stateOf(day.sorensen)).map(({ says }) => says)).toEqual([
      'The order says RIGHT, the plan says LEFT.',
    ])
  })

  it('names the picture that was turned over', () => {
    const [only, ...others] = disagreements(station.stateOf(day.castellanos))
    expect(others).toEqual([])
    expect(only).toMatchObject({ about: 'side', between: ['plan', 'image'] })
    expect(only?.says).toContain('marked the other way round')
  })

  it('agrees with itself everywhere else', () => {
    const contradicted = day.sampleCases.filter((each) => disagreements(station.stateOf(each)).length > 0)
    expect(contradicted).toEqual([day.sorensen, day.castellanos])
  })

  it('has the targets of the clear case on its picture', () => {
    const { targets, instances } = station.stateOf(day.delacroix).imaging
    expect(targets.map(({ level, side }) => `${level} ${side}`)).toEqual(['L4-L5 right', 'L4-L5 right', 'L5-S1 right'])
    expect(new Set(targets.map(({ on }) => on.contentId))).toEqual(new Set([instances[0]?.contentId]))
  })

  it('lays a vial on the tray that cannot be entered', () => {
    const { booking, plan, patient } = station.stateOf(day.nakamura)
    const label = /lidocaine 1 %.*lot (\w+), expiry (\d{4}-\d{2}-\d{2})/.exec(booking.note)
    const [, lot = '', expiry = ''] = label ?? []
    const product = injectateProducts.find(({ agent, epinephrine }) => agent === 'lidocaine' && !epinephrine)
    if (product === undefined) throw new Error('The catalogue has no such lidocaine.')
    const enter = (lastDay: string) =>
      judgeInjectate(
        { needleId: null, product, mgPerMl: 10, volumeMl: 2, route: 'skin', lot, expiry: lastDay },
        { plan, procedure: noProcedure, weightKg: 72, birthDate: patient.birthDate, today: '2026-11-24' },
      ).refused.map(({ code }) => code)
    expect(expiry < '2026-11-24').toBe(true)
    expect(enter(expiry)).toContain('injectate.expired')
    expect(enter('2027-12-31')).not.toContain('injectate.expired')
  })

  it('lets each act be done by somebody of the right role', () => {
    for (const each of day.sampleCases) {
      const record = station.cases.open(station.caseIdOf(each))
      if (!record.ok) throw new Error(record.failure.says)
      const [booked, ...acts] = record.value
      expect(booked).toMatchObject({ type: 'case.booked', actor: null })
      for (const { type, actor } of acts) {
        const wanted = { 'siteMark.recorded': 'physician', 'order.recorded': 'staff', 'target.placed': 'physician' }
        expect(actor?.role, type).toBe(Reflect.get(wanted, type) ?? actor?.role)
        expect(actor).not.toBeNull()
      }
    }
  })
})
