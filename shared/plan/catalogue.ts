import procedureData from '@resources/catalogue/procedures.json'
import { type ProcedureCode, planSide, procedureCode } from '@shared/plan/plan'
import { confidence, type RiskClass, riskClass } from '@shared/screening/finding'
import { z } from 'zod'

/** How well a modality fits a procedure: as usual, possible but to be confirmed, or against the safeguards. */
const fit = z.enum(['usual', 'check', 'no'])

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) })
const sourced = { source: z.string().min(1), confidence }
const millilitres = z.tuple([z.number(), z.number()]).nullable()

const levelRule = z.object({
  kind: z.enum(['space', 'root-or-foramen', 'joint', 'joint-or-nerve', 'rib', 'sympathetic', 'none']),
  required: z.boolean(),
  /** Most levels in one session before screening asks; 0 where levels make no sense. */
  most: z.int().min(0),
  /** A run such as `S1-S3` names single nerves here. */
  nerves: z.boolean().optional(),
  allowed: z.array(z.string()).optional(),
})

const procedureSchema = z.object({
  code: procedureCode,
  name: bilingual,
  short: z.string().min(1),
  /** `spine`: region is a part of the spine; otherwise the region names a joint, nerve or muscle, or needs no name. */
  regionKind: z.enum(['spine', 'joint', 'nerve', 'muscle', 'none']),
  regions: z.array(z.string()).nullable(),
  /** Names of this procedure's own joint, ganglion or way in, in small letters, that say no more than the procedure. */
  placeWords: z.array(z.string()).optional(),
  sides: z.array(planSide),
  sideRequired: z.boolean(),
  levels: levelRule,
  /** Near the dura: contrast must carry an intrathecal label and gadolinium is a hard stop. */
  neuraxial: z.boolean(),
  approach: z.enum(['interlaminar', 'transforaminal', 'caudal', 'sympathetic', 'other']),
  /** An epidural steroid injection in the sense of the safeguards for sedation. */
  epidural: z.boolean(),
  radiofrequency: z.enum(['none', 'thermal', 'pulsed']),
  /** The local anaesthetic may leave a limb or an eye weak or numb: an escort is expected. */
  numbsLimb: z.boolean(),
  diagnostic: z.boolean(),
  needle: z.boolean(),
  riskClass: z.object({
    cervical: riskClass.optional(),
    thoracic: riskClass.optional(),
    lumbar: riskClass.optional(),
    sacral: riskClass.optional(),
    any: riskClass.optional(),
    note: z.string(),
    ...sourced,
  }),
  modalities: z.object({ fluoroscopy: fit, ultrasound: fit, ct: fit, landmark: fit, ...sourced }),
  contrast: z.object({
    /** `required`: a safeguard; `expected`: considered required; `usual` and `optional`: custom; `none`. */
    need: z.enum(['required', 'expected', 'usual', 'optional', 'none']),
    when: z.enum(['always', 'fluoroscopy']),
    volumeMl: millilitres,
    per: z.string(),
    watch: z.enum(['live', 'static']),
    ...sourced,
  }),
  usualInjectate: bilingual,
  usualInjectates: z.array(z.string()),
  usualVolumeMl: millilitres,
  usualVolumePer: z.string(),
  confidence,
  notes: z.array(z.string()),
})
export type Procedure = Readonly<z.infer<typeof procedureSchema>>

const catalogue = z
  .object({ version: z.string(), source: z.string(), procedures: z.array(procedureSchema) })
  .parse(procedureData)

const byCode = new Map(catalogue.procedures.map((procedure) => [procedure.code, procedure]))

/** Every procedure of the catalogue, in its order. */
export const procedures: readonly Procedure[] = catalogue.procedures

/** The catalogue entry of a code. Every code of the plan schema has one. */
export function procedureOf(code: ProcedureCode): Procedure {
  const procedure = byCode.get(code)
  if (procedure === undefined) throw new Error(`The catalogue has no entry for ${code}`)
  return procedure
}

export function procedureName(code: ProcedureCode, locale: 'en' | 'es'): string {
  return procedureOf(code).name[locale]
}

export const spineRegions = ['cervical', 'thoracic', 'lumbar', 'sacral'] as const
export type SpineRegion = (typeof spineRegions)[number]

/** The part of the spine a region names, or null for a joint, a nerve or a muscle. */
export function spineRegionOf(region: string): SpineRegion | null {
  const word = region.trim().toLowerCase()
  return spineRegions.find((known) => known === word) ?? null
}

/**
 * Bleeding-risk class of a procedure in a region, before any upgrade. Where the region is unknown or not one of the
 * procedure's, the highest class of its regions counts.
 */
export function baseRiskClass(procedure: Procedure, region: string | null): RiskClass {
  const { any, cervical, thoracic, lumbar, sacral } = procedure.riskClass
  if (any !== undefined) return any
  const spine = region === null ? null : spineRegionOf(region)
  const stated = spine === null ? undefined : procedure.riskClass[spine]
  if (stated !== undefined) return stated
  const classes = [cervical, thoracic, lumbar, sacral]
  if (classes.includes('high')) return 'high'
  return classes.includes('intermediate') ? 'intermediate' : 'low'
}
