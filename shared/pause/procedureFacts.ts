import { levelKey } from '@shared/case/agreement'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import type { Fact } from '@shared/pause/facts'
import { type Obstacle, obstacle } from '@shared/pause/refusals'
import type { FactKey, Guard } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'
import { list, sayDate, sayNumber, words } from '@shared/pause/words'
import { procedureName, procedureOf } from '@shared/plan/catalogue'
import { complicationTermOf, contrastAgentOf, patternOf, ultrasoundOf } from '@shared/procedure/catalogue'
import { contrastIsRequired, interlockAt } from '@shared/procedure/interlock'
import { spreadsHere, ultrasoundHere } from '@shared/procedure/needles'
import { productInWords } from '@shared/procedure/productWords'
import { type Needle, standing } from '@shared/procedure/state'
import { totalsOf } from '@shared/procedure/totals'
import { isDrugRule } from '@shared/screening/restart'
import { shippedRules } from '@shared/screening/rules'

type ProcedureFactKey = Extract<
  FactKey,
  'site' | 'countedFrom' | 'spread' | 'done' | 'given' | 'dose' | 'events' | 'recovery' | 'restart'
>
type ProcedureGuard = Extract<Guard, 'spread' | 'done'>

/** What the record of the procedure says to the needle pause and the sign-out. */
export function procedureFact(key: ProcedureFactKey, view: PauseView): Fact {
  const { state, locale } = view
  const say = (name: string, params: Record<string, string | number> = {}) => words(locale, `record.${name}`, params)
  const unknown = (name: string): Fact => ({ text: say(name), status: 'unknown' })
  switch (key) {
    case 'site': {
      const { site } = state.pause
      return site === null ? unknown('site.none') : { text: needleText(site, view), status: 'info' }
    }
    case 'countedFrom': {
      const level = state.pause.site?.level ?? ''
      const detail = state.plan.levelDetails?.find((each) => levelKey(each.level) === levelKey(level))
      if (detail?.countedFrom !== undefined) {
        return { text: say('countedFrom.named', { landmark: detail.countedFrom }), status: 'info' }
      }
      // A transitional vertebra makes every count ambiguous: the landmark has to be written (clinical reference 1.2).
      return state.plan.transitionalVertebra === true
        ? unknown('countedFrom.transitional')
        : { text: say('countedFrom.aloud'), status: 'caution' }
    }
    case 'spread':
      return spreadFact(view)
    case 'done':
      return doneFact(view)
    case 'given':
      return givenFact(view)
    case 'dose':
      return doseFact(view)
    case 'events': {
      const recorded = standing(state.procedure.complications)
      if (recorded.length === 0) return { text: say('events.none'), status: 'info' }
      const names = recorded.map((each) => complicationTermOf(each.term)?.name[locale] ?? each.name)
      return { text: list(names), status: 'caution' }
    }
    case 'recovery': {
      const numb = procedureOf(state.plan.procedure).numbsLimb
      return { text: say(numb ? 'recovery.numb' : 'recovery.not-numb'), status: numb ? 'caution' : 'info' }
    }
    case 'restart':
      return restartFact(view)
    default:
      return assertNever(key, 'fact')
  }
}

/** What in the record of the procedure keeps an item of the needle pause or the sign-out from being confirmed. */
export function procedureObstacles(guard: ProcedureGuard, view: PauseView): readonly Obstacle[] {
  const { state, locale } = view
  switch (guard) {
    case 'spread': {
      const needle = needleOfRound(state)
      if (needle === undefined) return [obstacle(locale, 'needle-missing')]
      const interlock = interlockAt(state.plan, state.procedure, needle.id)
      if (interlock.kind === 'open') return []
      return [obstacle(locale, 'spread-locked', { says: interlock.reasons[0]?.says ?? '' })]
    }
    case 'done': {
      const nothing = standing(state.procedure.needles).length === 0
      return nothing && state.procedure.ended?.outcome !== 'abandoned' ? [obstacle(locale, 'no-needle')] : []
    }
    default:
      return assertNever(guard, 'guard')
  }
}

/** What the record answers to "did anything untoward happen": an expected effect is no adverse event. */
export function adverseEventSaid(state: CaseState): 'yes' | 'no' {
  return standing(state.procedure.complications).some((each) => !each.expected) ? 'yes' : 'no'
}

/** The needle line that the newest round of the needle pause is about. */
function needleOfRound({ pause, procedure }: CaseState): Needle | undefined {
  const { site } = pause
  if (site === null) return undefined
  const needles = standing(procedure.needles)
  if (site.needleId !== null) return needles.find((needle) => needle.id === site.needleId)
  return needles.findLast((needle) => needle.side === site.side && levelKey(needle.level) === levelKey(site.level))
}

function needleText(site: Pick<Needle, 'side' | 'level'>, { locale }: PauseView): string {
  return `${words(locale, `side.${site.side}`)} ${site.level}`.trim()
}

