import { ownValue } from '@shared/kit/ownValue'
import { dayMs } from '@shared/kit/time'
import { drugByCode, nothingKnown } from '@shared/screening/fhir/codes'
import type { Collected, Resource } from '@shared/screening/fhir/collect'
import {
  type Codeable,
  codesOfConcept,
  conditionResource,
  type Dosage,
  type MedicationUse,
  medicationResource,
  medicationUse,
  type Reference,
  wordsOfConcept,
} from '@shared/screening/fhir/resources'
import type { UnreadPart } from '@shared/screening/finding'
import { lastMoment } from '@shared/screening/instants'
import { understand } from '@shared/screening/medicationMatch'
import type { Rules } from '@shared/screening/rules'
import { knownTime, type MedicationItem, type MedicationStatus } from '@shared/screening/scenario'

export type ReadMedications = {
  readonly items: readonly MedicationItem[]
  readonly saysNone: boolean
  readonly unread: readonly UnreadPart[]
}

/**
 * Medication statements, orders, doses given and supplies as list items. A resource that cannot be read becomes an item
 * nobody recognises, so that it is asked about: it never disappears.
 */
export function readMedications(collected: Collected, at: string, rules: Rules): ReadMedications {
  const items: { item: MedicationItem; use: MedicationUse | null }[] = []
  const unread: UnreadPart[] = []
  let saysNone = false
  for (const each of collected.resources) {
    if (
      !['MedicationStatement', 'MedicationRequest', 'MedicationAdministration', 'MedicationDispense'].includes(
        each.resourceType,
      )
    )
      continue
    const where = `${each.resourceType}/${each.id ?? ''}`
    const parsed = medicationUse.safeParse(each)
    if (!parsed.success) {
      unread.push({ where, what: 'a medication', why: 'its parts do not have the shapes of FHIR R4' })
      items.push({ item: { name: `unreadable medication ${where}` }, use: null })
      continue
    }
    const concept = conceptOf(parsed.data, collected)
    const nothing =
      codesOfConcept(concept.code)
        .map(({ code }) => ownValue(nothingKnown, code))
        .find((kind) => kind !== undefined) ?? saidInWords(concept.code)
    if (nothing === 'all') {
      saysNone = true
      continue
    }
    if (nothing === 'no-information') {
      unread.push({
        where,
        what: wordsOfConcept(concept.code)[0] ?? 'no information',
        why: 'it says that nothing is known, not that there is none',
      })
      continue
    }
    items.push({ item: itemFrom(parsed.data, concept, collected, at, where, rules, unread), use: parsed.data })
  }
  return { items: withStatedLastDoses(items, rules), saysNone, unread }
}

function saidInWords(concept: Codeable | undefined): 'all' | undefined {
  return wordsOfConcept(concept).some((words) => /^no (known |current )?medications?\b/i.test(words))
    ? 'all'
    : undefined
}

type Concept = {
  readonly code: Codeable | undefined
  readonly more: readonly Codeable[]
  readonly display: string | undefined
}

function conceptOf(use: MedicationUse, collected: Collected): Concept {
  const code = use.medicationCodeableConcept ?? use.medication?.concept
  const link = use.medicationReference ?? use.medication?.reference
  if (link === undefined) return { code, more: [], display: undefined }
  const target = resolve(link, use.contained, collected)
  const medication = target === undefined ? undefined : medicationResource.safeParse(target)
  if (medication === undefined || !medication.success) return { code, more: [], display: link.display }
  const ingredients = (medication.data.ingredient ?? []).flatMap((each) => {
    const ingredient = each.itemCodeableConcept ?? each.item?.concept
    return ingredient === undefined ? [] : [ingredient]
  })
  return { code: code ?? medication.data.code, more: ingredients, display: link.display }
}

function resolve(
  link: Reference,
  contained: readonly Resource[] | undefined,
  collected: Collected,
): Resource | undefined {
  const name = link.reference
  if (name === undefined) return undefined
  if (name.startsWith('#')) return contained?.find(({ id }) => id === name.slice(1))
  const exact = collected.byReference.get(name)
  if (exact !== undefined) return exact
  const tail = name.split('/').slice(-2).join('/')
  return collected.byReference.get(tail)
}

