import { caseIdSchema } from '@shared/case/envelope'
import type { CasePhase } from '@shared/case/state'
import type { Failure } from '@shared/contract/channel'
import { addDays } from '@shared/kit/zonedTime'
import type { CasePath } from '../cases/casePath'
import { localDay } from '../localClock'
import type { ClockMove } from './clockWatch'

const underWay: ReadonlySet<CasePhase> = new Set(['pause', 'procedure'])

/**
 * Writes a move of the clock into every case under way, in nobody's name. Which day a case belongs to hangs on the clock:
 * the days around both times are looked through. Returns what could not be written.
 */
export function noteClockMove(cases: Pick<CasePath, 'day' | 'execute'>, move: ClockMove): readonly Failure[] {
  const days = [move.before, move.after].flatMap((at) => {
    const day = localDay(new Date(at))
    return [addDays(day, -1), day, addDays(day, 1)]
  })
  const rows = [...new Set(days)].flatMap((day) => cases.day(day)).filter((row) => underWay.has(row.phase))
  return [...new Set(rows.map((row) => row.caseId))].flatMap((id) => {
    const caseId = caseIdSchema.parse(id)
    const noted = cases.execute(caseId, { do: 'pause.noteClock', ...move }, { actor: null, signedIn: [] })
    return noted.ok ? [] : [noted.failure]
  })
}
