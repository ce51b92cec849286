import complicationData from '@resources/catalogue/complications.json'
import contrastData from '@resources/catalogue/contrastAgents.json'
import injectateData from '@resources/catalogue/injectates.json'
import approachData from '@resources/catalogue/needleApproaches.json'
import spreadData from '@resources/catalogue/spreadPatterns.json'
import { type ProcedureCode, procedureCode } from '@shared/plan/plan'
import {
  approach,
  type SpreadPattern,
  spreadPattern,
  spreadView,
  type UltrasoundSpreadCode,
  ultrasoundSpreadCode,
} from '@shared/procedure/vocabulary'
import { confidence } from '@shared/screening/finding'
import { z } from 'zod'

/** The catalogues of this room, parsed once. A broken resource file is a broken build, so parsing may throw here. */

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) })
const sourced = { confidence, source: z.string().min(1) }

const patternSchema = z.object({
  code: spreadPattern,
  name: bilingual,
  /**
   * `critical`: abandon, or reposition and repeat; `vascular`: locked until a later adequate spread; `tissue`: by the
   * procedure's row (clinical reference 8.5).
   */
  group: z.enum(['critical', 'vascular', 'tissue']),
  meaning: z.string(),
  appearance: z.string(),
  ...sourced,
})
export type PatternEntry = Readonly<z.infer<typeof patternSchema>>

const procedureSpreadSchema = z.object({
  procedure: procedureCode,
  /** Alternatives; all patterns of one alternative together are what is wanted. */
  wanted: z.array(z.array(spreadPattern).min(1)).min(1),
  /** May stand beside a wanted pattern without a note, and proves nothing alone. */
  mayJoin: z.array(spreadPattern),
  acceptable: z.array(spreadPattern),
  notAcceptable: z.array(spreadPattern),
  /** Each group needs one of its views, over all records at one needle position. */
  views: z.array(z.array(spreadView)),
  note: z.string(),
  ...sourced,
})
export type ProcedureSpread = Readonly<z.infer<typeof procedureSpreadSchema>>

const ultrasoundSchema = z.object({
  code: ultrasoundSpreadCode,
  name: bilingual,
  effect: z.enum(['good', 'note', 'no-steroid', 'stop']),
  says: z.string(),
  ...sourced,
})
export type UltrasoundEntry = Readonly<z.infer<typeof ultrasoundSchema>>

const spread = z
  .object({
    version: z.string(),
    source: z.string(),
    noteWhenBesideWanted: z.array(spreadPattern),
    views: z.array(z.object({ code: spreadView, name: bilingual })),
    patterns: z.array(patternSchema),
    procedures: z.array(procedureSpreadSchema),
    ultrasound: z.array(ultrasoundSchema),
  })
  .parse(spreadData)

export const spreadPatterns: readonly PatternEntry[] = spread.patterns
export const spreadViewNames = spread.views
export const ultrasoundSpreads: readonly UltrasoundEntry[] = spread.ultrasound

const patternByCode = new Map(spread.patterns.map((each) => [each.code, each]))
const rowByProcedure = new Map(spread.procedures.map((each) => [each.procedure, each]))
const ultrasoundByCode = new Map(spread.ultrasound.map((each) => [each.code, each]))

export const patternOf = (code: SpreadPattern): PatternEntry => present(patternByCode.get(code), code)
export const ultrasoundOf = (code: UltrasoundSpreadCode): UltrasoundEntry => present(ultrasoundByCode.get(code), code)
/** The row of clinical reference 8.4 for a procedure; undefined where the reference has none. */
export const spreadRowOf = (procedure: ProcedureCode): ProcedureSpread | undefined => rowByProcedure.get(procedure)

const contrastSchema = z.object({
  id: z.string().min(1),
  agent: z.string().min(1),
  brand: z.string(),
  name: bilingual,
  kind: z.enum(['iodinated', 'gadolinium']),
  /** Milligrams of iodine in one millilitre; null where the catalogue names no concentration. */
  mgIodinePerMl: z.number().positive().nullable(),
  /** Labelled for intrathecal use (US labels): only these near the neuraxis. */
  intrathecalLabel: z.boolean(),
  note: z.string(),
  ...sourced,
})
export type ContrastAgent = Readonly<z.infer<typeof contrastSchema>>

export const contrastAgents: readonly ContrastAgent[] = z
  .object({ agents: z.array(contrastSchema) })
  .parse(contrastData).agents

const contrastById = new Map(contrastAgents.map((each) => [each.id, each]))
export const contrastAgentOf = (id: string): ContrastAgent | undefined => contrastById.get(id)

