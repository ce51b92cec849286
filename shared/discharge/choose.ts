import { wordingOf } from '@shared/discharge/byProcedure'
import type { InstructionFacts } from '@shared/discharge/facts'
import { hasLayPlace, placeOf } from '@shared/discharge/place'
import { procedureOf, spineRegionOf } from '@shared/plan/catalogue'
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
  /** When little relief is worth a word: not before the treatment can work; null where none was to be expected. */
  readonly littleRelief: string | null
}

const legJoints = new Set(['knee', 'hip', 'side-of-hip', 'ankle', 'foot', 'heel', 'toe'])

/** Which sentences this patient needs (clinical reference sections 11.2 to 11.4). Pure: same record, same blocks. */
export function chooseBlocks(plan: Plan, facts: InstructionFacts): ChosenBlocks {
  const wording = wordingOf[plan.procedure]
  const abandoned = facts.outcome === 'abandoned'
  const diagnostic = procedureOf(plan.procedure).diagnostic && facts.anaesthetic && !facts.steroid && !abandoned
  const active = wording.today.includes('today.usual') && diagnostic
  const course = later(plan, facts, diagnostic, abandoned)
  // What wears off within days is over by the two weeks after which little relief would be news.
  const wearsOff = course.later.includes('later.numbing')
  const sugar = { yes: 'yes', unknown: 'if', no: 'no' } as const
  return {
    what: [
      ...(abandoned ? ['what.abandoned'] : [whatWasDone(plan, facts)]),
      ...(facts.outcome === 'partly-done' ? ['what.not-all'] : []),
    ],
    todayHeading: active ? 'box.today-active' : 'box.today',
    today: today(wording.today, active, facts),
    tomorrow: tomorrow(plan, facts),
    ...course,
    callNow: callNow(wording.callNow, plan, facts),
    callToday: callToday(wording.callToday, plan, facts),
    notice: abandoned && facts.given.length === 0 ? ['notice.sore'] : notice(plan, facts),
    diary: diagnostic,
    sugar: facts.steroid ? sugar[facts.diabetic] : 'no',
    therapy: therapyDays(plan, facts),
    littleRelief: abandoned || diagnostic || wearsOff ? null : littleRelief(plan, facts),
  }
}

/** What was done; a place that has no lay word is named after the sentence. */
function whatWasDone(plan: Plan, facts: InstructionFacts): string {
  const { what } = wordingOf[plan.procedure]
  const said = facts.steroid ? (treatmentWords[what] ?? what) : what
  return namedAfter.has(said) && !hasLayPlace(plan) ? `${said}-named` : said
}

const namedAfter = new Set(['what.nerve', 'what.hydro', 'what.cold', 'what.waves', 'what.joint', 'what.muscle'])

/**
 * Days until exercise begins again. A test injection that held a steroid is a treatment: then the days of the treatment at
 * that place count. After the neck it is the third day (clinical reference 11.4).
 */
function therapyDays(plan: Plan, facts: InstructionFacts): ChosenBlocks['therapy'] {
  if (facts.plasma || isUndone(plan, facts)) return null
  if (facts.gel) return [3, 7]
  const { procedure } = plan
  const { diagnostic, epidural } = procedureOf(procedure)
  const likeEpidural = epidural || (procedure === 'nerve-root-block' && facts.steroid)
  if (likeEpidural) return spineRegionOf(plan.region) === 'cervical' ? [3, 7] : [2, 7]
  return diagnostic && facts.steroid ? [2, 3] : wordingOf[procedure].therapyDays
}

/** Abandoned before heat, waves or cold were applied, or before anything else than the skin was treated. */
function isUndone(plan: Plan, facts: InstructionFacts): boolean {
  if (facts.outcome !== 'abandoned') return false
  return isEnergy(plan) ? !facts.lesioned : !facts.steroid && !facts.anaesthetic
}

function isEnergy({ procedure }: Plan): boolean {
  return procedureOf(procedure).radiofrequency !== 'none' || procedure === 'cryoneurolysis'
}

