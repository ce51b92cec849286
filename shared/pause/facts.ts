import { disagreements, missingSources } from '@shared/case/agreement'
import { displayName } from '@shared/case/patient'
import { aimingKinds } from '@shared/imaging/caseEvents'
import { assertNever } from '@shared/kit/assertNever'
import { differenceSays, pictureSideOf } from '@shared/pause/agreementWords'
import { plain, spokenDrug } from '@shared/pause/drugWords'
import { procedureFact } from '@shared/pause/procedureFacts'
import { answerTo } from '@shared/pause/state'
import type { FactKey } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'
import { list, sayDate, sayDateTime, words } from '@shared/pause/words'
import { procedureName } from '@shared/plan/catalogue'
import type { Plan, Side } from '@shared/plan/plan'
import type { FindingTopic } from '@shared/screening/finding'
import { isDrugRule } from '@shared/screening/restart'
import { shippedRules } from '@shared/screening/rules'

/**
 * What the record says on one point, in the view's language, and how it stands: `clear` was recorded and is in order,
 * `info` was recorded, `unknown` was not, `caution` and `stop` as in screening.
 */
export type Fact = { readonly text: string; readonly status: 'clear' | 'info' | 'caution' | 'stop' | 'unknown' }

const info = (text: string): Fact => ({ text, status: 'info' })
const clear = (text: string): Fact => ({ text, status: 'clear' })
const caution = (text: string): Fact => ({ text, status: 'caution' })
const stop = (text: string): Fact => ({ text, status: 'stop' })

