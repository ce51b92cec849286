import drugTable from '@resources/rules/drugs.json'
import otherMedications from '@resources/rules/otherMedications.json'
import { understand } from '@shared/screening/medicationMatch'
import { describe, expect, it } from 'vitest'

const heard = (name: string) => {
  const { kind, generic } = understand(name)
  return generic === null ? kind : `${kind}: ${generic}`
}
const takings = (name: string) =>
  understand(name).reading.mentions.map(
    ({ words, taking, stoppedAt }) => `${words} ${taking}${stoppedAt === null ? '' : ` ${stoppedAt}`}`,
  )

describe('the words of a drug chart', () => {
  it.each([
    'Clexane 80 mg s.c. 12-hourly',
    'oxycodone SR 10 mg 12 hrly',
    'tramadol 50 mg stat',
    'Humalog sliding scale',
    'prednisone 5 mg taper',
    'methotrexate 15 mg on Mondays',
  ])('leave nothing to be asked beside the name: %s', (line) => {
    expect(understand(line).reading.remarks).toEqual([])
    expect(understand(line).reading.unknown).toEqual([])
  })
})

describe('names of antithrombotics', () => {
  const names = drugTable.drugs.flatMap((row) =>
    [...row.names, ...row.synonyms, ...row.moreNames].map((name) => [name, row.drug] as const),
  )

  it('knows every name of the table as its drug, in any letter case', () => {
    expect(names.length).toBeGreaterThan(900)
    for (const [name, drug] of names) {
      for (const spelling of [name, name.toUpperCase(), name.toLowerCase()]) {
        const { kind, reading } = understand(spelling)
        const drugs = reading.mentions.map(({ meaning }) =>
          meaning.kind === 'antithrombotic' ? meaning.drug : meaning.kind,
        )
        expect([kind, drugs], spelling).toEqual(['antithrombotic', [drug]])
      }
    }
  })

  it('finds every name of the table with a dose and a form around it', () => {
    for (const [name, drug] of names)
      expect(heard(`Take 1 ${name} 5 mg film-coated tablet PO BID`), name).toBe(`antithrombotic: ${drug}`)
  })

  it('keeps a known medicine from looking like another: no name of the other lists is an antithrombotic', () => {
    const antithrombotic = new Set(drugTable.drugs.map(({ drug }) => drug))
    for (const { generic, names: more } of otherMedications.groups.flatMap(({ drugs }) => drugs)) {
      for (const name of [generic, ...more]) {
        const { kind, generic: meant } = understand(name)
        if (kind === 'antithrombotic') expect(antithrombotic.has(meant ?? ''), `${name} is listed twice`).toBe(true)
        else expect(['other', 'suggestion'], name).toContain(kind)
      }
    }
  })

  it.each([
    ['Eliquis 5 mg tab', 'antithrombotic: apixaban'],
    ['eliquis®', 'antithrombotic: apixaban'],
    ['Eli\u200bquis', 'antithrombotic: apixaban'],
    ['ASA 81', 'antithrombotic: aspirin'],
    ['AAS 100 mg', 'antithrombotic: aspirin'],
    ['ácido acetilsalicílico 100', 'antithrombotic: aspirin'],
    ['Acetylsalicylsäure', 'antithrombotic: aspirin'],
    ['5-ASA 800 mg', 'other: mesalamine'],
    ['ASA II', 'unknown'],
    ['Cartia XT 120 mg', 'other: diltiazem'],
    ['Cartia', 'suggestion'],
    ['LMWH', 'antithrombotic: enoxaparin'],
    ['EPA', 'antithrombotic: fish oil'],
    ['DuoPlavin', 'antithrombotic: clopidogrel + aspirin'],
    ['Aggrenox', 'antithrombotic: aspirin + dipyridamole'],
    ['Vicoprofen', 'antithrombotic: ibuprofen'],
    ['enoxaparin (prophylactic dose)', 'antithrombotic: enoxaparin'],
    ['clopidogrel + aspirin (fixed combination)', 'antithrombotic: clopidogrel + aspirin'],
    ['warfarina', 'antithrombotic: warfarin'],
    ['24 HR Metoprolol Succinate 100 MG Extended Release Oral Tablet', 'other: metoprolol'],
    ['blood thinner', 'unknown'],
    ['heart pill', 'unknown'],
    ['sulodexide', 'unknown: sulodexide'],
    ['nimesulide', 'unknown: nimesulide'],
    ['', 'unknown'],
    ['5 mg', 'unknown'],
    ['阿司匹林', 'unknown'],
  ])('“%s” is %s', (name, expected) => expect(heard(name)).toBe(expected))
})

