import { wordingOf } from '@shared/discharge/byProcedure'
import type { InstructionFacts } from '@shared/discharge/facts'
import { placeOf } from '@shared/discharge/place'
import { procedureOf } from '@shared/plan/catalogue'
import type { Plan } from '@shared/plan/plan'

/** The names of the blocks of every part of the sheet, before any value is filled in. */
export type ChosenBlocks = {
  readonly what: readonly string[]
  readonly today: readonly string[]
  readonly todayHeading: string
  readonly tomorrow: readonly string[]
  readonly laterHeading: string
  readonly later: readonly string[]
  readonly callNow: readonly string[]
  readonly callToday: readonly string[]
  readonly notice: readonly string[]
  readonly diary: boolean
  readonly sugar: 'yes' | 'if' | 'no'
  readonly therapy: readonly [number, number] | null
}

const legJoints = new Set(['knee', 'hip', 'ankle', 'foot', 'toe'])

/** Which sentences this patient needs (clinical reference sections 11.2 to 11.4). Pure: same record, same blocks. */
export function chooseBlocks(plan: Plan, facts: InstructionFacts): ChosenBlocks {
  const wording = wordingOf[plan.procedure]
  const abandoned = facts.outcome === 'abandoned'
  const diagnostic = procedureOf(plan.procedure).diagnostic && facts.anaesthetic && !facts.steroid && !abandoned
  const active = wording.today.includes('today.usual') && diagnostic
  const sugar = { yes: 'yes', unknown: 'if', no: 'no' } as const
  return {
    what: [
      ...(abandoned
        ? ['what.abandoned']
        : [facts.steroid ? (treatmentWords[wording.what] ?? wording.what) : wording.what]),
      ...(facts.outcome === 'partly-done' ? ['what.not-all'] : []),
    ],
    todayHeading: active ? 'box.today-active' : 'box.today',
    today: today(wording.today, active, facts),
    tomorrow: tomorrow(plan, facts),
    ...later(plan, facts, diagnostic, abandoned),
    callNow: callNow(wording.callNow, plan),
    callToday: callToday(wording.callToday, facts),
    notice: abandoned && facts.given.length === 0 ? ['notice.sore'] : notice(plan, facts),
    diary: diagnostic,
    sugar: facts.steroid ? sugar[facts.diabetic] : 'no',
    therapy: facts.plasma ? null : facts.gel ? [3, 7] : wording.therapyDays,
  }
}

/** A "test injection" that held a steroid was a treatment as well: then it is not called a test. */
const treatmentWords: Readonly<Record<string, string>> = {
  'what.root': 'what.epidural',
  'what.medial-branch': 'what.small-nerves',
  'what.lateral-branch': 'what.small-nerves-near',
}

function today(usual: readonly string[], active: boolean, facts: InstructionFacts): string[] {
  const rest = usual.map((block) => (block === 'today.usual' && !active ? 'today.rest' : block))
  const limbNumb = facts.numbness === 'leg' || facts.numbness === 'limb'
  return [
    ...rest,
    driving(facts),
    ...(limbNumb ? ['today.stairs'] : []),
    ...(facts.numbness === 'limb' ? ['today.numb-limb'] : []),
  ]
}

/** Exactly one line about driving, the strictest that applies. */
function driving({ sedated, numbness }: InstructionFacts): string {
  if (sedated) return 'today.no-driving-24'
  return numbness === 'limb' ? 'today.no-driving-numb' : 'today.no-driving'
}

function tomorrow(plan: Plan, facts: InstructionFacts): readonly string[] {
  const usual = wordingOf[plan.procedure].tomorrow
  if (plan.procedure !== 'peripheral-joint-injection') return usual
  const care = [
    ...(facts.plasma ? ['tomorrow.protected'] : []),
    ...(facts.gel ? ['tomorrow.hyaluronic'] : []),
    ...(facts.plasma || facts.gel
      ? []
      : [legJoints.has(placeOf(plan.region) ?? '') ? 'tomorrow.joint-leg' : 'tomorrow.joint']),
  ]
  return [...care, ...usual.filter((block) => block !== 'tomorrow.joint')]
}

function later(plan: Plan, facts: InstructionFacts, diagnostic: boolean, abandoned: boolean) {
  const kind = wordingOf[plan.procedure].later
  if (facts.plasma) return { laterHeading: 'box.months', later: ['later.plasma'] }
  if (facts.gel) return { laterHeading: 'box.weeks-4-8', later: ['later.hyaluronic'] }
  if (kind === 'heat' && !abandoned) return { laterHeading: 'box.weeks-2-4', later: ['later.heat'] }
  if (kind === 'waves' && !abandoned) return { laterHeading: 'box.next-days', later: ['later.waves'] }
  if (facts.steroid) return { laterHeading: 'box.days-3-7', later: ['later.steroid'] }
  if (diagnostic) return { laterHeading: 'box.this-week', later: ['later.test'] }
  if (facts.anaesthetic) return { laterHeading: 'box.next-days', later: ['later.numbing'] }
  return { laterHeading: 'box.next-days', later: ['later.none'] }
}

/** The core red flags for everybody, those of the procedure, and "limb" last nowhere: the gravest stand first. */
function callNow(special: readonly string[], plan: Plan): string[] {
  // A droopy lid is expected after a stellate block, so there the face is no sign of a stroke; the mouth is.
  const stroke = plan.procedure === 'stellate-ganglion-block' ? 'now.stroke-lid' : 'now.stroke'
  return ['now.limb', ...special, 'now.breathing', 'now.chest', 'now.head', stroke, 'now.seizure']
}

function callToday(special: readonly string[], facts: InstructionFacts): string[] {
  const numb =
    facts.numbness === 'limb' ? ['today-call.numb-limb'] : facts.numbness === 'none' ? [] : ['today-call.numb']
  return ['today-call.fever', 'today-call.site', ...special, 'today-call.bleeding', ...numb, 'today-call.hives']
}

function notice(plan: Plan, facts: InstructionFacts): string[] {
  const { numbness, steroid, anaesthetic, gel, plasma } = facts
  const numb = numbness === 'none' ? [] : [`notice.${numbness}`]
  const own = wordingOf[plan.procedure].notice.filter((block) => anaesthetic || !needsAnaesthetic.has(block))
  const caudal = own.includes('notice.caudal')
  return [
    ...(caudal ? [] : numb),
    ...own,
    ...(steroid && anaesthetic ? ['notice.gap'] : []),
    ...(steroid ? ['notice.flare', 'notice.steroid'] : []),
    ...(steroid && plan.procedure === 'greater-occipital-nerve-block' ? ['notice.hair'] : []),
    ...(gel ? ['notice.gel'] : []),
    ...(plasma ? ['notice.plasma', 'notice.no-nsaid'] : ['notice.sore']),
  ]
}

/** Effects of the local anaesthetic: said only where one was given. */
const needsAnaesthetic = new Set([
  'notice.caudal',
  'notice.stellate',
  'notice.warm-leg',
  'notice.gonb',
  'notice.chest',
  'notice.nose',
])
