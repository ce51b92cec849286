import { createHmac, randomBytes } from 'node:crypto'
import type { CaseId } from '@shared/case/envelope'
import { caseIdSchema } from '@shared/case/envelope'
import type { SitePolicy } from '@shared/case/policy'
import { type BoardRow, boardRowSchema } from '@shared/contract/boardRow'
import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { sameLevels } from '@shared/diary/decide'
import type { EarlierBlock } from '@shared/diary/events'
import { earlierBlockOf } from '@shared/diary/judge'
import { ok, type Result } from '@shared/kit/result'
import { type CalendarDate, toMs } from '@shared/kit/time'
import { registryCsv } from '@shared/outcomes/csv'
import type { Aftercare } from '@shared/outcomes/registry'
import type { ResponderRule } from '@shared/outcomes/responder'
import type { EventStore } from '../store/eventStore'
import { writeWholeFile } from '../wholeFile'
import type { CasePath } from './casePath'

type Days = { readonly from: CalendarDate; readonly to: CalendarDate; readonly drills: boolean }
type Ended = BoardRow & { readonly aftercare: Aftercare }

const hasEnded = (row: BoardRow): row is Ended => row.aftercare !== null

/** Every case of these days whose procedure has ended. Training cases only where they are asked for. */
function endedCases(store: Pick<EventStore, 'boardEnded'>, { from, to, drills }: Days): Ended[] {
  return store
    .boardEnded(from, to, boardRowSchema)
    .map(({ row }) => row)
    .filter(hasEnded)
    .filter((row) => drills || !row.drill)
}

export function registryLines(store: Pick<EventStore, 'boardEnded'>, days: Days): OutputOf<'outcomes.registry'> {
  return {
    lines: endedCases(store, days).map(({ caseId, patient, plan, drill, aftercare }) => ({
      caseId: caseIdSchema.parse(caseId),
      patient,
      plan,
      drill,
      aftercare,
    })),
  }
}

export type CsvOptions = Days & { readonly file: string; readonly timeZone: string; readonly rule: ResponderRule }

/** Writes the registry without names; returns how many cases it holds. */
export function exportRegistry(
  store: Pick<EventStore, 'boardEnded' | 'pseudonymKey'>,
  { file, timeZone, rule, ...days }: CsvOptions,
): Result<number, Failure> {
  const key = store.pseudonymKey(() => randomBytes(32).toString('hex'))
  const cases = endedCases(store, days).map(({ patient, plan, drill, aftercare }) => ({
    pseudonym: pseudonymOf(patient.id, key),
    birthDate: patient.birthDate,
    sex: patient.sex,
    drill,
    plan,
    aftercare,
  }))
  const written = writeWholeFile(file, registryCsv(cases, timeZone, rule))
  return written.ok ? ok(cases.length) : written
}

/** The same for every case of a patient, and of no use without this station's key: HMAC-SHA-256, 64 bits of it. */
function pseudonymOf(patientId: string, key: string): string {
  return `p${createHmac('sha256', Buffer.from(key, 'hex')).update(patientId, 'utf8').digest('hex').slice(0, 16)}`
}

/** Earlier blocks of the same patient at the same place, newest first, as their records stand now. */
export function earlierBlocks(
  {
    store,
    cases,
    policy,
  }: {
    readonly store: Pick<EventStore, 'boardAlike'>
    readonly cases: Pick<CasePath, 'state'>
    readonly policy: () => SitePolicy
  },
  caseId: CaseId,
): Result<readonly EarlierBlock[], Failure> {
  const own = cases.state(caseId)
  if (!own.ok) return own
  const { patient, plan, booking } = own.value
  const found: EarlierBlock[] = []
  for (const { row } of store.boardAlike(patient.id, plan.procedure, boardRowSchema)) {
    const earlier = row.aftercare !== null && row.caseId !== caseId && toMs(row.scheduledAt) < toMs(booking.scheduledAt)
    if (!earlier || row.plan.side !== plan.side || !sameLevels(row.plan.levels, plan.levels)) continue
    const state = cases.state(caseIdSchema.parse(row.caseId))
    if (!state.ok) return state
    found.push(earlierBlockOf(state.value, policy(), row.scheduledAt.slice(0, 10)))
  }
  return ok(found)
}
