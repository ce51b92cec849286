import drugTable from '@resources/rules/drugs.json'
import type { Finding, RiskClass } from '@shared/screening/finding'
import { screen } from '@shared/screening/screen'
import { describe, expect, it } from 'vitest'
import { calmScenario, planOfClass } from './calmScenario'

const minute = 60_000
const hour = 3_600_000
const atMs = Date.parse('2026-11-24T09:00:00-05:00')
const iso = (ms: number) => new Date(ms).toISOString()
const classes: readonly RiskClass[] = ['low', 'intermediate', 'high']
type Row = (typeof drugTable)['drugs'][number]

/** Reads a cell without the code under test: lengths in milliseconds, or the word. */
function ends(cell: string): { from: number; to: number } | string {
  const length = (text: string) => {
    const days = /^P(\d+)D$/.exec(text)
    const hours = /^PT(\d+)H$/.exec(text)
    if (days !== null) return Number(days[1]) * 24 * hour
    if (hours !== null) return Number(hours[1]) * hour
    throw new Error(`The test cannot read ${text}`)
  }
  if (!cell.startsWith('P')) return cell
  const [from = '', to = from] = cell.split('..')
  return { from: length(from), to: length(to) }
}

/** A medication line that answers every question of its row. */
function lineOf(row: Row): Record<string, string> {
  if (row.variant?.question === 'indication') return { name: row.drug, indication: `${row.variant.value} prevention` }
  if (row.variant?.question === 'dose')
    return {
      name: row.drug,
      ...(row.variant.value === 'prophylactic'
        ? { dose: '40 mg', frequency: 'daily' }
        : { dose: '1 mg/kg', frequency: 'BID' }),
    }
  if (row.variant?.question === 'route') return { name: row.drug, route: row.variant.value }
  return { name: row.drug }
}

function screenRow(row: Row, riskClass: RiskClass, lastDoseMs: number, more: Record<string, unknown> = {}) {
  const crcl = row.variant?.value === 'impaired' ? 30 : 95
  const labs = [
    { test: 'inr', value: 1.0, unit: '1', at: iso(atMs - minute) },
    { test: 'crcl', value: crcl, unit: 'mL/min', at: iso(atMs - 24 * hour) },
    { test: 'platelets', value: 220, unit: '10*9/L', at: iso(atMs - 24 * hour) },
  ]
  const plan = riskClass === 'low' ? planOfClass.low : planOfClass.intermediate
  const item = { ...lineOf(row), lastDose: iso(lastDoseMs), ...more }
  const scenario = calmScenario({ plan, labs, medications: { status: 'recorded', items: [item] } })
  // The site raises the procedure one class: a high-risk procedure without any patient factor.
  return screen(scenario, riskClass === 'high' ? { raisedProcedures: ['esi-transforaminal'] } : {})
}

function about(row: Row, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ topic, subject }) => topic === 'antithrombotic' && subject === row.drug)
}

const worst = (findings: readonly Finding[]) => findings.map(({ severity }) => severity)[0] ?? 'nothing'

// The fixed combination of clopidogrel and aspirin is two drugs, which raises the class: it has its own test.
const rows = drugTable.drugs.filter(({ id }) => id !== 'clopidogrel-aspirin')