/** One fact of the case. Pure: the same record says the same, whatever the hour. */
export function factOf(key: FactKey, view: PauseView): Fact {
  const { state, locale } = view
  const { plan, patient, preparation } = state
  const say = (name: string, params: Record<string, string | number> = {}) => words(locale, `record.${name}`, params)
  const spoken = (name: string) => spokenDrug(name, locale)
  const unknown = (name: string): Fact => ({ text: say(name), status: 'unknown' })
  switch (key) {
    case 'patient':
      return info(
        say('patient', { name: displayName(patient), born: sayDate(patient.birthDate, locale), id: patient.id }),
      )
    case 'identity': {
      const { identity } = preparation
      if (identity === null) return unknown('identity.unchecked')
      return identity.matches ? clear(say('identity.matches')) : stop(say('identity.differs'))
    }
    case 'procedure':
      return info(procedureName(plan.procedure, locale))
    case 'purpose':
      return plan.purpose === '' ? { text: say('purpose.none'), status: 'caution' } : info(plan.purpose)
    case 'levels':
      return info(levelsText(view, plan))
    case 'side':
      return info(sideText(view, plan.side))
    case 'sideAndLevels':
      return info(`${sideText(view, plan.side)} ${plan.levels.length > 0 ? list(plan.levels) : plan.region}`)
    case 'consent': {
      const { consent } = preparation
      if (consent === null) return unknown('consent.none')
      const claim = claimText(view, consent.claim)
      if (!consent.stillWished) return stop(say('consent.withdrawn', { claim }))
      return claimFact(view, 'consent', say('consent.signed', { claim, date: sayDate(consent.signedOn, locale) }))
    }
    case 'order': {
      const { order } = preparation
      if (order === null) return unknown('order.none')
      return claimFact(view, 'order', say('order.says', { claim: claimText(view, order.claim) }))
    }
    case 'siteMark': {
      const mark = preparation.siteMark
      if (mark === null) return unknown('siteMark.none')
      const params = { side: sideText(view, mark.side), region: mark.region, initials: mark.initials }
      if (!mark.visibleAfterDraping) return caution(say('siteMark.hidden', params))
      return claimFact(view, 'site-mark', say('siteMark.visible', params))
    }
    case 'agreement':
      return agreementFact(view)
    case 'allergies': {
      const { status, items } = preparation.allergies
      if (status === 'not-asked') return unknown('allergies.not-asked')
      const active = items.filter((item) => item.status !== 'refuted' && item.status !== 'entered-in-error')
      if (status === 'none' || active.length === 0) return clear(say('allergies.none'))
      const named = active.map((item) => (item.reaction ? `${item.substance} (${item.reaction})` : item.substance))
      return withFindings(view, ['allergy'], list(named))
    }
    case 'antithrombotics':
      return antithromboticFact(view)
    case 'labs': {
      if (preparation.labs.length === 0) return unknown('labs.none')
      const newest = [...preparation.labs].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 4)
      const said = newest.map((lab) =>
        say('labs.one', {
          test: words(locale, `lab.${lab.test}`),
          value: `${lab.value}${lab.unit === '' || lab.unit === '1' ? '' : ` ${lab.unit}`}`,
          at: sayDateTime(lab.at, locale),
        }),
      )
      return withFindings(view, ['coagulation-lab', 'platelets', 'renal'], list(said))
    }
    case 'infection': {
      const { infection, fever, onAntibiotics } = preparation.answers
      if (infection == null || infection === 'unknown') return unknown('infection.not-asked')
      const parts = [say(`infection.${infection}`)]
      if (fever === 'yes') parts.push(say('infection.fever'))
      if (fever === 'no') parts.push(say('infection.no-fever'))
      if (onAntibiotics === 'yes') parts.push(say('infection.antibiotics'))
      return withFindings(view, ['infection'], list(parts))
    }
    case 'pregnancy': {
      const { pregnant } = preparation.answers
      if (pregnant == null || pregnant === 'unknown') return unknown('pregnancy.not-asked')
      return withFindings(view, ['pregnancy'], say(`pregnancy.${pregnant}`))
    }
    case 'glucose': {
      const newest = preparation.labs.filter((lab) => lab.test === 'glucose').sort((a, b) => (a.at < b.at ? 1 : -1))[0]
      if (newest === undefined) return unknown('glucose.none')
      const text = say('glucose.value', {
        value: newest.value,
        unit: newest.unit,
        at: sayDateTime(newest.at, locale),
      })
      return withFindings(view, ['glucose'], text)
    }
    case 'devices': {
      const { devices, answers } = preparation
      if (devices === null || devices.status === 'not-asked') return unknown('devices.not-asked')
      const here = devices.items.filter((device) => device.status !== 'removed' && device.status !== 'entered-in-error')
      if (here.length === 0) return clear(say('devices.none'))
      const names = list(here.map((device) => device.name))
      return withFindings(view, ['device'], answers.devicePlan ? `${names}: ${answers.devicePlan}` : names)
    }
    case 'sedation': {
      const text = say(`sedation.${plan.sedation}`)
      const { ateAt } = preparation.answers
      return ateAt == null ? info(text) : info(list([text, say('sedation.ate', { at: sayDateTime(ateAt, locale) })]))
    }
    case 'escort': {
      const { escort } = preparation.answers
      if (escort == null || escort === 'unknown') return unknown('escort.not-asked')
      return withFindings(view, ['escort'], say(`escort.${escort}`))
    }
    case 'baseline':
      return baselineFact(view)
    case 'weight':
      return preparation.weightKg === null
        ? unknown('weight.none')
        : info(say('weight.kg', { kg: preparation.weightKg }))
    case 'painNow': {
      const pain = preparation.baseline?.painNow ?? null
      return pain === null ? unknown('pain.not-asked') : info(say('pain.now', { pain }))
    }
    case 'priorImaging': {
      const review = preparation.imagingReview
      if (review === null) return unknown('priorImaging.none')
      const date = review.studyDate === null ? '' : ` ${sayDate(review.studyDate, locale)}`
      return info(`${review.study}${date}: ${review.statement}`)
    }
    case 'steroids': {
      const { steroids } = preparation
      if (steroids === null || steroids.status === 'not-asked') return unknown('steroids.not-asked')
      if (steroids.items.length === 0) return clear(say('steroids.none'))
      const said = steroids.items.map((item) =>
        list([`${item.drug}${item.doseMg == null ? '' : ` ${item.doseMg} mg`}`, sayDate(item.at, locale)]),
      )
      return withFindings(view, ['steroid-load'], said.join('; '))
    }
    case 'images': {
      const { instances } = state.imaging
      if (instances.length === 0) return { text: say('images.none'), status: 'caution' }
      const foreign = instances.filter((instance) => instance.acceptedMismatch !== null).length
      const text = say('images.count', { count: instances.length })
      return foreign === 0 ? info(text) : caution(list([text, say('images.foreign', { count: foreign })]))
    }
    case 'pictureSide': {
      const side = pictureSideOf(state)
      if (side === 'no-image') return info(say('picture.no-image'))
      if (side === 'unproven' || side === 'side-view-only') return unknown(`picture.${side}`)
      if (side === 'mixed') return info(say('picture.mixed'))
      return info(say(`picture.${side}`))
    }
    case 'target': {
      const aims = state.imaging.targets.filter((target) => aimingKinds.has(target.kind))
      if (aims.length === 0) {
        return state.imaging.instances.length === 0
          ? { text: say('target.no-image'), status: 'caution' }
          : unknown('target.none')
      }
      const said = aims.map((target) => `${sideText(view, target.side)} ${target.level}`.trim())
      return claimFact(view, 'target', say('target.marked', { targets: list([...new Set(said)]) }))
    }
    case 'tray':
      return plan.tray === undefined || plan.tray.length === 0
        ? info(say('tray.none'))
        : info(list(plan.tray.map(plain)))
    case 'injectates': {
      if (plan.injectates.length === 0) return caution(say('injectates.none'))
      const dose = plan.steroidDoseMg === undefined ? '' : `; ${say('injectates.steroid', { mg: plan.steroidDoseMg })}`
      return withFindings(view, ['steroid-choice'], `${list(plan.injectates.map(spoken))}${dose}`)
    }
    case 'contrast':
      return plan.contrast === 'none'
        ? info(say('contrast.none'))
        : withFindings(view, ['guidance'], spoken(plan.contrast))
    case 'contrastMode':
      return info(plan.contrastMode === undefined ? say('contrastMode.none') : say(`contrastMode.${plan.contrastMode}`))
    case 'antibiotic':
      return info(list((plan.otherDrugs ?? []).map(spoken)) || say('antibiotic.none'))
    case 'findings': {
      const open = view.screening.findings.filter((each) => each.severity === 'stop' && each.override === null)
      if (open.length > 0) return stop(say('findings.open', { count: open.length }))
      const decided = view.screening.findings.filter((each) => each.severity === 'stop').length
      return decided > 0 ? caution(say('findings.decided', { count: decided })) : clear(say('findings.none'))
    }
    case 'team':
      return info(list(state.pause.team.map((each) => `${each.name} (${words(locale, `role.${each.role}`)})`)))
    case 'position': {
      const given = answerTo(state.pause.phases['time-out'], 'C6')?.answer
      if (given?.kind !== 'confirmed' || given.choice === null) return unknown('position.none')
      return info(words(locale, `choice.${given.choice}`))
    }
    case 'site':
    case 'countedFrom':
    case 'spread':
    case 'done':
    case 'given':
    case 'dose':
    case 'events':
    case 'recovery':
    case 'restart':
      return procedureFact(key, view)
    default:
      return assertNever(key, 'fact')
  }
}

