import type { Decision, DecisionContext } from '@shared/case/context'
import { refuse } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import type { FrameReference } from '@shared/imaging/caseEvents'
import { ok } from '@shared/kit/result'
import {
  dayOfUse,
  physiciansReason,
  recallRefusal,
  refuseBecause,
  requireNeedle,
  requireRunning,
  saidOf,
} from '@shared/procedure/acting'
import { contrastAgentOf } from '@shared/procedure/catalogue'
import { contrastAgentRefusal, contrastQuestions } from '@shared/procedure/contrastRules'
import type { ProcedureAct } from '@shared/procedure/events'
import { decisionsHere, injectionsOfContrast } from '@shared/procedure/needles'
import type { RoomChecks } from '@shared/procedure/roomChecks'

type ContrastAct = Extract<ProcedureAct, { do: 'contrast.record' }>
type UltrasoundAct = Extract<ProcedureAct, { do: 'ultrasoundSpread.record' }>

export function decideContrast(
  state: CaseState,
  act: ContrastAct,
  context: DecisionContext,
  checks: RoomChecks,
): Decision {
  const actor = requireRunning(state, context)
  if (!actor.ok) return actor
  const needle = requireNeedle(state, act.needleId)
  if (!needle.ok) return needle
  if (isAbandoned(state, act.needleId)) return abandoned
  const shape = act.mode === 'none' ? noneRefusal(act) : seenRefusal(act)
  if (shape !== null) return shape
  const frame = frameRefusal(state, act.frame)
  if (frame !== null) return frame
  const { do: _do, confirmed: stands, reason, ...body } = act
  if (act.agentId === null) {
    const none = { attempt: 1 + injectionsOfContrast(state.procedure, act.needleId), mgIodinePerMl: null }
    const event = { id: context.newId(), ...body, ...none, confirmed: [], cautions: [], decided: null }
    return ok([{ type: 'contrast.recorded', body: event }])
  }
  const unfit = contrastAgentRefusal(state.plan, act.agentId)
  if (unfit !== null) return refuseBecause('procedure.contrast-agent', [unfit])
  if (act.expiry !== null && act.expiry < dayOfUse(context)) {
    return refuse('procedure.contrast-expired', `This contrast expired on ${act.expiry}. Take another vial.`, {
      expiry: act.expiry,
    })
  }
  const recalled = recallRefusal(act.lot, act.agentId, context)
  if (recalled !== null) return recalled
  const allergies = checks.judgeAllergies(state, { contrast: act.agentId }, context)
  if (allergies.refused.length > 0) return refuseBecause('procedure.allergy', allergies.refused)
  const decided = physiciansReason(allergies.physician, reason, context)
  if (!decided.ok) return decided
  const questions = contrastQuestions(state.plan, act.volumeMl)
  if (questions.length > 0 && !stands) return refuseBecause('procedure.look-again', questions)
  const again = act.volumeMl === 0
  const earlier = injectionsOfContrast(state.procedure, act.needleId)
  if (again && earlier === 0) {
    return refuse('procedure.no-volume', 'No contrast was injected at this needle yet. Give the volume in millilitres.')
  }
  const event = {
    id: context.newId(),
    ...body,
    attempt: again ? earlier : earlier + 1,
    mgIodinePerMl: contrastAgentOf(act.agentId)?.mgIodinePerMl ?? null,
    confirmed: saidOf(questions),
    cautions: saidOf(allergies.cautions),
    decided: decided.value,
  }
  return ok([{ type: 'contrast.recorded', body: event }])
}

export function decideUltrasound(state: CaseState, act: UltrasoundAct, context: DecisionContext): Decision {
  const actor = requireRunning(state, context)
  if (!actor.ok) return actor
  const needle = requireNeedle(state, act.needleId)
  if (!needle.ok) return needle
  if (isAbandoned(state, act.needleId)) return abandoned
  if (act.spread.includes('none-seen') && act.spread.length > 1) {
    return refuse('procedure.seen-and-not-seen', 'Nothing seen cannot stand beside something seen. Choose one.')
  }
  const frame = frameRefusal(state, act.frame)
  if (frame !== null) return frame
  const { do: _do, ...body } = act
  return ok([{ type: 'ultrasoundSpread.recorded', body: { id: context.newId(), ...body } }])
}

function noneRefusal(act: ContrastAct) {
  if (act.noneReason.trim().length < 3) {
    return refuse('procedure.none-reason', 'Say why no contrast was given.')
  }
  if (act.patterns.length > 0 || act.agentId !== null || (act.volumeMl ?? 0) > 0) {
    return refuse(
      'procedure.none-and-seen',
      'No contrast was given, so there is no agent, volume or pattern to record.',
    )
  }
  return null
}

function seenRefusal(act: ContrastAct) {
  if (act.agentId === null) return refuse('procedure.no-agent', 'Choose the contrast agent.')
  if (act.volumeMl === null) return refuse('procedure.no-volume', 'Give the volume of contrast in millilitres.')
  if (act.view === null) return refuse('procedure.no-view', 'Choose the view in which the spread was seen.')
  if (act.patterns.length === 0) {
    return refuse('procedure.no-pattern', 'Choose what the contrast looked like. If nothing was seen, choose that.')
  }
  if (act.patterns.includes('NONE-SEEN') && act.patterns.length > 1) {
    return refuse('procedure.seen-and-not-seen', 'Nothing seen cannot stand beside something seen. Choose one.')
  }
  return null
}

function frameRefusal(state: CaseState, frame: FrameReference | null) {
  if (frame === null) return null
  const instance = state.imaging.instances.find((each) => each.contentId === frame.contentId)
  if (instance === undefined || instance.sopInstanceUid !== frame.sopInstanceUid) {
    return refuse('procedure.frame-not-linked', 'That image is not part of this case.')
  }
  if (frame.frame > Math.max(1, instance.frames)) {
    return refuse(
      'procedure.no-such-frame',
      `This image has ${instance.frames} frames; frame ${frame.frame} does not exist.`,
      { frames: instance.frames, frame: frame.frame },
    )
  }
  return null
}

const isAbandoned = (state: CaseState, needleId: string): boolean =>
  decisionsHere(state.procedure, needleId).some((each) => each.outcome === 'abandon')

const abandoned = refuse(
  'procedure.needle-abandoned',
  'This needle was abandoned. Place a new needle if another try is wanted.',
)
