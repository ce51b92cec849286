import { levelInPlan } from '@shared/case/agreement'
import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { aimingKinds, type FrameReference, type ImagingCommand, type Target } from '@shared/imaging/caseEvents'
import { isSameFrame } from '@shared/imaging/caseState'
import { compareIdentity } from '@shared/imaging/identityCheck'
import { lengthBetween } from '@shared/imaging/ruler'
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
    case 'images.noteExport': {
      const { originals, states, captures, pictures } = command
      return ok([{ type: 'images.exported', body: { originals, states, captures, pictures } }])
    }
    case 'image.markSide': {
      const onCase = requireOnCase(state, command.on.contentId)
      if (!onCase.ok) return onCase
      return ok([{ type: 'image.sideMarked', body: { on: command.on, pictureLeftIs: command.pictureLeftIs } }])
    }
    case 'image.markBodySide': {
      const { on, shows } = command
      const onCase = requireOnCase(state, on.contentId)
      return onCase.ok ? ok([{ type: 'image.bodySideMarked', body: { on, shows } }]) : onCase
    }
    case 'image.calibrate':
      return calibrateImage(state, command)
    case 'image.withdrawCalibration': {
      const { contentId, reason } = command
      if (state.imaging.calibrations[contentId] === undefined) {
        return refuse('imaging.not-calibrated', 'This picture has no calibration to take back.')
      }
      return ok([{ type: 'image.calibrationWithdrawn', body: { contentId, reason } }])
    }
    case 'image.markKey': {
      const { on, note } = command
      const there = requireFrame(state, on)
      return there.ok ? ok([{ type: 'image.keyMarked', body: { on, note } }]) : there
    }
    case 'image.unmarkKey': {
      if (!state.imaging.keyImages.some((each) => isSameFrame(each.on, command.on))) {
        return refuse('imaging.no-key-image', 'This picture is not among the key pictures.')
      }
      return ok([{ type: 'image.keyUnmarked', body: { on: command.on } }])
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

function requireFrame(state: CaseState, on: FrameReference): Decision {
  const instance = state.imaging.instances.find((each) => each.contentId === on.contentId)
  if (instance === undefined) return requireOnCase(state, on.contentId)
  return on.frame <= Math.max(1, instance.frames)
    ? ok([])
    : refuse('imaging.no-such-frame', `This image has ${instance.frames} frames; frame ${on.frame} does not exist.`)
}

/**
 * A person's calibration is for pictures that have no scale in the body of their own: a projection, or a picture without
 * any spacing. Where the file states one (slices, calibrated ultrasound regions), a second would only contradict it.
 */
function calibrateImage(state: CaseState, command: Extract<ImagingCommand, { do: 'image.calibrate' }>): Decision {
  const { on, ends, realMm, what } = command
  const there = requireFrame(state, on)
  if (!there.ok) return there
  const instance = state.imaging.instances.find((each) => each.contentId === on.contentId)
  if (instance === undefined) return there
  const stated = lengthBetween(instance, ends[0], ends[1])
  if (!stated.ok) return refuse(`ruler.${stated.failure.code}`, stated.failure.says)
  const { badge, value } = stated.value
  if (value === 0) return refuse('ruler.same-point', 'The two points are the same. Move one of them.')
  if (badge.kind === 'mm-pixel-spacing' || badge.kind === 'mm-region') {
    return refuse(
      'imaging.has-own-scale',
      'The file states how large its pixels are here. Measure with that; a second scale is not needed.',
    )
  }
  return ok([{ type: 'image.calibrated', body: { on, ends, realMm, what } }])
}

/** A mark that contradicts the plan is refused until one of the two is changed. */
function admitTarget(state: CaseState, target: Target, event: CaseEvent): Decision {
  const there = requireFrame(state, target.on)
  if (!there.ok) return there
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
