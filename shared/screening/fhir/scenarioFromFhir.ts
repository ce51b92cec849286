import { fail, type Result } from '@shared/kit/result'
import { instantSchema } from '@shared/kit/time'
import { type Collected, collectResources } from '@shared/screening/fhir/collect'
import {
  readAllergies,
  readConditions,
  readDevices,
  readObservations,
  readVaccines,
} from '@shared/screening/fhir/findingsOfPatient'
import { readMedications } from '@shared/screening/fhir/medications'
import { patientResource } from '@shared/screening/fhir/resources'
import type { UnreadPart } from '@shared/screening/finding'
import { realDate } from '@shared/screening/instants'
import { type ReadScenario, readScenario, type ScenarioProblems } from '@shared/screening/readScenario'
import { type Rules, shippedRules } from '@shared/screening/rules'
import { z } from 'zod'

const planDocument = z.union([
  z
    .looseObject({ procedure: z.unknown() })
    .refine((plan) => plan.procedure !== undefined)
    .transform((plan) => ({ plan, answers: undefined, patient: undefined })),
  z.looseObject({ plan: z.unknown(), answers: z.unknown(), patient: z.unknown() }),
])

/**
 * Builds a scenario from a FHIR R4 document and a plan. The plan document is the plan itself, or an object with `plan` and
 * the `answers` of the day. Whatever could not be read is listed in `unread`; medicines and allergies that could not be
 * read stay on their lists as unrecognised, so that nothing passes because of them.
 */
export function scenarioFromFhir(
  bundle: unknown,
  plan: unknown,
  at: string,
  rules: Rules = shippedRules,
): Result<ReadScenario, ScenarioProblems> {
  if (!instantSchema.safeParse(at).success)
    return fail([`“${at}” is not a date and time with its offset, such as 2026-11-24T09:00:00-05:00.`])
  const planned = planDocument.safeParse(plan)
  if (!planned.success) return fail(['The plan is not a JSON object with “procedure”.'])
  const collected = collectResources(bundle)
  if (!collected.ok) return collected
  const person = readPatient(collected.value)
  if (!person.ok) return person
  const own = ofThisPatient(collected.value, person.value.names)
  const medications = readMedications(own.collected, at, rules)
  const allergies = readAllergies(own.collected)
  const conditions = readConditions(own.collected, at)
  const devices = readDevices(own.collected)
  const vaccines = readVaccines(own.collected)
  const observations = readObservations(own.collected, at)
  const { labs, weightKg, heightCm, answers } = observations.value
  const read = readScenario({
    at,
    plan: planned.data.plan,
    patient: {
      ...person.value.patient,
      ...(weightKg === null ? {} : { weightKg }),
      ...(heightCm === null ? {} : { heightCm }),
      ...objectOr(planned.data.patient),
    },
    medications: {
      status: medications.items.length > 0 ? 'recorded' : medications.saysNone ? 'none' : 'not-asked',
      items: medications.items,
    },
    allergies: allergies.value,
    conditions: conditions.value,
    labs,
    answers: { ...answers, ...objectOr(planned.data.answers) },
    ...(devices.value === undefined ? {} : { devices: devices.value }),
    ...(vaccines.value === undefined ? {} : { vaccines: vaccines.value }),
  })
  if (!read.ok) return read
  const unread = [
    collected.value.unread,
    person.value.unread,
    own.unread,
    medications.unread,
    allergies.unread,
    conditions.unread,
    devices.unread,
    vaccines.unread,
    observations.unread,
    read.value.unread,
  ].flat()
  return { ok: true, value: { scenario: read.value.scenario, unread } }
}

function objectOr(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

type Person = {
  readonly patient: Record<string, unknown>
  readonly names: ReadonlySet<string> | null
  readonly unread: readonly UnreadPart[]
}

function readPatient({ resources, byReference }: Collected): Result<Person, ScenarioProblems> {
  const patients = resources.filter(({ resourceType }) => resourceType === 'Patient')
  const different = new Map(patients.map((each, index) => [each.id ?? `#${index}`, each]))
  if (different.size > 1)
    return fail([
      `The document holds ${different.size} patients (${[...different.keys()].join(', ')}); one screening is for one patient.`,
    ])
  const [first] = [...different.values()]
  if (first === undefined)
    return {
      ok: true,
      value: {
        patient: {},
        names: null,
        unread: [{ where: 'Patient', what: 'no patient', why: 'the document has no Patient resource' }],
      },
    }
  const parsed = patientResource.safeParse(first)
  const unread: UnreadPart[] = []
  const where = `Patient/${first.id ?? ''}`
  if (!parsed.success) {
    unread.push({ where, what: 'the patient', why: 'its parts do not have the shapes of FHIR R4' })
    return { ok: true, value: { patient: {}, names: null, unread } }
  }
  const { name, birthDate, gender, deceasedBoolean, deceasedDateTime, identifier } = parsed.data
  const shown =
    name?.[0]?.text ?? [name?.[0]?.family, ...(name?.[0]?.given ?? [])].filter((part) => part !== undefined).join(', ')
  const fullDate = birthDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(birthDate) && realDate(birthDate)
  if (birthDate !== undefined && !fullDate)
    unread.push({ where, what: `birth date ${birthDate}`, why: 'it is no full date' })
  const names = new Set([...byReference.entries()].filter(([, resource]) => resource === first).map(([key]) => key))
  return {
    ok: true,
    value: {
      patient: {
        ...(shown === '' ? {} : { name: shown.slice(0, 480) }),
        ...(identifier?.[0]?.value === undefined ? {} : { id: identifier[0].value.slice(0, 480) }),
        ...(fullDate ? { birthDate } : {}),
        sex: gender === 'female' || gender === 'male' || gender === 'other' ? gender : 'unknown',
        deceased: deceasedBoolean === true || deceasedDateTime !== undefined,
      },
      names,
      unread,
    },
  }
}

/** Leaves out what belongs to another patient, and says so. A subject that cannot be resolved is taken for this one. */
function ofThisPatient(
  collected: Collected,
  names: ReadonlySet<string> | null,
): { collected: Collected; unread: UnreadPart[] } {
  const unread: UnreadPart[] = []
  if (names === null || names.size === 0) return { collected, unread }
  const ids = new Set(
    [...names].map(
      (name) =>
        name
          .split('/')
          .at(-1)
          ?.replace(/^urn:uuid:/, '') ?? name,
    ),
  )
  const resources = collected.resources.filter((each) => {
    const link = z.looseObject({ reference: z.string() }).safeParse(each.subject ?? each.patient)
    if (!link.success || !/patient\/|^urn:uuid:/i.test(link.data.reference)) return true
    const id =
      link.data.reference
        .split('/')
        .at(-1)
        ?.replace(/^urn:uuid:/, '') ?? ''
    if (ids.has(id) || names.has(link.data.reference)) return true
    unread.push({
      where: `${each.resourceType}/${each.id ?? ''}`,
      what: `a resource of ${link.data.reference}`,
      why: 'it belongs to another patient',
    })
    return false
  })
  return { collected: { ...collected, resources }, unread }
}