const productSchema = z.object({
  id: z.string().min(1),
  /** The molecule that totals and limits are kept by. */
  agent: z.string().min(1),
  kind: z.enum(['local-anaesthetic', 'steroid', 'diluent', 'other']),
  name: bilingual,
  /** As people say it in the room, for buttons and lists. */
  short: bilingual,
  /** Strengths in mg/mL as supplied; empty where a strength makes no sense. */
  mgPerMl: z.array(z.number().positive()),
  epinephrine: z.boolean(),
  /** Suspension or solution; null where the catalogue does not know, which counts as a suspension. */
  particulate: z.boolean().nullable(),
  preservativeFree: z.boolean().nullable(),
  preservatives: z.array(z.string()),
  notFor: z.array(z.enum(['any', 'epidural-label'])),
  note: z.string(),
  ...sourced,
})
export type InjectateProduct = Readonly<z.infer<typeof productSchema>>

const limitSchema = z.object({
  agent: z.string(),
  epinephrine: z.boolean(),
  mgPerKg: z.number().positive(),
  mgPerKgUpper: z.number().positive().nullable(),
  maxMg: z.number().positive(),
  note: z.string(),
  ...sourced,
})
export type LocalAnaestheticLimit = Readonly<z.infer<typeof limitSchema>>

const injectates = z
  .object({
    products: z.array(productSchema),
    localAnaestheticLimits: z.array(limitSchema),
    steroidEquivalents: z.array(
      z.object({ agent: z.string(), mgEqualTo40MgMethylprednisolone: z.number().positive(), ...sourced }),
    ),
    epiduralSteroidCaps: z.array(z.object({ agent: z.string(), maxMg: z.number().positive(), ...sourced })),
  })
  .parse(injectateData)

export const injectateProducts: readonly InjectateProduct[] = injectates.products
const productById = new Map(injectates.products.map((each) => [each.id, each]))
export const productOf = (id: string): InjectateProduct | undefined => productById.get(id)

export function localAnaestheticLimit(agent: string, epinephrine: boolean): LocalAnaestheticLimit | undefined {
  return injectates.localAnaestheticLimits.find((each) => each.agent === agent && each.epinephrine === epinephrine)
}

/** Milligrams of methylprednisolone that equal one milligram of a steroid; undefined where no equivalence is known. */
export function methylprednisolonePerMg(agent: string): number | undefined {
  const row = injectates.steroidEquivalents.find((each) => each.agent === agent)
  return row === undefined ? undefined : 40 / row.mgEqualTo40MgMethylprednisolone
}

export const epiduralSteroidCapMg = (agent: string): number | undefined =>
  injectates.epiduralSteroidCaps.find((each) => each.agent === agent)?.maxMg

const approachEntries = z
  .object({
    approaches: z.array(z.object({ code: approach, name: bilingual, procedures: z.array(procedureCode), ...sourced })),
  })
  .parse(approachData).approaches
export type ApproachEntry = (typeof approachEntries)[number]
export const needleApproaches: readonly ApproachEntry[] = approachEntries

/** The approaches that belong to a procedure, the usual one first. */
export function approachesFor(procedure: ProcedureCode): readonly ApproachEntry[] {
  return approachEntries.filter((each) => each.procedures.includes(procedure))
}

const complicationSchema = z.object({
  code: z.string().min(1),
  name: bilingual,
  group: z.string().min(1),
  /** Among the ones offered first. */
  first: z.boolean(),
  /** Always to be reported to the house, whatever the harm. */
  reportable: z.boolean(),
  /** Procedures in which it is an expected effect, no complication. */
  expectedIn: z.array(procedureCode),
  ...sourced,
})
export type ComplicationTerm = Readonly<z.infer<typeof complicationSchema>>

const complications = z
  .object({
    scale: z.string(),
    grades: z.array(z.object({ grade: z.int().min(1).max(5), name: bilingual })),
    terms: z.array(complicationSchema),
  })
  .parse(complicationData)
export const complicationTerms: readonly ComplicationTerm[] = complications.terms
export const complicationGrades = complications.grades

const termByCode = new Map(complications.terms.map((each) => [each.code, each]))
export const complicationTermOf = (code: string): ComplicationTerm | undefined => termByCode.get(code)

function present<T>(entry: T | undefined, code: string): T {
  if (entry === undefined) throw new Error(`The catalogue has no entry for ${code}`)
  return entry
}

/** Agents of a block by their names in a language; one that the catalogue does not have keeps its name as recorded. */
export function agentNames(agents: readonly string[], locale: 'en' | 'es'): string {
  return agents.map((agent) => productOf(agent)?.name[locale] ?? agent).join(', ')
}
