import { ownValue } from '@shared/kit/ownValue'
import { type LabTest, labTests } from '@shared/screening/scenario'

/**
 * Brings harmless variants of a scenario into the one spelling of the schema: letter case and spaces of code words, `true`
 * for `yes`, a text where a list of one text is meant. Nothing is guessed: what is left over is refused by the schema.
 */
export function normaliseScenario(document: object): unknown {
  return mapMembers(withoutNullParts(document), {
    plan: (plan) =>
      mapMembers(plan, {
        procedure: word,
        region: (value) => blankToNull(lower(value)),
        levels: (value) => (typeof value === 'string' ? listFrom(value) : value),
        side: (value) => blankToNull(synonym(word(value), sides)),
        modality: (value) => blankToNull(synonym(word(value), modalities)),
        contrast: blankToNull,
        sedation: (value) => blankToNull(word(value)),
        injectates: (value) => (typeof value === 'string' ? listFrom(value) : value),
        contrastMode: word,
        steroidDoseMg: numeric,
        injectionNumber: numeric,
      }),
    patient: (patient) =>
      mapMembers(patient, {
        sex: (value) => synonym(word(value), sexes),
        birthDate: blankToNull,
        weightKg: (value) => blankToNull(numeric(value)),
        heightCm: (value) => blankToNull(numeric(value)),
      }),
    medications: (list) =>
      mapList(list, (item) =>
        typeof item === 'string'
          ? { name: item }
          : mapMembers(item, {
              status: (value) => blankToNull(synonym(word(value), medicationStatuses)),
              lastDose: blankToNull,
              startedAt: blankToNull,
            }),
      ),
    allergies: (list) =>
      mapList(list, (item) =>
        mapMembers(item, {
          severity: (value) => blankToNull(synonym(word(value), severities)),
          status: (value) => blankToNull(word(value)),
        }),
      ),
    conditions: (list) =>
      mapList(list, (item) => mapMembers(item, { status: (value) => blankToNull(word(value)), at: blankToNull })),
    labs: (labs) =>
      Array.isArray(labs)
        ? labs.map((each: unknown) =>
            mapMembers(each, { test: labName, unit: (value) => (value === null ? '' : value) }),
          )
        : labs,
    answers: (given) =>
      mapMembers(given, {
        ...Object.fromEntries(
          answerNames.map((name) => [
            name,
            (value: unknown) => synonym(yesNo(word(value)), answerSynonyms[name] ?? {}),
          ]),
        ),
        temperatureC: numeric,
        systolicMmHg: numeric,
        diastolicMmHg: numeric,
      }),
    steroids: (list) => mapList(list, (item) => mapMembers(item, { doseMg: numeric })),
    vaccines: (list) => mapList(list, (item) => item),
    devices: (list) => mapList(list, (item) => (typeof item === 'string' ? { name: item } : item)),
  })
}

/** A part that is `null` was not asked. Lists that say nothing where they are left out are marked so. */
function withoutNullParts(document: object): object {
  const notAsked = { status: 'not-asked', items: [] }
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, part]) => {
      if (part !== null || !parts.has(name)) return [[name, part]]
      return name === 'steroids' || name === 'devices' ? [[name, notAsked]] : []
    }),
  )
}

const parts = new Set('patient medications allergies conditions labs answers steroids vaccines devices'.split(' '))

/** `"61"` and `"61.5"` are numbers; `"176 lb"` is not, and neither is a number with a comma. */
function numeric(value: unknown): unknown {
  return typeof value === 'string' && /^\s*\d{1,6}(?:\.\d{1,6})?\s*$/.test(value) ? Number(value) : value
}

type Mapping = Readonly<Record<string, (value: unknown) => unknown>>

function mapMembers(value: unknown, mapping: Mapping): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, ownValue(mapping, name)?.(member) ?? member])
      .map(([name, member]) => [name, member === blank ? null : member]),
  )
}

/** Stands for `null` inside a mapping, where `null` means "leave as it is". */
const blank = Symbol('blank')