function sideText({ locale }: Pick<PauseView, 'locale'>, side: Side): string {
  return words(locale, `side.${side}`)
}

function levelsText(view: PauseView, plan: Plan): string {
  const { locale } = view
  if (plan.levels.length === 0) return plan.target === undefined || plan.target === '' ? plan.region : plan.target
  const said = plan.levels.map((level) => {
    const root = plan.levelDetails?.find((detail) => detail.level === level)?.root
    return root === undefined ? level : words(locale, 'record.level.root', { level, root })
  })
  return list(said)
}

function claimText(view: PauseView, claim: { readonly side: Side; readonly levels: readonly string[] }): string {
  return `${sideText(view, claim.side)} ${list(claim.levels)}`.trim()
}

/** A document's words, marked as a stop where it contradicts the plan. */
function claimFact(view: PauseView, source: 'consent' | 'order' | 'site-mark' | 'target', text: string): Fact {
  const differs = disagreements(view.state).some((each) => each.between.includes(source))
  return differs ? stop(text) : clear(text)
}

function agreementFact(view: PauseView): Fact {
  const differing = disagreements(view.state)[0]
  if (differing !== undefined) return stop(differenceSays(differing, view))
  const missing = missingSources(view.state).filter((source) => source !== 'image' && source !== 'target')
  if (missing.length > 0) {
    const sources = list(missing.map((source) => words(view.locale, `source.${source}`)))
    return { text: words(view.locale, 'record.agreement.missing', { sources }), status: 'unknown' }
  }
  return clear(words(view.locale, 'record.agreement.all'))
}

