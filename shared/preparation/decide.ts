import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import { phaseOf } from '@shared/case/phase'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { addMs, elapsedMs, minuteMs, toMs } from '@shared/kit/time'
import type { PreparationCommand } from '@shared/preparation/events'
import { canBeOverridden, needsPrescriber, screenCase } from '@shared/preparation/screenCase'
import type { MedicationList } from '@shared/screening/scenario'

export function decidePreparation(state: CaseState, command: PreparationCommand, context: DecisionContext): Decision {
  const actor = requireActor(context)
  if (!actor.ok) return actor
  if (phaseOf(state) === 'discharged') {
    return refuse('preparation.after-discharge', 'The patient has left. Add an amendment to the record instead.')
  }
  switch (command.do) {
    case 'identity.check': {
      const kinds = new Set(command.identifiers.map((each) => each.kind))
      if (kinds.size < 2) {
        return refuse(
          'preparation.two-identifiers',
          'Two identifiers are needed: the name and the birth date or the record number, as the patient states them.',
        )
      }
      const { identifiers, bandMatches, imagesMatch } = command
      return one({ type: 'identity.checked', body: { identifiers, bandMatches, imagesMatch } })
    }
    case 'medications.record': {
      const sound = soundList(command.list, 'medication')
      if (!sound.ok) return sound
      const future = futureDose(command.list, context.now)
      if (future !== null) {
        return refuse(
          'preparation.dose-in-future',
          `The last dose of ${future} lies in the future. Check the date and time.`,
          { name: future },
        )
      }
      return one({ type: 'medications.recorded', body: command.list })
    }
    case 'allergies.record': {
      const sound = soundList(command.list, 'allergy')
      return sound.ok ? one({ type: 'allergies.recorded', body: command.list }) : sound
    }
    case 'conditions.record': {
      const sound = soundList(command.list, 'condition')
      return sound.ok ? one({ type: 'conditions.recorded', body: command.list }) : sound
    }
    case 'steroids.record': {
      const sound = soundList(command.list, 'earlier steroid')
      return sound.ok ? one({ type: 'steroids.recorded', body: command.list }) : sound
    }
    case 'vaccines.record': {
      const sound = soundList(command.list, 'vaccine')
      return sound.ok ? one({ type: 'vaccines.recorded', body: command.list }) : sound
    }
    case 'devices.record': {
      const sound = soundList(command.list, 'device')
      return sound.ok ? one({ type: 'devices.recorded', body: command.list }) : sound
    }
    case 'labs.record': {
      const early = command.labs.find((each) => elapsedMs(each.at, context.now) < -fiveMinutesMs)
      if (early !== undefined)
        return refuse(
          'preparation.lab-in-future',
          `The ${early.test} result is dated in the future. Check its date and time.`,
        )
      return one({ type: 'labs.recorded', body: { labs: command.labs } })
    }
    case 'answers.record': {
      // Whether an injection is the answer is the physician's own word: the finding says that the physician said it.
      if (command.answers.injectionIsAnswer !== undefined) {
        const physician = requireActor(context, ['physician'])
        if (!physician.ok) return physician
      }
      return one({ type: 'answers.recorded', body: { answers: command.answers } })
    }
    case 'weight.record':
      return one({ type: 'weight.recorded', body: { weightKg: command.weightKg } })
    case 'baseline.record':
      return one({ type: 'baseline.recorded', body: command.baseline })
    case 'order.record':
      return one({ type: 'order.recorded', body: { claim: command.claim, reference: command.reference } })
    case 'consent.record': {
      const { claim, signedOn, stillWished, interpreter } = command
      return one({ type: 'consent.recorded', body: { claim, signedOn, stillWished, interpreter } })
    }
    case 'siteMark.record': {
      // The mark is made by the person who does the procedure (Universal Protocol UP.01.02.01).
      const physician = requireActor(context, ['physician'])
      if (!physician.ok) return physician
      const { side, region, initials, visibleAfterDraping } = command
      return one({
        type: 'siteMark.recorded',
        body: { side, region, initials, visibleAfterDraping, markedBy: physician.value },
      })
    }
    case 'imagingReview.record': {
      const { study, studyDate, statement } = command
      return one({ type: 'imagingReview.recorded', body: { study, studyDate, statement } })
    }
    case 'call.record': {
      const { outcome, spokeWith, note, againAt, told } = command
      if (outcome === 'reached' && spokeWith === '') {
        return refuse('preparation.call-with-whom', 'Write who answered: the patient, or who else and by what right.')
      }
      if (outcome !== 'reached' && told.length > 0) {
        return refuse(
          'preparation.call-told-nobody',
          'Nobody was reached, so nothing was gone through. Untick the lines.',
        )
      }
      if (againAt !== null && elapsedMs(againAt, context.now) > 0) {
        return refuse('preparation.call-again-past', 'The time to try again lies in the past. Choose a later one.')
      }
      return one({ type: 'call.recorded', body: { outcome, spokeWith, note, againAt, told } })
    }
    case 'finding.override':
      return override(state, command, context)
    case 'override.withdraw':
      if (state.preparation.overrides[command.key] === undefined) {
        return refuse('preparation.no-override', 'There is no decision to withdraw for this finding.')
      }
      return one({ type: 'override.withdrawn', body: { key: command.key, reason: command.reason } })
    default:
      return assertNever(command)
  }
}

