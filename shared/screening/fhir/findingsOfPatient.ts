import { ownValue } from '@shared/kit/ownValue'
import { hourMs, instantSchema } from '@shared/kit/time'
import { labByLoinc, nothingKnown, vitalsByLoinc } from '@shared/screening/fhir/codes'
import type { Collected } from '@shared/screening/fhir/collect'
import {
  allergyResource,
  type Codeable,
  codesOfConcept,
  conditionResource,
  deviceResource,
  immunizationResource,
  type ObservationResource,
  observationResource,
  procedureResource,
  type Quantity,
  statusCode,
  wordsOfConcept,
} from '@shared/screening/fhir/resources'
import type { UnreadPart } from '@shared/screening/finding'
import { lastMoment } from '@shared/screening/instants'
import { isLabProblem, readLab } from '@shared/screening/labs'
import { labTestNamed } from '@shared/screening/normaliseScenario'
import {
  type AllergyItem,
  type AllergyList,
  type Answers,
  allergyStatus,
  type ConditionItem,
  type ConditionList,
  conditionStatus,
  type DeviceList,
  knownTime,
  type Lab,
  type LabTest,
  type VaccineList,
} from '@shared/screening/scenario'
import { z } from 'zod'

type Read<Value> = { readonly value: Value; readonly unread: readonly UnreadPart[] }

export function readAllergies({ resources }: Collected): Read<AllergyList> {
  const items: AllergyItem[] = []
  const unread: UnreadPart[] = []
  let none = false
  for (const each of resources) {
    if (each.resourceType !== 'AllergyIntolerance') continue
    const where = `AllergyIntolerance/${each.id ?? ''}`
    const parsed = allergyResource.safeParse(each)
    if (!parsed.success) {
      unread.push({ where, what: 'an allergy', why: 'its parts do not have the shapes of FHIR R4' })
      items.push({ substance: `unreadable allergy ${where}` })
      continue
    }
    const { code, reaction, criticality } = parsed.data
    const verification = statusCode(parsed.data.verificationStatus)
    const nothing = statedNothing(code)
    const struck = verification === 'refuted' || verification === 'entered-in-error'
    if (nothing !== null && !struck) {
      if (nothing === 'all') none = true
      else
        unread.push({
          where,
          what: wordsOfConcept(code)[0] ?? nothing,
          why:
            nothing === 'partial'
              ? 'it speaks of one kind of allergy only'
              : 'it says that nothing is known, not that there is none',
        })
      continue
    }
    const substances = [...wordsOfConcept(code), ...(reaction ?? []).flatMap((one) => wordsOfConcept(one.substance))]
    const substance =
      substances[0] ??
      (codesOfConcept(code)[0] === undefined
        ? undefined
        : `allergy by code ${codesOfConcept(code)[0]?.code ?? ''} only`)
    if (substance === undefined)
      unread.push({ where, what: 'an allergy without a name', why: 'it has no code and no text' })
    const clinical = allergyStatus.safeParse(
      struck ? verification : (statusCode(parsed.data.clinicalStatus) ?? 'active'),
    )
    const words = (reaction ?? [])
      .flatMap((one) => [
        one.description ?? '',
        ...(one.manifestation ?? []).flatMap((each) => wordsOfManifestation(each)),
      ])
      .filter((word) => word !== '')
    items.push({
      substance: (substance ?? `allergy without a name ${where}`).slice(0, 3900),
      status: clinical.success ? clinical.data : 'active',
      severity: severityOf(reaction ?? [], criticality),
      ...(words.length === 0 ? {} : { reaction: words.join(', ').slice(0, 480) }),
      codes: codesOfConcept(code).slice(0, 20),
    })
  }
  const status = items.length > 0 ? 'recorded' : none ? 'none' : 'not-asked'
  return { value: { status, items }, unread }
}

function wordsOfManifestation(value: unknown): readonly string[] {
  const linked = z.looseObject({ concept: z.unknown() }).safeParse(value)
  const concept = z
    .looseObject({
      text: z.string().optional(),
      coding: z.array(z.looseObject({ display: z.string().optional() })).optional(),
    })
    .safeParse(linked.success && linked.data.concept !== undefined ? linked.data.concept : value)
  if (!concept.success) return []
  const words = concept.data.text ?? concept.data.coding?.find(({ display }) => display !== undefined)?.display
  return words === undefined ? [] : [words]
}