function antithromboticFact(view: PauseView): Fact {
  const { state, locale, screening } = view
  const { status, items } = state.preparation.medications
  if (status === 'not-asked') return { text: words(locale, 'record.antithrombotics.not-asked'), status: 'unknown' }
  const heard = [...screening.findings, ...screening.passed].filter(({ rule }) => isDrugRule(rule, shippedRules))
  const subjects = new Map<string, string | null>()
  for (const each of heard) {
    const lastDose = items.find((item) => item.name === each.matchedFrom)?.lastDose ?? null
    if (each.matchedFrom !== null) subjects.set(each.subject, lastDose)
  }
  if (subjects.size === 0) return clear(words(locale, 'record.antithrombotics.none'))
  const said = [...subjects].map(([subject, lastDose]) =>
    lastDose === null
      ? words(locale, 'record.antithrombotics.no-time', { drug: spokenDrug(subject, locale) })
      : words(locale, 'record.antithrombotics.last', {
          drug: spokenDrug(subject, locale),
          at: sayDateTime(lastDose, locale),
        }),
  )
  return withFindings(view, ['antithrombotic'], said.join('; '))
}

function baselineFact(view: PauseView): Fact {
  const { locale } = view
  const { baseline, weightKg } = view.state.preparation
  if (baseline === null) return { text: words(locale, 'record.baseline.none'), status: 'unknown' }
  const parts: string[] = []
  if (baseline.systolicMmHg !== null && baseline.diastolicMmHg !== null) {
    parts.push(`${baseline.systolicMmHg}/${baseline.diastolicMmHg} mmHg`)
  }
  if (baseline.pulsePerMin !== null) parts.push(words(locale, 'record.baseline.pulse', { pulse: baseline.pulsePerMin }))
  if (baseline.spo2Percent !== null) parts.push(`SpO2 ${baseline.spo2Percent} %`)
  if (weightKg !== null) parts.push(words(locale, 'record.weight.kg', { kg: weightKg }))
  if (baseline.painNow !== null) parts.push(words(locale, 'record.pain.now', { pain: baseline.painNow }))
  if (baseline.motor !== '') parts.push(baseline.motor)
  return parts.length === 0
    ? { text: words(locale, 'record.baseline.none'), status: 'unknown' }
    : { text: list(parts), status: 'info' }
}

/** The words of a fact with the worst severity that screening found on its topics and nobody has decided about. */
function withFindings({ screening }: PauseView, topics: readonly FindingTopic[], text: string): Fact {
  const wanted = new Set(topics)
  const open = screening.findings.filter((finding) => wanted.has(finding.topic) && finding.override === null)
  if (open.some((finding) => finding.severity === 'stop')) return stop(text)
  return open.some((finding) => finding.severity === 'caution') ? caution(text) : info(text)
}