/** Clocks of two stations may differ a little. */
const fiveMinutesMs = 300_000

/** Instants within the last ten minutes between which the minutes of a sentence change: on the minute and past it. */
function readableAt(now: string): readonly string[] {
  const minute = addMs(now, -(toMs(now) % minuteMs))
  return Array.from({ length: 21 }, (_, halves) => addMs(minute, (1 - halves) * (minuteMs / 2)))
}

function override(
  state: CaseState,
  command: Extract<PreparationCommand, { do: 'finding.override' }>,
  context: DecisionContext,
): Decision {
  const physician = requireActor(context, ['physician'])
  if (!physician.ok) return physician
  const asOf = (instant: string) =>
    screenCase(state, instant, context.policy).findings.find((each) => each.key === command.finding.key)
  const finding = asOf(context.now)
  if (finding === undefined)
    return refuse('preparation.finding-gone', 'This finding no longer stands; nothing needs to be decided.')
  // A sentence that counts minutes goes on counting while a physician reads, writes a reason and enters a PIN.
  const wasRead =
    finding.says === command.finding.says ||
    readableAt(context.now).some((instant) => asOf(instant)?.says === command.finding.says)
  if (finding.severity !== command.finding.severity || !wasRead) {
    return refuse(
      'preparation.finding-changed',
      'This finding changed while you were reading. Read it again, then decide.',
    )
  }
  if (!canBeOverridden(finding)) {
    return refuse('preparation.never-overridden', 'This cannot be overridden by anyone. Resolve it first.', {
      topic: finding.topic,
    })
  }
  const { reason, prescriberAsked } = command
  if (needsPrescriber(finding) && prescriberAsked.length < 3) {
    return refuse(
      'preparation.prescriber-not-named',
      'This is about a drug that affects bleeding. Write which prescriber was asked; where nobody could be reached, write whom you tried.',
    )
  }
  // A second act, different from the first: the same person enters the own PIN again for this one decision.
  if (context.confirmedBy !== physician.value.id) {
    return refuse(
      'preparation.confirm-with-pin',
      'This decision takes a second confirmation: enter your own PIN again. Nothing was recorded.',
    )
  }
  return one({
    type: 'finding.overridden',
    body: { finding: command.finding, reason, prescriberAsked, by: physician.value },
  })
}

/** "None" with entries, or "recorded" without any, would be two statements at once. */
function soundList(list: { readonly status: string; readonly items: readonly unknown[] }, what: string): Decision {
  if (list.status === 'recorded' && list.items.length === 0) {
    return refuse('preparation.empty-list', `No ${what} is entered. Enter one, or record that there is none.`, { what })
  }
  if (list.status !== 'recorded' && list.items.length > 0) {
    return refuse(
      'preparation.list-not-empty',
      `The list says there is none, but holds an entry. Remove it with a reason, or record the list.`,
      { what },
    )
  }
  return ok([])
}

function futureDose(list: MedicationList, now: string): string | null {
  const future = list.items.find(
    (item) => item.lastDose?.includes('T') && elapsedMs(item.lastDose, now) < -fiveMinutesMs,
  )
  return future?.name ?? null
}

function one(event: CaseEvent): Decision {
  return ok([event])
}
