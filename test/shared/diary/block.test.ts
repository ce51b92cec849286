import { defaultSitePolicy, sitePolicySchema } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { durationFit, expectedMinutes, reliefPoints, relievedFor } from '@shared/diary/block'
import { decideDiary } from '@shared/diary/decide'
import type { BlockDiary, DiaryCommand, EarlierBlock } from '@shared/diary/events'
import { earlierBlockOf, eligibility, judgeBlock } from '@shared/diary/judge'
import { planSchema } from '@shared/plan/plan'
import type { Injectate } from '@shared/procedure/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, contextAt, endedCase, idOf, minutesAfter, nurse, physician } from '../../builders/aftercare'

const blockPlan = planSchema.parse({
  procedure: 'medial-branch-block',
  region: 'lumbar',
  levels: ['L4-L5', 'L5-S1'],
  side: 'right',
  modality: 'fluoroscopy',
  contrast: 'none',
  sedation: 'none',
  injectates: ['bupivacaine'],
})

const entry = {
  sequence: 30,
  at: minutesAfter(-2),
  offsetMinutes: 0,
  by: 'Rosa Lind',
  role: 'nurse',
  order: 30,
  happenedAt: minutesAfter(-2),
  struck: null,
}
const given = (productId: string, agent: string, kind: Injectate['kind'] = 'local-anaesthetic'): Injectate => ({
  id: idOf(5),
  needleId: idOf(6),
  productId,
  product: productId,
  agent,
  kind,
  epinephrine: false,
  particulate: null,
  preservativeFree: null,
  mgPerMl: 5,
  volumeMl: 0.5,
  doseMg: 2.5,
  route: 'perineural',
  lot: '',
  expiry: null,
  cautions: [],
  decided: null,
  entry,
})

/** A block that has been done, with what was given at its needles. */
function block(injectates = [given('bupivacaine', 'bupivacaine')], plan = blockPlan): CaseState {
  const ended = endedCase({ plan })
  return { ...ended, procedure: { ...ended.procedure, injectates } }
}

/** A diary by half hours from the first entry on. */
const diaryOf = (before: number | null, pains: readonly number[]): BlockDiary => ({
  how: 'paper',
  movement: 'leaning back',
  before,
  entries: pains.map((pain, index) => ({ minutes: 30 * (index + 1), pain, activity: '', rescue: '' })),
})

const evening = minutesAfter(12 * 60)
const withDiary = (state: CaseState, diary: BlockDiary) =>
  act(decideDiary, state, { do: 'diary.record', diary }, contextAt(evening))
const codeOf = (state: CaseState, command: DiaryCommand, actor = nurse, now = evening) => {
  const decision = decideDiary(state, command, contextAt(now, actor))
  return decision.ok ? null : decision.failure.code
}

/** 80 % less for four hours, then back: what bupivacaine explains. */
const fourHours = diaryOf(5, [1, 1, 1, 1, 1, 1, 1, 1, 4, 5])
/** 80 % less for an hour and a half: what lidocaine explains. */
const ninetyMinutes = diaryOf(5, [1, 1, 1, 4, 5])

describe('relief in the diary', () => {
  it('is 100 × (before − after) / before, and reaches its threshold exactly', () => {
    const points = reliefPoints(diaryOf(5, [1, 2, 5, 6]))
    expect(points.map(({ relief }) => relief)).toEqual([80, 60, 0, -20])
    expect(relievedFor(points, 80)).toEqual({ from: 30, atLeast: 30, until: 60 })
    expect(relievedFor(reliefPoints(diaryOf(9, [2])), 80)).toBeNull()
    expect(relievedFor(reliefPoints(diaryOf(10, [2])), 80)).toEqual({ from: 30, atLeast: 30, until: null })
  })

  it('cannot be told without pain before: 0 and "not asked" give no percentage and no answer', () => {
    for (const before of [0, null]) {
      expect(reliefPoints(diaryOf(before, [0, 0])).every(({ relief }) => relief === null)).toBe(true)
      expect(judgeBlock(withDiary(block(), diaryOf(before, [0, 0])), defaultSitePolicy).answer).toBe('not-known')
    }
  })

  it('ends with the first line below the threshold, whatever comes later', () => {
    expect(relievedFor(reliefPoints(diaryOf(5, [3, 1, 1, 3, 1])), 80)).toEqual({ from: 60, atLeast: 90, until: 120 })
  })

  it('does not depend on the order of the lines, and a higher threshold never lasts longer', () => {
    const lines = fc.uniqueArray(
      fc.record({ minutes: fc.integer({ min: 0, max: 1440 }), pain: fc.integer({ min: 0, max: 10 }) }),
      {
        selector: ({ minutes }) => minutes,
        minLength: 1,
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 10 }), (entries, before) => {
        const diary = { before, entries: entries.map((each) => ({ ...each, activity: '', rescue: '' })) }
        const turned = { before, entries: [...diary.entries].reverse() }
        expect(reliefPoints(turned)).toEqual(reliefPoints(diary))
        const points = reliefPoints(diary)
        if (relievedFor(points, 50) === null) expect(relievedFor(points, 80)).toBeNull()
      }),
      { numRuns: 60 },
    )
  })
})

