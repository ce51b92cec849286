import { ownValue } from '@shared/kit/ownValue'
import { fail, ok, type Result } from '@shared/kit/result'
import { procedureOf } from '@shared/plan/catalogue'
import { placeInCatalogueWords } from '@shared/plan/placeWords'
import { levelDetail, procedureCodes, scenarioPlanSchema } from '@shared/plan/plan'
import type { UnreadPart } from '@shared/screening/finding'
import { ageAt, lastMoment, offsetMinutes, realDate } from '@shared/screening/instants'
import { isLabProblem, readLab } from '@shared/screening/labs'
import { allowedEdits } from '@shared/screening/names/lexicon'
import { editDistance } from '@shared/screening/names/words'
import { normaliseScenario } from '@shared/screening/normaliseScenario'
import {
  answers,
  codeSchema,
  knownTime,
  lab,
  medicationItem,
  prescriberDecision,
  type Scenario,
  scenarioPatient,
  scenarioSchema,
  steroidItem,
  vaccineItem,
} from '@shared/screening/scenario'
import type { z } from 'zod'

/** A scenario that can be screened, and the names in the document that nothing reads. */
export type ReadScenario = { readonly scenario: Scenario; readonly unread: readonly UnreadPart[] }

/** Every reason why a document is refused, as sentences. */
export type ScenarioProblems = readonly string[]

/** Largest number of problems that are listed; the rest is counted. */
const mostListed = 8

/** Most characters the lists of one patient can hold in all: many times the longest list met. */
const mostListText = 250_000

/**
 * Reads a scenario from data of any origin. Refused, with a sentence for each reason: a shape that does not fit, a name
 * that looks like a misspelt one, a result with a wrong unit, a date that cannot be or lies after the planned time, an age
 * above 120. Names that nothing reads are listed, not dropped.
 */
export function readScenario(document: unknown): Result<ReadScenario, ScenarioProblems> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return fail(['The scenario is not a JSON object with “at” and “plan”.'])
  }
  const names = unknownNames(document)
  if (names.problems.length > 0) return fail(limited(names.problems))
  const parsed = scenarioSchema.safeParse(normaliseScenario(document))
  if (!parsed.success) return fail(limited(parsed.error.issues.map(sentenceFor)))
  const written = lengthOfLists(parsed.data)
  if (written > mostListText)
    return fail([
      `The lists hold ${written} characters; the lists of one patient have at most ${mostListText}. Nothing was screened.`,
    ])
  const problems = implausible(parsed.data)
  if (problems.length > 0) return fail(limited(problems))
  return ok({ scenario: withPlaceInCatalogueWords(parsed.data), unread: names.unread })
}

function withPlaceInCatalogueWords(scenario: Scenario): Scenario {
  const { plan } = scenario
  const place = placeInCatalogueWords(procedureOf(plan.procedure), plan)
  return {
    ...scenario,
    plan: { ...plan, region: place.region, levels: place.levels === null ? null : [...place.levels] },
  }
}

function lengthOfLists({ medications, allergies, conditions, devices, vaccines, steroids }: Scenario): number {
  const texts = [
    ...medications.items.flatMap(({ name, indication, dose }) => [name, indication, dose]),
    ...allergies.items.flatMap(({ substance, reaction }) => [substance, reaction]),
    ...[...conditions.items, ...(devices?.items ?? []), ...(vaccines?.items ?? [])].map(({ name }) => name),
    ...(steroids?.items ?? []).map(({ drug }) => drug),
  ]
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

function limited(problems: readonly string[]): ScenarioProblems {
  const unique = [...new Set(problems)]
  if (unique.length <= mostListed) return unique
  return [...unique.slice(0, mostListed), `And ${unique.length - mostListed} more of this kind.`]
}

// Names

type Shape = { readonly [name: string]: Shape | null }

const leaf = (keys: readonly string[]): Shape => Object.fromEntries(keys.map((key) => [key, null]))
const keysOf = (schema: { shape: Record<string, unknown> }) => Object.keys(schema.shape)
const listShape = (item: Shape): Shape => ({ status: null, items: item })
const coded = { codes: leaf(keysOf(codeSchema)), confirmed: leaf(['as', 'by', 'at']) }

const shape: Shape = {
  at: null,
  plan: { ...leaf(keysOf(scenarioPlanSchema)), levelDetails: leaf(keysOf(levelDetail)) },
  patient: leaf(keysOf(scenarioPatient)),
  medications: listShape({ ...leaf(keysOf(medicationItem)), decision: leaf(keysOf(prescriberDecision)), ...coded }),
  allergies: listShape({ ...leaf(['substance', 'reaction', 'severity', 'status']), ...coded }),
  conditions: listShape({ ...leaf(['name', 'status', 'at']), ...coded }),
  labs: leaf(keysOf(lab)),
  answers: leaf(keysOf(answers)),
  steroids: listShape(leaf(keysOf(steroidItem))),
  vaccines: listShape(leaf(keysOf(vaccineItem))),
  devices: listShape(leaf(['name', 'status'])),
}

function unknownNames(document: object): { problems: string[]; unread: UnreadPart[] } {
  const problems: string[] = []
  const unread: UnreadPart[] = []
  const walk = (value: unknown, known: Shape, where: string) => {
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) walk(each, known, `${where}[${index}]`)
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const path = where === '' ? name : `${where}.${name}`
      const inner = ownValue(known, name)
      if (inner === undefined) {
        const meant = nearestName(name, Object.keys(known))
        if (meant !== null) problems.push(`“${path}” is not a name this reads; did you mean “${meant}”?`)
        else unread.push({ where: path, what: JSON.stringify(member).slice(0, 200), why: 'no rule reads this name' })
      } else if (inner !== null) walk(member, inner, path)
    }
  }
  walk(document, shape, '')
  return { problems, unread }
}

