import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import spanish from '@resources/sentences/es.json'
import { shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import { findingIn, fixedIn, subjectIn } from '@shared/screening/shown'
import { inLanguage, quote, term, type Wording, w } from '@shared/screening/wording'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calmScenario } from './calmScenario'
import { atMs, calm, hour, iso, lawPlans, listed, scenario } from './lawScenarios'

const catalogue: Readonly<Record<string, string>> = spanish
const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort()
const folder = join(import.meta.dirname, '../../../shared')

/** Every pattern of a tagged sentence in the source, as `w` makes it. */
function patternsIn(source: string): readonly string[] {
  const patterns: string[] = []
  const code = source.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  for (const start of code.matchAll(/(?<![\w.])w`/g)) {
    let pattern = ''
    let parts = 0
    for (let index = start.index + 2; code[index] !== '`'; index += 1) {
      if (code.startsWith('${', index)) {
        index = endOfPart(code, index + 2)
        pattern += `{${parts}}`
        parts += 1
      } else pattern += code[index]
    }
    patterns.push(pattern)
  }
  return patterns
}

/** Index of the brace that closes a part, past templates inside it. */
function endOfPart(code: string, from: number): number {
  let depth = 1
  let quoted = false
  for (let index = from; ; index += 1) {
    if (code[index] === '`') quoted = !quoted
    if (code[index] === '{') depth += 1
    if (code[index] === '}') depth -= 1
    if (depth === 0 && !quoted) return index
  }
}

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const patterns = new Set(sources.flatMap((name) => patternsIn(readFileSync(join(folder, name), 'utf8'))))

/** Sentences without a translation, wherever they stand in a wording. */
function untranslated(wording: Wording): readonly string[] {
  switch (wording.kind) {
    case 'own':
    case 'name':
      return []
    case 'row':
      return wording.parts.flatMap(untranslated)
    case 'fitted':
      return untranslated(wording.of)
    case 'sentence': {
      const known = wording.pattern === '' || Object.hasOwn(catalogue, wording.pattern)
      return [...(known ? [] : [wording.pattern]), ...wording.parts.flatMap(untranslated)]
    }
  }
}

/** Scenarios that reach every drug, allergen, condition, procedure and answer of the tables. */
function corpus(): readonly Scenario[] {
  const tray = ['chlorhexidine', 'latex gloves', 'tape']
  const injectates = [
    'triamcinolone-acetonide',
    'lidocaine 1 % 40 mL',
    'methylprednisolone-acetate 120 mg',
    'cortisone',
  ]
  const made: Scenario[] = fc.sample(scenario, { seed: 7, numRuns: 1500 })
  for (const plan of lawPlans) {
    for (const row of shippedRules.drugs)
      for (const lastDose of [null, iso(atMs - 30 * hour), iso(atMs - 400 * hour)])
        made.push({ ...calm, plan, medications: listed([{ name: row.names[0] ?? row.drug, lastDose }]) })
    for (const { words, label } of shippedRules.allergens.allergens)
      for (const reaction of [null, 'anaphylaxis', 'nausea'])
        made.push({
          ...calm,
          plan: { ...plan, injectates, tray },
          allergies: listed([{ substance: words[0] ?? label, reaction }]),
        })
    for (const { words, label } of shippedRules.conditions.conditions)
      for (const medications of [listed([]), listed([{ name: 'clopidogrel' }])])
        made.push({ ...calm, plan, conditions: listed([{ name: words[0] ?? label }]), medications })
  }
  made.push(
    calmScenario({
      plan: {
        side: null,
        levels: null,
        modality: null,
        contrast: null,
        sedation: null,
        injectates: null,
        region: null,
      },
      patient: { birthDate: null, weightKg: null },
      medications: { status: 'not-asked', items: [] },
      answers: { pregnant: null, infection: null, fever: null, escort: null, consent: null, injectionIsAnswer: null },
    }),
    calmScenario({
      plan: { sedation: 'deep', contrast: 'gadolinium', levels: ['L1-L2', 'zz'] },
      answers: { ateAt: null },
    }),
  )
  return made
}

/** Words of English that no Spanish sentence holds. */
const english =
  /\b(?:the|and|is|are|was|were|with|without|before|after|not|no longer|which|that|this|has|have|had|been|asked|needs?|days|hours|ago|ask|whether|because|from|taken|planned|recorded?|list|drug|dose|steroid|physician|prescriber|nobody|reaction|record|allergy|level|side|only|than|above|below|risk)\b/i

