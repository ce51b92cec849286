import type { Decision, DecisionContext } from '@shared/case/context'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { parseLevel } from '@shared/plan/levels'
import { requireNeedle, requireRunning, saidOf } from '@shared/procedure/acting'
import type { ProcedureAct } from '@shared/procedure/events'
import { interlockAt } from '@shared/procedure/interlock'
import { decisionsHere, levelFitsPlan, regionOfNeedle, sideFitsPlan } from '@shared/procedure/needles'
import { because, type Reason } from '@shared/procedure/reason'
import type { RoomChecks } from '@shared/procedure/roomChecks'

type Act<Do extends ProcedureAct['do']> = Extract<ProcedureAct, { do: Do }>
type NeedleAct = Act<
  'needle.place' | 'needle.reposition' | 'needle.confirmPosition' | 'needle.decide' | 'lesion.record'
>

export function decideNeedle(state: CaseState, act: NeedleAct, context: DecisionContext, checks: RoomChecks): Decision {
  const actor = requireRunning(state, context)
  if (!actor.ok) return actor
  if (act.do === 'needle.place') return placeNeedle(state, act, context)
  const needle = requireNeedle(state, act.needleId)
  if (!needle.ok) return needle
  switch (act.do) {
    case 'needle.reposition':
      return reposition(state, act, context)
    case 'needle.confirmPosition': {
      const { do: _do, ...body } = act
      return ok([{ type: 'needle.positionConfirmed', body }])
    }
    case 'needle.decide':
      return decideAtNeedle(state, act, context)
    case 'lesion.record': {
      const { do: _do, ...body } = act
      const says = lesionRefusal(state, act)
      if (says !== null) return says
      // Heat cannot be taken back either: it waits for this needle's pause, as an injection does.
      const { level, side } = needle.value
      const paused = checks.mayInject(state, { needleId: act.needleId, level, side }, context)
      return paused.ok ? ok([{ type: 'lesion.made', body: { id: context.newId(), ...body } }]) : paused
    }
    default:
      return assertNever(act)
  }
}

function placeNeedle(state: CaseState, act: Act<'needle.place'>, context: DecisionContext): Decision {
  const { plan } = state
  if (!sideFitsPlan(plan, act.side)) {
    return refuse(
      'procedure.side-contradicts-plan',
      `This needle is on the ${act.side.toUpperCase()}, the plan says ${plan.side.toUpperCase()}. Change the one that is wrong.`,
      { needle: act.side, plan: plan.side },
    )
  }
  if (!levelFitsPlan(plan, act.level)) {
    return refuse(
      'procedure.level-contradicts-plan',
      `This needle is at ${act.level || 'no level'}, the plan says ${plan.levels.join(', ')}. Change the one that is wrong.`,
      { needle: act.level, plan: plan.levels.join(', ') },
    )
  }
  const entry = cervicalEntry(state, act)
  if (entry?.refused) return refuse('procedure.cervical-entry', entry.reason.says, entry.reason.params)
  const cautions: Reason[] = entry === null ? [] : [entry.reason]
  // Rule R9 of clinical reference section 5; not said warns as no does.
  if (act.approach === 'transforaminal' && act.extensionTubing === 'no') {
    cautions.push(because('needle.no-tubing', 'No extension tubing: the needle may move when the syringe is changed.'))
  } else if (act.approach === 'transforaminal' && act.extensionTubing === 'not-recorded') {
    cautions.push(because('needle.tubing-unknown', 'Whether there is extension tubing was not recorded.'))
  }
  const { do: _do, ...body } = act
  return ok([{ type: 'needle.placed', body: { id: context.newId(), ...body, cautions: saidOf(cautions) } }])
}

/** Rule R3 of clinical reference section 5: C7-T1 preferred, C6-7 a warning, never above. */
function cervicalEntry(state: CaseState, act: Act<'needle.place'>): { refused: boolean; reason: Reason } | null {
  if (act.approach !== 'interlaminar' || regionOfNeedle(act.level, state.plan) !== 'cervical') return null
  const level = parseLevel(act.level)
  if (level?.kind !== 'space') {
    return {
      refused: true,
      reason: because(
        'needle.cervical-space',
        'A cervical interlaminar needle needs its space named, for example C7-T1.',
      ),
    }
  }
  const upper = level.upper.number
  if (upper >= 7) return null
  if (upper === 6) {
    return { refused: false, reason: because('needle.c6-7', 'C6-7: C7-T1 is preferred for a cervical epidural.') }
  }
  return {
    refused: true,
    reason: because('needle.above-c6-7', `${act.level} is above C6-7. No interlaminar epidural is entered there.`, {
      level: act.level,
    }),
  }
}

