import { dayMs } from '@shared/kit/time'
import type { Facts } from '@shared/screening/facts'
import { parseCell } from '@shared/screening/hold'
import { remembered } from '@shared/screening/remember'
import type { Course } from '@shared/screening/topics/antithrombotic/courses'

/** Every instant at which a hold of any class or row of this course ends. */
export function breaksOf({ medicine, subject, rows }: Course, facts: Facts): readonly number[] {
  const { lastDose } = medicine
  if (lastDose === null) return []
  return intervalEnds(facts, `${subject}|${rows.map(({ id }) => id).join('|')}`).map((ms) => lastDose.ms + ms)
}

/** Lengths of every interval that some class, row or adopted guideline gives for these rows. */
const intervalEnds = remembered((facts: Facts, key: string): readonly number[] => {
  const [subject = '', ...ids] = key.split('|')
  const { rules, policy } = facts
  const rows = rules.drugs.filter(({ id }) => ids.includes(id))
  const perAspirin = rows.some(({ hold }) => Object.values(hold).includes('per aspirin rule'))
  const holds = [...rows, ...(perAspirin ? rules.drugs.filter(({ drug }) => drug === 'aspirin') : [])].map(
    ({ hold }) => hold,
  )
  for (const view of rules.otherGuidelines) {
    if (!policy.adoptedEditions.includes(view.edition)) continue
    for (const row of view.rows) if (row.hold !== null && row.drugs.includes(subject)) holds.push(row.hold)
  }
  const ends = holds
    .flatMap((hold) => Object.values(hold))
    .flatMap((text) => {
      const cell = parseCell(text)
      return cell.kind === 'interval' ? [cell.fromMs, cell.toMs] : []
    })
  if (rows.some(({ inrGated }) => inrGated)) ends.push(rules.thresholds.vkaGoneDays.value * dayMs)
  return [...new Set(ends)].sort((a, b) => a - b)
})