describe('screening in Spanish', () => {
  const results = corpus().map((each) => screen(each))
  const wordings = results.flatMap(({ findings, passed, riskWords }) => [
    ...riskWords,
    ...[...findings, ...passed].flatMap(({ words }) => [
      words.says,
      ...[words.needs, words.has, words.restart].filter((each) => each !== null),
    ]),
    ...findings.flatMap(({ words }) => [...words.actions, ...words.otherViews]),
  ])

  it('has every sentence of the rules', () => {
    const missing = [...patterns].filter((pattern) => pattern !== '' && !Object.hasOwn(catalogue, pattern))
    expect(patterns.size).toBeGreaterThan(350)
    expect(missing).toEqual([])
  })

  it('has every text of the tables', () => {
    const { allergens, conditions, otherGuidelines, contrastAgents, otherMedications, drugs } = shippedRules
    const texts = [
      ...allergens.allergens.flatMap((row) => [
        row.label,
        row.says,
        row.doesNotBlock,
        row.alternative,
        row.question ?? '',
        ...row.against.flatMap(({ says = '', alternative = '' }) => [says, alternative]),
      ]),
      ...conditions.conditions.map(({ label }) => label),
      ...otherGuidelines.flatMap(({ rows }) => rows.map(({ says }) => says)),
      ...contrastAgents.map(({ note }) => note),
      ...otherMedications.bleedingWithoutValue.drugs.map((drug) => drug.class),
      ...drugs.map((row) => row.class),
    ]
    expect([...new Set(texts)].filter((text) => text !== '' && !Object.hasOwn(catalogue, text))).toEqual([])
  })

  it('fills the same parts in both languages, and leaves nothing empty', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      expect(placeholders(text), key).toEqual(placeholders(key))
      expect(text.trim(), key).not.toBe('')
    }
  })

  it('holds nothing that the rules never say', () => {
    const said = new Set([...patterns, ...Object.keys(catalogue).filter((key) => !/\{\d\}/.test(key))])
    expect(Object.keys(catalogue).filter((key) => !said.has(key))).toEqual([])
  })

  it('translates every part of every finding that the corpus reaches', () => {
    expect(new Set(wordings.map(({ en }) => en)).size).toBeGreaterThan(1000)
    expect([...new Set(wordings.flatMap(untranslated))]).toEqual([])
  })

  it('lets no English word through, save names and the words of the record', () => {
    const leaks = new Set<string>()
    for (const wording of wordings) for (const text of ownSentences(wording)) if (english.test(text)) leaks.add(text)
    expect([...leaks]).toEqual([])
  })

  it('names the subject of every finding that is no name of the record', () => {
    const ofRules = ['level', 'weight', 'birth date', 'platelets', 'local anaesthetic dose', 'drug-eluting stent']
    for (const subject of ofRules) expect(subjectIn('es', subject), subject).not.toBe(subject)
    expect(subjectIn('es', 'apixaban, prescriber’s decision')).toBe('apixabán, decisión del prescriptor')
    expect(subjectIn('es', 'Eliquis 5 mg')).toBe('Eliquis 5 mg')
    expect(fixedIn('en', 'usual practice')).toBe('usual practice')
  })

  it('calls a drug by its Spanish name, and a row of the site by Spanish words around the site’s own reason', () => {
    const lastDose = iso(atMs - 10 * hour)
    const result = screen({ ...calm, medications: listed([{ name: 'apixaban 5 mg', lastDose }]) })
    const [finding] = result.findings.filter(({ topic }) => topic === 'antithrombotic')
    if (finding === undefined) throw new Error('Apixaban ten hours before a needle has to be found.')
    const shown = findingIn('es', finding)
    expect(shown.says).toMatch(/^Apixabán: última toma/)
    expect(shown.subject).toBe('apixabán')
    expect(fixedIn('es', 'This site, version 3: Two bleeds\nlast year.')).toBe(
      'Este centro, versión 3: Two bleeds\nlast year.',
    )
    expect(fixedIn('es', 'rules of this site, version 3')).toBe('reglas de este centro, versión 3')
    expect(fixedIn('en', 'rules of this site, version 3')).toBe('rules of this site, version 3')
  })

  it('shows the words of a person as they are, and English where a site wrote its own text', () => {
    expect(inLanguage('es', w`“${quote('the blue pill')}” is not recognised; did you mean ${quote('Plavix')}?`)).toBe(
      '«the blue pill» no se reconoce; ¿quiso decir Plavix?',
    )
    expect(inLanguage('es', term('a text of the site'))).toBe('a text of the site')
    expect(inLanguage('es', term('constructor'))).toBe('constructor')
  })
})

/** The sentences of a wording in Spanish, without the words of the record in them. */
function ownSentences(wording: Wording): readonly string[] {
  switch (wording.kind) {
    case 'own':
      return []
    case 'name':
      return [wording.es]
    case 'row':
      return wording.parts.flatMap(ownSentences)
    case 'fitted':
      return ownSentences(wording.of)
    case 'sentence':
      return [
        (catalogue[wording.pattern] ?? wording.pattern).replace(/\{\d+\}/g, ''),
        ...wording.parts.flatMap(ownSentences),
      ]
  }
}
