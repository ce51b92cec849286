import { disagreements } from '@shared/case/agreement'
import { displayName } from '@shared/case/patient'
import { phaseOf } from '@shared/case/phase'
import type { CaseState } from '@shared/case/state'
import type { BoardRow } from '@shared/contract/boardRow'
import { aftercareOf } from '@shared/outcomes/registry'
import { procedureName } from '@shared/plan/catalogue'
import { scenarioOf } from '@shared/preparation/screenCase'
import { needlesOfCase } from '@shared/procedure/lastNeedle'
import { doseUsed, lotsUsed } from '@shared/procedure/used'
import { careSchedule } from '@shared/recovery/careSchedule'
import { hasVitalSigns } from '@shared/recovery/ranges'
import { nextDue } from '@shared/recovery/schedule'

/** Changes whenever a row is projected differently, so that the board is rebuilt at the next start. */
export const boardProjectionVersion = '6'

/** One line of the board from a case. What depends on the clock (screening) is computed where it is shown. */
export function boardRowOf(state: CaseState): BoardRow {
  return {
    caseId: state.id,
    version: state.version,
    scheduledAt: state.booking.scheduledAt,
    room: state.booking.room,
    patient: state.patient,
    plan: state.plan,
    phase: phaseOf(state),
    phaseSince: state.phaseSince,
    drill: state.booking.drill,
    stopped: state.pause.stop !== null,
    scenario: scenarioOf(state, state.booking.scheduledAt),
    overrides: Object.fromEntries(Object.values(state.preparation.overrides).map((each) => [each.key, each.severity])),
    disagreements: disagreements(state).map((each) => each.says),
    signed: state.signing.signatures.length > 0,
    observeAt: observeAtOf(state),
    aftercare: aftercareOf(state),
    lots: lotsUsed(state.procedure),
    dose: doseUsed(state.procedure),
    needles: needlesIn(state),
    calls: [...state.preparation.calls],
  }
}

function needlesIn({ pause, procedure }: CaseState): BoardRow['needles'] {
  const { operator, sizes } = needlesOfCase(pause, procedure)
  return { operator, sizes: [...sizes] }
}

/** The instant does not depend on the clock: it follows from the end of the procedure and the last observation. */
function observeAtOf(state: CaseState): string | null {
  const { endedAt } = state.procedure
  if (endedAt === null || phaseOf(state) === 'discharged' || phaseOf(state) === 'cancelled') return null
  const vitals = state.recovery.observations.filter(hasVitalSigns)
  return nextDue(careSchedule(state), endedAt, vitals, endedAt).at
}

/** What the search finds a case by. */
export function searchTextOf(state: CaseState): string {
  const { patient, plan } = state
  return [
    displayName(patient),
    patient.id,
    patient.birthDate,
    procedureName(plan.procedure, 'en'),
    procedureName(plan.procedure, 'es'),
    ...plan.levels,
  ].join(' ')
}