function itemFrom(
  use: MedicationUse,
  concept: Concept,
  collected: Collected,
  at: string,
  where: string,
  rules: Rules,
  unread: UnreadPart[],
): MedicationItem {
  const codes = [concept.code, ...concept.more].flatMap((each) => codesOfConcept(each))
  const name = nameOf(concept, codes, rules, where)
  const dosages = use.dosage ?? use.dosageInstruction ?? []
  const lastDose = lastDoseOf(use, at, where, unread)
  return {
    name: name.slice(0, 3900),
    status: statusOf(use),
    codes: codes.slice(0, 20),
    ...(lastDose === null ? {} : { lastDose }),
    ...optional(
      'dose',
      dosages.map(doseText).find((text) => text !== ''),
    ),
    ...optional(
      'frequency',
      dosages.map(frequencyText).find((text) => text !== ''),
    ),
    ...optional('route', dosages.flatMap(({ route }) => wordsOfConcept(route))[0]),
    ...optional('indication', indicationOf(use, collected)),
  }
}

function optional(
  key: 'dose' | 'frequency' | 'route' | 'indication',
  value: string | undefined,
): Partial<MedicationItem> {
  return value === undefined || value === '' ? {} : { [key]: value.slice(0, 480) }
}

/** The words that say most: those that name an antithrombotic first; a code that says more than the words is added. */
function nameOf(
  { code, more, display }: Concept,
  codes: readonly { system: string; code: string }[],
  rules: Rules,
  where: string,
): string {
  const words = [
    ...wordsOfConcept(code),
    ...(display === undefined ? [] : [display]),
    ...more.flatMap((each) => wordsOfConcept(each).slice(0, 1)),
  ]
  const kinds = words.map((each) => understand(each, rules).kind)
  const best = words[kinds.indexOf('antithrombotic')] ?? words[kinds.indexOf('other')] ?? words[0]
  const coded = drugByCode(codes, rules)
  if (best === undefined) {
    if (coded !== null) return coded
    const first = codes[0]
    return first === undefined ? `medication without a name (${where})` : `medication by code ${first.code} only`
  }
  if (coded === null) return best
  const understood = understand(best, rules)
  return understood.kind === 'antithrombotic' && understood.generic === coded ? best : `${best} / ${coded}`
}

function statusOf(use: MedicationUse): MedicationStatus {
  const status = (use.status ?? '').toLowerCase()
  if (status === 'entered-in-error') return 'entered-in-error'
  if (
    use.doNotPerform === true ||
    status === 'not-taken' ||
    status === 'not-done' ||
    status === 'cancelled' ||
    status === 'declined'
  )
    return 'not-taken'
  if (use.resourceType === 'MedicationAdministration' || use.resourceType === 'MedicationDispense') {
    return status === 'in-progress' || status === 'on-hold' ? 'active' : 'completed'
  }
  switch (status) {
    case 'active':
    case 'recorded':
      return use.intent === 'proposal' || use.intent === 'plan' || use.intent === 'option' ? 'intended' : 'active'
    case 'on-hold':
    case 'stopped':
    case 'completed':
    case 'intended':
      return status
    case 'ended':
      return 'completed'
    case 'draft':
      return 'intended'
    default:
      return 'unknown'
  }
}

/**
 * Oldest date at which a statement that calls a medicine active is believed about the last dose: beyond it, the date is
 * of the statement, and when the medicine was last taken is not known.
 */
const oldestActiveMs = 31 * dayMs

