import type { Decision, DecisionContext } from '@shared/case/context'
import { type Refusal, refuse } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import { ok, type Result } from '@shared/kit/result'
import { procedureOf } from '@shared/plan/catalogue'
import {
  dayOfUse,
  physiciansReason,
  recallRefusal,
  refuseBecause,
  requireNeedle,
  requireRunning,
  saidOf,
} from '@shared/procedure/acting'
import { type InjectateProduct, productOf } from '@shared/procedure/catalogue'
import type { ProcedureAct } from '@shared/procedure/events'
import { type InjectateJudgement, judgeInjectate } from '@shared/procedure/injectateRules'
import { interlockAt } from '@shared/procedure/interlock'
import type { Clock, RoomChecks } from '@shared/procedure/roomChecks'
import { doseMg } from '@shared/procedure/totals'
import { freeRoutes } from '@shared/procedure/vocabulary'

export type InjectateAct = Extract<ProcedureAct, { do: 'injectate.give' }>

/**
 * Everything that is asked of an injectate before it is given: the pause at this needle, the spread, the product, its
 * lot, the patient's allergies, the limits. Screens call this to show what is possible before it is tried.
 */
export function judgeInjectateAct(
  state: CaseState,
  act: Omit<InjectateAct, 'do' | 'confirmed' | 'reason'>,
  context: Clock,
  checks: RoomChecks,
): Result<{ readonly product: InjectateProduct; readonly judgement: InjectateJudgement }, Refusal> {
  const product = productOf(act.productId)
  if (product === undefined) {
    return refuse('procedure.unknown-product', 'This product is not in the catalogue. Choose it from the list.')
  }
  const place = placeRefusal(state, act, product)
  if (place !== null) return place
  if (act.needleId !== null) {
    const atNeedle = needleRefusal(state, act.needleId, context, checks)
    if (atNeedle !== null) return atNeedle
  }
  const recalled = recallRefusal(act.lot, product.id, context)
  if (recalled !== null) return recalled
  const rules = judgeInjectate(
    { ...act, product },
    {
      plan: state.plan,
      procedure: state.procedure,
      weightKg: state.preparation.weightKg,
      birthDate: state.patient.birthDate,
      today: dayOfUse(context),
    },
  )
  const allergies = checks.judgeAllergies(state, { injectate: product.name.en }, context)
  return ok({
    product,
    judgement: {
      refused: [...rules.refused, ...allergies.refused],
      physician: [...rules.physician, ...allergies.physician],
      questions: rules.questions,
      cautions: [...rules.cautions, ...allergies.cautions],
    },
  })
}

export function decideInjectate(
  state: CaseState,
  act: InjectateAct,
  context: DecisionContext,
  checks: RoomChecks,
): Decision {
  const actor = requireRunning(state, context)
  if (!actor.ok) return actor
  const judged = judgeInjectateAct(state, act, context, checks)
  if (!judged.ok) return judged
  const { product, judgement } = judged.value
  if (judgement.refused.length > 0) return refuseBecause('procedure.injectate-refused', judgement.refused)
  const decided = physiciansReason(judgement.physician, act.reason, context)
  if (!decided.ok) return decided
  if (judgement.questions.length > 0 && !act.confirmed) {
    return refuseBecause('procedure.look-again', judgement.questions)
  }
  const { do: _do, confirmed: _confirmed, reason: _reason, ...body } = act
  const event = {
    id: context.newId(),
    ...body,
    product: product.name.en,
    agent: product.agent,
    kind: product.kind,
    epinephrine: product.epinephrine,
    particulate: product.particulate,
    preservativeFree: product.preservativeFree,
    doseMg: act.mgPerMl === null ? null : doseMg(act.volumeMl, act.mgPerMl),
    cautions: saidOf([...judgement.cautions, ...judgement.questions]),
    decided: decided.value,
  }
  return ok([{ type: 'injectate.given', body: event }])
}

/** Whether the route belongs to a needle, and whether this may be given without one. */
function placeRefusal(state: CaseState, act: Pick<InjectateAct, 'needleId' | 'route'>, product: InjectateProduct) {
  const free = freeRoutes.some((route) => route === act.route)
  if (act.needleId === null) {
    if (!free) return refuse('procedure.which-needle', 'Say through which needle this was given.')
    if (product.kind === 'steroid') {
      return refuse('procedure.steroid-needs-needle', 'A steroid is given through one of the needles. Choose it.')
    }
    const topical = !procedureOf(state.plan.procedure).needle
    if (act.route === 'intranasal' && !topical) {
      return refuse('procedure.route-unfit', 'This procedure gives nothing into the nose.')
    }
    return null
  }
  return free
    ? refuse('procedure.route-unfit', 'The skin is numbed without one of the needles of the record. Choose no needle.')
    : null
}

function needleRefusal(state: CaseState, needleId: string, context: Clock, checks: RoomChecks) {
  const needle = requireNeedle(state, needleId)
  if (!needle.ok) return needle
  const interlock = interlockAt(state.plan, state.procedure, needleId)
  if (interlock.kind === 'note-needed') {
    return refuseBecause('procedure.note-first', interlock.reasons, 'Say in a note why this spread is accepted.')
  }
  if (interlock.kind === 'locked') {
    const next =
      interlock.passable === 'never' ? '' : 'A physician may decide otherwise with a reason, or move the needle.'
    return refuseBecause('procedure.injectate-locked', interlock.reasons, next)
  }
  const { level, side } = needle.value
  const paused = checks.mayInject(state, { needleId, level, side }, context)
  return paused.ok ? null : paused
}