function littleRelief(plan: Plan, facts: InstructionFacts): string | null {
  if (facts.plasma) return null
  if (facts.gel) return 'next.little-relief-8'
  return wordingOf[plan.procedure].later === 'heat' ? 'next.little-relief-4' : 'next.little-relief'
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

/** Exactly one line about driving, with every reason that there is: a limb may be numb for longer than sedation counts. */
function driving({ sedated, numbness }: InstructionFacts): string {
  const numb = numbness === 'limb'
  if (sedated) return numb ? 'today.no-driving-24-numb' : 'today.no-driving-24'
  return numb ? 'today.no-driving-numb' : 'today.no-driving'
}

function tomorrow(plan: Plan, facts: InstructionFacts): readonly string[] {
  const usual = isUndone(plan, facts)
    ? wordingOf[plan.procedure].tomorrow.map((block) =>
        block.startsWith('tomorrow.light') ? 'tomorrow.normal' : block,
      )
    : wordingOf[plan.procedure].tomorrow
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
  if (isUndone(plan, facts)) return { laterHeading: 'box.next-days', later: ['later.none'] }
  if (diagnostic) return { laterHeading: 'box.this-week', later: ['later.test'] }
  if (facts.anaesthetic) return { laterHeading: 'box.next-days', later: ['later.numbing'] }
  return { laterHeading: 'box.next-days', later: ['later.none'] }
}

/** The core red flags for everybody, those of the procedure, and "limb" last nowhere: the gravest stand first. */
function callNow(special: readonly string[], plan: Plan, facts: InstructionFacts): string[] {
  // Where a lid droops, expected or recorded, the face is no sign of a stroke; the mouth is.
  const lid = plan.procedure === 'stellate-ganglion-block' || facts.events.includes('horner')
  const stroke = lid ? 'now.stroke-lid' : 'now.stroke'
  return ['now.limb', ...special, 'now.breathing', 'now.chest', 'now.head', stroke, 'now.seizure']
}

function callToday(usual: readonly string[], plan: Plan, facts: InstructionFacts): string[] {
  const special = isUndone(plan, facts) ? usual.filter((block) => !ofEnergy.has(block)) : usual
  // Numb for weeks as expected is nothing to call about the day after.
  const numb = staysNumb(plan, facts)
    ? []
    : facts.numbness === 'limb'
      ? ['today-call.numb-limb']
      : facts.numbness === 'none'
        ? []
        : ['today-call.numb']
  return ['today-call.fever', 'today-call.site', ...special, 'today-call.bleeding', ...numb, 'today-call.hives']
}

/** Whether cold or heat leaves a place numb for weeks, as the sheet then says. */
function staysNumb(plan: Plan, facts: InstructionFacts): boolean {
  return !isUndone(plan, facts) && wordingOf[plan.procedure].notice.some((block) => lastingNumbness.has(block))
}

const lastingNumbness = new Set(['notice.cold', 'notice.heat'])

function notice(plan: Plan, facts: InstructionFacts): string[] {
  const { numbness, steroid, anaesthetic, gel, plasma } = facts
  const weakOnly = numbness === 'limb' && staysNumb(plan, facts)
  const numb = numbness === 'none' ? [] : [weakOnly ? 'notice.limb-weak' : `notice.${numbness}`]
  const undone = isUndone(plan, facts)
  const own = wordingOf[plan.procedure].notice.filter(
    (block) =>
      (anaesthetic || !needsAnaesthetic.has(block)) &&
      !(undone && ofEnergy.has(block)) &&
      !(plasma && soonOver.has(block)),
  )
  // Where another line says how long it is sore, this one only says what helps.
  const sore = own.some((block) => saysHowSore.has(block)) ? 'notice.ice' : 'notice.sore'
  const caudal = own.includes('notice.caudal')
  return [
    ...(caudal ? [] : numb),
    ...own,
    ...(steroid && anaesthetic ? ['notice.gap'] : []),
    ...(steroid ? ['notice.flare', 'notice.steroid'] : []),
    ...(steroid && plan.procedure === 'greater-occipital-nerve-block' ? ['notice.hair'] : []),
    ...(gel ? ['notice.gel'] : []),
    ...(plasma ? ['notice.plasma', 'notice.no-nsaid'] : [sore]),
  ]
}

/** How long it is sore without plasma; with it the plasma's own line says how long. */
const soonOver = new Set(['notice.sore-muscle', 'notice.waves'])

const saysHowSore = new Set(['notice.sore-muscle', 'notice.heat', 'notice.waves'])

/** Said only where heat, waves or cold reached the patient. */
const ofEnergy = new Set(['notice.heat', 'notice.waves', 'notice.cold', 'today-call.burn', 'today-call.skin'])

/** Effects of the local anaesthetic: said only where one was given. */
const needsAnaesthetic = new Set([
  'notice.caudal',
  'notice.stellate',
  'notice.warm-leg',
  'notice.gonb',
  'notice.chest',
  'notice.nose',
])