function severityOf(
  reactions: readonly { severity?: string | undefined }[],
  criticality: string | undefined,
): 'mild' | 'moderate' | 'severe' | 'unknown' {
  const said = reactions.map(({ severity }) => severity?.toLowerCase())
  if (said.includes('severe') || criticality === 'high') return 'severe'
  if (said.includes('moderate')) return 'moderate'
  return said.includes('mild') ? 'mild' : 'unknown'
}

function statedNothing(code: Codeable | undefined): 'all' | 'partial' | 'no-information' | null {
  for (const each of codesOfConcept(code)) {
    const kind = ownValue(nothingKnown, each.code)
    if (kind !== undefined) return kind
  }
  for (const words of wordsOfConcept(code)) {
    if (/^(no known (drug |medication )?allerg(y|ies)|nkda|nka|no known problems?|no known conditions?)\b/i.test(words))
      return 'all'
    if (/^no known\b/i.test(words)) return 'partial'
    if (/^no information\b/i.test(words)) return 'no-information'
  }
  return null
}

/** Conditions, and procedures whose traces stay (a stent, an implanted device, a fusion). */
export function readConditions({ resources }: Collected, at: string): Read<ConditionList> {
  const items: ConditionItem[] = []
  const unread: UnreadPart[] = []
  let none = false
  let listed = 0
  for (const each of resources) {
    const where = `${each.resourceType}/${each.id ?? ''}`
    if (each.resourceType === 'Condition') {
      const parsed = conditionResource.safeParse(each)
      const words = parsed.success ? wordsOfConcept(parsed.data.code) : []
      if (!parsed.success || (words.length === 0 && codesOfConcept(parsed.data.code).length === 0)) {
        unread.push({
          where,
          what: 'a condition',
          why: parsed.success ? 'it has no code and no text' : 'its parts do not have the shapes of FHIR R4',
        })
        continue
      }
      const nothing = statedNothing(parsed.data.code)
      if (nothing === 'all') none = true
      if (nothing !== null) continue
      const verification = statusCode(parsed.data.verificationStatus)
      const status = conditionStatus.safeParse(
        verification === 'refuted' || verification === 'entered-in-error'
          ? verification
          : (statusCode(parsed.data.clinicalStatus) ?? 'active'),
      )
      listed += 1
      items.push({
        name: (words[0] ?? `condition by code ${codesOfConcept(parsed.data.code)[0]?.code ?? ''}`).slice(0, 3900),
        status: status.success ? status.data : 'active',
        codes: codesOfConcept(parsed.data.code).slice(0, 20),
        ...dated(parsed.data.onsetDateTime ?? parsed.data.onsetPeriod?.start, at),
      })
    } else if (each.resourceType === 'Procedure') {
      const parsed = procedureResource.safeParse(each)
      if (!parsed.success)
        unread.push({ where, what: 'a procedure', why: 'its parts do not have the shapes of FHIR R4' })
      const done =
        parsed.success &&
        (parsed.data.status === undefined || ['completed', 'unknown', 'in-progress'].includes(parsed.data.status))
      const words = parsed.success && done ? wordsOfConcept(parsed.data.code)[0] : undefined
      if (!parsed.success || words === undefined || /\b(removal|explant|extraction)\b/i.test(words)) continue
      // Marked as over: only what leaves something behind still counts.
      items.push({
        name: words.slice(0, 3900),
        status: 'resolved',
        codes: [],
        ...dated(
          parsed.data.performedDateTime ?? parsed.data.performedPeriod?.end ?? parsed.data.performedPeriod?.start,
          at,
        ),
      })
    }
  }
  const status = listed > 0 ? 'recorded' : none ? 'none' : 'not-asked'
  return { value: { status, items: status === 'none' ? [] : items }, unread }
}

function dated(text: string | undefined, at: string): { at: string } | Record<string, never> {
  if (text === undefined || !knownTime.safeParse(text).success || lastMoment(text, 0) === null) return {}
  return text.slice(0, 10) > at.slice(0, 10) ? {} : { at: text }
}

export function readDevices({ resources }: Collected): Read<DeviceList | undefined> {
  const items: { name: string; status: 'active' | 'inactive' | 'entered-in-error' }[] = []
  const unread: UnreadPart[] = []
  for (const each of resources) {
    if (each.resourceType !== 'Device') continue
    const parsed = deviceResource.safeParse(each)
    const name = parsed.success
      ? [...wordsOfConcept(parsed.data.type), ...(parsed.data.deviceName ?? []).flatMap((one) => one.name ?? [])].join(
          ', ',
        )
      : ''
    if (!parsed.success || name === '')
      unread.push({ where: `Device/${each.id ?? ''}`, what: 'a device', why: 'it has no name' })
    else
      items.push({
        name: name.slice(0, 3900),
        status:
          parsed.data.status === 'entered-in-error'
            ? 'entered-in-error'
            : parsed.data.status === 'inactive'
              ? 'inactive'
              : 'active',
      })
  }
  return { value: items.length === 0 ? undefined : { status: 'recorded', items: items.slice(0, 100) }, unread }
}