describe('every drug of the table, before every risk class, one minute before and after', () => {
  it('has a row for each of the 97 lines of the table', () => {
    expect(drugTable.drugs).toHaveLength(97)
    expect(new Set(drugTable.drugs.map(({ rule }) => rule)).size).toBe(97)
  })

  it.each(rows)('$id', (row) => {
    for (const riskClass of classes) {
      const cell = ends(row.hold[riskClass])
      const label = `${row.id} before ${riskClass} (${row.hold[riskClass]})`
      if (typeof cell !== 'string') {
        const { from, to } = cell
        const before = about(row, screenRow(row, riskClass, atMs - from + minute).findings)
        expect(worst(before), `${label}: a minute short of the lower end`).toBe('stop')
        expect(before[0]?.rule, label).toBe(row.rule)
        const clears = before[0]?.clearsAt ?? null
        // An INR of this morning is too old in three days: then waiting alone clears nothing.
        const outlivesInr = row.inrGated && to - from >= 24 * hour
        const expected = outlivesInr ? null : atMs - from + minute + to
        expect(clears === null ? null : Date.parse(clears), `${label}: clears at the upper end`).toBe(expected)
        if (to > from) {
          expect(worst(about(row, screenRow(row, riskClass, atMs - from).findings)), `${label}: at the lower end`).toBe(
            'caution',
          )
          expect(
            worst(about(row, screenRow(row, riskClass, atMs - to + minute).findings)),
            `${label}: a minute short of the upper end`,
          ).toBe('caution')
        }
        for (const past of [0, minute]) {
          const after = screenRow(row, riskClass, atMs - to - past)
          expect(about(row, after.findings), `${label}: past it`).toEqual([])
          expect(
            after.passed.map(({ rule }) => rule),
            `${label}: kept as passed`,
          ).toContain(row.rule)
        }
        continue
      }
      const lastDoseMs = atMs - 2 * hour
      const result = about(row, screenRow(row, riskClass, lastDoseMs).findings)
      if (cell === 'none') expect(['info', 'nothing'], label).toContain(worst(result))
      else if (cell === 'avoid') expect(worst(result), label).toBe('stop')
      else if (cell === 'shared decision') {
        expect(worst(result), label).toBe('caution')
        const decision = { by: 'Dr Okafor, cardiology', at: '2026-11-20', outcome: 'may go ahead' }
        expect(about(row, screenRow(row, riskClass, lastDoseMs, { decision }).findings), `${label}: decided`).toEqual(
          [],
        )
        for (const gap of [{ by: '' }, { outcome: '' }, { at: '' }]) {
          const open = about(row, screenRow(row, riskClass, lastDoseMs, { decision: { ...decision, ...gap } }).findings)
          expect(worst(open), `${label}: decided without ${Object.keys(gap)[0]}`).toBe('caution')
        }
      } else {
        // Aspirin with dipyridamole follows the aspirin rows: without an indication the stricter one, and a stop.
        expect(cell, label).toBe('per aspirin rule')
        expect(worst(result), label).toBe('stop')
      }
    }
  })
})

describe('what a row needs and nobody said', () => {
  const timed = rows.filter((row) => classes.some((riskClass) => typeof ends(row.hold[riskClass]) !== 'string'))

  it.each(timed)('$id without its last dose is a stop', (row) => {
    for (const riskClass of classes) {
      if (typeof ends(row.hold[riskClass]) === 'string') continue
      const plan = riskClass === 'low' ? planOfClass.low : planOfClass.intermediate
      const labs = [
        { test: 'crcl', value: row.variant?.value === 'impaired' ? 30 : 95, unit: 'mL/min', at: iso(atMs - 24 * hour) },
      ]
      const scenario = calmScenario({ plan, labs, medications: { status: 'recorded', items: [lineOf(row)] } })
      const result = screen(scenario, riskClass === 'high' ? { raisedProcedures: ['esi-transforaminal'] } : {})
      expect(worst(about(row, result.findings)), `${row.id} before ${riskClass}`).toBe('stop')
      expect(about(row, result.findings)[0]?.clearedBy).toContain('last-dose')
    }
  })

  it.each(['aspirin', 'enoxaparin', 'dabigatran'])(
    '%s without the answer that decides its row is a stop, however long ago',
    (name) => {
      const scenario = calmScenario({
        medications: { status: 'recorded', items: [{ name, lastDose: '2026-10-01T08:00:00-05:00' }] },
      })
      const result = screen(scenario)
      expect(result.verdict).toBe('stop')
      expect(result.findings.find(({ subject }) => subject === name)?.clearedBy).toContain('answer')
    },
  )

  it('heparin without its route is a stop only where the route makes a difference', () => {
    const items = [{ name: 'heparin', lastDose: iso(atMs - 7 * hour) }]
    const scenario = calmScenario({ medications: { status: 'recorded', items } })
    const heparin = (policy: object) => screen(scenario, policy).findings.filter(({ subject }) => subject === 'heparin')
    expect(heparin({})).toEqual([])
    expect(worst(heparin({ raisedProcedures: ['esi-transforaminal'] }))).toBe('stop')
  })
})