function spreadFact(view: PauseView): Fact {
  const { state, locale } = view
  const needle = needleOfRound(state)
  const looks =
    needle === undefined ? [] : spreadsHere(state.procedure, needle.id).filter((each) => each.mode !== 'none')
  const seen = needle === undefined ? [] : ultrasoundHere(state.procedure, needle.id)
  const names = [
    ...looks.flatMap((each) => each.patterns).map((code) => patternOf(code).name[locale]),
    ...seen.flatMap((each) => each.spread).map((code) => ultrasoundOf(code).name[locale]),
  ]
  if (names.length > 0) return { text: list([...new Set(names)]), status: 'info' }
  const interlock = needle === undefined ? null : interlockAt(state.plan, state.procedure, needle.id)
  if (interlock?.kind === 'open' && interlock.decision !== null) {
    return { text: interlock.reasons[0]?.says ?? interlock.decision.reason, status: 'caution' }
  }
  return contrastIsRequired(state.plan)
    ? { text: words(locale, 'record.spread.none'), status: 'unknown' }
    : { text: words(locale, 'record.spread.not-required'), status: 'caution' }
}

function doneFact(view: PauseView): Fact {
  const { state, locale } = view
  const { ended, needles } = state.procedure
  if (ended === null) return { text: words(locale, 'record.done.not-ended'), status: 'unknown' }
  const sites = [...new Set(standing(needles).map((needle) => needleText(needle, view)))]
  const outcome = words(locale, `record.done.${ended.outcome}`)
  const text = `${procedureName(state.plan.procedure, locale)}: ${list(sites.length > 0 ? sites : [outcome])}`
  if (ended.outcome === 'completed') return { text, status: 'info' }
  return { text: list([text, outcome, ended.note].filter((part) => part !== '')), status: 'caution' }
}

function givenFact(view: PauseView): Fact {
  const { state, locale } = view
  const { injectates, lesions, spreads } = state.procedure
  const given = standing(injectates)
  const parts = given.map((each) => {
    const dose = each.doseMg === null ? '' : ` (${sayNumber(each.doseMg, locale)} mg)`
    const lot =
      each.lot === '' ? words(locale, 'record.given.no-lot') : words(locale, 'record.given.lot', { lot: each.lot })
    const expiry = each.expiry === null ? '' : ` ${sayDate(each.expiry, locale)}`
    return `${productInWords(each, locale)} ${sayNumber(each.volumeMl, locale)} mL${dose}, ${lot}${expiry}`
  })
  const agent = standing(spreads).find((each) => each.agentId !== null)?.agentId
  const { volumeMl } = totalsOf(state.procedure, state.preparation.weightKg).contrast
  if (agent != null) parts.push(`${contrastAgentOf(agent)?.name[locale] ?? agent} ${sayNumber(volumeMl, locale)} mL`)
  if (given.length > 0) {
    const traced = given.every((each) => each.lot !== '' && each.expiry !== null)
    return { text: parts.join('; '), status: traced ? 'info' : 'caution' }
  }
  // A radiofrequency lesion or an abandoned needle may end with nothing given; anything else lacks its entry.
  const rightlyNothing = standing(lesions).length > 0 || (state.procedure.ended?.outcome ?? 'completed') !== 'completed'
  const nothing = words(locale, 'record.given.nothing')
  return { text: [nothing, ...parts].join('; '), status: rightlyNothing ? 'info' : 'unknown' }
}

function doseFact({ state, locale }: PauseView): Fact {
  const { dose } = totalsOf(state.procedure, state.preparation.weightKg)
  if (dose === null) return { text: words(locale, 'record.dose.none'), status: 'unknown' }
  if (dose.source === 'not-available') return { text: words(locale, 'record.dose.no-display'), status: 'caution' }
  const parts: string[] = []
  if (dose.fluoroscopyS !== null)
    parts.push(words(locale, 'record.dose.time', { seconds: Math.round(dose.fluoroscopyS) }))
  if (dose.airKermaMGy !== null) parts.push(`${sayNumber(rounded(dose.airKermaMGy), locale)} mGy`)
  if (dose.dapGyCm2 !== null) parts.push(`${sayNumber(rounded(dose.dapGyCm2), locale)} Gy·cm²`)
  if (dose.runs !== null) parts.push(words(locale, 'record.dose.runs', { runs: dose.runs }))
  return { text: list(parts), status: 'info' }
}

function restartFact({ state, locale, screening }: PauseView): Fact {
  const { medications } = state.preparation
  if (medications.status === 'not-asked') {
    return { text: words(locale, 'record.antithrombotics.not-asked'), status: 'unknown' }
  }
  const restarts = new Map<string, string>()
  for (const each of [...screening.findings, ...screening.passed]) {
    if (isDrugRule(each.rule, shippedRules)) restarts.set(each.subject, each.restart ?? '')
  }
  if (restarts.size === 0) return { text: words(locale, 'record.antithrombotics.none'), status: 'info' }
  const said = [...restarts].map(([drug, restart]) => {
    const decided = state.discharge.restarts[drug]
    if (decided !== undefined) return words(locale, 'record.restart.decided', { drug, by: decided.by })
    return restart === ''
      ? words(locale, 'record.restart.ask', { drug })
      : words(locale, 'record.restart.after', { drug, restart })
  })
  return { text: said.join('; '), status: 'info' }
}

/** Three significant figures: more than a display shows, never more than it measured. */
function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
