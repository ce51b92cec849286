import { hourMs } from '@shared/kit/time'
import type { Facts, Medicine } from '@shared/screening/facts'
import { procedureOfRisk } from '@shared/screening/finding'
import { lastMoment } from '@shared/screening/instants'
import { type Bench, elapsedSince, type Judged } from '@shared/screening/topics/antithrombotic/bench'
import { quote, w } from '@shared/screening/wording'

/** What the prescriber decided, if that is on record by this instant: who, when and what. */
function decisionOf(
  facts: Facts,
  medicine: Medicine,
  atMs: number,
): { by: string; at: string; outcome: string; against: boolean } | null {
  const { decision } = medicine.item
  if (decision === null || decision === undefined) return null
  const at = decision.at.trim()
  const moment = /^\d{4}-\d{2}-\d{2}/.test(at) ? lastMoment(at, facts.offset) : null
  // A date without a time may be today: what counts is that the day has begun.
  const begun =
    moment !== null && (moment.exact ? moment.ms : Date.parse(`${at.slice(0, 10)}T00:00:00Z`) - 14 * hourMs) <= atMs
  if (!begun || decision.by.trim() === '' || decision.outcome.trim() === '') return null
  const against =
    /\b(defer|postpone|do not proceed|don['’]?t proceed|not proceed|cancel|refus|declin|not approved|not safe|unsafe|aplazar|posponer|no proceder|contraindicat)/i.test(
      decision.outcome,
    )
  return { by: decision.by, at, outcome: decision.outcome, against }
}

/** A cell that asks for the prescriber: a caution until a named decision with its date is on record. */
export function judgeShared({ facts, medicine, name, riskClass, atMs, make, pass }: Bench): Judged {
  const decision = decisionOf(facts, medicine, atMs)
  const needs = w`a named prescriber’s decision with its date`
  if (decision === null) {
    return make(
      'caution',
      w`${name}: before ${procedureOfRisk(riskClass)} this is decided together with the prescriber, and no decision is on record.`,
      {
        needs,
        has: elapsedSince(medicine, atMs),
        clearedBy: ['prescriber-decision', 'override'],
        actions: [w`Ask the prescriber, and record who decided, when and what.`],
      },
    )
  }
  const has = w`${quote(decision.by)}, ${quote(decision.at)}: ${quote(decision.outcome)}`
  if (decision.against) {
    return make(
      'stop',
      w`${name}: ${quote(decision.by)} decided against going ahead now (“${quote(decision.outcome)}”).`,
      {
        needs,
        has,
        clearedBy: ['prescriber-decision', 'override'],
      },
    )
  }
  return pass(
    w`${name}: ${quote(decision.by)} decided on ${quote(decision.at)}: ${quote(decision.outcome)}.`,
    needs,
    has,
  )
}
