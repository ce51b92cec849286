import agentData from '@resources/rules/agents.json'
import allergenData from '@resources/rules/allergens.json'
import classData from '@resources/rules/bleedingClasses.json'
import conditionData from '@resources/rules/conditions.json'
import contrastData from '@resources/rules/contrastAgents.json'
import drugData from '@resources/rules/drugs.json'
import guidelineData from '@resources/rules/otherGuidelines.json'
import otherMedicationData from '@resources/rules/otherMedications.json'
import thresholdData from '@resources/rules/thresholds.json'
import { confidence } from '@shared/screening/finding'
import { z } from 'zod'

const byClass = z.object({ low: z.string(), intermediate: z.string(), high: z.string() })

export const drugGroup = z.enum([
  'vitamin-k-antagonist',
  'doac',
  'heparin',
  'lmwh',
  'parenteral-anticoagulant',
  'fibrinolytic',
  'gp-iib-iiia',
  'antiplatelet',
  'nsaid',
  'cox-2',
  'ssri',
  'snri',
  'herbal',
  'supplement',
])
export type DrugGroup = z.infer<typeof drugGroup>

const drugRow = z.object({
  id: z.string(),
  /** The drug itself; several rows of one drug are told apart by `variant`. */
  drug: z.string(),
  generic: z.string(),
  class: z.string(),
  group: drugGroup,
  /** Whether it makes another antithrombotic "a second one" for the step up in risk class. */
  countsAsSecond: z.enum(['always', 'with-anticoagulant', 'never']),
  variant: z.object({ question: z.enum(['indication', 'dose', 'route', 'renal']), value: z.string() }).nullable(),
  names: z.array(z.string()),
  synonyms: z.array(z.string()),
  moreNames: z.array(z.string()),
  /** Time since the last dose, as an ISO 8601 duration, a range, or a word (`none`, `shared decision`, `avoid`). */
  hold: byClass,
  /** Time after the end of the procedure, same vocabulary. */
  restart: byClass,
  inrGated: z.boolean(),
  lab: z.string(),
  notes: z.string(),
  rule: z.string(),
  edition: z.string(),
  source: z.string(),
  confidence,
  codes: z.object({ rxnorm: z.array(z.string()), atc: z.array(z.string()), snomed: z.array(z.string()) }),
})
export type DrugRow = Readonly<z.infer<typeof drugRow>>

const drugTable = z.object({ version: z.string(), about: z.string(), drugs: z.array(drugRow) })

const named = z.object({ generic: z.string(), names: z.array(z.string()) })
const otherMedications = z.object({
  version: z.string(),
  about: z.string(),
  groups: z.array(z.object({ classes: z.array(z.string()), drugs: z.array(named) })),
  bleedingWithoutValue: z.object({ about: z.string(), drugs: z.array(named.extend({ class: z.string() })) }),
  classWords: z.object({ about: z.string(), words: z.array(z.string()) }),
  notMedicines: z.object({ about: z.string(), words: z.array(z.string()) }),
})
export type OtherMedications = Readonly<z.infer<typeof otherMedications>>

const sourced = { source: z.string(), confidence }

const agent = z.object({
  id: z.string(),
  kind: z.enum(['steroid', 'local-anaesthetic', 'adjuvant', 'antibiotic', 'viscosupplement', 'antiseptic', 'material']),
  names: z.array(z.string()),
  tags: z.array(z.string()),
  /** Steroids: suspension or solution; null where the name does not say. */
  particulate: z.boolean().nullable().optional(),
  /** Milligrams equivalent to methylprednisolone 40 mg. */
  equivalentMg: z.number().nullable().optional(),
  notEpidural: z.boolean().optional(),
  ...sourced,
})
export type Agent = Readonly<z.infer<typeof agent>>

const contrastAgent = z.object({
  id: z.string(),
  names: z.array(z.string()),
  /** Empty: every concentration. */
  concentrationsMgIPerMl: z.array(z.number()),
  kind: z.enum(['iodinated', 'gadolinium']),
  intrathecalLabel: z.enum(['yes', 'no']),
  note: z.string(),
  ...sourced,
})
export type ContrastAgent = Readonly<z.infer<typeof contrastAgent>>

const allergen = z.object({
  id: z.string(),
  label: z.string(),
  words: z.array(z.string()),
  /** `says` and `alternative` stand in for the row's where this tag has its own reason. */
  against: z.array(
    z.object({
      tag: z.string(),
      severity: z.enum(['stop', 'caution', 'by-grade']),
      says: z.string().optional(),
      alternative: z.string().optional(),
    }),
  ),
  says: z.string(),
  doesNotBlock: z.string(),
  alternative: z.string(),
  question: z.string().optional(),
  /** What part of the tray it concerns where nobody has said what lies on it. */
  tray: z.enum(['latex', 'antiseptic', 'adhesive']).optional(),
  /** Tags it speaks against after a severe delayed skin reaction. */
  delayedAgainst: z.array(z.string()).optional(),
  ...sourced,
})
export type Allergen = Readonly<z.infer<typeof allergen>>

