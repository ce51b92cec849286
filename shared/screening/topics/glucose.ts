import { hourMs } from '@shared/kit/time'
import { type Draft, draft } from '@shared/screening/draft'
import { conditionOf, type Facts, newestLab, takesClass } from '@shared/screening/facts'
import { elapsedText } from '@shared/screening/instants'
import { quote, w } from '@shared/screening/wording'

/** Low sugar matters without a steroid too. */
export function lowGlucose(facts: Facts, atMs: number): Draft[] {
  const { glucoseLow, glucoseWindowHours } = facts.rules.thresholds
  const glucose = newestLab(facts, 'glucose', atMs, ({ value }) => -value.low)
  if (
    glucose === null ||
    glucose.atMs < atMs - glucoseWindowHours.value * hourMs ||
    glucose.value.low >= glucoseLow.value
  )
    return []
  return [
    draft({
      topic: 'glucose',
      subject: 'glucose',
      matchedFrom: glucose.text,
      severity: 'stop',
      rule: 'glucose/low',
      says: w`The glucose is below ${glucoseLow.value} mg/dL; it is treated first.`,
      source: glucoseLow.source,
      edition: 'common practice',
      needs: w`at least ${glucoseLow.value} mg/dL`,
      has: quote(glucose.text),
      clearedBy: ['lab', 'override'],
      actions: [w`Treat, then measure again.`],
    }),
  ]
}

/** Glucose of the day and HbA1c before a steroid. */
export function glucose(facts: Facts, atMs: number): Draft[] {
  const { glucoseWarn, glucoseStop, glucoseWindowHours, hba1cWarn } = facts.rules.thresholds
  const diabetes = conditionOf(facts, 'diabetes')
  const lowering = takesClass(facts, 'glucose-lowering')
  const drafts = lowGlucose(facts, atMs)
  const base = {
    topic: 'glucose' as const,
    subject: 'glucose',
    edition: 'common practice',
    clearedBy: ['lab', 'override'] as const,
  }
  const glucose = newestLab(facts, 'glucose', atMs, ({ value }) => value.high)
  const fresh = glucose !== null && atMs - glucose.atMs <= glucoseWindowHours.value * hourMs ? glucose : null
  if (fresh === null && (diabetes !== undefined || lowering !== undefined)) {
    const severity = diabetes === undefined ? 'caution' : 'stop'
    const because =
      diabetes === undefined
        ? w`${quote(lowering?.from ?? '')} lowers glucose, so diabetes is likely`
        : w`Diabetes is on the list`
    drafts.push(
      draft({
        ...base,
        matchedFrom: diabetes?.text ?? lowering?.from ?? null,
        severity,
        rule: 'glucose/on-the-day',
        says: w`${because} and a steroid is planned, but no glucose of the day is on record.`,
        source: glucoseWindowHours.source,
        needs: w`a glucose value within ${glucoseWindowHours.value} h`,
        has: glucose === null ? w`none` : w`${quote(glucose.text)}, ${elapsedText(atMs - glucose.atMs)} old`,
        actions: [w`Measure the glucose.`],
      }),
    )
  }
  if (fresh !== null && fresh.value.high > glucoseWarn.value) {
    const stop = fresh.value.high > glucoseStop.value
    const limit = stop ? glucoseStop : glucoseWarn
    drafts.push(
      draft({
        ...base,
        matchedFrom: fresh.text,
        severity: stop ? 'stop' : 'caution',
        rule: stop ? 'glucose/defer-steroid' : 'glucose/high',
        says: w`The glucose is above ${limit.value} mg/dL, and a steroid raises it for days.`,
        source: limit.source,
        needs: w`at most ${limit.value} mg/dL`,
        has: w`${quote(fresh.text)}, ${elapsedText(atMs - fresh.atMs)} old`,
        actions: [w`Look for ketosis; the physician decides whether the steroid waits.`],
      }),
    )
  }
  const hba1c = newestLab(facts, 'hba1c', atMs, ({ value }) => value.high)
  if (hba1c !== null && hba1c.value.high > hba1cWarn.value) {
    drafts.push(
      draft({
        ...base,
        subject: 'hba1c',
        matchedFrom: hba1c.text,
        severity: 'caution',
        rule: 'glucose/hba1c',
        says: w`The HbA1c is above ${hba1cWarn.value} %; many sites talk about the steroid first.`,
        source: hba1cWarn.source,
        needs: w`at most ${hba1cWarn.value} %`,
        has: quote(hba1c.text),
      }),
    )
  }
  return drafts
}
