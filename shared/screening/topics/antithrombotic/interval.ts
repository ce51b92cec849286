import { type Clearing, procedureOfRisk, type RiskClass } from '@shared/screening/finding'
import { type Cell, cellText } from '@shared/screening/hold'
import { elapsedText } from '@shared/screening/instants'
import type { Bench, Judged } from '@shared/screening/topics/antithrombotic/bench'
import { type InrGate, inrGate } from '@shared/screening/topics/antithrombotic/inrGate'

/** Below the interval, or its lower end, a stop; inside a range a caution; past it nothing, if the INR passes too. */
export function judgeInterval(
  { facts, medicine, name, riskClass, atMs, row, make }: Bench,
  cell: Extract<Cell, { kind: 'interval' }>,
  pass: Bench['pass'],
): Judged {
  const inr = row.inrGated ? inrGate(facts, medicine, atMs) : null
  const needs = [`${cellText(cell)} since last dose`, ...(inr === null ? [] : [inr.needs])].join(' and ')
  const { lastDose } = medicine
  if (lastDose === null) {
    return make(
      'stop',
      `${name}: the time of the last dose is not known; the reference interval before ${procedureOfRisk(riskClass)} is ${cellText(cell)}.`,
      {
        needs,
        has: ['last dose not known', ...(inr === null ? [] : [inr.has])].join('; '),
        clearedBy: ['last-dose', ...(inr === null || inr.ok ? [] : (['lab'] as const)), 'override'],
        actions: ['Ask for the date and the time of the last dose.'],
      },
    )
  }
  const elapsed = atMs - lastDose.ms
  const passed = elapsed >= cell.toMs
  const inside = !passed && elapsed >= cell.fromMs
  const has = [elapsedText(elapsed), ...(inr === null ? [] : [inr.has])].join('; ')
  if (passed && (inr === null || inr.ok)) {
    return pass(
      `${name}: last taken ${elapsedText(elapsed)} before; the reference interval before ${procedureOfRisk(riskClass)} (${cellText(cell)}) has passed.`,
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
          'Ask the prescriber whether the procedure waits or goes ahead; only the prescriber and the physician decide about the drug.',
        ]),
    ...(inr === null || inr.ok ? [] : [inr.action]),
    ...(lastDose.exact || passed
      ? []
      : ['Ask for the time of the last dose: only the date is known, so its last moment counts.']),
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
  name: string
  riskClass: RiskClass
  cell: Extract<Cell, { kind: 'interval' }>
  elapsed: number
  passed: boolean
  inside: boolean
  inr: InrGate | null
}): string {
  const { name, riskClass, cell, elapsed, passed, inside, inr } = given
  const taken =
    elapsed < 0
      ? `${name}: the last dose lies ${elapsedText(elapsed).replace(' before it', '')} after the planned time`
      : `${name} was last taken ${elapsedText(elapsed)} before the planned time`
  const reference = `the reference interval before ${procedureOfRisk(riskClass)} is ${cellText(cell)}`
  const lab = inr === null || inr.ok ? '' : `; ${inr.says}`
  if (passed) return `${taken}, which is long enough${lab}.`
  if (inside) return `${taken}; ${reference}, and the longer end has not passed${lab}.`
  return `${taken}; ${reference}, short by ${elapsedText(cell.fromMs - elapsed)}${lab}.`
}
