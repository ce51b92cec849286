import { z } from 'zod'

/** The parts of FHIR R4 (and of R5 where it reads the same) that screening looks at. Everything else is left alone. */
const text = z.string()
const coding = z.looseObject({ system: text.optional(), code: text.optional(), display: text.optional() })
export const codeable = z.looseObject({ text: text.optional(), coding: z.array(coding).optional() })
export type Codeable = z.infer<typeof codeable>
const reference = z.looseObject({ reference: text.optional(), display: text.optional() })
export type Reference = z.infer<typeof reference>
const period = z.looseObject({ start: text.optional(), end: text.optional() })
const quantity = z.looseObject({
  value: z.number().optional(),
  comparator: text.optional(),
  unit: text.optional(),
  code: text.optional(),
})
export type Quantity = z.infer<typeof quantity>

const codeableReference = z.looseObject({ concept: codeable.optional(), reference: reference.optional() })

const dosage = z.looseObject({
  text: text.optional(),
  route: codeable.optional(),
  timing: z
    .looseObject({
      code: codeable.optional(),
      repeat: z
        .looseObject({ frequency: z.number().optional(), period: z.number().optional(), periodUnit: text.optional() })
        .optional(),
    })
    .optional(),
  doseAndRate: z.array(z.looseObject({ doseQuantity: quantity.optional() })).optional(),
  dose: quantity.optional(),
})
export type Dosage = z.infer<typeof dosage>

const base = {
  id: text.optional(),
  contained: z.array(z.looseObject({ resourceType: text, id: text.optional() })).optional(),
}

export const patientResource = z.looseObject({
  ...base,
  resourceType: z.literal('Patient'),
  name: z
    .array(z.looseObject({ text: text.optional(), family: text.optional(), given: z.array(text).optional() }))
    .optional(),
  identifier: z.array(z.looseObject({ value: text.optional() })).optional(),
  birthDate: text.optional(),
  gender: text.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: text.optional(),
})

export const medicationUse = z.looseObject({
  ...base,
  resourceType: z.enum(['MedicationStatement', 'MedicationRequest', 'MedicationAdministration', 'MedicationDispense']),
  status: text.optional(),
  intent: text.optional(),
  doNotPerform: z.boolean().optional(),
  subject: reference.optional(),
  medicationCodeableConcept: codeable.optional(),
  medicationReference: reference.optional(),
  medication: codeableReference.optional(),
  effectiveDateTime: text.optional(),
  effectivePeriod: period.optional(),
  occurenceDateTime: text.optional(),
  authoredOn: text.optional(),
  dateAsserted: text.optional(),
  reasonCode: z.array(codeable).optional(),
  reasonReference: z.array(reference).optional(),
  dosage: z.union([z.array(dosage), dosage.transform((one) => [one])]).optional(),
  dosageInstruction: z.array(dosage).optional(),
})
export type MedicationUse = z.infer<typeof medicationUse>

export const medicationResource = z.looseObject({
  ...base,
  resourceType: z.literal('Medication'),
  code: codeable.optional(),
  ingredient: z
    .array(z.looseObject({ itemCodeableConcept: codeable.optional(), item: codeableReference.optional() }))
    .optional(),
})

export const allergyResource = z.looseObject({
  ...base,
  resourceType: z.literal('AllergyIntolerance'),
  clinicalStatus: codeable.optional(),
  verificationStatus: codeable.optional(),
  code: codeable.optional(),
  criticality: text.optional(),
  patient: reference.optional(),
  reaction: z
    .array(
      z.looseObject({
        substance: codeable.optional(),
        description: text.optional(),
        severity: text.optional(),
        manifestation: z
          .array(z.union([codeableReference.refine((each) => each.concept !== undefined), codeable]))
          .optional(),
      }),
    )
    .optional(),
})

export const conditionResource = z.looseObject({
  ...base,
  resourceType: z.literal('Condition'),
  clinicalStatus: codeable.optional(),
  verificationStatus: codeable.optional(),
  code: codeable.optional(),
  subject: reference.optional(),
  onsetDateTime: text.optional(),
  onsetPeriod: period.optional(),
  recordedDate: text.optional(),
})

export const observationResource = z.looseObject({
  ...base,
  resourceType: z.literal('Observation'),
  status: text.optional(),
  code: codeable.optional(),
  subject: reference.optional(),
  effectiveDateTime: text.optional(),
  effectiveInstant: text.optional(),
  effectivePeriod: period.optional(),
  issued: text.optional(),
  valueQuantity: quantity.optional(),
  valueString: text.optional(),
  valueInteger: z.number().optional(),
  valueCodeableConcept: codeable.optional(),
  dataAbsentReason: codeable.optional(),
})
export type ObservationResource = z.infer<typeof observationResource>

export const procedureResource = z.looseObject({
  ...base,
  resourceType: z.literal('Procedure'),
  status: text.optional(),
  code: codeable.optional(),
  subject: reference.optional(),
  performedDateTime: text.optional(),
  performedPeriod: period.optional(),
})

export const deviceResource = z.looseObject({
  ...base,
  resourceType: z.literal('Device'),
  status: text.optional(),
  type: z.union([codeable, z.array(codeable).transform((types) => types[0])]).optional(),
  deviceName: z.array(z.looseObject({ name: text.optional() })).optional(),
  patient: reference.optional(),
})

export const immunizationResource = z.looseObject({
  ...base,
  resourceType: z.literal('Immunization'),
  status: text.optional(),
  vaccineCode: codeable.optional(),
  patient: reference.optional(),
  occurrenceDateTime: text.optional(),
})

/** The words of a concept, the person's own first. */
export function wordsOfConcept(concept: Codeable | undefined): readonly string[] {
  const words = [concept?.text, ...(concept?.coding ?? []).map((each) => each.display)]
  return words.flatMap((each) => (each === undefined || each.trim() === '' ? [] : [each.trim()]))
}

export function codesOfConcept(concept: Codeable | undefined): readonly { system: string; code: string }[] {
  return (concept?.coding ?? []).flatMap(({ system, code }) =>
    code === undefined || code.trim() === ''
      ? []
      : [{ system: (system ?? '').slice(0, 200), code: code.trim().slice(0, 80) }],
  )
}

/** The first code of a concept, in lower case: for status elements. */
export function statusCode(concept: Codeable | undefined): string | null {
  const code = concept?.coding?.find((each) => each.code !== undefined)?.code ?? concept?.text
  return code === undefined ? null : code.trim().toLowerCase()
}