describe('misspellings ask, and are never taken for the name', () => {
  it.each([
    ['eliqis', 'Eliquis'],
    ['Zarelto 20', 'Xarelto'],
    ['Xeralto', 'Xarelto'],
    ['Plavics', 'Plavix'],
    ['Cumadin', 'Coumadin'],
    ['warfrin', 'warfarin'],
    ['clopidigrel', 'clopidogrel'],
    ['Eli quis', 'Eliquis'],
    ['rivoroxaban', 'rivaroxaban'],
    ['lovanox', 'Lovenox'],
  ])('%s may be %s', (name, meant) => {
    const { kind, didYouMean, generic } = understand(name)
    expect(kind).toBe('suggestion')
    expect(generic).toBeNull()
    expect(didYouMean).toContain(meant)
  })
})

describe('what a line says about taking', () => {
  it.each([
    ['stopped Plavix in 2021', ['plavix stopped 2021']],
    ['Plavix, stopped in March 2021', ['plavix stopped 2021-03']],
    ['Plavix (discontinued 2024-05-06)', ['plavix stopped 2024-05-06']],
    ['no longer takes Plavix', ['plavix stopped']],
    ['not taking warfarin', ['warfarin not-taken']],
    ['denies blood thinners', ['blood thinners not-taken']],
    ['no toma warfarina', ['warfarina not-taken']],
    ['dejó de tomar Sintrom en 2020', ['sintrom stopped 2020']],
    ['on hold: Eliquis', ['eliquis held']],
    ['never missed Eliquis', ['eliquis taken']],
    ['aspirin - do not stop', ['aspirin taken']],
    ['not stopped aspirin', ['aspirin taken']],
    ['stopped smoking 2010 Eliquis 5 mg', ['eliquis taken']],
    ['Eliquis 5 mg, stopped smoking 2010', ['eliquis taken']],
    ['stopped Plavix and aspirin', ['plavix stopped', 'aspirin taken']],
    ['aspirin but stopped Plavix in 2021', ['aspirin taken', 'plavix stopped 2021']],
    ['aspirin, no Plavix', ['aspirin taken', 'plavix not-taken']],
    ['d/c’d Plavix 2021', ['plavix stopped 2021']],
    ['Plavix D/C 3/2021', ['plavix stopped 2021-03']],
    ['d/c home on Eliquis', ['eliquis taken']],
    ['was on warfarin until 2020', ['warfarin stopped 2020']],
    ['Eliquis until surgery', ['eliquis taken']],
    ['completed Xarelto in May 2023', ['xarelto stopped 2023-05']],
    ['switched from warfarin to Eliquis in 2022', ['warfarin stopped 2022', 'eliquis taken']],
    ['switched to Eliquis in 2022', ['eliquis taken']],
    ['no aspirin or Plavix', ['aspirin not-taken', 'plavix not-taken']],
    ['no aspirin and Plavix', ['aspirin not-taken', 'plavix taken']],
    ['neither aspirin nor Plavix', ['aspirin not-taken', 'plavix not-taken']],
    [
      'Denies aspirin, NSAIDs, or blood thinners',
      ['aspirin not-taken', 'nsaids not-taken', 'blood thinners not-taken'],
    ],
    ['denies Coumadin, aspirin or Plavix', ['coumadin not-taken', 'aspirin not-taken', 'plavix not-taken']],
    ['niega Sintrom, aspirina o Plavix', ['sintrom not-taken', 'aspirina not-taken', 'plavix not-taken']],
    ['no toma Sintrom, aspirina ni Plavix', ['sintrom not-taken', 'aspirina not-taken', 'plavix not-taken']],
    ['no warfarin, clopidogrel or aspirin', ['warfarin not-taken', 'clopidogrel not-taken', 'aspirin not-taken']],
    ['no longer takes aspirin, Plavix or Eliquis', ['aspirin stopped', 'plavix stopped', 'eliquis stopped']],
    [
      'Xarelto, no aspirin, Plavix or Eliquis',
      ['xarelto taken', 'aspirin not-taken', 'plavix not-taken', 'eliquis not-taken'],
    ],
    ['denies Coumadin, takes Plavix', ['coumadin not-taken', 'plavix taken']],
    ['no Plavix; aspirin 81 daily', ['plavix not-taken', 'aspirin taken']],
    ['No changes, warfarin 5 mg', ['warfarin taken']],
    ['No changes, warfarin 5 mg, or aspirin', ['warfarin taken', 'aspirin taken']],
    ['no aspirin, takes warfarin, or Plavix', ['aspirin not-taken', 'warfarin taken', 'plavix taken']],
    ['no warfarin, Plavix daily, or aspirin', ['warfarin not-taken', 'plavix taken', 'aspirin taken']],
    ['no aspirin or takes Plavix', ['aspirin not-taken', 'plavix taken']],
    ['no aspirin or currently on Plavix', ['aspirin not-taken', 'plavix taken']],
    ['no aspirin (Plavix or warfarin)', ['aspirin not-taken', 'plavix taken', 'warfarin taken']],
    [
      'no aspirin, warfarin (Plavix, or Eliquis)',
      ['aspirin not-taken', 'warfarin taken', 'plavix taken', 'eliquis taken'],
    ],
    ['Eliquis has not been stopped', ['eliquis taken']],
    ['never came off Eliquis', ['eliquis taken']],
    ['has not held or stopped Eliquis', ['eliquis taken']],
    ['no longer smokes and stopped Plavix 2021', ['plavix stopped 2021']],
    ['no longer takes aspirin or Plavix', ['aspirin stopped', 'plavix stopped']],
    ['Eliquis 5 mg BID - patient not taking', ['eliquis not-taken']],
    ['Eliquis - not taking, aspirin', ['eliquis taken', 'aspirin taken']],
    ['allergic to aspirin', ['aspirin allergy']],
    ['not allergic to aspirin', ['aspirin taken']],
    ['quit aspirin 2 years ago', ['aspirin stopped']],
    ['Xarelto 2.5 mg BID', ['xarelto taken']],
  ])('“%s”', (line, expected) => expect(takings(line)).toEqual(expected))

  it('a date whose day and month can be swapped is not read', () =>
    expect(takings('stopped Plavix 03/04/2021')).toEqual(['plavix stopped']))
})

