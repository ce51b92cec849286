import type { CaseState } from '@shared/case/state'
import { judgeBlock } from '@shared/diary/judge'
import { baselineMeasures } from '@shared/outcomes/baseline'
import { type Measures, measuresSchema, type Timepoint, timepointSchema } from '@shared/outcomes/measures'
import { type ResponderRule, type Response, responseOf } from '@shared/outcomes/responder'
import type { ProcedureCode } from '@shared/plan/plan'
import { z } from 'zod'

/**
 * What happened after one case, as the lists and tables over all cases need it: projected from the record with the
 * board's row, so that nothing has to be opened to say who is due. `null` before the procedure has ended.
 */
export const aftercareSchema = z.object({
  endedAt: z.string(),
  /** Answers by time point; a time point that is not there was not answered. */
  answers: z.partialRecord(timepointSchema, measuresSchema),
  lost: z.array(timepointSchema),
  /** Best relief in percent in the diary of a diagnostic block; null where there is none. */
  blockBestPercent: z.number().nullable(),
})
export type Aftercare = Readonly<z.infer<typeof aftercareSchema>>

export function aftercareOf(state: CaseState): Aftercare | null {
  const { endedAt } = state.procedure
  if (endedAt === null) return null
  const baseline = baselineMeasures(state)
  const answers = state.outcomes.measures.map((each) => [each.timepoint, measuresSchema.parse(each)] as const)
  return {
    endedAt,
    answers: Object.fromEntries(baseline === null ? answers : [['baseline', baseline] as const, ...answers]),
    lost: [...new Set(state.outcomes.lost.map((each) => each.timepoint))],
    blockBestPercent:
      judgeBlock(state, { blockReliefPercent: 50, blocksNeeded: 1, blockPainAtLeast: 1 }).best?.percent ?? null,
  }
}

/** The answers of every time point, null where there are none. */
export function answersOf({ answers }: Pick<Aftercare, 'answers'>): Readonly<Record<Timepoint, Measures | null>> {
  return {
    baseline: answers.baseline ?? null,
    '1w': answers['1w'] ?? null,
    '4w': answers['4w'] ?? null,
    '12w': answers['12w'] ?? null,
  }
}

export type ResponderRow = {
  readonly procedure: ProcedureCode
  /** Cases done, answered at the time point, and lost to it. */
  readonly done: number
  readonly answered: number
  readonly lost: number
  readonly verdicts: Readonly<Record<Response['verdict'], number>>
  /** Of those where it is known, in whole percent; null where it is known of nobody. */
  readonly respondedPercent: number | null
}

type Line = { readonly procedure: ProcedureCode; readonly aftercare: Aftercare }

/** How many responded, by procedure, at one time point after it. Most frequent procedure first. */
export function responderTable(
  lines: readonly Line[],
  timepoint: Exclude<Timepoint, 'baseline'>,
  rule: ResponderRule,
): readonly ResponderRow[] {
  const procedures = [...new Set(lines.map((line) => line.procedure))]
  return procedures
    .map((procedure) => {
      const group = lines.filter((line) => line.procedure === procedure)
      return rowOf(procedure, group, timepoint, rule)
    })
    .sort((a, b) => b.done - a.done || a.procedure.localeCompare(b.procedure))
}

function rowOf(
  procedure: ProcedureCode,
  group: readonly Line[],
  timepoint: Timepoint,
  rule: ResponderRule,
): ResponderRow {
  const verdicts = { yes: 0, no: 0, unknown: 0 }
  let answered = 0
  for (const { aftercare } of group) {
    const answers = answersOf(aftercare)
    const now = answers[timepoint]
    if (now === null) continue
    answered += 1
    verdicts[answers.baseline === null ? 'unknown' : responseOf(answers.baseline, now, rule).verdict] += 1
  }
  const known = verdicts.yes + verdicts.no
  return {
    procedure,
    done: group.length,
    answered,
    lost: group.filter(({ aftercare }) => aftercare.lost.includes(timepoint)).length,
    verdicts,
    respondedPercent: known === 0 ? null : Math.round((100 * verdicts.yes) / known),
  }
}