describe('the dose class of enoxaparin, the route of heparin, the reason for aspirin', () => {
  const rowOf = (item: object) => {
    const scenario = calmScenario({
      medications: { status: 'recorded', items: [{ lastDose: iso(atMs - hour), ...item }] },
    })
    const found = screen(scenario).findings.find(({ topic }) => topic === 'antithrombotic')
    return `${found?.severity} ${found?.rule} ${found?.needs}`
  }
  it.each([
    [{ name: 'enoxaparin 40 mg daily' }, /enoxaparin-prophylactic 12 h/],
    [{ name: 'Lovenox 30 mg BID' }, /enoxaparin-prophylactic 12 h/],
    [{ name: 'Lovenox 40 mg/0.4 mL', frequency: 'every evening' }, /enoxaparin-prophylactic 12 h/],
    [{ name: 'enoxaparin 100 mg/mL', dose: '40 mg', frequency: 'once daily' }, /enoxaparin-prophylactic 12 h/],
    [{ name: 'enoxaparin prophylactic dose' }, /enoxaparin-prophylactic 12 h/],
    // What it is given for is no dose.
    [{ name: 'enoxaparin 80 mg BID', indication: 'stroke prophylaxis' }, /enoxaparin-therapeutic 24 h/],
    [{ name: 'enoxaparin 40 mg BID' }, /enoxaparin-therapeutic 24 h/],
    [{ name: 'enoxaparin 1 mg/kg BID' }, /enoxaparin-therapeutic 24 h/],
    [{ name: 'Lovenox 40 mg', dose: '80 mg', frequency: 'daily' }, /enoxaparin-therapeutic 24 h/],
    [{ name: 'enoxaparin', indication: 'DVT prophylaxis' }, /^stop .*enoxaparin-therapeutic the dose.*24 h/],
    [{ name: 'enoxaparin 40 mg' }, /^stop .*enoxaparin-therapeutic the dose.*24 h/],
    [{ name: 'Hep-Lock flush' }, /^caution asra-2018\/heparin/],
    [{ name: 'heparin lock flush 100 units/mL' }, /^caution asra-2018\/heparin/],
    [{ name: 'aspirin 81 mg' }, /^stop asra-2018\/aspirin-secondary .*a named prescriber’s decision/],
    [{ name: 'aspirin 81 mg', indication: 'primary prevention' }, /^caution asra-2018\/aspirin-primary/],
  ])('%j', (item, expected) => expect(rowOf(item)).toMatch(expected))

  it('aspirin with dipyridamole before high risk asks why it is taken, and counts as secondary prevention', () => {
    const dosed = (indication: string | null) => {
      const items = [{ name: 'Aggrenox', lastDose: iso(atMs - 400 * hour), indication }]
      const scenario = calmScenario({ medications: { status: 'recorded', items } })
      const result = screen(scenario, { raisedProcedures: ['esi-transforaminal'] })
      return result.findings.filter(({ topic }) => topic === 'antithrombotic').map(({ severity }) => severity)
    }
    expect(dosed(null)).toEqual(['stop'])
    expect(dosed('stroke')).toEqual(['caution'])
    expect(dosed('primary prevention')).toEqual([])
  })
})

describe('a patient factor that raises the class', () => {
  const older = (hours: number, more: object = {}) =>
    screen(
      calmScenario({
        plan: planOfClass.low,
        patient: { birthDate: '1944-01-01' },
        medications: { status: 'recorded', items: [{ name: 'Eliquis', lastDose: iso(atMs - hours * hour), ...more }] },
      }),
    )
  const lines = (result: ReturnType<typeof older>) =>
    result.findings
      .filter(({ topic }) => topic === 'antithrombotic')
      .map(({ severity, subject, clearsAt }) => [severity, subject, clearsAt === null ? null : Date.parse(clearsAt)])

  it('counts the interval of the higher class to the minute, and still asks the prescriber the lower one asks', () => {
    expect(older(71).riskClass).toBe('intermediate')
    expect(lines(older(71))).toEqual([
      ['stop', 'apixaban', atMs + hour],
      ['caution', 'apixaban, prescriber’s decision', null],
    ])
    expect(lines(older(72))).toEqual([['caution', 'apixaban, prescriber’s decision', null]])
  })
  it('asks nobody who has decided', () => {
    const decision = { by: 'Dr Okafor', at: '2026-11-20', outcome: 'may go ahead' }
    expect(lines(older(71, { decision }))).toEqual([['stop', 'apixaban', atMs + hour]])
    expect(older(72, { decision }).verdict).toBe('clear')
  })
})

