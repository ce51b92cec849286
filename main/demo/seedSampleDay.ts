import { join } from 'node:path'
import type { CaseCommand } from '@shared/case/commands'
import type { CaseId } from '@shared/case/envelope'
import type { ImportedInstance } from '@shared/imaging/types'
import type { Result } from '@shared/kit/result'
import type { Person, Role } from '@shared/people/person'
import { v7 as uuidv7 } from 'uuid'
import type { NewPerson } from '../people/people'
import type { Station } from '../station'
import { onLumbarFilm } from './phantom/pictures'
import { castellanos, delacroix, folderOf, nakamura, type SampleCase, sampleCases } from './sampleCases'
import { factsOf } from './sampleFacts'
import { earlierFilms } from './sampleMedia'
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
 * Fills an empty record with the sample day of `now`: the people, twelve cases as drills, and what the morning has
 * recorded of them, each by a real command of the person whose act it is. `media`: the folder below which the pictures
 * are; `drawn` settles when they are there, `onBooked` is called when all but the pictures is. Throws where a command is refused: then the drill itself is wrong.
 */
export async function seedSampleDay(
  station: SampleStation,
  now: Date,
  media: string,
  drawn: Promise<void>,
  onBooked: () => void = () => {},
): Promise<void> {
  const times = sampleTimes(now)
  const team = await addPeople(station)
  const caseIds = new Map(sampleCases.map((each) => [each, bookAndPrepare(station, each, times, team)]))
  onBooked()
  await drawn
  for (const [each, role] of [
    [delacroix, 'nurse'],
    [castellanos, 'technologist'],
  ] as const) {
    const caseId = caseIds.get(each)
    if (caseId === undefined) throw new Error(`The sample day has no case for ${each.patient.familyName}.`)
    await linkEarlierFilms(station, caseId, join(media, folderOf(each), earlierFilms), team(role), team)
  }
}

type Team = (role: Role) => Person

async function addPeople({ people }: SampleStation): Promise<Team> {
  const add = async (each: Omit<NewPerson, 'pin'>) => accepted(await people.add(null, { ...each, pin: samplePin }))
  await Promise.all(staff.map(add))
  // The administrator comes last: once there is one, nobody else may add people.
  await add(administrator)
  const everybody = people.list()
  return (role) => {
    const person = everybody.find((each) => each.role === role && atWork.has(each.name))
    if (person === undefined) throw new Error(`Nobody of the sample day is a ${role}.`)
    return person
  }
}

function bookAndPrepare({ cases }: SampleStation, each: SampleCase, times: SampleTimes, team: Team): CaseId {
  const { patient, plan, room, minutesOfDay } = each
  const scheduledAt = times.appointment(minutesOfDay)
  const note = each === nakamura ? expiredVial(times) : ''
  const caseId = accepted(cases.book({ patient, plan, scheduledAt, room, source: 'drill', drill: true, note }))
  for (const { by, command } of factsOf(each, times, scheduledAt)) act(cases, caseId, team(by), command)
  return caseId
}

function act(cases: SampleStation['cases'], caseId: CaseId, actor: Person, command: CaseCommand): void {
  accepted(cases.execute(caseId, command, { actor, signedIn: [actor] }))
}

/** The label of the vial that lies on the tray: the month before last was its last. */
function expiredVial(times: SampleTimes): string {
  const [year = 0, month = 0] = times.daysAgo(0).split('-').map(Number)
  // Day 0 of a month is the last day of the one before it.
  const expiry = new Date(Date.UTC(year, month - 2, 0)).toISOString().slice(0, 10)
  return `On the tray: lidocaine 1 %, 5 mL, preservative-free, lot 4F22, expiry ${expiry}.`
}

async function linkEarlierFilms(
  { cases, images }: SampleStation,
  caseId: CaseId,
  folder: string,
  actor: Person,
  team: Team,
): Promise<void> {
  const report = accepted(await images.start(uuidv7(), [folder], () => {}))
  const instances = [...report.taken, ...report.alreadyHere].sort(byNumber)
  const [front] = instances
  if (front === undefined) throw new Error('The pictures of the sample day could not be imported.')
  act(cases, caseId, actor, { do: 'images.link', role: 'prior', instances, acceptMismatch: null })
  const on = { contentId: front.contentId, sopInstanceUid: front.sopInstanceUid, frame: 1 }
  // As it hangs on every wall. Of a picture that was turned over, this is wrong.
  act(cases, caseId, team('technologist'), { do: 'image.markSide', on, pictureLeftIs: 'patient-right' })
  if (front.patientOrientation?.[0] !== 'L') return
  for (const { place, level, label } of medialBranchesOnTheRight) {
    const target = { id: uuidv7(), on, kind: 'point' as const, points: [place], level, side: 'right' as const, label }
    act(cases, caseId, team('physician'), { do: 'target.place', target })
  }
}

/** Where the articular process meets the transverse one, or the wing of the sacrum, in the drawing. */
const medialBranchesOnTheRight = [
  { place: onLumbarFilm(-26.5, -9), level: 'L4-L5', label: 'L3 medial branch' },
  { place: onLumbarFilm(-28, 34.5), level: 'L4-L5', label: 'L4 medial branch' },
  { place: onLumbarFilm(-32, 74.5), level: 'L5-S1', label: 'L5 dorsal ramus' },
]

function byNumber(a: ImportedInstance, b: ImportedInstance): number {
  return (a.instanceNumber ?? 0) - (b.instanceNumber ?? 0)
}

/** The value; a refusal is a mistake in the drill. */
function accepted<Value>(result: Result<Value, { readonly says: string }>): Value {
  if (!result.ok) throw new Error(`The sample day is refused: ${result.failure.says}`)
  return result.value
}
