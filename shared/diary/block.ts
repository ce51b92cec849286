import type { CaseState } from '@shared/case/state'
import type { BlockDiary } from '@shared/diary/events'
import type { Instant } from '@shared/kit/time'
import { procedureOf } from '@shared/plan/catalogue'
import type { ProcedureCode } from '@shared/plan/plan'
import { productOf } from '@shared/procedure/catalogue'
import { standing } from '@shared/procedure/state'

type Given = Pick<CaseState, 'plan' | 'procedure'>

/** Whether the procedure asks a question that the hours after it answer. */
export const isDiagnosticBlock = ({ plan }: Pick<CaseState, 'plan'>): boolean => procedureOf(plan.procedure).diagnostic

/** The radiofrequency procedure that a positive block makes possible; undefined where there is none. */
export function radiofrequencyAfter(procedure: ProcedureCode): ProcedureCode | undefined {
  return blocksAndRadiofrequency.find(([block]) => block === procedure)?.[1]
}

/** The diagnostic block that a radiofrequency procedure rests on; undefined where it rests on none. */
export function blockBefore(procedure: ProcedureCode): ProcedureCode | undefined {
  return blocksAndRadiofrequency.find(([, radiofrequency]) => radiofrequency === procedure)?.[0]
}

const blocksAndRadiofrequency: readonly (readonly [block: ProcedureCode, radiofrequency: ProcedureCode])[] = [
  ['medial-branch-block', 'medial-branch-rfa'],
  ['sacral-lateral-branch-block', 'sacral-lateral-branch-rfa'],
]

/**
 * How long relief may last when it comes from the anaesthetic, in minutes: "lidocaine about 1-2 h, bupivacaine 3-8 h"
 * (clinical reference section 10.4). The reference names no other.
 */
const workingMinutes: Readonly<Record<string, readonly [number, number]>> = {
  lidocaine: [60, 120],
  bupivacaine: [180, 480],
}

/** Local anaesthetics given at a needle, by agent; what went into the skin alone answers nothing. */
export function blockAgents({ procedure }: Given): readonly string[] {
  return [...new Set(blockDoses({ procedure }).map(({ agent }) => agent))].sort()
}

function blockDoses({ procedure }: Pick<CaseState, 'procedure'>) {
  return standing(procedure.injectates).flatMap(({ productId, needleId, route, entry }) => {
    const product = productOf(productId)
    if (product?.kind !== 'local-anaesthetic' || needleId === null || route === 'skin') return []
    return [{ agent: product.agent, at: entry.at }]
  })
}

/** Whether a steroid went in as well: relief that lasts is then no answer of the anaesthetic alone. */
export function steroidGiven({ procedure }: Given): boolean {
  return standing(procedure.injectates).some(({ productId }) => productOf(productId)?.kind === 'steroid')
}

/** When the block was placed: the last local anaesthetic at a needle, else the end of the procedure. */
export function blockedAt(state: Given): Instant | null {
  return (
    blockDoses(state)
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? state.procedure.endedAt
  )
}

/** The longest time the given anaesthetics may explain, from the shortest; null where the reference has no row. */
export function expectedMinutes(agents: readonly string[]): readonly [number, number] | null {
  const rows = agents.map((agent) => workingMinutes[agent])
  if (rows.length === 0) return null
  const longest = rows.reduce((best, row) =>
    row !== undefined && (best === undefined || row[1] > best[1]) ? row : best,
  )
  return rows.includes(undefined) || longest === undefined ? null : longest
}

export type ReliefPoint = {
  readonly minutes: number
  readonly pain: number
  /** Percent of the pain before, not rounded; null where that is 0 or was not asked (clinical reference 10.4). */
  readonly relief: number | null
}

/** Every line of the diary with its relief, by time. */
export function reliefPoints({ before, entries }: Pick<BlockDiary, 'before' | 'entries'>): readonly ReliefPoint[] {
  return [...entries]
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ minutes, pain }) => ({
      minutes,
      pain,
      relief: before === null || before === 0 ? null : (100 * (before - pain)) / before,
    }))
}

/** A percentage that division left a hair below a whole number still reaches it. */
const hair = 1e-9
export const reaches = (relief: number | null, thresholdPercent: number): boolean =>
  relief !== null && relief + hair >= thresholdPercent

/**
 * How long the relief held: from the first line at or above the threshold, unbroken, `atLeast` to the last such line and
 * `until` at most the next one, all in minutes from the block. `until` is null where the diary ends with relief: how
 * long it lasted is then not known. Null where no line reaches the threshold.
 */
export type Relieved = { readonly from: number; readonly atLeast: number; readonly until: number | null }

export function relievedFor(points: readonly ReliefPoint[], thresholdPercent: number): Relieved | null {
  const start = points.findIndex(({ relief }) => reaches(relief, thresholdPercent))
  const first = points[start]
  if (first === undefined) return null
  const end = points.findIndex((point, index) => index > start && !reaches(point.relief, thresholdPercent))
  const last = end === -1 ? points.at(-1) : points[end - 1]
  return { from: first.minutes, atLeast: (last ?? first).minutes, until: points[end]?.minutes ?? null }
}

/** Whether the relief lasted as long as the anaesthetic can explain. */
export const durationFits = ['as-expected', 'shorter', 'longer', 'not-known'] as const
export type DurationFit = (typeof durationFits)[number]

export function durationFit(relieved: Relieved | null, expected: readonly [number, number] | null): DurationFit {
  if (relieved === null || expected === null) return 'not-known'
  const [shortest, longest] = expected
  if (relieved.atLeast > longest) return 'longer'
  if (relieved.until === null) return 'not-known'
  return relieved.until < shortest ? 'shorter' : 'as-expected'
}