/** After a spread that must not be injected into, moving on is a physician's word. */
function reposition(state: CaseState, act: Act<'needle.reposition'>, context: DecisionContext): Decision {
  const before = interlockAt(state.plan, state.procedure, act.needleId)
  const abandoned = decisionsHere(state.procedure, act.needleId).some((each) => each.outcome === 'abandon')
  if (abandoned) {
    return refuse(
      'procedure.needle-abandoned',
      'This needle was abandoned. Place a new needle if another try is wanted.',
    )
  }
  if (before.kind === 'locked' && before.passable === 'never') {
    const physician = requireActor(context, ['physician'])
    if (!physician.ok) return physician
    if (act.reason.trim().length < 3) {
      return refuse(
        'procedure.reposition-reason',
        'After this spread a physician says why the needle is moved and not abandoned.',
      )
    }
  }
  return ok([{ type: 'needle.repositioned', body: { needleId: act.needleId, reason: act.reason } }])
}

function decideAtNeedle(state: CaseState, act: Act<'needle.decide'>, context: DecisionContext): Decision {
  const interlock = interlockAt(state.plan, state.procedure, act.needleId)
  const { do: _do, ...body } = act
  const about = saidOf(interlock.reasons)
  if (decisionsHere(state.procedure, act.needleId).some((each) => each.outcome === 'abandon')) {
    return refuse(
      'procedure.needle-abandoned',
      'This needle was abandoned. Place a new needle if another try is wanted.',
    )
  }
  if (act.contraindication !== null && act.outcome !== 'without-contrast') {
    return refuse(
      'procedure.contraindication-out-of-place',
      'A contraindication to contrast belongs to going on without it.',
    )
  }
  switch (act.outcome) {
    case 'abandon': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      return ok([{ type: 'needle.decided', body: { ...body, about, by: actor.value } }])
    }
    case 'accept': {
      if (interlock.kind !== 'note-needed') {
        return refuse('procedure.nothing-to-accept', 'There is no spread here that waits for a note.')
      }
      const actor = requireActor(context)
      if (!actor.ok) return actor
      return ok([{ type: 'needle.decided', body: { ...body, about, by: actor.value } }])
    }
    case 'go-on':
    case 'without-contrast': {
      const physician = requireActor(context, ['physician'])
      if (!physician.ok) return physician
      if (interlock.kind !== 'locked') {
        return refuse('procedure.nothing-to-decide', 'Nothing stands in the way at this needle.')
      }
      if (interlock.passable === 'never') {
        return refuse(
          'procedure.never-passed',
          'Nobody goes on with this needle as it is. Abandon it, or reposition it and repeat the contrast.',
        )
      }
      if (interlock.passable !== act.outcome) {
        return act.outcome === 'go-on'
          ? refuse('procedure.contrast-first', 'Record the contrast first, or say why it cannot be given.')
          : refuse('procedure.contrast-was-given', 'Contrast was recorded here. Decide about what it showed.')
      }
      const missing = act.outcome === 'without-contrast' ? contraindicationRefusal(state, act) : null
      return missing ?? ok([{ type: 'needle.decided', body: { ...body, about, by: physician.value } }])
    }
    default:
      return assertNever(act.outcome)
  }
}

/** Rules R12 and R13: without contrast only with a documented contraindication. An allergy must stand in the record. */
function contraindicationRefusal(state: CaseState, act: Act<'needle.decide'>) {
  if (act.contraindication === null) {
    return refuse(
      'procedure.contraindication-missing',
      'Without contrast only with a documented contraindication. Say what it is.',
    )
  }
  const { allergies } = state.preparation
  if (act.contraindication.kind === 'allergy' && allergies.items.length === 0) {
    return refuse(
      'procedure.no-such-allergy',
      'The allergy list holds no reaction. Record the reaction to contrast first, then decide.',
      { status: allergies.status },
    )
  }
  return null
}

function lesionRefusal(state: CaseState, act: Act<'lesion.record'>) {
  if (decisionsHere(state.procedure, act.needleId).some((each) => each.outcome === 'abandon')) {
    return refuse(
      'procedure.needle-abandoned',
      'This needle was abandoned. Place a new needle if another try is wanted.',
    )
  }
  if (act.kind === 'thermal' && act.motorResponse === 'radicular') {
    return refuse(
      'procedure.radicular-response',
      'A muscle of the limb answered the motor test: no heat here. Reposition the needle and test again.',
    )
  }
  return null
}