export function readVaccines({ resources }: Collected): Read<VaccineList | undefined> {
  const items: { name: string; at: string }[] = []
  const unread: UnreadPart[] = []
  for (const each of resources) {
    if (each.resourceType !== 'Immunization') continue
    const parsed = immunizationResource.safeParse(each)
    const name = parsed.success ? wordsOfConcept(parsed.data.vaccineCode)[0] : undefined
    const given = parsed.success ? parsed.data.occurrenceDateTime : undefined
    if (!parsed.success || name === undefined || given === undefined || !knownTime.safeParse(given).success)
      unread.push({ where: `Immunization/${each.id ?? ''}`, what: 'a vaccination', why: 'it has no name or no date' })
    else if (parsed.data.status === 'completed') items.push({ name: name.slice(0, 3900), at: given })
  }
  const newest = [...items].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 200)
  return { value: newest.length === 0 ? undefined : { status: 'recorded', items: newest }, unread }
}

export type Measured = {
  readonly labs: readonly Lab[]
  readonly weightKg: number | null
  readonly heightCm: number | null
  readonly answers: Answers
}

/** Laboratory results, weight, height, temperature and pregnancy status. What cannot be used is listed with its reason. */
export function readObservations({ resources }: Collected, at: string): Read<Measured> {
  const labs: Lab[] = []
  const unread: UnreadPart[] = []
  const newest = new Map<'weight' | 'height', { value: number; ms: number }>()
  let given: Answers = {}
  for (const each of resources) {
    if (each.resourceType !== 'Observation') continue
    const where = `Observation/${each.id ?? ''}`
    const parsed = observationResource.safeParse(each)
    if (!parsed.success) {
      unread.push({ where, what: 'an observation', why: 'its parts do not have the shapes of FHIR R4' })
      continue
    }
    const kind = kindOf(parsed.data)
    if (kind === null) {
      const heard = soundsLikeLab(parsed.data)
      if (heard !== null)
        unread.push({ where, what: heard, why: 'neither its code nor its name is one of a result the rules read' })
      continue
    }
    const refuse = (why: string) => unread.push({ where, what: `${kind.name} ${shownValue(parsed.data)}`.trim(), why })
    const status = parsed.data.status ?? 'unknown'
    if (!['final', 'amended', 'corrected', 'preliminary'].includes(status)) {
      refuse(`its status is ${status}`)
      continue
    }
    const time = timeOf(parsed.data)
    const ms = time === null ? null : (lastMoment(time, 0)?.ms ?? null)
    if (time === null || ms === null) {
      refuse('it has no time')
      continue
    }
    const atMs = Date.parse(at)
    if (ms > atMs && time.slice(0, 10) > at.slice(0, 10)) {
      refuse('it lies after the planned time')
      continue
    }
    if (kind.test !== null) {
      const lab = labFrom(kind.test, parsed.data, time)
      const reading = lab === null ? null : readLab(lab, ms)
      if (lab === null || reading === null) refuse('its value is no number')
      else if (isLabProblem(reading)) refuse(reading.says.en)
      else if (ms > atMs) refuse('only its date is known, and it is the planned day')
      else labs.push(lab)
    } else if (kind.name === 'weight' || kind.name === 'height') {
      const value = measure(kind.name, parsed.data.valueQuantity)
      const before = newest.get(kind.name)
      if (value === null) refuse('its value or unit cannot be used')
      else if (before === undefined || ms > before.ms) newest.set(kind.name, { value, ms })
    } else if (kind.name === 'temperature') {
      const value = parsed.data.valueQuantity?.value
      if (value !== undefined && value >= 30 && value <= 45 && atMs - ms <= 24 * hourMs && ms <= atMs)
        given = { ...given, temperatureC: value }
    } else {
      const pregnant = pregnancyAnswer(parsed.data.valueCodeableConcept)
      if (pregnant === 'yes' || pregnant === 'possible') given = { ...given, pregnant }
      else if (pregnant === 'no' && given.pregnant === undefined && ms <= atMs && atMs - ms <= 24 * hourMs)
        given = { ...given, pregnant }
      else refuse('it is older than a day, or says neither yes nor no')
    }
  }
  return {
    value: {
      labs,
      weightKg: newest.get('weight')?.value ?? null,
      heightCm: newest.get('height')?.value ?? null,
      answers: given,
    },
    unread,
  }
}

