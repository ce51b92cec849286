/**
 * The drawn body: for each part of it two views, each as the half to the patient's outer side, mirrored for the other.
 * Points in drawing units, x from the midline outwards, y downwards. Schematic after the key areas of the international
 * standards for neurological classification of spinal cord injury (ISNCSCI, ASIA); borders overlap in people.
 */
export type Zone = {
  readonly dermatome: string
  readonly points: readonly (readonly [number, number])[]
  /** Where its name stands; the middle of its points where nothing is said. */
  readonly name?: readonly [number, number]
}
export type Figure = {
  readonly view: 'front' | 'back'
  readonly zones: readonly Zone[]
}
export type BodyPart = 'arm' | 'trunk' | 'leg'

const zone = (dermatome: string, ...points: (readonly [number, number])[]): Zone => ({ dermatome, points })

const armFront: readonly Zone[] = [
  zone('C3', [0, 46], [24, 40], [34, 70], [0, 74]),
  zone('C4', [0, 74], [34, 70], [86, 78], [84, 104], [72, 130], [0, 134]),
  zone('C5', [86, 78], [150, 84], [150, 114], [84, 112]),
  zone('T2', [84, 112], [150, 114], [150, 144], [76, 140]),
  zone('C6', [150, 84], [222, 88], [236, 70], [252, 76], [244, 106], [226, 106], [150, 114]),
  zone('T1', [150, 114], [226, 116], [226, 140], [150, 144]),
  zone('C7', [226, 106], [244, 106], [286, 108], [286, 124], [226, 124]),
  zone('C8', [226, 124], [286, 124], [276, 144], [226, 142]),
]
const armBack: readonly Zone[] = [
  zone('C2', [0, -4], [22, 4], [27, 24], [24, 40], [0, 44]),
  zone('C3', [0, 44], [24, 40], [34, 70], [0, 74]),
  zone('C4', [0, 74], [34, 70], [86, 78], [84, 104], [72, 130], [0, 134]),
  zone('C5', [86, 78], [150, 84], [150, 114], [84, 112]),
  zone('T2', [84, 112], [150, 114], [150, 144], [76, 140]),
  zone('C6', [150, 84], [222, 88], [236, 70], [252, 76], [244, 106], [226, 106], [150, 114]),
  zone('T1', [150, 114], [226, 116], [226, 140], [150, 144]),
  zone('C7', [226, 106], [244, 106], [286, 108], [286, 124], [226, 124]),
  zone('C8', [226, 124], [286, 124], [276, 144], [226, 142]),
]

const bandHeight = 31
const trunkWidths = [96, 100, 100, 98, 96, 94, 92, 90, 88, 88, 90, 92]

/** T2 to T12, each a band that falls a little towards the midline in front. */
function trunk(fall: number): readonly Zone[] {
  return Array.from({ length: 11 }, (_, index) => {
    const top = index * bandHeight
    const bottom = top + bandHeight
    return zone(
      `T${index + 2}`,
      [0, top + fall],
      [trunkWidths[index] ?? 90, top],
      [trunkWidths[index + 1] ?? 90, bottom],
      [0, bottom + fall],
    )
  })
}

const legFront: readonly Zone[] = [
  zone('L1', [0, 20], [84, 0], [92, 42], [6, 78]),
  zone('L2', [6, 78], [92, 42], [96, 130], [10, 150]),
  zone('L3', [10, 150], [96, 130], [86, 246], [20, 246]),
  zone('L4', [20, 246], [52, 246], [50, 350], [44, 452], [46, 500], [18, 500], [20, 452], [16, 350]),
  zone('L5', [52, 246], [86, 246], [84, 350], [68, 452], [74, 496], [46, 500], [44, 452], [50, 350]),
]
const legBack: readonly Zone[] = [
  zone('L2', [0, 0], [86, 0], [92, 34], [0, 34]),
  zone('S4', [0, 34], [36, 34], [32, 84], [8, 112], [0, 112]),
  zone('S3', [36, 34], [92, 34], [96, 92], [62, 118], [8, 124], [8, 112], [32, 84]),
  {
    ...zone('L5', [62, 118], [96, 92], [92, 246], [84, 350], [66, 452], [50, 452], [58, 350], [60, 246]),
    name: [77, 180],
  },
  zone('S2', [8, 124], [62, 118], [60, 246], [16, 246]),
  zone('S1', [16, 246], [60, 246], [58, 350], [50, 452], [66, 452], [70, 496], [22, 500], [22, 452], [16, 350]),
]

/** How far a half reaches out, and how high and low the figure goes. */
export const bodyParts: Readonly<
  Record<
    BodyPart,
    { readonly half: number; readonly top: number; readonly bottom: number; readonly figures: readonly Figure[] }
  >
> = {
  arm: {
    half: 290,
    top: -10,
    bottom: 150,
    figures: [
      { view: 'front', zones: armFront },
      { view: 'back', zones: armBack },
    ],
  },
  trunk: {
    half: 104,
    top: -6,
    bottom: 362,
    figures: [
      { view: 'front', zones: trunk(14) },
      { view: 'back', zones: trunk(6) },
    ],
  },
  leg: {
    half: 100,
    top: -6,
    bottom: 506,
    figures: [
      { view: 'front', zones: legFront },
      { view: 'back', zones: legBack },
    ],
  },
}

/** The part of the body where this region of the spine is felt. */
export function partOfRegion(region: string): BodyPart {
  const word = region.toLowerCase()
  if (word.includes('cerv') || word.includes('shoulder') || word.includes('arm')) return 'arm'
  return word.includes('thorac') || word.includes('rib') ? 'trunk' : 'leg'
}