/** When it was last taken, where the record says so. An order says when it was written, not when it was taken. */
function lastDoseOf(use: MedicationUse, at: string, where: string, unread: UnreadPart[]): string | null {
  const status = (use.status ?? '').toLowerCase()
  const over = ['completed', 'stopped', 'ended'].includes(status)
  const stated =
    use.resourceType === 'MedicationRequest' || use.resourceType === 'MedicationDispense'
      ? undefined
      : (use.effectiveDateTime ??
        use.occurenceDateTime ??
        (over || use.resourceType === 'MedicationAdministration' ? use.effectivePeriod?.end : undefined))
  if (stated === undefined) return null
  if (!knownTime.safeParse(stated).success) {
    unread.push({ where, what: `last taken ${stated}`, why: 'it is no date of FHIR' })
    return null
  }
  const moment = lastMoment(stated, 0)
  if (moment === null || (moment.ms > Date.parse(at) && stated.slice(0, 10) > at.slice(0, 10))) {
    unread.push({ where, what: `last taken ${stated}`, why: 'it lies after the planned time' })
    return null
  }
  const current =
    use.resourceType === 'MedicationStatement' && !over && !['not-taken', 'entered-in-error'].includes(status)
  if (current && Date.parse(at) - moment.ms > oldestActiveMs) {
    unread.push({
      where,
      what: `effective ${stated}`,
      why: 'the medicine is called active, so a date this old is not its last dose',
    })
    return null
  }
  return stated
}

function doseText({ text, doseAndRate, dose }: Dosage): string {
  const quantity = doseAndRate?.find((each) => each.doseQuantity !== undefined)?.doseQuantity ?? dose
  const amount = quantity?.value === undefined ? '' : `${quantity.value} ${quantity.unit ?? quantity.code ?? ''}`.trim()
  return [amount, text ?? ''].filter((each) => each !== '').join('; ')
}

function frequencyText({ timing }: Dosage): string {
  const repeat = timing?.repeat
  const words = wordsOfConcept(timing?.code)[0] ?? codesOfConcept(timing?.code)[0]?.code ?? ''
  if (repeat?.period === undefined || repeat.period <= 0) return words
  const days = repeat.periodUnit === 'd' ? repeat.period : repeat.periodUnit === 'h' ? repeat.period / 24 : null
  if (days === null) return words
  const perDay = (repeat.frequency ?? 1) / days
  if (!Number.isInteger(perDay)) return words
  return perDay === 1 ? 'once daily' : perDay === 2 ? 'twice daily, bid' : `${perDay} times daily`
}

function indicationOf(use: MedicationUse, collected: Collected): string | undefined {
  const coded = (use.reasonCode ?? []).flatMap((each) => wordsOfConcept(each).slice(0, 1))
  const linked = (use.reasonReference ?? []).flatMap((link) => {
    const condition = conditionResource.safeParse(resolve(link, use.contained, collected))
    return condition.success
      ? wordsOfConcept(condition.data.code).slice(0, 1)
      : link.display === undefined
        ? []
        : [link.display]
  })
  const words = [...coded, ...linked]
  return words.length === 0 ? undefined : words.join('; ')
}

/**
 * An order whose drug a current statement also names takes the last dose from the statement: the two are one course.
 * Doses given in hospital say nothing about what was taken since, and are left as they are.
 */
function withStatedLastDoses(
  items: readonly { item: MedicationItem; use: MedicationUse | null }[],
  rules: Rules,
): readonly MedicationItem[] {
  const stated = new Map<string, string>()
  for (const { item, use } of items) {
    if (
      use?.resourceType !== 'MedicationStatement' ||
      typeof item.lastDose !== 'string' ||
      (item.status !== 'active' && item.status !== 'on-hold')
    )
      continue
    const { generic } = understand(item.name, rules)
    if (generic === null) continue
    const before = stated.get(generic)
    if (before === undefined || (lastMoment(item.lastDose, 0)?.ms ?? 0) > (lastMoment(before, 0)?.ms ?? 0))
      stated.set(generic, item.lastDose)
  }
  return items.map(({ item, use }) => {
    const generic = understand(item.name, rules).generic
    const lastDose = generic === null ? undefined : stated.get(generic)
    return use?.resourceType === 'MedicationRequest' && item.status === 'active' && lastDose !== undefined
      ? { ...item, lastDose }
      : item
  })
}