describe('how long the relief lasted', () => {
  // Clinical reference section 10.4: lidocaine about 1-2 h, bupivacaine 3-8 h.
  it('is held against what the anaesthetic explains', () => {
    expect(expectedMinutes(['lidocaine'])).toEqual([60, 120])
    expect(expectedMinutes(['bupivacaine'])).toEqual([180, 480])
    expect(expectedMinutes(['bupivacaine', 'lidocaine'])).toEqual([180, 480])
  })

  it('is held against nothing where the reference has no row', () => {
    expect(expectedMinutes(['ropivacaine'])).toBeNull()
    expect(expectedMinutes(['lidocaine', 'ropivacaine'])).toBeNull()
    expect(expectedMinutes([])).toBeNull()
  })

  it.each([
    [{ from: 30, atLeast: 240, until: 270 }, 'as-expected'],
    [{ from: 30, atLeast: 150, until: 180 }, 'as-expected'],
    [{ from: 30, atLeast: 120, until: 179 }, 'shorter'],
    [{ from: 30, atLeast: 480, until: 510 }, 'as-expected'],
    [{ from: 30, atLeast: 481, until: 510 }, 'longer'],
    [{ from: 30, atLeast: 240, until: null }, 'not-known'],
    [{ from: 30, atLeast: 600, until: null }, 'longer'],
    [null, 'not-known'],
  ] as const)('%o against three to eight hours is %s', (relieved, fit) => {
    expect(durationFit(relieved, [180, 480])).toBe(fit)
  })

  it('counts from the anaesthetic at a needle; skin wheals say nothing', () => {
    const skin = { ...given('lidocaine', 'lidocaine'), needleId: null, route: 'skin' as const }
    expect(judgeBlock(block([skin, given('bupivacaine', 'bupivacaine')]), defaultSitePolicy).agents).toEqual([
      'bupivacaine',
    ])
  })
})

describe('what a block answers', () => {
  it('is by the threshold of the site, and says what to keep in mind', () => {
    const half = withDiary(block(), diaryOf(6, [3, 3, 6]))
    expect(judgeBlock(half, defaultSitePolicy).answer).toBe('negative')
    expect(judgeBlock(half, sitePolicySchema.parse({ blockReliefPercent: 50 })).answer).toBe('positive')
    const steroid = block([
      given('bupivacaine', 'bupivacaine'),
      given('methylprednisolone-acetate', 'methylprednisolone', 'steroid'),
    ])
    const noted = withDiary(steroid, {
      ...diaryOf(3, [0]),
      entries: [{ minutes: 30, pain: 0, activity: '', rescue: 'ibuprofen' }],
    })
    expect(judgeBlock(noted, defaultSitePolicy).notes).toEqual(['little-pain-before', 'rescue-taken', 'steroid-given'])
  })
})

const earlier = (changes: Partial<EarlierBlock> = {}): EarlierBlock => ({
  caseId: idOf(900),
  patientId: '4471-203',
  on: '2026-11-03',
  procedure: 'medial-branch-block',
  levels: ['L5-S1', 'L4-L5'],
  side: 'right',
  agents: ['lidocaine'],
  bestReliefPercent: 80,
  relievedFrom: 30,
  relievedAtLeast: 90,
  relievedUntil: 120,
  head: 'c'.repeat(64),
  ...changes,
})

