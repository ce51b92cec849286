import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import {
  blockAgents,
  type DurationFit,
  durationFit,
  expectedMinutes,
  type ReliefPoint,
  type Relieved,
  radiofrequencyAfter,
  reaches,
  reliefPoints,
  relievedFor,
  steroidGiven,
} from '@shared/diary/block'
import type { EarlierBlock } from '@shared/diary/events'
import type { ProcedureCode } from '@shared/plan/plan'

/** The rules of the site that a block is judged by. */
export type BlockRules = Pick<SitePolicy, 'blockReliefPercent' | 'blocksNeeded' | 'blockPainAtLeast'>

/** What a reader of the result has to keep in mind; none of them changes it. */
export const blockNotes = ['little-pain-before', 'rescue-taken', 'steroid-given', 'sedated'] as const
export type BlockNote = (typeof blockNotes)[number]

export type BlockResult = {
  readonly points: readonly ReliefPoint[]
  readonly before: number | null
  readonly best: { readonly percent: number; readonly minutes: number } | null
  readonly relieved: Relieved | null
  readonly agents: readonly string[]
  /** Minutes that the anaesthetic can explain, from the shortest to the longest; null where the reference has no row. */
  readonly expected: readonly [number, number] | null
  readonly duration: DurationFit
  /** `not-known` where no diary came back or there was no pain to relieve. */
  readonly answer: 'positive' | 'negative' | 'not-known'
  readonly notes: readonly BlockNote[]
}

type Judged = Pick<CaseState, 'plan' | 'procedure' | 'diary'>

/** What the diary says of the block, by the threshold of the site (clinical reference section 10.4). */
export function judgeBlock(state: Judged, rules: BlockRules): BlockResult {
  const { diary } = state.diary
  const points = diary === null ? [] : reliefPoints(diary)
  const relieved = relievedFor(points, rules.blockReliefPercent)
  const agents = blockAgents(state)
  const expected = expectedMinutes(agents)
  const before = diary?.before ?? null
  const tellable = before !== null && before > 0 && points.length > 0
  return {
    points,
    before,
    best: bestOf(points),
    relieved,
    agents,
    expected,
    duration: durationFit(relieved, expected),
    answer: tellable ? (relieved === null ? 'negative' : 'positive') : 'not-known',
    notes: notesOn(state, rules, before),
  }
}

function bestOf(points: readonly ReliefPoint[]): BlockResult['best'] {
  return points.reduce<BlockResult['best']>((best, { relief, minutes }) => {
    if (relief === null || (best !== null && best.percent >= relief)) return best
    return { percent: relief, minutes }
  }, null)
}

function notesOn(state: Judged, { blockPainAtLeast }: BlockRules, before: number | null): readonly BlockNote[] {
  const notes: BlockNote[] = []
  if (before !== null && before < blockPainAtLeast) notes.push('little-pain-before')
  if (state.diary.diary?.entries.some(({ rescue }) => rescue !== '') === true) notes.push('rescue-taken')
  if (steroidGiven(state)) notes.push('steroid-given')
  // "No sedation or opioid ideally" (clinical reference section 1.3, medial branch block).
  if (state.plan.sedation !== 'none') notes.push('sedated')
  return notes
}

export const eligibilityReasons = [
  'no-radiofrequency',
  'no-answer',
  'negative',
  'earlier-negative',
  'earlier-not-known',
  'second-block-needed',
  'shorter-than-medicine',
  'longer-than-medicine',
  'duration-not-known',
  'reversed-order',
  'same-medicine',
  'one-block',
  'two-blocks',
] as const

/** Whether and why the blocks open the way to radiofrequency by the rule of the site. A physician concludes. */
export type Eligibility = {
  /** `physician`: the numbers alone do not decide. */
  readonly verdict: 'meets' | 'does-not-meet' | 'not-yet' | 'physician' | 'not-applicable'
  readonly because: (typeof eligibilityReasons)[number]
  readonly radiofrequency: ProcedureCode | null
}

export function eligibility(state: Judged, rules: BlockRules): Eligibility {
  const radiofrequency = radiofrequencyAfter(state.plan.procedure) ?? null
  const say = (verdict: Eligibility['verdict'], because: Eligibility['because']): Eligibility => ({
    verdict,
    because,
    radiofrequency,
  })
  if (radiofrequency === null) return say('not-applicable', 'no-radiofrequency')
  const result = judgeBlock(state, rules)
  if (result.answer === 'not-known') return say('not-yet', 'no-answer')
  if (result.answer === 'negative') return say('does-not-meet', 'negative')
  const { earlier } = state.diary
  if (rules.blocksNeeded === 2) {
    if (earlier === null) return say('not-yet', 'second-block-needed')
    if (earlier.bestReliefPercent === null) return say('physician', 'earlier-not-known')
    if (!reaches(earlier.bestReliefPercent, rules.blockReliefPercent)) return say('does-not-meet', 'earlier-negative')
  }
  const doubt = durationDoubt(result, rules.blocksNeeded === 2 ? earlier : null)
  if (doubt !== null) return say('physician', doubt)
  return say('meets', rules.blocksNeeded === 2 ? 'two-blocks' : 'one-block')
}

/** What about the durations a person has to weigh; null where they fit the anaesthetics. */
function durationDoubt(result: BlockResult, earlier: EarlierBlock | null): Eligibility['because'] | null {
  const fits = [result.duration, ...(earlier === null ? [] : [earlierFit(earlier)])]
  if (fits.includes('shorter')) return 'shorter-than-medicine'
  if (fits.includes('longer')) return 'longer-than-medicine'
  if (fits.includes('not-known')) return 'duration-not-known'
  if (earlier === null) return null
  const earlierExpected = expectedMinutes(earlier.agents)
  if (earlierExpected === null || result.expected === null) return 'duration-not-known'
  if (earlierExpected[1] === result.expected[1]) return 'same-medicine'
  return isReversed(result, earlier, earlierExpected[1] > result.expected[1]) ? 'reversed-order' : null
}

const earlierFit = (earlier: EarlierBlock): DurationFit =>
  durationFit(relievedOf(earlier), expectedMinutes(earlier.agents))

function relievedOf({ relievedFrom, relievedAtLeast, relievedUntil }: EarlierBlock): Relieved | null {
  return relievedFrom === null || relievedAtLeast === null
    ? null
    : { from: relievedFrom, atLeast: relievedAtLeast, until: relievedUntil }
}

/** The block with the shorter-acting anaesthetic surely lasted as long or longer than the other. */
function isReversed({ relieved }: BlockResult, earlier: EarlierBlock, earlierActsLonger: boolean): boolean {
  const other = relievedOf(earlier)
  if (relieved === null || other === null) return false
  const [short, long] = earlierActsLonger ? [relieved, other] : [other, relieved]
  return long.until !== null && short.atLeast >= long.until
}

/** What a later case needs of this one to be compared with it. `on`: the day of the block at the suite. */
export function earlierBlockOf(state: CaseState, rules: BlockRules, on: string): EarlierBlock {
  const { best, relieved, agents } = judgeBlock(state, rules)
  return {
    caseId: state.id,
    patientId: state.patient.id,
    on,
    procedure: state.plan.procedure,
    levels: [...state.plan.levels],
    side: state.plan.side,
    agents: [...agents],
    bestReliefPercent: best?.percent ?? null,
    relievedFrom: relieved?.from ?? null,
    relievedAtLeast: relieved?.atLeast ?? null,
    relievedUntil: relieved?.until ?? null,
    head: state.head,
  }
}
