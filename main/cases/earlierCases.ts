import type { CaseId } from '@shared/case/envelope'
import { caseIdSchema } from '@shared/case/envelope'
import type { CaseState } from '@shared/case/state'
import type { Failure } from '@shared/contract/channel'
import type { WeekReport } from '@shared/contract/quality'
import { ok, type Result } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { addDays } from '@shared/kit/zonedTime'
import { isSameTarget } from '@shared/lastTime/lastTime'
import { teamReport } from '@shared/quality/weekly'
import type { CasePath } from './casePath'

/** The latest earlier case of the same patient with the same target whose procedure has ended; null where there is none. */
export function lastTime(
  cases: Pick<CasePath, 'state' | 'search'>,
  caseId: CaseId,
): Result<{ caseId: CaseId | null }, Failure> {
  const today = cases.state(caseId)
  if (!today.ok) return today
  const { patient, plan, booking } = today.value
  const before = Date.parse(booking.scheduledAt)
  const earlier = cases
    .search(patient.id)
    .filter(
      (row) => row.caseId !== caseId && Date.parse(row.scheduledAt) < before && isSameTarget({ patient, plan }, row),
    )
    .sort((a, b) => Date.parse(b.scheduledAt) - Date.parse(a.scheduledAt))
    .map((row) => caseIdSchema.parse(row.caseId))
  for (const id of earlier) {
    const state = cases.state(id)
    if (!state.ok) return state
    if (state.value.procedure.endedAt !== null) return ok({ caseId: id })
  }
  return ok({ caseId: null })
}

const daysOfWeek = 7

/** How the team's pauses went in the seven days from `from` on, and in the seven before. A sample day counts its drills. */
export function weekReport(
  cases: Pick<CasePath, 'state' | 'day'>,
  from: CalendarDate,
  { now, withDrills }: { readonly now: Date; readonly withDrills: boolean },
): Result<WeekReport, Failure> {
  const week = statesOf(cases, from, daysOfWeek)
  if (!week.ok) return week
  const before = statesOf(cases, addDays(from, -daysOfWeek), daysOfWeek)
  if (!before.ok) return before
  const at = now.toISOString()
  return ok({
    from,
    to: addDays(from, daysOfWeek - 1),
    week: teamReport(week.value, at, withDrills),
    before: teamReport(before.value, at, withDrills),
  })
}

function statesOf(
  cases: Pick<CasePath, 'state' | 'day'>,
  from: CalendarDate,
  days: number,
): Result<readonly CaseState[], Failure> {
  const states: CaseState[] = []
  for (let day = 0; day < days; day += 1) {
    for (const row of cases.day(addDays(from, day))) {
      const state = cases.state(caseIdSchema.parse(row.caseId))
      if (!state.ok) return state
      states.push(state.value)
    }
  }
  return ok(states)
}