function nearestName(name: string, known: readonly string[]): string | null {
  const plain = name.toLowerCase().replace(/[_-]/g, '')
  for (const candidate of known) {
    const other = candidate.toLowerCase()
    if (plain.length >= 4 && editDistance(plain, other, 2) <= Math.min(2, allowedEdits(other.length))) return candidate
  }
  return null
}

// Shape

function sentenceFor(issue: z.core.$ZodIssue): string {
  const where = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
  const name = where === '' ? 'The scenario' : `“${where}”`
  if (where === 'plan.procedure')
    return `${name} is not a procedure of the catalogue; it is one of ${procedureCodes.join(', ')}.`
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `${name} is missing.`
        : `${name} is not ${article(issue.expected)}.`
    case 'invalid_value':
      return `${name} is not one of: ${issue.values.map(String).join(', ')}.`
    case 'too_big':
      return issue.origin === 'array'
        ? `${name} has more entries than a list of one patient can have (at most ${issue.maximum}).`
        : issue.origin === 'string'
          ? `${name} is longer than ${issue.maximum} characters; write one entry for each line.`
          : `${name} is more than ${issue.maximum}.`
    case 'too_small':
      return issue.origin === 'string'
        ? `${name} is empty.`
        : `${name} is too small: ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}.`
    case 'invalid_format':
      return /at$|At$|lastDose/.test(where)
        ? `${name} is not a date and time with its offset, such as 2026-11-24T09:00:00-05:00.`
        : where.endsWith('birthDate')
          ? `${name} is not a date such as 1954-03-02.`
          : `${name} is not written as expected.`
    case 'invalid_union':
      return sentenceOfUnion(issue, name)
    default:
      return `${name}: ${issue.message}.`
  }
}

/** An entry may be a text or an object: the sentence of the reading that came closest. */
function sentenceOfUnion(issue: z.core.$ZodIssueInvalidUnion, name: string): string {
  const closest = issue.errors
    .map((problems) => problems[0])
    .filter((problem) => problem !== undefined)
    .sort((a, b) => b.path.length - a.path.length)[0]
  if (closest === undefined || closest.path.length === 0)
    return `${name} is neither a text nor an object that can be read.`
  return sentenceFor({ ...closest, path: [...issue.path, ...closest.path] })
}

function article(expected: string): string {
  return (
    { string: 'a text', number: 'a number', object: 'an object', array: 'a list', boolean: 'true or false' }[
      expected
    ] ?? expected
  )
}

// Plausibility

function implausible(scenario: Scenario): string[] {
  const problems: string[] = []
  const atMs = Date.parse(scenario.at)
  const offset = offsetMinutes(scenario.at)
  if (Number.isNaN(atMs) || !realDate(scenario.at.slice(0, 10))) return ['“at” is not an instant of the calendar.']
  const { birthDate } = scenario.patient
  if (typeof birthDate === 'string') {
    if (!realDate(birthDate)) problems.push('“patient.birthDate” is not a day of the calendar.')
    else {
      const age = ageAt(birthDate, atMs)
      if (age < 0) problems.push('“patient.birthDate” lies after the planned time.')
      if (age > 120) problems.push(`“patient.birthDate” gives an age of ${age} years; at most 120 are taken.`)
    }
  }
  const moment = (text: string | null | undefined, where: string, mayBeLater = false) => {
    if (text === null || text === undefined) return
    const known = lastMoment(text, offset)
    if (known === null) problems.push(`“${where}” (${text}) is not a date of the calendar.`)
    else if (!mayBeLater && isLater(text, known.ms, scenario.at, atMs))
      problems.push(`“${where}” (${text}) lies after the planned time ${scenario.at}.`)
  }
  for (const [index, item] of scenario.medications.items.entries()) {
    const where = `medications.items[${index}]`
    moment(item.lastDose, `${where}.lastDose`)
    const decided = item.decision?.at.trim() ?? ''
    if (knownTime.safeParse(decided).success) moment(decided, `${where}.decision.at`)
    moment(item.startedAt, `${where}.startedAt`)
  }
  for (const [index, item] of scenario.conditions.items.entries()) moment(item.at, `conditions.items[${index}].at`)
  for (const [index, item] of (scenario.steroids?.items ?? []).entries()) moment(item.at, `steroids.items[${index}].at`)
  for (const [index, item] of (scenario.vaccines?.items ?? []).entries())
    moment(item.at, `vaccines.items[${index}].at`, true)
  moment(scenario.answers.ateAt, 'answers.ateAt')
  moment(scenario.answers.drankAt, 'answers.drankAt')
  for (const [index, each] of scenario.labs.entries()) {
    moment(each.at, `labs[${index}].at`)
    const reading = readLab(each, Date.parse(each.at))
    if (isLabProblem(reading)) problems.push(`“labs[${index}]”: ${reading.says.en}`)
  }
  return problems
}

/** A partial date is later only if all of it is: today’s date can still lie before the planned time. */
function isLater(text: string, ms: number, at: string, atMs: number): boolean {
  if (text.length > 10) return ms > atMs
  return text > at.slice(0, text.length)
}