describe('vitamin K antagonists need the days and the INR', () => {
  const at = (hours: number) => iso(atMs - hours * hour)
  const warfarin = (inr: readonly { value: number | string; hoursAgo: number }[], doseHoursAgo = 121) => {
    const labs = inr.map(({ value, hoursAgo }) => ({ test: 'inr', value, unit: '', at: at(hoursAgo) }))
    const scenario = calmScenario({
      labs,
      medications: { status: 'recorded', items: [{ name: 'warfarin', lastDose: at(doseHoursAgo) }] },
    })
    return screen(scenario).findings.filter(({ subject }) => subject === 'warfarin')
  }

  it('passes with both', () => expect(warfarin([{ value: 1.2, hoursAgo: 2 }])).toEqual([]))
  it('stops without an INR', () => expect(worst(warfarin([]))).toBe('stop'))
  it('stops above 1.2', () => expect(worst(warfarin([{ value: 1.21, hoursAgo: 2 }]))).toBe('stop'))
  it('stops when the INR is a minute older than a day', () =>
    expect(worst(warfarin([{ value: 1.0, hoursAgo: 24 + 1 / 60 }]))).toBe('stop'))
  it('takes an INR of exactly a day', () => expect(warfarin([{ value: 1.0, hoursAgo: 24 }])).toEqual([]))
  it('stops when the newest INR is high, whatever an older one said', () => {
    expect(
      worst(
        warfarin([
          { value: 1.0, hoursAgo: 20 },
          { value: 2.4, hoursAgo: 1 },
        ]),
      ),
    ).toBe('stop')
  })
  it('stops when the INR was taken before the last dose', () =>
    expect(worst(warfarin([{ value: 1.0, hoursAgo: 20 }], 19))).toBe('stop'))
  it('does not take waiting for a cure where the INR will be too old by then', () => {
    expect(warfarin([{ value: 1.0, hoursAgo: 1 }], 48)[0]?.clearsAt).toBeNull()
  })
  it('clears by waiting where the INR will still count', () => {
    expect(Date.parse(warfarin([{ value: 1.0, hoursAgo: 1 }], 119)[0]?.clearsAt ?? '')).toBe(atMs + hour)
  })
})

describe('several drugs, patient factors, combinations', () => {
  const items = (...list: readonly object[]) => ({ medications: { status: 'recorded', items: list } })

  it('a second antithrombotic raises the class one step', () => {
    const result = screen(
      calmScenario(
        items(
          { name: 'apixaban', lastDose: '2026-11-01T08:00:00-05:00' },
          { name: 'ibuprofen', lastDose: '2026-11-24T03:00:00-05:00' },
        ),
      ),
    )
    expect(result.riskClass).toBe('high')
    expect(result.findings.find(({ subject }) => subject === 'ibuprofen')?.severity).toBe('stop')
  })

  it('two names of one drug are one drug', () => {
    expect(
      screen(
        calmScenario(
          items(
            { name: 'Eliquis', lastDose: '2026-11-01T08:00:00-05:00' },
            { name: 'apixaban', lastDose: '2026-11-01T08:00:00-05:00' },
          ),
        ),
      ).riskClass,
    ).toBe('intermediate')
  })

  it('never rises above high', () => {
    const result = screen(
      calmScenario({
        patient: { birthDate: '1940-01-01' },
        conditions: { status: 'recorded', items: ['cirrhosis', 'haemophilia', 'dialysis'] },
        ...items({ name: 'apixaban' }, { name: 'aspirin' }),
      }),
    )
    expect(result.riskClass).toBe('high')
    expect(result.riskReasons.length).toBeGreaterThan(4)
  })

  it.each([
    ['1951-11-24', 'high'],
    ['1951-11-26', 'intermediate'],
  ])('age counts from the site’s limit on: born %s is %s', (birthDate, expected) => {
    expect(screen(calmScenario({ patient: { birthDate } })).riskClass).toBe(expected)
  })

  it('the site sets the age', () => {
    expect(screen(calmScenario({ patient: { birthDate: '1960-01-01' } }), { seniorAgeYears: 65 }).riskClass).toBe(
      'high',
    )
  })

  it('the fixed combination of clopidogrel and aspirin is judged as both, one class up', () => {
    const result = screen(calmScenario(items({ name: 'DuoPlavin', lastDose: '2026-11-20T08:00:00-05:00' })))
    expect(result.riskClass).toBe('high')
    const subjects = result.findings
      .filter(({ topic }) => topic === 'antithrombotic')
      .map(({ subject, severity }) => `${subject} ${severity}`)
    expect(subjects).toEqual(['clopidogrel stop', 'aspirin caution'])
  })

  it('a stricter guideline that the site adopted too counts', () => {
    const scenario = calmScenario(items({ name: 'ticagrelor', lastDose: iso(atMs - 6 * 24 * hour) }))
    expect(screen(scenario).verdict).toBe('clear')
    expect(screen(scenario, { adoptedEditions: ['asra-regional-2018'] }).verdict).toBe('caution')
  })

  it('names the other guidelines beside the row', () => {
    const [finding] = screen(calmScenario(items({ name: 'dabigatran', lastDose: iso(atMs - hour) }))).findings
    expect(finding?.otherViews.map(({ edition }) => edition).join()).toMatch(/5th edition 2025.*PAUSE/)
  })

  it('never tells anyone to stop a drug', () => {
    for (const row of drugTable.drugs) {
      for (const { says, actions, needs } of screenRow(row, 'high', atMs - hour).findings) {
        expect([says, needs, ...actions].join(' ')).not.toMatch(
          /\b(stop|hold|discontinue|withhold|cease) (the |taking|it|this|your|apixaban|warfarin)/i,
        )
      }
    }
  })
})
