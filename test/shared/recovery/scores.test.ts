import { aldrete, aldreteToLeave, padss } from '@shared/recovery/scores'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measured } from '../../builders/aftercare'

const before = { systolicMmHg: 140, pulsePerMin: 80 }
const best = measured({
  limbsMoved: 4,
  breathing: 'deep-and-cough',
  systolicMmHg: 140,
  pulsePerMin: 80,
  sedation: 'awake',
  spo2Percent: 98,
  oxygenLPerMin: 0,
  gait: 'steady',
  nausea: 'none',
  painFelt: 'minimal',
  site: 'dry',
})

/** Every line of Table 1 of Aldrete JA, The post-anesthesia recovery score revisited, J Clin Anesth 1995;7:89-91. */
describe('the modified Aldrete score of 1995', () => {
  it('gives ten to a patient who is fully back', () => {
    expect(aldrete(best, before).total).toBe(10)
  })

  it.each([
    ['four limbs', { limbsMoved: 4 }, 2],
    ['two limbs', { limbsMoved: 2 }, 1],
    ['no limb', { limbsMoved: 0 }, 0],
    ['four limbs, one under an intended block', { limbsMoved: 4, blockedLimbIntended: true }, 1],
    ['four limbs, none under a block', { limbsMoved: 4, blockedLimbIntended: false }, 2],
  ] as const)('scores activity with %s', (_name, change, points) => {
    expect(aldrete({ ...best, ...change }, before).items.activity).toBe(points)
  })

  it.each([
    ['deep breath and cough', 'deep-and-cough', 2],
    ['limited breathing', 'limited', 1],
    ['apnoea', 'apnoea', 0],
  ] as const)('scores respiration with %s', (_name, breathing, points) => {
    expect(aldrete({ ...best, breathing }, before).items.respiration).toBe(points)
  })

  it.each([
    [140, 2],
    [112, 2],
    [111, 1],
    [168, 2],
    [169, 1],
    [70, 1],
    [69, 0],
    [210, 1],
    [211, 0],
  ])('scores circulation at %i mmHg against 140 before', (systolicMmHg, points) => {
    expect(aldrete({ ...best, systolicMmHg }, before).items.circulation).toBe(points)
  })

  it.each([
    ['awake', 2],
    ['rouses-to-voice', 1],
    ['rouses-to-touch', 0],
    ['no-response', 0],
  ] as const)('scores consciousness when %s', (sedation, points) => {
    expect(aldrete({ ...best, sedation }, before).items.consciousness).toBe(points)
  })

  it.each([
    [93, 0, 2],
    [92, 0, 1],
    [91, 0, 1],
    [90, 0, 0],
    [98, 2, 1],
    [91, 2, 1],
    [90, 2, 0],
    [89, 2, 0],
  ])('scores saturation of %i %% on %i L/min', (spo2Percent, oxygenLPerMin, points) => {
    expect(aldrete({ ...best, spo2Percent, oxygenLPerMin }, before).items.saturation).toBe(points)
  })

  it('has no total while an item is missing, and names the item', () => {
    const score = aldrete({ ...best, oxygenLPerMin: null }, before)
    expect(score.total).toBeNull()
    expect(score.missing).toEqual(['saturation'])
  })

  it('cannot score circulation without a pressure from before', () => {
    expect(aldrete(best, null).missing).toEqual(['circulation'])
  })

  it('keeps a drowsy patient on oxygen below the nine points it takes to leave', () => {
    const drowsy = { ...best, sedation: 'rouses-to-voice', oxygenLPerMin: 2 } as const
    expect(aldrete(drowsy, before).total).toBe(8)
    expect(aldreteToLeave).toBe(9)
  })
})

/** Chung F, Chan VW, Ong D, J Clin Anesth 1995;7:500-506, in the five-item form of 1999. */
describe('the post-anaesthetic discharge score', () => {
  it('gives ten to a patient who is fully back', () => {
    expect(padss(best, before).total).toBe(10)
  })

  it('takes the worse of pressure and pulse', () => {
    expect(padss({ ...best, pulsePerMin: 104 }, before).items.vitalSigns).toBe(1)
    expect(padss({ ...best, pulsePerMin: 113 }, before).items.vitalSigns).toBe(0)
    expect(padss({ ...best, systolicMmHg: 112, pulsePerMin: 96 }, before).items.vitalSigns).toBe(2)
  })

  it.each([
    ['steady', 'awake', 2],
    ['steady', 'rouses-to-voice', 1],
    ['with-help', 'awake', 1],
    ['unable', 'awake', 1],
    ['unable', 'rouses-to-voice', 0],
  ] as const)('scores activity with gait %s when %s', (gait, sedation, points) => {
    expect(padss({ ...best, gait, sedation }, before).items.activity).toBe(points)
  })

  it('scores treated moderate nausea, pain and bleeding one each', () => {
    const moderate = { ...best, nausea: 'moderate', painFelt: 'moderate', site: 'bleeding' } as const
    expect(padss(moderate, before).total).toBe(7)
  })
})

describe('both scores', () => {
  it('never rise when saturation or pressure moves away from normal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 100 }), fc.integer({ min: 0, max: 40 }), (spo2, drop) => {
        const here = aldrete({ ...best, spo2Percent: spo2 }, before).total ?? 0
        const lower = aldrete({ ...best, spo2Percent: Math.max(30, spo2 - drop) }, before).total ?? 0
        expect(lower).toBeLessThanOrEqual(here)
      }),
    )
  })
})
