import { defaultSitePolicy, sitePolicySchema } from '@shared/case/policy'
import { type RegistryCase, registryCsv } from '@shared/outcomes/csv'
import { decideOutcomes } from '@shared/outcomes/decide'
import { scoreDisability } from '@shared/outcomes/disability'
import { measuresSchema } from '@shared/outcomes/measures'
import { morphineEquivalent } from '@shared/outcomes/morphine'
import { aftercareOf, aftercareSchema, responderTable } from '@shared/outcomes/registry'
import { followUps, followUpsAfter } from '@shared/outcomes/windows'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, contextAt, endedCase, minutesAfter, plan } from '../../builders/aftercare'

const zone = 'America/New_York'
const answers = (values: object, askedOn = '2026-12-01') =>
  measuresSchema.parse({ askedOn, how: 'telephone', ...values })
const aftercare = (values: object) =>
  aftercareSchema.parse({
    endedAt: '2026-11-24T14:55:00.000Z',
    answers: {},
    lost: [],
    blockBestPercent: null,
    ...values,
  })

describe('a questionnaire with sections left out', () => {
  const of = (sum: number, answered: number) => {
    const full = Array.from({ length: answered }, (_, at) => Math.max(0, Math.min(5, sum - 5 * at)))
    return [...full, ...Array.from({ length: 10 - answered }, () => null)]
  }

  // Fairbank, Pynsent, Spine 2000;25:2940: "16 / 50 × 100 = 32 %", with one section missed "16 / 45 × 100 = 35.5 %".
  it('is scored by the published examples: 16 of 50, and 16 of 45 with one section missed', () => {
    expect(scoreDisability(of(16, 10))).toEqual({ ok: true, value: 32 })
    const oneMissed = scoreDisability(of(16, 9))
    expect(oneMissed.ok && oneMissed.value).toBeCloseTo(35.56, 2)
  })

  // Vernon on his index: "The average of all other items is then added to the completed items."
  it('comes to the same as adding the average of the others, as the author of the neck index says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 9, maxLength: 9 }), (nine) => {
        const sum = nine.reduce((total, item) => total + item, 0)
        const scored = scoreDisability([...nine, null])
        expect(scored.ok && scored.value).toBeCloseTo(((sum + sum / 9) / 50) * 100, 9)
      }),
      { numRuns: 50 },
    )
  })

  it('is not scored where no published rule covers it', () => {
    expect(scoreDisability(of(16, 8))).toEqual({ ok: false, failure: { code: 'too-many-missing', missing: 2 } })
    expect(scoreDisability(of(0, 0))).toMatchObject({ ok: false, failure: { code: 'nothing-answered' } })
  })

  it('keeps single items only with the licence, and then the score follows from them', () => {
    const command = {
      do: 'outcome.record' as const,
      timepoint: '1w' as const,
      measures: answers({ odiItems: of(16, 10) }),
    }
    const context = contextAt(minutesAfter(7 * 24 * 60))
    const refused = decideOutcomes(endedCase(), command, context)
    expect(refused.ok ? null : refused.failure.code).toBe('outcomes.no-licence')
    const licensed = { ...context, policy: sitePolicySchema.parse({ itemLicences: ['odi'] }) }
    expect(act(decideOutcomes, endedCase(), command, licensed).outcomes.measures[0]?.odiPercent).toBe(32)
    const gaps = decideOutcomes(endedCase(), { ...command, measures: answers({ odiItems: of(16, 7) }) }, licensed)
    expect(gaps.ok ? null : gaps.failure.code).toBe('outcomes.not-scorable')
  })
})

describe('morphine equivalents', () => {
  const factors = [
    { opioid: 'morphine', factor: 1, source: 'Invented table' },
    { opioid: 'oxytestone', factor: 1.5, source: 'Invented table' },
    { opioid: 'test patch', factor: 2.5, source: 'Another invented table' },
  ]
  const take = (name: string, perDay: number | null, mgEach: number | null, kind = 'opioid') => ({
    name,
    kind,
    perDay,
    mgEach,
  })
  const of = (...medications: object[]) => morphineEquivalent(answers({ medications }), factors)

  it('are milligrams a day times the factor of the site, added up', () => {
    expect(of(take('Morphine SR tablet', 2, 15), take('oxytestone 10 mg', 4, 10))).toEqual({
      kind: 'known',
      mgPerDay: 90,
      sources: ['Invented table'],
    })
    expect(of()).toEqual({ kind: 'known', mgPerDay: 0, sources: [] })
  })

  it('have no number where an amount or a factor is missing: a part of a sum is no sum', () => {
    expect(of(take('morphine', 2, 15), take('codone', 2, 5))).toMatchObject({ kind: 'missing', factors: ['codone'] })
    expect(of(take('morphine', 2, null))).toMatchObject({ kind: 'missing', amounts: ['morphine'] })
    expect(morphineEquivalent(answers({ medications: [take('morphine', 1, 1)] }), [])).toMatchObject({
      kind: 'missing',
    })
    expect(morphineEquivalent(answers({}), factors)).toEqual({ kind: 'not-asked' })
  })

  it('take whole words: oxymorphone is not morphine, and a stopped medicine counts no more', () => {
    expect(of(take('oxymorphone', 2, 5))).toMatchObject({ kind: 'missing', factors: ['oxymorphone'] })
    expect(of(take('morphine', 0, 15))).toMatchObject({ kind: 'known', mgPerDay: 0 })
  })
})