describe('radiofrequency after diagnostic blocks', () => {
  const compared = (changes: Partial<EarlierBlock> = {}, diary = fourHours) =>
    act(decideDiary, withDiary(block(), diary), { do: 'block.compare', earlier: earlier(changes) }, contextAt(evening))
  const because = (state: CaseState, policy = defaultSitePolicy) => eligibility(state, policy).because

  it('needs two positive blocks by the stricter rule, one by the other', () => {
    expect(because(withDiary(block(), fourHours))).toBe('second-block-needed')
    expect(eligibility(compared(), defaultSitePolicy)).toMatchObject({
      verdict: 'meets',
      because: 'two-blocks',
      radiofrequency: 'medial-branch-rfa',
    })
    const one = sitePolicySchema.parse({ blocksNeeded: 1, blockReliefPercent: 50 })
    expect(eligibility(withDiary(block(), fourHours), one)).toMatchObject({ verdict: 'meets', because: 'one-block' })
  })

  it.each([
    ['no diary came back', block(), 'no-answer'],
    ['the block was negative', withDiary(block(), diaryOf(5, [3, 3])), 'negative'],
    ['the earlier one was', compared({ bestReliefPercent: 79 }), 'earlier-negative'],
    ['nobody knows of the earlier one', compared({ bestReliefPercent: null }), 'earlier-not-known'],
    ['relief was shorter than the medicine works', compared({}, ninetyMinutes), 'shorter-than-medicine'],
    ['relief lasted longer', compared({ relievedAtLeast: 240, relievedUntil: 300 }), 'longer-than-medicine'],
    ['the diary ended too early', compared({}, diaryOf(5, [1, 1])), 'duration-not-known'],
    [
      'both blocks had the same medicine',
      compared({ agents: ['bupivacaine'], relievedAtLeast: 200, relievedUntil: 230 }),
      'same-medicine',
    ],
    ['no reference says how long it works', compared({ agents: ['ropivacaine'] }), 'duration-not-known'],
  ] as const)('is not said to be met where %s', (_where, state, expected) => {
    const said = eligibility(state, defaultSitePolicy)
    expect(said.because).toBe(expected)
    expect(said.verdict).not.toBe('meets')
  })

  it('is left to the physician where the shorter medicine surely lasted longer', () => {
    const reversed = withDiary(block([given('lidocaine', 'lidocaine')]), diaryOf(5, [1, 1, 1, 1, 5]))
    const state = act(
      decideDiary,
      reversed,
      { do: 'block.compare', earlier: earlier({ agents: ['bupivacaine'], relievedAtLeast: 60, relievedUntil: 120 }) },
      contextAt(evening),
    )
    expect(eligibility(state, defaultSitePolicy).verdict).toBe('physician')
  })

  it('follows from no nerve root block', () => {
    const root = planSchema.parse({ ...blockPlan, procedure: 'nerve-root-block', levels: ['L4-L5'] })
    expect(eligibility(withDiary(block(undefined, root), fourHours), defaultSitePolicy).verdict).toBe('not-applicable')
  })

  it('compares only the same place of the same patient, earlier', () => {
    const state = withDiary(block(), fourHours)
    const refusal = (changes: Partial<EarlierBlock>) =>
      codeOf(state, { do: 'block.compare', earlier: earlier(changes) })
    expect(refusal({ patientId: '9999' })).toBe('diary.other-patient')
    expect(refusal({ caseId: state.id })).toBe('diary.other-patient')
    expect(refusal({ side: 'left' })).toBe('diary.other-block')
    expect(refusal({ levels: ['L4-L5'] })).toBe('diary.other-block')
    expect(refusal({ procedure: 'nerve-root-block' })).toBe('diary.other-block')
    expect(refusal({ on: '2026-12-01' })).toBe('diary.later-block')
    expect(refusal({})).toBeNull()
  })

  it('is concluded by a physician, with a reason where the rule says otherwise', () => {
    const conclude = (state: CaseState, reason: string, who = physician) =>
      codeOf(state, { do: 'block.conclude', conclusion: 'eligible', reason }, who)
    expect(conclude(compared(), '', nurse)).not.toBeNull()
    expect(conclude(compared(), '')).toBeNull()
    expect(conclude(withDiary(block(), fourHours), '')).toBe('diary.reason-needed')
    expect(conclude(withDiary(block(), fourHours), 'Block of last year on paper.')).toBeNull()
  })

  it('is open again when the diary is corrected, and what stood there is kept', () => {
    const concluded = act(
      decideDiary,
      compared(),
      { do: 'block.conclude', conclusion: 'eligible', reason: '' },
      contextAt(evening, physician),
    )
    const corrected = act(
      decideDiary,
      concluded,
      { do: 'diary.correct', diary: diaryOf(5, [4, 4]), reason: 'read from the wrong sheet' },
      contextAt(evening),
    )
    expect(corrected.diary.conclusion).toBeNull()
    expect(corrected.diary.corrections[0]?.was).toEqual(fourHours)
    expect(because(corrected)).toBe('negative')
  })

  it('tells a later block what it came to', () => {
    expect(earlierBlockOf(withDiary(block(), fourHours), defaultSitePolicy, '2026-11-24')).toMatchObject({
      agents: ['bupivacaine'],
      bestReliefPercent: 80,
      relievedFrom: 30,
      relievedAtLeast: 240,
      relievedUntil: 270,
    })
  })
})

describe('recording the diary', () => {
  it.each([
    ['twice', withDiary(block(), fourHours), fourHours, 'diary.already'],
    [
      'with one time twice',
      block(),
      { ...fourHours, entries: [...fourHours.entries, ...fourHours.entries] },
      'diary.twice',
    ],
    [
      'of times to come',
      block(),
      { ...fourHours, entries: [{ minutes: 14 * 60, pain: 1, activity: '', rescue: '' }] },
      'diary.ahead',
    ],
    ['of a procedure that asks no question', endedCase(), fourHours, 'diary.no-block'],
  ] as const)('is refused %s', (_how, state, diary, code) => {
    expect(codeOf(state, { do: 'diary.record', diary: { ...diary, entries: [...diary.entries] } })).toBe(code)
  })
})
