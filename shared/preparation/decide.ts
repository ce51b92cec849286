import type { Decision, DecisionContext } from '@shared/case/context'
import type { CaseEvent } from '@shared/case/events'
import { phaseOf } from '@shared/case/phase'
import { refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { assertNever } from '@shared/kit/assertNever'
import { ok } from '@shared/kit/result'
import { elapsedMs } from '@shared/kit/time'
import type { PreparationCommand } from '@shared/preparation/events'
import { canBeOverridden, screenCase } from '@shared/preparation/screenCase'
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
    case 'answers.record':
      return one({ type: 'answers.recorded', body: { answers: command.answers } })
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

function override(
  state: CaseState,
  command: Extract<PreparationCommand, { do: 'finding.override' }>,
  context: DecisionContext,
): Decision {
  const physician = requireActor(context, ['physician'])
  if (!physician.ok) return physician
  const finding = screenCase(state, context.now, context.policy).findings.find(
    (each) => each.key === command.finding.key,
  )
  if (finding === undefined)
    return refuse('preparation.finding-gone', 'This finding no longer stands; nothing needs to be decided.')
  if (finding.severity !== command.finding.severity || finding.says !== command.finding.says) {
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
