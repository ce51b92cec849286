import { hourMs } from '@shared/kit/time'
import { type Facts, type Medicine, newestLab } from '@shared/screening/facts'
import { elapsedText } from '@shared/screening/instants'
import { quote, type Wording, w } from '@shared/screening/wording'

export type InrGate = {
  readonly ok: boolean
  readonly needs: Wording
  readonly has: Wording
  readonly says: Wording
  readonly action: Wording
}

/** A normal INR, taken after the last dose and within the window. */
export function inrGate(facts: Facts, medicine: Medicine, atMs: number): InrGate {
  const { inrNormal, inrWindowHours } = facts.rules.thresholds
  const needs = w`INR at most ${inrNormal.value}, within ${inrWindowHours.value} h and after the last dose`
  const action = w`Measure the INR within ${inrWindowHours.value} h of the procedure.`
  const inr = newestLab(facts, 'inr', atMs, ({ value }) => value.high)
  if (inr === null) return { ok: false, needs, has: w`no INR`, says: w`no INR is on record`, action }
  const age = atMs - inr.atMs
  const has = w`${quote(inr.text)}, ${elapsedText(age)} old`
  if (inr.value.high > inrNormal.value)
    return { ok: false, needs, has, says: w`the INR is ${inr.value.high}, above ${inrNormal.value}`, action }
  if (age > inrWindowHours.value * hourMs)
    return { ok: false, needs, has, says: w`the INR is older than ${inrWindowHours.value} h`, action }
  if (medicine.lastDose !== null && inr.atMs <= medicine.lastDose.ms)
    return { ok: false, needs, has, says: w`the INR was taken before the last dose`, action }
  return { ok: true, needs, has, says: w``, action }
}