describe('what is projected of the time after', () => {
  it('says the same of who is due as the record does', () => {
    const told = act(
      decideOutcomes,
      endedCase(),
      { do: 'outcome.record', timepoint: '1w', measures: answers({ nrsAverage: 3 }) },
      contextAt(minutesAfter(7 * 24 * 60)),
    )
    const lost = act(
      decideOutcomes,
      told,
      { do: 'outcome.giveUp', timepoint: '4w', reason: 'three calls, no answer' },
      contextAt(minutesAfter(40 * 24 * 60)),
    )
    const projected = aftercareOf(lost)
    if (projected === null) throw new Error('nothing was projected')
    const read = aftercareSchema.parse(JSON.parse(JSON.stringify(projected)))
    for (const days of [3, 8, 41, 90, 200]) {
      const now = minutesAfter(days * 24 * 60)
      expect(followUpsAfter(read, now, zone)).toEqual(followUps(lost, now, zone))
    }
  })

  it('is nothing before the procedure has ended', () => {
    const ended = endedCase()
    expect(aftercareOf({ ...ended, procedure: { ...ended.procedure, endedAt: null } })).toBeNull()
  })
})

describe('the table of responders', () => {
  const line = (procedure: 'medial-branch-rfa' | 'esi-caudal', values: object) => ({
    procedure,
    aftercare: aftercare(values),
  })
  const before = answers({ nrsAverage: 8 }, '2026-11-20')

  it('counts by procedure, and an answer without a baseline is not known', () => {
    const rows = responderTable(
      [
        line('medial-branch-rfa', { answers: { baseline: before, '12w': answers({ nrsAverage: 4 }) } }),
        line('medial-branch-rfa', { answers: { baseline: before, '12w': answers({ nrsAverage: 7 }) } }),
        line('medial-branch-rfa', { answers: { '12w': answers({ nrsAverage: 1 }) } }),
        line('medial-branch-rfa', { lost: ['12w'] }),
        line('esi-caudal', { answers: { baseline: before } }),
      ],
      '12w',
      defaultSitePolicy,
    )
    expect(rows).toEqual([
      {
        procedure: 'medial-branch-rfa',
        done: 4,
        answered: 3,
        lost: 1,
        verdicts: { yes: 1, no: 1, unknown: 1 },
        respondedPercent: 50,
      },
      {
        procedure: 'esi-caudal',
        done: 1,
        answered: 0,
        lost: 0,
        verdicts: { yes: 0, no: 0, unknown: 0 },
        respondedPercent: null,
      },
    ])
  })
})

describe('the registry as CSV', () => {
  const oneCase = (changes: Partial<RegistryCase> = {}): RegistryCase => ({
    pseudonym: 'p0123456789abcdef',
    birthDate: '1958-03-12',
    sex: 'female',
    drill: false,
    plan,
    aftercare: aftercare({
      answers: {
        baseline: answers({ nrsAverage: 8, peg: [8, 7, 9] }, '2026-11-20'),
        '1w': answers({ nrsAverage: 3, peg: [3, 3, 4], medicationWords: 'Mrs Hartmann says', adverseWords: '=1+1' }),
      },
      lost: ['4w'],
    }),
    ...changes,
  })
  const table = (text: string) => {
    const [header = '', ...lines] = text.trimEnd().split('\r\n')
    const names = header.split(',')
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
  }

  it('has a line for every time point that was answered or lost, with days and not dates', () => {
    const rows = table(registryCsv([oneCase()], zone, defaultSitePolicy))
    expect(rows.map(({ timepoint, status, days_after }) => [timepoint, status, days_after])).toEqual([
      ['baseline', 'answered', '-4'],
      ['1w', 'answered', '7'],
      ['4w', 'lost', ''],
    ])
    expect(rows[1]).toMatchObject({
      peg: '3.33',
      nrs_average: '3',
      responder: 'yes',
      age: '68',
      year: '2026',
      levels: 'L5-S1',
    })
  })

  it('holds nothing that names the patient, and no free text', () => {
    const text = registryCsv([oneCase({ plan: { ...plan, region: 'Hartmann, Liesel' } })], zone, defaultSitePolicy)
    expect(text).not.toMatch(/Hartmann|4471|1958|2026-|=1\+1/)
    expect(table(text)[0]?.region).toBe('other')
  })

  it('writes nobody older than 90', () => {
    expect(table(registryCsv([oneCase({ birthDate: '1926-01-01' })], zone, defaultSitePolicy))[0]?.age).toBe('90')
  })

  it('lets no spreadsheet take a text for a formula, and quotes what needs it', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const text = registryCsv([oneCase({ sex: `${start}HYPERLINK("x")` })], zone, defaultSitePolicy)
      expect(text).toContain(`"'${start}HYPERLINK(""x"")"`)
    }
  })

  it('leaves a value that was not asked empty, which is not 0', () => {
    expect(table(registryCsv([oneCase()], zone, defaultSitePolicy))[1]).toMatchObject({
      sleep_hours: '',
      medicines_opioid: '',
      promis_fatigue_t: '',
      nsaid_days_per_week: '',
      rescue_doses_per_week: '',
    })
  })

  it('tells days with an anti-inflammatory and rescue doses, where none is an answer', () => {
    const asked = answers({ nsaidDaysPerWeek: 3, rescueDosesPerWeek: 0 })
    const one = oneCase({ aftercare: aftercare({ answers: { '1w': asked } }) })
    expect(table(registryCsv([one], zone, defaultSitePolicy))[0]).toMatchObject({
      nsaid_days_per_week: '3',
      rescue_doses_per_week: '0',
    })
  })

  it('keeps no eighth day of a week and no half dose', () => {
    for (const values of [{ nsaidDaysPerWeek: 8 }, { nsaidDaysPerWeek: 2.5 }, { rescueDosesPerWeek: -1 }]) {
      expect(measuresSchema.safeParse({ askedOn: '2026-12-01', how: 'telephone', ...values }).success).toBe(false)
    }
  })
})
