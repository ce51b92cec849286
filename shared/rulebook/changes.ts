import { riskClass } from '@shared/screening/finding'
import type { Rules, Thresholds } from '@shared/screening/rules'
import { z } from 'zod'

/**
 * Limits of one number that a site may make stricter, and the direction that is stricter. Ranges, lists and dates of the
 * tables are not among them: the way to be stricter there is a rule of the site's own.
 */
export const strictThresholds = {
  inrNormal: 'lower',
  inrWindowHours: 'lower',
  plateletsSirLow: 'higher',
  plateletsSirHigh: 'higher',
  vkaGoneDays: 'higher',
  crclImpaired: 'higher',
  crclLmwh: 'higher',
  egfrAdvanced: 'higher',
  renalWindowDays: 'lower',
  lyticDays: 'higher',
  glucoseLow: 'higher',
  glucoseWarn: 'lower',
  glucoseStop: 'lower',
  glucoseWindowHours: 'lower',
  hba1cWarn: 'lower',
  feverC: 'lower',
  pregnancyTestHours: 'lower',
  bloodPressureLow: 'higher',
  anaestheticReductionAge: 'lower',
  steroidSessionsYear: 'lower',
  steroidDaysApart: 'higher',
  jointSteroidMonths: 'higher',
} as const satisfies Partial<Record<keyof Thresholds, 'lower' | 'higher'>>

export type ThresholdName = keyof typeof strictThresholds
export const thresholdNames = Object.keys(strictThresholds).filter(
  (name): name is ThresholdName => name in strictThresholds,
)
const thresholdName = z.enum(['inrNormal', ...thresholdNames])

const id = z.string().trim().min(1).max(80)
const words = z.string().trim().min(2).max(80)

/** A cell as the tables write it: `P3D`, `PT24H`, `P7D..P10D`, or the two words a site may set. */
const cell = z
  .string()
  .trim()
  .regex(/^(P\d{1,3}D|PT\d{1,4}H)(\.\.(P\d{1,3}D|PT\d{1,4}H))?$|^shared decision$|^avoid$/)
const length = z
  .string()
  .trim()
  .regex(/^(P\d{1,3}D|PT\d{1,4}H)(\.\.(P\d{1,3}D|PT\d{1,4}H))?$/)

const byClass = z.object({ low: cell, intermediate: cell, high: cell })
const lengthByClass = z.object({ low: length, intermediate: length, high: length })

/** Why the site wants it, with what it rests on: printed beside the row. */
const why = z.string().trim().min(3).max(500)

/** One thing a site does differently from the tables: a row made stricter, or a row of its own. */
export const ruleChangeSchema = z.discriminatedUnion('kind', [
  /** A longer time since the last dose before procedures of one risk class. */
  z.object({ kind: z.literal('hold'), row: id, riskClass, value: cell, why }),
  /** A longer time after the end of the procedure until a restart. */
  z.object({ kind: z.literal('restart'), row: id, riskClass, value: length, why }),
  z.object({ kind: z.literal('threshold'), name: thresholdName, value: z.number().positive().max(100_000), why }),
  /** A procedure counted one bleeding-risk class higher. */
  z.object({ kind: z.literal('procedure'), procedure: id, why }),
  /** Another guideline adopted besides; where the two differ the stricter counts. */
  z.object({ kind: z.literal('edition'), edition: id, why }),
  /** A drug that the tables have no row for. */
  z.object({
    kind: z.literal('own-drug'),
    name: words,
    names: z.array(words).max(20),
    hold: byClass,
    restart: lengthByClass,
    why,
  }),
])
export type RuleChange = Readonly<z.infer<typeof ruleChangeSchema>>
export type ChangeOf<Kind extends RuleChange['kind']> = Extract<RuleChange, { kind: Kind }>

export const ruleChangesSchema = z.array(ruleChangeSchema).max(400)

/** What a change is about: two changes of one version are never about the same thing. */
export function changeKey(change: RuleChange): string {
  switch (change.kind) {
    case 'hold':
    case 'restart':
      return `${change.kind} ${change.row} ${change.riskClass}`
    case 'threshold':
      return `threshold ${change.name}`
    case 'procedure':
      return `procedure ${change.procedure}`
    case 'edition':
      return `edition ${change.edition}`
    case 'own-drug':
      return `own-drug ${ownRowId(change.name)}`
  }
}

/** The id of a site's own row, from its name. */
export function ownRowId(name: string): string {
  return `own-${name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`
}

/** The tables' own value of a limit. */
export function thresholdValue(rules: Rules, name: ThresholdName): number {
  return rules.thresholds[name].value
}