function mapList(list: unknown, item: (value: unknown) => unknown): unknown {
  return mapMembers(list, {
    status: (value) => synonym(word(value), listStatuses),
    items: (items) => (Array.isArray(items) ? items.map((each: unknown) => item(each)) : (items ?? [])),
  })
}

function word(value: unknown): unknown {
  return typeof value === 'string'
    ? value
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-')
    : value
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value
}

function blankToNull(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? blank : value
}

function yesNo(value: unknown): unknown {
  if (value === true) return 'yes'
  return value === false ? 'no' : value
}

function listFrom(text: string): unknown {
  return text
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

function synonym(value: unknown, words: Readonly<Record<string, string>>): unknown {
  return typeof value === 'string' ? (ownValue(words, value) ?? value) : value
}

const sides = {
  l: 'left',
  r: 'right',
  both: 'bilateral',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  none: 'not-applicable',
}
const modalities = { fluoro: 'fluoroscopy', us: 'ultrasound', landmarks: 'landmark', 'x-ray': 'fluoroscopy' }
const sexes = { f: 'female', m: 'male', u: 'unknown' }
const listStatuses = { 'not-known': 'not-asked', unknown: 'not-asked', 'none-known': 'none' }
const medicationStatuses = {
  discontinued: 'stopped',
  ended: 'stopped',
  cancelled: 'not-taken',
  held: 'on-hold',
  'on-hold': 'on-hold',
  hold: 'on-hold',
  paused: 'on-hold',
  draft: 'intended',
  planned: 'intended',
  taking: 'active',
  current: 'active',
  'not-taking': 'not-taken',
}
const severities = { 'life-threatening': 'severe', high: 'severe', low: 'mild' }
const answerNames = [
  'pregnant',
  'breastfeeding',
  'infection',
  'fever',
  'onAntibiotics',
  'escort',
  'consent',
  'ateWhat',
  'imagingReviewed',
  'redFlags',
  'jointSurgeryPlanned',
  'latexFreeRoom',
  'injectionIsAnswer',
] as const
const notAsked = { 'not-asked': 'unknown', unsure: 'unknown', '?': 'unknown', '': 'unknown' }
const answerSynonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pregnant: {
    ...notAsked,
    negative: 'tested-negative',
    'not-applicable': 'not-possible',
    'n/a': 'not-possible',
    maybe: 'possible',
  },
  consent: {
    ...notAsked,
    yes: 'signed',
    no: 'not-signed',
    unsigned: 'not-signed',
    refused: 'withdrawn',
    declined: 'withdrawn',
    pending: 'not-signed',
    missing: 'not-signed',
  },
  infection: notAsked,
  fever: notAsked,
  escort: { ...notAsked, none: 'no' },
  breastfeeding: notAsked,
  onAntibiotics: notAsked,
  imagingReviewed: notAsked,
  redFlags: notAsked,
  jointSurgeryPlanned: notAsked,
  latexFreeRoom: notAsked,
  injectionIsAnswer: notAsked,
}

const labNames: Readonly<Record<string, LabTest>> = {
  plt: 'platelets',
  platelet: 'platelets',
  'platelet-count': 'platelets',
  thrombocytes: 'platelets',
  cr: 'creatinine',
  crea: 'creatinine',
  'serum-creatinine': 'creatinine',
  scr: 'creatinine',
  gfr: 'egfr',
  'creatinine-clearance': 'crcl',
  clcr: 'crcl',
  a1c: 'hba1c',
  'hb-a1c': 'hba1c',
  'hemoglobin-a1c': 'hba1c',
  glu: 'glucose',
  'blood-glucose': 'glucose',
  antixa: 'anti-xa',
  'anti-factor-xa': 'anti-xa',
  ptt: 'aptt',
  'beta-hcg': 'hcg',
  'b-hcg': 'hcg',
  'pregnancy-test': 'hcg',
  'pt-inr': 'inr',
  'pt/inr': 'inr',
}

/** The test a laboratory's usual short name stands for, or null. */
export function labTestNamed(name: string): LabTest | null {
  return labTests.find((test) => test === name) ?? ownValue(labNames, name) ?? null
}

function labName(value: unknown): unknown {
  const name = word(value)
  if (typeof name !== 'string') return value
  return labTestNamed(name) ?? name
}
