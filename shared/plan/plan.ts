import { z } from 'zod'

/** The procedures of the catalogue, by code. Names, rules and classes stand in `resources/catalogue/procedures.json`. */
export const procedureCodes = [
  'esi-interlaminar',
  'esi-transforaminal',
  'esi-caudal',
  'nerve-root-block',
  'facet-joint-injection',
  'medial-branch-block',
  'medial-branch-rfa',
  'pulsed-rf-drg',
  'pulsed-rf-peripheral',
  'sacroiliac-injection',
  'sacral-lateral-branch-block',
  'sacral-lateral-branch-rfa',
  'stellate-ganglion-block',
  'lumbar-sympathetic-block',
  'sphenopalatine-block-topical',
  'sphenopalatine-block-needle',
  'peripheral-joint-injection',
  'greater-occipital-nerve-block',
  'lateral-femoral-cutaneous-block',
  'intercostal-block',
  'peripheral-nerve-block',
  'perineural-hydrodissection',
  'cryoneurolysis',
  'trigger-point-injection',
] as const

export const procedureCode = z.enum(procedureCodes)
export type ProcedureCode = z.infer<typeof procedureCode>

export const planSide = z.enum(['left', 'right', 'bilateral', 'midline', 'not-applicable'])
export type Side = z.infer<typeof planSide>

export const planModality = z.enum(['fluoroscopy', 'ultrasound', 'ct', 'landmark'])

/** Depth in the words of the sedation continuum; `light` and `minimal` are the same depth. */
export const planSedation = z.enum(['none', 'minimal', 'light', 'moderate', 'deep', 'general'])
export type Sedation = z.infer<typeof planSedation>

/** How contrast will be watched: a still image, live fluoroscopy, or digital subtraction. */
const contrastMode = z.enum(['static', 'live', 'dsa'])

/**
 * What belongs to one level beyond its name: the root, its own side where the plan's is bilateral, and the landmark
 * the count starts from. "L4/5" alone means a foramen to one reader and a disc to another.
 */
export const levelDetail = z.object({
  level: z.string().trim().min(1).max(40),
  root: z.string().trim().min(1).max(12).optional(),
  side: planSide.optional(),
  countedFrom: z.string().trim().min(1).max(120).optional(),
})

const words = z.string().trim().min(1).max(120)

const optionalParts = {
  levelDetails: z.array(levelDetail).max(12).optional(),
  /** Joint, nerve or muscle, where the region alone does not say which. */
  target: z.string().trim().max(120).optional(),
  contrastMode: contrastMode.optional(),
  /** Which injection at this site this is, 1 for the first. */
  injectionNumber: z.int().min(1).max(100).optional(),
  /** Milligrams of steroid planned in all, for the running total. */
  steroidDoseMg: z.number().positive().max(2000).optional(),
  /** Skin antiseptics, gloves, dressings and other things that touch the patient, each by name. */
  tray: z.array(words).max(40).optional(),
  /** Sedatives and prophylactic drugs planned. */
  otherDrugs: z.array(words).max(20).optional(),
  /** A transitional vertebra is known: the count must name its landmark. */
  transitionalVertebra: z.boolean().optional(),
} as const

/** What is intended for a case. Everything a pause has to read aloud is stated. */
export const planSchema = z.object({
  procedure: procedureCode,
  /** `cervical`, `thoracic`, `lumbar`, `sacral`, or the joint or nerve. */
  region: z.string().trim().min(1).max(80),
  /** Spaces, joints, roots or ribs, for example `L5-S1`. */
  levels: z.array(z.string().trim().min(1).max(40)).max(12),
  side: planSide,
  modality: planModality,
  /** `none`, `gadolinium`, or a product with its concentration such as `iohexol-240`. */
  contrast: z.string().trim().min(1).max(80),
  sedation: planSedation,
  injectates: z.array(words).max(20),
  /** Diagnosis, pain generator, expected effect and time course, as read aloud in the pause. */
  purpose: z.string().trim().max(600).default(''),
  ...optionalParts,
})
export type Plan = Readonly<z.infer<typeof planSchema>>

const unstated = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null)

/** A plan as a scenario may hold it: what nobody stated is `null`, and the rules that need it say so. */
export const scenarioPlanSchema = z.object({
  procedure: procedureCode,
  region: unstated(z.string().trim().min(1).max(80)),
  levels: unstated(z.array(z.string().trim().min(1).max(40)).max(40)),
  side: unstated(planSide),
  modality: unstated(planModality),
  contrast: unstated(z.string().trim().min(1).max(80)),
  sedation: unstated(planSedation),
  injectates: unstated(z.array(words).max(40)),
  purpose: z.string().trim().max(2000).default(''),
  ...optionalParts,
})
export type ScenarioPlan = Readonly<z.infer<typeof scenarioPlanSchema>>
