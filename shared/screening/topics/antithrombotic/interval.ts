import { type Clearing, procedureOfRisk, type RiskClass } from '@shared/screening/finding'
import { type Cell, cellText } from '@shared/screening/hold'
import { elapsedText } from '@shared/screening/instants'
import type { Bench, Judged } from '@shared/screening/topics/antithrombotic/bench'
import { type InrGate, inrGate } from '@shared/screening/topics/antithrombotic/inrGate'
import { joined, type Wording, w } from '@shared/screening/wording'

/** Below the interval, or its lower end, a stop; inside a range a caution; past it nothing, if the INR passes too. */
export function judgeInterval(
  { facts, medicine, name, riskClass, atMs, row, make }: Bench,
  cell: Extract<Cell, { kind: 'interval' }>,
  pass: Bench['pass'],
): Judged {
  const inr = row.inrGated ? inrGate(facts, medicine, atMs) : null
  const interval = w`${cellText(cell)} since last dose`
  const needs = inr === null ? interval : w`${interval} and ${inr.needs}`
  const { lastDose } = medicine
  if (lastDose === null) {
    return make(
      'stop',
      w`${name}: the time of the last dose is not known; the reference interval before ${procedureOfRisk(riskClass)} is ${cellText(cell)}.`,
      {
        needs,
        has: joined([w`last dose not known`, ...(inr === null ? [] : [inr.has])], '; '),
        clearedBy: ['last-dose', ...(inr === null || inr.ok ? [] : (['lab'] as const)), 'override'],
        actions: [w`Ask for the date and the time of the last dose.`],
      },
    )
  }
  const elapsed = atMs - lastDose.ms
  const passed = elapsed >= cell.toMs
  const inside = !passed && elapsed >= cell.fromMs
  const has = joined([elapsedText(elapsed), ...(inr === null ? [] : [inr.has])], '; ')
  if (passed && (inr === null || inr.ok)) {
    return pass(
      w`${name}: last taken ${elapsedText(elapsed)} before; the reference interval before ${procedureOfRisk(riskClass)} (${cellText(cell)}) has passed.`,
      needs,
      has,
    )
  }
  const clearedBy: Clearing[] = []
  if (!passed) clearedBy.push('wait')
  if (!lastDose.exact && !passed) clearedBy.push('last-dose')
  if (inr !== null && !inr.ok) clearedBy.push('lab')
  clearedBy.push('override')
  const actions = [
    ...(passed
      ? []
      : [
          w`Ask the prescriber whether the procedure waits or goes ahead; only the prescriber and the physician decide about the drug.`,
        ]),
    ...(inr === null || inr.ok ? [] : [inr.action]),
    ...(lastDose.exact || passed
      ? []
      : [w`Ask for the time of the last dose: only the date is known, so its last moment counts.`]),
  ]
  const severity = passed || (inr !== null && !inr.ok) || !inside ? 'stop' : 'caution'
  return make(severity, intervalSentence({ name, riskClass, cell, elapsed, passed, inside, inr }), {
    needs,
    has,
    clearedBy,
    actions,
  })
}

function intervalSentence(given: {
  name: Wording
  riskClass: RiskClass
  cell: Extract<Cell, { kind: 'interval' }>
  elapsed: number
  passed: boolean
  inside: boolean
  inr: InrGate | null
}): Wording {
  const { name, riskClass, cell, elapsed, passed, inside, inr } = given
  const taken =
    elapsed < 0
      ? w`${name}: the last dose lies ${elapsedText(-elapsed)} after the planned time`
      : w`${name} was last taken ${elapsedText(elapsed)} before the planned time`
  const reference = w`the reference interval before ${procedureOfRisk(riskClass)} is ${cellText(cell)}`
  const end = inr === null || inr.ok ? w`.` : w`; ${inr.says}.`
  if (passed) return w`${taken}, which is long enough${end}`
  if (inside) return w`${taken}; ${reference}, and the longer end has not passed${end}`
  return w`${taken}; ${reference}, short by ${elapsedText(cell.fromMs - elapsed)}${end}`
}
