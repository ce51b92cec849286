import { fail, ok, type Result } from '@shared/kit/result'
import type { UnreadPart } from '@shared/screening/finding'
import { z } from 'zod'

const resource = z.looseObject({ resourceType: z.string(), id: z.string().optional() })
export type Resource = z.infer<typeof resource>

export type Collected = {
  readonly resources: readonly Resource[]
  /** By every name a reference can use: `Medication/1`, a full URL, `urn:uuid:…`. */
  readonly byReference: ReadonlyMap<string, Resource>
  readonly unread: readonly UnreadPart[]
}

const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ fullUrl: z.string().optional(), resource: z.unknown().optional() })).optional(),
})

/** Resource types and members that only older versions have. */
const olderTypes = new Set([
  'MedicationOrder',
  'DiagnosticOrder',
  'DeviceUseRequest',
  'ProcedureRequest',
  'ReferralRequest',
  'OrderResponse',
  'Conformance',
  'BodySite',
  'DataElement',
  'Sequence',
])

/**
 * Gathers the resources of a document: a Bundle (nested ones too), one resource, or a CDS Hooks request. Fails with
 * sentences for what is no FHIR document, or is written in a version before R4, whose words would be misread.
 */
export function collectResources(document: unknown): Result<Collected, readonly string[]> {
  const resources: Resource[] = []
  const byReference = new Map<string, Resource>()
  const unread: UnreadPart[] = []
  const keep = (value: unknown, where: string, fullUrl: string | undefined, depth: number) => {
    if (value === undefined || value === null) {
      unread.push({ where, what: 'an entry without a resource', why: 'nothing to read' })
      return
    }
    const parsed = resource.safeParse(value)
    if (!parsed.success) {
      unread.push({ where, what: 'an entry that is no FHIR resource', why: 'it has no resourceType' })
      return
    }
    if (parsed.data.resourceType === 'Bundle') {
      if (depth > 5) unread.push({ where, what: 'a bundle inside five others', why: 'nested too deep' })
      else open(value, where, depth + 1)
      return
    }
    resources.push(parsed.data)
    if (fullUrl !== undefined) byReference.set(fullUrl, parsed.data)
    if (parsed.data.id !== undefined) {
      byReference.set(`${parsed.data.resourceType}/${parsed.data.id}`, parsed.data)
      byReference.set(`urn:uuid:${parsed.data.id}`, parsed.data)
    }
  }
  const open = (value: unknown, where: string, depth: number) => {
    const parsed = bundle.safeParse(value)
    if (!parsed.success) {
      unread.push({ where, what: 'a bundle whose entries cannot be read', why: 'its entries are no list of objects' })
      return
    }
    for (const [index, entry] of (parsed.data.entry ?? []).entries())
      keep(entry.resource, `${where}.entry[${index}]`, entry.fullUrl, depth)
  }
  const whole = resource.safeParse(document)
  if (whole.success) keep(document, whole.data.resourceType, undefined, 0)
  else {
    const found = hookResources(document)
    if (found === null) return fail(['The document is no FHIR resource: it has no resourceType.'])
    for (const [index, each] of found.entries()) keep(each, `prefetch[${index}]`, undefined, 0)
  }
  const older = resources.map(olderVersion).find((says) => says !== null)
  if (older !== undefined)
    return fail([`The document is written in ${older}; FHIR R4 is read, and older words would be misread.`])
  return ok({ resources, byReference, unread })
}

/** The resources of a CDS Hooks request: its prefetch, and the orders of its context. */
function hookResources(document: unknown): unknown[] | null {
  const request = z
    .looseObject({
      hook: z.string().optional(),
      prefetch: z.record(z.string(), z.unknown()).optional(),
      context: z.record(z.string(), z.unknown()).optional(),
    })
    .safeParse(document)
  if (!request.success || (request.data.prefetch === undefined && request.data.context === undefined)) return null
  const values = [...Object.values(request.data.prefetch ?? {}), ...Object.values(request.data.context ?? {})]
  return values.filter((value) => typeof value === 'object' && value !== null)
}

function olderVersion(value: Resource): string | null {
  if (olderTypes.has(value.resourceType)) return `FHIR DSTU2 or STU3 (${value.resourceType})`
  const kind = value.resourceType
  if ((kind === 'Condition' || kind === 'AllergyIntolerance') && typeof value.clinicalStatus === 'string')
    return `FHIR DSTU2 or STU3 (${kind}.clinicalStatus is a word)`
  if (kind === 'AllergyIntolerance' && (value.substance !== undefined || typeof value.status === 'string'))
    return 'FHIR DSTU2 (AllergyIntolerance.substance)'
  if (kind === 'MedicationStatement' && typeof value.taken === 'string') return 'FHIR STU3 (MedicationStatement.taken)'
  if (kind === 'MedicationStatement' && typeof value.wasNotTaken === 'boolean')
    return 'FHIR DSTU2 (MedicationStatement.wasNotTaken)'
  return null
}
