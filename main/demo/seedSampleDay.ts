import type { CaseCommand } from '@shared/case/commands'
import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import type { Result } from '@shared/kit/result'
import type { Person, Role } from '@shared/people/person'
import type { NewPerson } from '../people/people'
import type { Station } from '../station'
import { nakamura, type SampleCase, sampleCases } from './sampleCases'
import { factsOf } from './sampleFacts'
import { type SampleTimes, sampleTimes } from './sampleTimes'

/** Everybody's PIN in the drill; it is in the user guide. */
export const samplePin = '2468'

const staff: readonly Omit<NewPerson, 'pin'>[] = [
  { name: 'Dr. Adaeze Okafor', role: 'physician' },
  { name: 'Dr. Tomás Herrera', role: 'physician' },
  { name: 'Marit Solberg', role: 'nurse' },
  { name: 'Jin-ho Park', role: 'nurse' },
  { name: 'Ravi Menon', role: 'technologist' },
  { name: 'Dr. Ilse Brandt', role: 'anaesthesia' },
  { name: 'Carmen Ruiz', role: 'staff' },
]
const administrator: Omit<NewPerson, 'pin'> = { name: 'Avery Lindqvist', role: 'administrator' }

/** Who acts in the seeded morning, of those who share a role. */
const atWork = new Set(['Dr. Adaeze Okafor', 'Marit Solberg', 'Ravi Menon', 'Carmen Ruiz'])

export type SampleStation = Pick<Station, 'people' | 'cases' | 'images'>

/**
 * Fills a record with the sample day of `now`: the people, twelve cases as drills, and what the morning has recorded of
 * them, each by a real command of the person whose act it is. What is there already, after a start that was cut short,
 * is left as it is and the rest added. Throws where a command is refused: then the drill itself is wrong.
 */
export async function seedSampleDay(station: Omit<SampleStation, 'images'>, now: Date): Promise<void> {
  const times = sampleTimes(now)
  await addPeople(station.people)
  const team = sampleTeam(station.people)
  for (const each of sampleCases) {
    const caseId = caseOf(station, each) ?? book(station, each, times)
    prepare(station, each, caseId, times, team)
  }
}

/** The case of a sample patient, where it is booked. */
export function caseOf({ cases }: Pick<SampleStation, 'cases'>, { patient }: SampleCase): CaseId | undefined {
  const row = cases.search(patient.id).find((each) => each.patient.id === patient.id)
  return row === undefined ? undefined : caseIdSchema.parse(row.caseId)
}

async function addPeople(people: SampleStation['people']): Promise<void> {
  const present = new Set(people.list().map(({ name }) => name))
  const add = async (each: Omit<NewPerson, 'pin'>) => {
    if (!present.has(each.name)) accepted(await people.add(null, { ...each, pin: samplePin }))
  }
  await Promise.all(staff.map(add))
  // The administrator comes last: once there is one, nobody else may add people.
  await add(administrator)
}

export type Team = (role: Role) => Person

/** Who acts in the seeded morning, by role. */
export function sampleTeam(people: SampleStation['people']): Team {
  const everybody = people.list()
  return (role) => {
    const person = everybody.find((each) => each.role === role && atWork.has(each.name))
    if (person === undefined) throw new Error(`Nobody of the sample day is a ${role}.`)
    return person
  }
}

function book({ cases }: Pick<SampleStation, 'cases'>, each: SampleCase, times: SampleTimes): CaseId {
  const { patient, plan, room, minutesOfDay } = each
  const scheduledAt = times.appointment(minutesOfDay)
  const note = each === nakamura ? expiredVial(times) : ''
  return accepted(cases.book({ patient, plan, scheduledAt, room, source: 'drill', drill: true, note }))
}

function prepare(
  { cases }: Pick<SampleStation, 'cases'>,
  each: SampleCase,
  caseId: CaseId,
  times: SampleTimes,
  team: Team,
): void {
  const { booking } = accepted(cases.state(caseId))
  // Every act leaves one entry of its own beside the note of the rules: what a cut-off start has recorded is not
  // recorded again.
  const entries = accepted(cases.open(caseId)).filter(({ type }) => type !== 'rules.noted').length
  const missing = factsOf(each, times, booking.scheduledAt).slice(entries - 1)
  for (const { by, command } of missing) act(cases, caseId, team(by), command)
}

export function act(cases: SampleStation['cases'], caseId: CaseId, actor: Person, command: CaseCommand): void {
  accepted(cases.execute(caseId, command, { actor, signedIn: [actor] }))
}

/** The label of the vial that lies on the tray: the month before last was its last. */
function expiredVial(times: SampleTimes): string {
  const [year = 0, month = 0] = times.daysAgo(0).split('-').map(Number)
  // Day 0 of a month is the last day of the one before it.
  const expiry = new Date(Date.UTC(year, month - 2, 0)).toISOString().slice(0, 10)
  return `On the tray: lidocaine 1 %, 5 mL, preservative-free, lot 4F22, expiry ${expiry}.`
}

/** The value; a refusal is a mistake in the drill. */
export function accepted<Value>(result: Result<Value, { readonly says: string }>): Value {
  if (!result.ok) throw new Error(`The sample day is refused: ${result.failure.says}`)
  return result.value
}