type Kind = { readonly name: string; readonly test: LabTest | null }

function kindOf({ code }: ObservationResource): Kind | null {
  for (const each of codesOfConcept(code)) {
    const test = ownValue(labByLoinc, each.code)
    if (test !== undefined) return { name: test, test }
    const vital = ownValue(vitalsByLoinc, each.code)
    if (vital !== undefined) return { name: vital, test: null }
  }
  // A code of a laboratory's own says nothing here; its words may.
  for (const words of wordsOfConcept(code)) {
    const test = labTestNamed(words.toLowerCase().replace(/[\s_]+/g, '-'))
    if (test !== null) return { name: test, test }
    if (/^(?:body )?weight$/i.test(words)) return { name: 'weight', test: null }
    if (/^(?:body )?height$/i.test(words)) return { name: 'height', test: null }
  }
  return null
}

/** A result that sounds like one the rules use, under a code and a name nobody knows: listed for a person to look at. */
function soundsLikeLab({ code }: ObservationResource): string | null {
  const loinc = codesOfConcept(code).some(({ system }) => /loinc/i.test(system))
  if (loinc) return null
  return (
    wordsOfConcept(code).find((words) => /\binr\b|platelet|creatinin|anti-?xa|\bhcg\b|pregnan/i.test(words)) ?? null
  )
}

function timeOf({ effectiveDateTime, effectiveInstant, effectivePeriod, issued }: ObservationResource): string | null {
  const time = effectiveDateTime ?? effectiveInstant ?? effectivePeriod?.end ?? effectivePeriod?.start ?? issued
  return time !== undefined && knownTime.safeParse(time).success ? time : null
}

function labFrom(
  test: LabTest,
  { valueQuantity, valueString, valueInteger, valueCodeableConcept }: ObservationResource,
  time: string,
): Lab | null {
  const moment = lastMoment(time, 0)
  if (moment === null) return null
  const at = instantSchema.safeParse(time).success ? time : new Date(moment.ms).toISOString()
  if (valueQuantity?.value !== undefined) {
    const value =
      valueQuantity.comparator === undefined ? valueQuantity.value : `${valueQuantity.comparator}${valueQuantity.value}`
    return { test, value, unit: unitOf(valueQuantity), at }
  }
  if (valueInteger !== undefined) return { test, value: valueInteger, unit: '', at }
  if (valueString !== undefined && valueString.trim() !== '')
    return { test, value: valueString.trim().slice(0, 60), unit: '', at }
  const word = test === 'hcg' ? wordsOfConcept(valueCodeableConcept)[0] : undefined
  return word === undefined ? null : { test, value: word.slice(0, 60), unit: '', at }
}

function unitOf({ unit, code }: Quantity): string {
  return (code ?? unit ?? '').slice(0, 40)
}

function measure(kind: 'weight' | 'height', quantity: Quantity | undefined): number | null {
  const value = quantity?.value
  if (value === undefined || quantity === undefined) return null
  const factors: Readonly<Record<string, number>> =
    kind === 'weight'
      ? { kg: 1, g: 0.001, '[lb_av]': 0.45359237, lb: 0.45359237, lbs: 0.45359237 }
      : { cm: 1, m: 100, '[in_i]': 2.54, in: 2.54 }
  const factor = ownValue(factors, unitOf(quantity).toLowerCase())
  if (factor === undefined) return null
  const result = Number((value * factor).toFixed(1))
  const [least, most] = kind === 'weight' ? [0.5, 500] : [20, 280]
  return result >= least && result <= most ? result : null
}

function pregnancyAnswer(concept: Codeable | undefined): 'yes' | 'no' | 'possible' | null {
  for (const { code } of codesOfConcept(concept)) {
    if (code === '77386006') return 'yes'
    if (code === '60001007') return 'no'
    if (code === '146799005') return 'possible'
  }
  const words = wordsOfConcept(concept)[0]?.toLowerCase() ?? ''
  if (/not pregnant/.test(words)) return 'no'
  if (/possib/.test(words)) return 'possible'
  return /pregnant/.test(words) ? 'yes' : null
}

function shownValue({ valueQuantity, valueString, valueCodeableConcept }: ObservationResource): string {
  if (valueQuantity?.value !== undefined)
    return `${valueQuantity.comparator ?? ''}${valueQuantity.value} ${valueQuantity.unit ?? ''}`.trim()
  return valueString ?? wordsOfConcept(valueCodeableConcept)[0] ?? 'without a value'
}
