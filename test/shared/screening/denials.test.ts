import { understand } from '@shared/screening/medicationMatch'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const heads = [
  'no',
  'denies',
  'denies taking',
  'patient denies',
  'not taking',
  'without',
  'never took',
  'no longer takes',
]
const names = ['Coumadin', 'aspirin', 'Plavix', 'Eliquis', 'warfarin', 'clopidogrel', 'Xarelto', 'Brilinta', 'naproxen']
const fillers = ['metformin', 'lisinopril', 'atorvastatin']

const list = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
const lastJoin = fc.constantFrom(' or ', ', or ', ' nor ', '/')
const spoken = (drugs: readonly string[], join: string) =>
  drugs.length === 1 ? (drugs[0] ?? '') : `${drugs.slice(0, -1).join(', ')}${join}${drugs.at(-1) ?? ''}`
const takingOf = (line: string, name: string) =>
  understand(line).reading.mentions.filter((mention) => mention.words.includes(name.toLowerCase()))

describe('laws of denial', () => {
  it('a denied list denies each of its names, however many there are', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 6 }),
        fc.constantFrom(' or ', ', or ', ' nor '),
        (head, drugs, join) => {
          const { mentions } = understand(`${head} ${spoken(drugs, join)}`).reading
          expect(mentions.map(({ words }) => words)).toEqual(drugs.map((drug) => drug.toLowerCase()))
          for (const { taking } of mentions) expect(['not-taken', 'stopped']).toContain(taking)
        },
      ),
      { numRuns: 2000 },
    ))

  it('a denied list may end in “and”: nobody denies one drug and takes the next without a verb', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          'denies',
          'Denies',
          'patient denies',
          'denies taking',
          'pt denied use of',
          'niega',
          'niega tomar',
        ),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 5 }),
        fc.constantFrom(' and ', ', and ', ' y '),
        fc.constantFrom('', ' use'),
        (head, drugs, join, end) => {
          const { mentions } = understand(`${head} ${spoken(drugs, join)}${end}`).reading
          expect(mentions.map(({ words, taking }) => `${words} ${taking}`)).toEqual(
            drugs.map((drug) => `${drug.toLowerCase()} not-taken`),
          )
        },
      ),
      { numRuns: 2000 },
    ))

  it.each([
    // A bare “no” stands before one name: what follows “and” may be what is taken.
    ['no aspirin and Plavix', 'plavix'],
    ['no Coumadin, aspirin and Plavix', 'plavix'],
    ['without aspirin and Plavix', 'plavix'],
    ['sin aspirina y Plavix', 'plavix'],
    ['denies aspirin and takes Plavix', 'plavix'],
    ['denies aspirin, Coumadin and Plavix 75 mg', 'plavix'],
    ['denies aspirin and Plavix daily', 'plavix'],
    ['denies aspirin and Plavix since May', 'plavix'],
    ['denies aspirin and is on Plavix', 'plavix'],
    ['niega aspirina y toma Plavix', 'plavix'],
    ['denies bleeding and Plavix', 'plavix'],
    ['denies pain, bruises and Plavix', 'plavix'],
    ['denies aspirin and Coumadin, Plavix', 'plavix'],
    ['denies aspirin; Coumadin and Plavix', 'plavix'],
    ['denies missing aspirin and Plavix', 'plavix'],
    ['denies stopping aspirin and Plavix', 'plavix'],
    ['denies aspirin, then Coumadin and Plavix', 'plavix'],
    ['denies aspirin with Plavix', 'plavix'],
    ['denies aspirin plus Plavix', 'plavix'],
  ])('“%s” leaves %s taken', (line, name) =>
    expect(takingOf(line, name).map(({ taking }) => taking)).toEqual(['taken']),
  )

  it('a denial never passes the end of its clause or a verb of taking', () => {
    const boundary = fc.constantFrom('; ', '\n', ' but ', ', but ', '. Takes ', ' • ')
    const join = fc.constantFrom(', ', ' or ', ', or ', ' and ', ' ', ': ', ' (', '/')
    const verb = fc.constantFrom(
      'takes',
      'takes',
      'still takes',
      'uses',
      'on',
      'is on',
      'has been on',
      'currently on',
      'taking',
      'toma',
      'started',
      'continues',
      'only',
    )
    const bridge = fc.oneof(
      boundary,
      fc.tuple(join, verb).map(([first, then]) => `${first}${then} `),
    )
    const tail = fc.constantFrom(
      '',
      ' 75 mg',
      ' daily',
      ', aspirin 81',
      ` or ${fillers[0]}`,
      `, ${fillers[1]}, or ${fillers[2]}`,
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        list,
        lastJoin,
        bridge,
        fc.constantFrom('dabigatran', 'prasugrel', 'apixaban'),
        tail,
        (head, drugs, last, between, taken, behind) => {
          const found = takingOf(`${head} ${spoken(drugs, last)}${between}${taken}${behind}`, taken)
          expect(found.map(({ taking }) => taking)).toEqual(['taken'])
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('a denial of something that is no medicine clears no medicine', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          'no changes',
          'no problems',
          'denies pain',
          'never missed',
          'no known allergies',
          'not stopped',
        ),
        list,
        lastJoin,
        (head, drugs, last) => {
          for (const { taking } of understand(`${head}, ${spoken(drugs, last)}`).reading.mentions)
            expect(taking).toBe('taken')
        },
      ),
      { numRuns: 2000 },
    ))

  it('a dose or a time in a list makes it no list of denials', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.constantFrom('75 mg', 'daily', 'BID', '5 mg', 'since May', 'at night'),
        (head, how) => {
          const found = takingOf(`${head} Coumadin, Plavix ${how}, naproxen or aspirin`, 'Plavix')
          expect(found.map(({ taking }) => taking)).toEqual(['taken'])
        },
      ),
    ))
})
