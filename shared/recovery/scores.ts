import type { Baseline } from '@shared/preparation/events'
import type { Measurements } from '@shared/recovery/observation'

/** 0, 1 or 2 points; `null` where what it takes was not assessed. */
export type Points = 0 | 1 | 2 | null

/** A sum of five items. `total` is null as long as an item is missing: a part of a score is no score. */
export type Score<Item extends string> = {
  readonly items: Readonly<Record<Item, Points>>
  readonly total: number | null
  readonly missing: readonly Item[]
}

export const aldreteItems = ['activity', 'respiration', 'circulation', 'consciousness', 'saturation'] as const
export type AldreteItem = (typeof aldreteItems)[number]
export const padssItems = ['vitalSigns', 'activity', 'nausea', 'pain', 'bleeding'] as const
export type PadssItem = (typeof padssItems)[number]

/** Points to leave (clinical reference sections 10.2 and 10.3). */
export const aldreteToLeave = 9
export const padssToLeave = 9

type Before = Pick<Baseline, 'systolicMmHg' | 'pulsePerMin'> | null

/**
 * The modified Aldrete score (Aldrete 1995), 0-10, from one observation and the values from before. Three moving limbs
 * score like two and one like none, because the scale names only four, two and none.
 */
export function aldrete(measured: Measurements, before: Before): Score<AldreteItem> {
  return total(aldreteItems, {
    activity: aldreteActivity(measured),
    respiration: byWord(measured.breathing, { 'deep-and-cough': 2, limited: 1, apnoea: 0 }),
    circulation: changeBands(measured.systolicMmHg, before?.systolicMmHg ?? null, 50),
    consciousness: byWord(measured.sedation, {
      awake: 2,
      'rouses-to-voice': 1,
      'rouses-to-touch': 0,
      'no-response': 0,
    }),
    saturation: aldreteSaturation(measured.spo2Percent, measured.oxygenLPerMin),
  })
}

/** The post-anaesthetic discharge score in its 1999 form, 0-10 (clinical reference section 10.3). */
export function padss(measured: Measurements, before: Before): Score<PadssItem> {
  const pressure = changeBands(measured.systolicMmHg, before?.systolicMmHg ?? null, 40)
  const pulse = changeBands(measured.pulsePerMin, before?.pulsePerMin ?? null, 40)
  return total(padssItems, {
    vitalSigns: lower(pressure, pulse),
    activity: padssActivity(measured),
    nausea: byWord(measured.nausea, { none: 2, mild: 2, moderate: 1, severe: 0 }),
    pain: byWord(measured.painFelt, { minimal: 2, moderate: 1, severe: 0 }),
    bleeding: byWord(measured.site, { dry: 2, spotting: 2, bleeding: 1, swelling: 1, 'heavy-bleeding': 0 }),
  })
}

function byWord<Word extends string>(word: Word | null, points: Readonly<Record<Word, 0 | 1 | 2>>): Points {
  return word === null ? null : points[word]
}

/** Within 20 % of before: 2; up to `middlePercent`: 1; more: 0. Whole numbers compared without division. */
function changeBands(now: number | null, before: number | null, middlePercent: number): Points {
  if (now === null || before === null) return null
  const change = Math.abs(now - before) * 100
  if (change <= 20 * before) return 2
  return change <= middlePercent * before ? 1 : 0
}

/** A limb under an intended block cannot score 2, however the others move (clinical reference section 10.2). */
function aldreteActivity({ limbsMoved, blockedLimbIntended }: Measurements): Points {
  if (limbsMoved === null) return null
  if (limbsMoved === 4) return blockedLimbIntended === true ? 1 : 2
  return limbsMoved >= 2 ? 1 : 0
}

/** "> 92 % on room air", "needs oxygen for > 90 %", "< 90 % even with oxygen": what lies between scores the lower. */
function aldreteSaturation(spo2: number | null, oxygenLPerMin: number | null): Points {
  if (spo2 === null || oxygenLPerMin === null) return null
  if (oxygenLPerMin === 0 && spo2 > 92) return 2
  return spo2 > 90 ? 1 : 0
}

/** Steady gait and oriented: 2; one of the two, or with help: 1; neither: 0. */
function padssActivity({ gait, sedation }: Measurements): Points {
  if (gait === null || sedation === null) return null
  const oriented = sedation === 'awake'
  if (gait === 'steady') return oriented ? 2 : 1
  if (gait === 'with-help') return 1
  return oriented ? 1 : 0
}

function lower(one: Points, other: Points): Points {
  if (one === null || other === null) return null
  return one < other ? one : other
}

function total<Item extends string>(names: readonly Item[], items: Readonly<Record<Item, Points>>): Score<Item> {
  const missing = names.filter((name) => items[name] === null)
  const sum = names.reduce((points, name) => points + (items[name] ?? 0), 0)
  return { items, total: missing.length === 0 ? sum : null, missing }
}
