import type { Decision, DecisionContext } from '@shared/case/context'
import { type Refusal, refuse } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { composeInstructions } from '@shared/discharge/compose'
import { pseudoLocale } from '@shared/discharge/document'
import type { DischargeCommand } from '@shared/discharge/events'
import { contradictsSheet, saysAgainstSheet } from '@shared/discharge/noAntiInflammatory'
import { dischargeObstacles, missingForInstructions, type Obstacle } from '@shared/discharge/obstacles'
import { restartOffers } from '@shared/discharge/restartOffers'
import type { ComposedInstructions } from '@shared/discharge/state'
import { assertNever } from '@shared/kit/assertNever'
import { fail, ok, type Result } from '@shared/kit/result'
import { elapsedMs } from '@shared/kit/time'
import { readiness } from '@shared/recovery/readiness'
import { libraryFor } from '@shared/wording/library'

export function decideDischarge(state: CaseState, command: DischargeCommand, context: DecisionContext): Decision {
  if (state.discharge.dischargedAt !== null && command.do !== 'instructions.print') {
    return refuse('discharge.already-left', 'The patient has left. Add an amendment to the record instead.')
  }
  if (state.procedure.endedAt === null) {
    return refuse('discharge.not-ended', 'The procedure has not ended yet. End it and finish the sign-out first.')
  }
  switch (command.do) {
    case 'restart.confirm':
      return confirmRestart(state, command, context)
    case 'instructions.compose': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      if (command.locale === pseudoLocale && !state.booking.drill) return refuseTestLanguage()
      const missing = missingForInstructions(state, context.policy)[0]
      if (missing !== undefined) return refusal(missing)
      const { locale, size, timeZone } = command
      const options = { size, timeZone, policy: context.policy }
      const document = composeInstructions(state, libraryFor(context.policy, locale), options, context.now)
      return ok([{ type: 'instructions.composed', body: { documentId: context.newId(), document } }])
    }
    case 'instructions.review': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      const current = currentInstructions(state, command.documentId)
      if (!current.ok) return current
      if (current.value.reviewed !== null) {
        return refuse('discharge.already-reviewed', `${current.value.reviewed.by} has already looked at this sheet.`, {
          name: current.value.reviewed.by,
        })
      }
      return ok([{ type: 'instructions.reviewed', body: { documentId: command.documentId, by: actor.value } }])
    }
    case 'instructions.print': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      const current = currentInstructions(state, command.documentId)
      if (!current.ok) return current
      if (current.value.reviewed === null) {
        return refuse(
          'discharge.not-reviewed',
          'Nobody has looked at the filled-in values of this sheet yet. Check them, then print.',
        )
      }
      const { do: _do, ...print } = command
      return ok([{ type: 'instructions.printed', body: print }])
    }
    case 'teachBack.record': {
      const actor = requireActor(context)
      if (!actor.ok) return actor
      const { block, question, answer, understood } = command
      return ok([{ type: 'teachBack.recorded', body: { block, question, answer, understood } }])
    }
    case 'case.discharge':
      return discharge(state, command, context)
    default:
      return assertNever(command, 'discharge command')
  }
}

function confirmRestart(
  state: CaseState,
  command: Extract<DischargeCommand, { do: 'restart.confirm' }>,
  context: DecisionContext,
): Decision {
  const actor = requireActor(context, ['physician'])
  if (!actor.ok) return actor
  const { drug, decision, reason } = command
  const offer = restartOffers(state, context.policy).offers.find((each) => each.drug === drug)
  if (offer === undefined) {
    return refuse('discharge.no-such-drug', `${drug} is not on the medication list of this case. Check the list.`, {
      drug,
    })
  }
  const { endedAt } = state.procedure
  if (decision.kind === 'at') {
    if (endedAt !== null && elapsedMs(endedAt, decision.at) < 0) {
      return refuse('discharge.restart-in-past', 'This time lies before the end of the procedure. Check the date.')
    }
    const early = offer.earliest !== null && elapsedMs(offer.earliest, decision.at) < 0
    if (early && reason.length < 3) {
      return refuse(
        'discharge.restart-early',
        `This is earlier than the table's time for ${drug}. Choose a later time, or say why.`,
        { drug },
      )
    }
  }
  if (contradictsSheet(state, offer.group, decision)) {
    return refuse('discharge.restart-against-sheet', saysAgainstSheet(drug), { drug })
  }
  const { earliest, rule, says, knownAs } = offer
  return ok([
    {
      type: 'restart.confirmed',
      body: { drug, knownAs, decision, reason, by: actor.value, offered: { earliest, rule, says } },
    },
  ])
}

/** No patient gets a sheet that nobody can read, whatever window or station asked for it. */
function refuseTestLanguage() {
  return refuse(
    'discharge.test-language',
    'The right-to-left test language is for training cases. Choose a language that the patient reads.',
  )
}

/** The sheet that counts is the last one composed: an older one is history. */
function currentInstructions(state: CaseState, documentId: string): Result<ComposedInstructions, Refusal> {
  const current = state.discharge.instructions.at(-1)
  if (current === undefined || current.id !== documentId) {
    return refuse('discharge.not-current', 'A newer sheet was made since. Look at the newer one.')
  }
  return ok(current)
}

function discharge(
  state: CaseState,
  command: Extract<DischargeCommand, { do: 'case.discharge' }>,
  context: DecisionContext,
): Decision {
  const { to, destination } = command
  const actor = to === 'transfer' ? requireActor(context, ['physician']) : requireActor(context)
  if (!actor.ok) return actor
  if (to === 'transfer') {
    if (destination.length < 3) {
      return refuse('discharge.where-to', 'Say where the patient is transferred to.')
    }
    return ok([
      {
        type: 'case.discharged',
        body: { to, destination, documentId: null, overridden: openCriteria(state, context) },
      },
    ])
  }
  const first = dischargeObstacles(state, context.now, context.policy)[0]
  if (first !== undefined) return refusal(first)
  const documentId = state.discharge.instructions.at(-1)?.id ?? null
  return ok([
    { type: 'case.discharged', body: { to, destination: '', documentId, overridden: openCriteria(state, context) } },
  ])
}

function openCriteria(state: CaseState, { now, policy }: DecisionContext) {
  return readiness(state, now, policy).open.map(({ code, says }) => ({ code, says }))
}

function refusal({ code, says, params }: Obstacle) {
  return fail<Refusal>({ code: `discharge.${code}`, says, params })
}