describe('lines without a name', () => {
  const saysNone = (line: string) => understand(line).reading.saysNone
  it.each(['none', 'None.', 'no meds', 'no current medications', 'not taking any medications', 'nil', 'ninguno'])(
    '“%s” says that there is nothing',
    (line) => expect(saysNone(line)).toBe(true),
  )
  it.each(['medications', 'other', 'any', 'currently taking', 'not', 'not on any', '2 tabs daily', 'see list', 'n/a'])(
    '“%s” says nothing, and asks',
    (line) => {
      expect(saysNone(line)).toBe(false)
      expect(['unknown', 'suggestion']).toContain(understand(line).kind)
    },
  )
})

describe('pasted lists', () => {
  it('finds every medicine of a list pasted whole', () => {
    const list =
      '1. Eliquis 5mg bid\n2) metoprolol 25 mg; ASA 81, stopped Plavix in 2021\n• heparin 5,000 units SC\n- lisinopril/HCTZ 20/12.5'
    expect(takings(list)).toEqual([
      'eliquis taken',
      'metoprolol taken',
      'asa taken',
      'plavix stopped 2021',
      'heparin taken',
      'lisinopril hctz taken',
    ])
  })

  it('shows an ingredient nobody knows beside one that is known', () => {
    expect(understand('aspirin/zorblax').reading.unknown.map(({ words }) => words)).toEqual(['zorblax'])
  })

  it('shows words it cannot explain beside a known name', () => {
    expect(understand('metformin xyzzy').reading.remarks.map(({ words }) => words)).toEqual(['xyzzy'])
  })

  it('reads sixty lines, half of them misspelt, within a frame once the dictionary is built', () => {
    understand('warm up')
    const lines = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0 ? `Eliquis ${index} mg` : `metforminx${index} ${index} mg`,
    )
    const before = process.cpuUsage()
    for (const line of lines) understand(line)
    const used = process.cpuUsage(before)
    expect((used.user + used.system) / 1000).toBeLessThan(50)
  })
})
