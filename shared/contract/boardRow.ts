import { patientSchema } from '@shared/case/patient'
import { casePhases } from '@shared/case/state'
import { needlesOfCaseSchema } from '@shared/contract/lastNeedle'
import { aftercareSchema } from '@shared/outcomes/registry'
import { recordedCallSchema } from '@shared/phone/call'
import { planSchema } from '@shared/plan/plan'
import { scenarioSchema } from '@shared/screening/scenario'
import { z } from 'zod'

/** One line of the board: what a glance needs, projected from the events of one case. */
export const boardRowSchema = z.object({
  caseId: z.uuid(),
  version: z.int(),
  scheduledAt: z.string(),
  room: z.string(),
  patient: patientSchema,
  plan: planSchema,
  phase: z.enum(casePhases),
  phaseSince: z.string(),
  drill: z.boolean(),
  stopped: z.boolean(),
  /** The facts, so that the board can screen the case against the clock it shows. */
  scenario: scenarioSchema,
  /** Severity of each overridden finding, by its key. */
  overrides: z.record(z.string(), z.enum(['stop', 'caution', 'info'])),
  /** Where two sources of side, level or procedure differ, as sentences. */
  disagreements: z.array(z.string()),
  signed: z.boolean(),
  /** When the next set of vital signs is due; null where nobody is being watched. */
  observeAt: z.string().nullable(),
  /** What came after the procedure; null before its end. */
  aftercare: aftercareSchema.nullable(),
  /** What was injected, by catalogue id and lot, so that a recall finds who received it. */
  lots: z.array(z.object({ productId: z.string(), lot: z.string(), at: z.string() })),
  /** The dose of the procedure, so that the site's own percentiles need no whole record; null before its end or where none was read. */
  dose: z
    .object({
      fluoroscopyS: z.number().nullable(),
      airKermaMGy: z.number().nullable(),
      dapGyCm2: z.number().nullable(),
    })
    .nullable(),
  /** Which needles were used, and by which physician, to offer them at the next case alike. */
  needles: needlesOfCaseSchema,
  /** Calls before the day, so that the list of who is to be phoned needs no whole record. */
  calls: z.array(recordedCallSchema),
})
export type BoardRow = Readonly<z.infer<typeof boardRowSchema>>

/** A line as it is shown: with what only the other records of the station can say. */
export const shownRowSchema = boardRowSchema.extend({
  /** A radiofrequency whose diagnostic block does not meet the rule of the site, where no physician has answered yet. */
  basisAsked: z.boolean(),
})
export type ShownRow = Readonly<z.infer<typeof shownRowSchema>>