const words = z.object({ about: z.string(), words: z.array(z.string()) })
const allergenTable = z.object({
  version: z.string(),
  about: z.string(),
  allergens: z.array(allergen),
  unrelated: words,
  noneStated: words,
  crossLatex: words.extend(sourced),
})

const conditionRow = z.object({
  id: z.string(),
  label: z.string(),
  words: z.array(z.string()),
  notWords: z.array(z.string()),
  codes: z.array(z.tuple([z.enum(['icd10', 'snomed']), z.string()])),
  event: z.boolean(),
})
const conditionTable = z.object({
  version: z.string(),
  about: z.string(),
  negations: z.array(z.string()),
  conditions: z.array(conditionRow),
})
export type ConditionTable = Readonly<z.infer<typeof conditionTable>>

function threshold<Value extends z.ZodType>(value: Value) {
  return z.object({ value, unit: z.string(), note: z.string(), ...sourced })
}
const number = threshold(z.number())
const range = threshold(z.tuple([z.number(), z.number()]))
const thresholdTable = z.object({
  version: z.string(),
  about: z.string(),
  thresholds: z.object({
    inrNormal: number,
    inrWindowHours: number,
    inrSirLow: range,
    inrSirHigh: range,
    plateletsSirLow: number,
    plateletsSirHigh: number,
    plateletsNeuraxial: range,
    vkaGoneDays: number,
    crclImpaired: number,
    crclLmwh: number,
    egfrAdvanced: number,
    renalWindowDays: number,
    heparinPlateletDays: number,
    lyticDays: number,
    glucoseLow: number,
    glucoseWarn: number,
    glucoseStop: number,
    glucoseWindowHours: number,
    hba1cWarn: number,
    feverC: number,
    fastingHours: threshold(z.record(z.enum(['clear-liquid', 'breast-milk', 'light-meal', 'fatty-meal']), z.number())),
    stentDrugEluting: threshold(z.tuple([z.string(), z.string()])),
    stentBareMetal: threshold(z.string()),
    thrombosisRecent: threshold(z.string()),
    pregnancyTestHours: number,
    bloodPressureHigh: range,
    bloodPressureLow: number,
    /** Percent by which a maximum dose of local anaesthetic is often reduced, from and to. */
    anaestheticReduction: range,
    anaestheticReductionAge: number,
    steroidSessionsYear: number,
    steroidSessionsHalfYear: number,
    steroidDaysApart: number,
    jointSteroidMonths: number,
    steroidSessionMg: threshold(z.record(z.string(), z.number())),
    vaccineMrna: range,
    vaccineVector: range,
    vaccineLive: range,
  }),
})
export type Thresholds = Readonly<z.infer<typeof thresholdTable>['thresholds']>

const guidelineView = z.object({
  edition: z.string(),
  name: z.string(),
  source: z.string(),
  rows: z.array(z.object({ drugs: z.array(z.string()), says: z.string(), hold: byClass.nullable(), confidence })),
})
export type GuidelineView = Readonly<z.infer<typeof guidelineView>>

const classTable = z.object({
  version: z.string(),
  about: z.string(),
  source: z.string(),
  edition: z.string(),
  classes: z.array(z.object({ class: z.enum(['low', 'intermediate', 'high']), procedures: z.string(), confidence })),
  upgrade: z.object({
    says: z.string(),
    confidence,
    factors: z.array(z.object({ id: z.string(), label: z.string(), note: z.string() })),
  }),
})
export type BleedingClasses = Readonly<z.infer<typeof classTable>>

/** The rule tables one screening is made with. A site's own version is another value of this type. */
export type Rules = {
  readonly version: string
  readonly drugs: readonly DrugRow[]
  readonly otherMedications: OtherMedications
  readonly agents: readonly Agent[]
  readonly contrastAgents: readonly ContrastAgent[]
  readonly allergens: Readonly<z.infer<typeof allergenTable>>
  readonly conditions: ConditionTable
  readonly thresholds: Thresholds
  readonly otherGuidelines: readonly GuidelineView[]
  readonly bleedingClasses: BleedingClasses
}

const drugs = drugTable.parse(drugData)

/** The tables as shipped: nobody at the site has adopted them yet. */
export const shippedRules: Rules = {
  version: drugs.version,
  drugs: drugs.drugs,
  otherMedications: otherMedications.parse(otherMedicationData),
  agents: z.object({ version: z.string(), about: z.string(), agents: z.array(agent) }).parse(agentData).agents,
  contrastAgents: z
    .object({ version: z.string(), about: z.string(), agents: z.array(contrastAgent) })
    .parse(contrastData).agents,
  allergens: allergenTable.parse(allergenData),
  conditions: conditionTable.parse(conditionData),
  thresholds: thresholdTable.parse(thresholdData).thresholds,
  otherGuidelines: z
    .object({ version: z.string(), about: z.string(), views: z.array(guidelineView) })
    .parse(guidelineData).views,
  bleedingClasses: classTable.parse(classData),
}
