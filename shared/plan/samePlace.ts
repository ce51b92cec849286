import { type SpineRegion, spineRegionOf } from '@shared/plan/catalogue'
import { parseLevel } from '@shared/plan/levels'

/** The joints that a place may name, in both languages of the station. */
const joints: readonly (readonly string[])[] = [
  ['knee', 'rodilla'],
  ['hip', 'cadera'],
  ['shoulder', 'hombro', 'subacromial', 'glenohumeral'],
  ['ankle', 'tobillo'],
  ['elbow', 'codo'],
  ['wrist', 'muñeca'],
]

/**
 * The part of the spine a level or a region names; null for a joint, a nerve, and what cannot be read. The C8 root and the
 * C7-T1 space count as cervical, T12-L1 as thoracic, S1 and below as sacral.
 */
export function spineRegionAt(place: string): SpineRegion | null {
  const parsed = parseLevel(place)
  if (parsed === null) return spineRegionOf(place)
  if (parsed.kind === 'third-occipital-nerve') return 'cervical'
  if (parsed.kind === 'rib') return 'thoracic'
  const segment = parsed.kind === 'space' ? parsed.upper : parsed.segment
  return ({ C: 'cervical', T: 'thoracic', L: 'lumbar', S: 'sacral' } as const)[segment.letter]
}

/**
 * Whether an earlier injection, as its place was written down, may have been at the place of today. Only what is known to
 * be elsewhere is not: "lower back" and an empty place may be anywhere.
 */
export function mayBeSamePlace(there: string | null | undefined, here: string): boolean {
  const written = (there ?? '').trim().toLowerCase()
  if (written === '' || here.trim() === '') return true
  const [thereIs, hereIs] = [partOf(written), partOf(here.trim().toLowerCase())]
  return thereIs === null || hereIs === null || thereIs === hereIs
}

function partOf(place: string): string | null {
  return spineRegionAt(place) ?? joints.find((names) => names.some((each) => place.includes(each)))?.[0] ?? null
}
