import { hourMs } from '@shared/kit/time'
import { type Facts, type Medicine, newestLab } from '@shared/screening/facts'
import { elapsedText } from '@shared/screening/instants'

export type InrGate = {
  readonly ok: boolean
  readonly needs: string
  readonly has: string
  readonly says: string
  readonly action: string
}

/** A normal INR, taken after the last dose and within the window. */
export function inrGate(facts: Facts, medicine: Medicine, atMs: number): InrGate {
  const { inrNormal, inrWindowHours } = facts.rules.thresholds
  const needs = `INR at most ${inrNormal.value}, within ${inrWindowHours.value} h and after the last dose`
  const action = `Measure the INR within ${inrWindowHours.value} h of the procedure.`
  const inr = newestLab(facts, 'inr', atMs, ({ value }) => value.high)
  if (inr === null) return { ok: false, needs, has: 'no INR', says: 'no INR is on record', action }
  const age = atMs - inr.atMs
  const has = `${inr.text}, ${elapsedText(age)} old`
  if (inr.value.high > inrNormal.value)
    return { ok: false, needs, has, says: `the INR is ${inr.value.high}, above ${inrNormal.value}`, action }
  if (age > inrWindowHours.value * hourMs)
    return { ok: false, needs, has, says: `the INR is older than ${inrWindowHours.value} h`, action }
  if (medicine.lastDose !== null && inr.atMs <= medicine.lastDose.ms)
    return { ok: false, needs, has, says: 'the INR was taken before the last dose', action }
  return { ok: true, needs, has, says: '', action }
}
