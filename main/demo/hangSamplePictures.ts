import { join } from 'node:path'
import type { ImportedInstance } from '@shared/imaging/types'
import type { Role } from '@shared/people/person'
import { v7 as uuidv7 } from 'uuid'
import { onLumbarFilm } from './phantom/pictures'
import { castellanos, delacroix, folderOf, type SampleCase } from './sampleCases'
import { earlierFilms } from './sampleMedia'
import { accepted, act, caseOf, type SampleStation, sampleTeam } from './seedSampleDay'

/** Whose earlier films belong to the case from the start, and who brought them in. */
const withFilms: readonly (readonly [SampleCase, Role])[] = [
  [delacroix, 'nurse'],
  [castellanos, 'technologist'],
]

/**
 * Brings the earlier films of two sample cases in through the importer, marks which side is which and, on the film that
 * hangs right, the targets. `media`: the folder in which the pictures lie. Cases that have their films are left alone.
 */
export async function hangSamplePictures(station: SampleStation, media: string): Promise<void> {
  for (const [each, role] of withFilms) await hang(station, each, role, join(media, folderOf(each), earlierFilms))
}

async function hang(station: SampleStation, each: SampleCase, role: Role, folder: string): Promise<void> {
  const { cases, images, people } = station
  const caseId = caseOf(station, each)
  if (caseId === undefined) throw new Error(`The sample day has no case for ${each.patient.familyName}.`)
  if (accepted(cases.state(caseId)).imaging.instances.length > 0) return
  const team = sampleTeam(people)
  const report = accepted(await images.start(uuidv7(), [folder], () => {}))
  const instances = [...report.taken, ...report.alreadyHere].sort(byNumber)
  const [front] = instances
  if (front === undefined) throw new Error('The pictures of the sample day could not be imported.')
  act(cases, caseId, team(role), { do: 'images.link', role: 'prior', instances, acceptMismatch: null })
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
