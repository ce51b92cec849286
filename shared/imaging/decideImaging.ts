import { levelInPlan } from '@shared/case/agreement'
import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { aimingKinds, type ImagingCommand, type Target } from '@shared/imaging/caseEvents'
import { compareIdentity } from '@shared/imaging/identityCheck'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'

export function decideImaging(state: CaseState, command: ImagingCommand, context: DecisionContext): Decision {
  const actor = requireActor(context)
  if (!actor.ok) return actor
  switch (command.do) {
    case 'images.link':
      return linkImages(state, command, context)
    case 'images.unlink': {
      const missing = command.contentIds.find((id) => !state.imaging.instances.some((each) => each.contentId === id))
      if (missing !== undefined) return refuse('imaging.not-linked', 'That image is not part of this case.')
      return ok([{ type: 'images.unlinked', body: { contentIds: command.contentIds, reason: command.reason } }])
    }
    case 'image.markSide': {
      const onCase = requireOnCase(state, command.on.contentId)
      if (!onCase.ok) return onCase
      return ok([{ type: 'image.sideMarked', body: { on: command.on, pictureLeftIs: command.pictureLeftIs } }])
    }
    case 'target.place': {
      if (state.imaging.targets.some((each) => each.id === command.target.id)) {
        return refuse('imaging.target-exists', 'This mark is already on the image.')
      }
      return admitTarget(state, command.target, { type: 'target.placed', body: { target: command.target } })
    }
    case 'target.change': {
      if (!state.imaging.targets.some((each) => each.id === command.target.id)) {
        return refuse('imaging.target-gone', 'This mark was removed meanwhile. Place it again if it is still wanted.')
      }
      return admitTarget(state, command.target, { type: 'target.changed', body: { target: command.target } })
    }
    case 'target.remove': {
      if (!state.imaging.targets.some((each) => each.id === command.targetId)) {
        return refuse('imaging.target-gone', 'This mark was already removed.')
      }
      return ok([{ type: 'target.removed', body: { targetId: command.targetId, reason: command.reason } }])
    }
    default:
      return assertNever(command)
  }
}

/** Foreign images never enter silently: a mismatch takes a reason and two different signed-in people. */
function linkImages(
  state: CaseState,
  command: Extract<ImagingCommand, { do: 'images.link' }>,
  context: DecisionContext,
): Decision {
  const foreign = command.instances
    .map((instance) => compareIdentity(state.patient, instance))
    .find((comparison) => comparison.verdict !== 'match')
  if (foreign === undefined) {
    return ok([
      { type: 'images.linked', body: { role: command.role, instances: command.instances, acceptedMismatch: null } },
    ])
  }
  if (command.acceptMismatch === null) {
    const differences = foreign.differences.map((each) => `${each.field}: ${each.there ?? 'not stated'}`).join('; ')
    return refuse(
      'imaging.other-patient',
      foreign.verdict === 'mismatch'
        ? `These images name somebody else (${differences}). Nothing was added to this case. Check the disc; if they do belong here, two people must say so and why.`
        : `These images do not say enough about whose they are (${differences}). Nothing was added to this case. Two people must say that they belong here, and why.`,
      { verdict: foreign.verdict, differences },
    )
  }
  const { secondPersonId, reason } = command.acceptMismatch
  const second = context.signedIn.find((person) => person.id === secondPersonId)
  if (second === undefined || second.id === context.actor?.id) {
    return refuse(
      'imaging.second-person',
      'A second, different person must be signed in and agree that these images belong here.',
    )
  }
  return ok([
    {
      type: 'images.linked',
      body: { role: command.role, instances: command.instances, acceptedMismatch: { reason, second } },
    },
  ])
}

function requireOnCase(state: CaseState, contentId: string): Decision {
  return state.imaging.instances.some((each) => each.contentId === contentId)
    ? ok([])
    : refuse('imaging.not-linked', 'That image is not part of this case.')
}

/** A mark that contradicts the plan is refused until one of the two is changed. */
function admitTarget(state: CaseState, target: Target, event: CaseEvent): Decision {
  const onCase = requireOnCase(state, target.on.contentId)
  if (!onCase.ok) return onCase
  const instance = state.imaging.instances.find((each) => each.contentId === target.on.contentId)
  if (instance !== undefined && target.on.frame > Math.max(1, instance.frames)) {
    return refuse(
      'imaging.no-such-frame',
      `This image has ${instance.frames} frames; frame ${target.on.frame} does not exist.`,
    )
  }
  if (!aimingKinds.has(target.kind)) return ok([event])
  const planned = state.plan.side
  const sideFits =
    planned === target.side || (planned === 'bilateral' && (target.side === 'left' || target.side === 'right'))
  if (!sideFits) {
    return refuse(
      'imaging.side-contradicts-plan',
      `This target is marked ${target.side.toUpperCase()}, the plan says ${planned.toUpperCase()}. Change the one that is wrong.`,
      { target: target.side, plan: planned },
    )
  }
  if (!levelInPlan(state.plan, target.level)) {
    return refuse(
      'imaging.level-contradicts-plan',
      `This target is marked ${target.level || 'without a level'}, the plan says ${state.plan.levels.join(', ') || 'no level'}. Change the one that is wrong.`,
      { target: target.level, plan: state.plan.levels.join(', ') },
    )
  }
  return ok([event])
}
