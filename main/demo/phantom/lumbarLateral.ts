import { type Beam, emptyBeam } from './exposure'
import type { Random } from './random'
import { add, boxOf, type Raster, smoothNoise, smoothStep, tabled } from './raster'
import { block, cast, ellipse, outline, type Point, rod } from './shapes'
import { trabeculae } from './trabeculae'

/**
 * The lower back seen from the patient's left: front of the body at the left, the back at the right. Millimetres at the
 * detector from the back wall of L4, x to the back, y to the feet.
 */
export function lumbarLateral(picture: Raster, random: Random): Beam {
  const beam = emptyBeam(picture)
  softTissue(beam, random)
  for (const vertebra of vertebrae) vertebraLateral(beam.bone, vertebra, random)
  sacrum(beam.bone)
  ilium(beam.bone)
  trabeculae(beam.bone, random)
  return beam
}

/** Middle of a body, and its lean in radians: negative where the upper end plate faces up and forward. */
type Lateral = {
  readonly name: string
  readonly middle: Point
  readonly lean: number
  readonly half: readonly [number, number]
}

const vertebrae: readonly Lateral[] = [
  { name: 'T12', middle: [-12, -176], lean: 0.16, half: [18.5, 16] },
  { name: 'L1', middle: [-19, -132], lean: 0.13, half: [19.5, 16.8] },
  { name: 'L2', middle: [-24.5, -87], lean: 0.07, half: [20.5, 17.2] },
  { name: 'L3', middle: [-27, -41], lean: 0, half: [21, 17.5] },
  { name: 'L4', middle: [-26, 5], lean: -0.1, half: [21.5, 17.2] },
  { name: 'L5', middle: [-19, 50], lean: -0.28, half: [21.5, 16.2] },
]

/** A point given along (to the back) and down the vertebra, in the picture. */
function placed({ middle, lean }: Lateral, along: number, down: number): Point {
  const cos = Math.cos(lean)
  const sin = Math.sin(lean)
  return [middle[0] + along * cos - down * sin, middle[1] + along * sin + down * cos]
}

function vertebraLateral(bone: Raster, vertebra: Lateral, random: Random): void {
  const { middle, lean, half } = vertebra
  const [w, h] = half
  const on = (along: number, down: number) => placed(vertebra, along, down)
  const body = block(middle, w, h, { corner: 3, waist: 0.09, dish: 0.07, turn: lean })
  cast(bone, body, { core: 10.5, rim: 4, rimMm: 0.9, edgeMm: 3 })
  for (const end of [-1, 1]) {
    const plate = ellipse(on(0, end * h * 0.955), w * 0.95, random.between(0.7, 1.8), lean)
    cast(bone, plate, { core: 1.2, rim: 4.2, rimMm: 0.8, edgeMm: 1 })
  }
  // Both pedicles lie over each other; the notch below them is the upper border of the foramen.
  const pedicle = outline([
    on(w - 2, -h * 0.72),
    on(w + 8, -h * 0.74),
    on(w + 15, -h * 0.55),
    on(w + 15, h * 0.1),
    on(w + 9, -h * 0.02),
    on(w - 2, h * 0.02),
  ])
  cast(bone, pedicle, { core: 6.5, rim: 2.8, rimMm: 0.9, edgeMm: 2 })
  const superior = outline([
    on(w + 9, -h * 0.45),
    on(w + 10, -h * 1.2),
    on(w + 14, -h * 1.55),
    on(w + 19, -h * 1.2),
    on(w + 19, -h * 0.4),
    on(w + 15, -h * 0.05),
  ])
  cast(bone, superior, { core: 4.6, rim: 2.4, rimMm: 0.9, edgeMm: 1.8 })
  const isthmus = outline([
    on(w + 12, -h * 0.4),
    on(w + 20, -h * 0.35),
    on(w + 27, h * 0.4),
    on(w + 29, h * 1.25),
    on(w + 25, h * 1.6),
    on(w + 20, h * 1.4),
    on(w + 18, h * 0.6),
    on(w + 14, h * 0.15),
  ])
  cast(bone, isthmus, { core: 5, rim: 2.4, rimMm: 0.9, edgeMm: 2 })
  const small = vertebra.name === 'L5' ? 0.72 : 1
  const spinous = outline([
    on(w + 22, -h * 0.1),
    on(w + 36, -h * 0.05),
    on(w + 34 + 18 * small, h * 0.15),
    on(w + 38 + 20 * small, h * 0.75),
    on(w + 32 + 18 * small, h * (0.7 + 0.5 * small)),
    on(w + 38, h * 0.95),
    on(w + 26, h * 0.85),
  ])
  cast(bone, spinous, { core: 3.4, rim: 2.2, rimMm: 0.9, edgeMm: 2 })
}

function sacrum(bone: Raster): void {
  const whole = outline([
    [-28, 85],
    [-23, 80],
    [-10, 72],
    [2, 64.5],
    [8, 65],
    [18, 82],
    [31, 106],
    [41, 130],
    [46, 156],
    [44, 184],
    [36, 206],
    [28, 200],
    [27, 178],
    [19, 151],
    [3, 126],
    [-13, 105],
    [-26, 90],
  ])
  cast(bone, whole, { core: 10, rim: 3.8, rimMm: 1, edgeMm: 3 })
  cast(bone, rod([-27, 84], [5, 64.5], 0.9), { core: 3.6, edgeMm: 1 })
  for (const [from, to] of [
    [
      [-10, 107],
      [18, 88],
    ],
    [
      [5, 128],
      [32, 112],
    ],
    [
      [19, 150],
      [41, 138],
    ],
  ] as const) {
    cast(bone, rod(from, to, 0.8), { core: -3.4, edgeMm: 1.4 })
  }
  const canal = outline([
    [16, 70],
    [27, 76],
    [44, 100],
    [57, 130],
    [61, 160],
    [54, 170],
    [45, 140],
    [34, 112],
    [21, 88],
  ])
  cast(bone, canal, { core: 3.6, rim: 2.2, rimMm: 0.9, edgeMm: 2 })
  const superior = outline([
    [21, 76],
    [18, 60],
    [22, 49],
    [28, 52],
    [31, 66],
    [28, 78],
  ])
  cast(bone, superior, { core: 4.6, rim: 2.4, rimMm: 0.9, edgeMm: 1.8 })
}

function ilium(bone: Raster): void {
  // Both wings lie over L5 and the sacrum, not quite on each other.
  for (const [dx, dy] of [
    [0, 0],
    [5, 6],
  ] as const) {
    const wing = outline([
      [-74 + dx, 118 + dy],
      [-68 + dx, 74 + dy],
      [-44 + dx, 42 + dy],
      [-8 + dx, 24 + dy],
      [30 + dx, 30 + dy],
      [54 + dx, 58 + dy],
      [60 + dx, 98 + dy],
      [46 + dx, 132 + dy],
      [20 + dx, 150 + dy],
      [-30 + dx, 158 + dy],
    ])
    cast(bone, wing, { core: 1.9, rim: 2.2, rimMm: 1.2, edgeMm: 4 })
  }
}

function softTissue({ water }: Beam, random: Random): void {
  const unevenness = smoothNoise(water, random, 55, 60)
  const loops = smoothNoise(water, random, 22, 17)
  const walls = smoothNoise(water, random, 8, 7)
  const thickness = tabled(
    (x, y) => {
      // The skin of the back at the right, the belly beyond the left edge.
      const skin = 121 + 6 * Math.cos((y - 120) / 60)
      const back = 240 * smoothStep(skin + 2, skin - 38, x)
      const belly = -26 * smoothStep(-50, -120, x)
      const gas = x < -46 ? -15 * smoothStep(0.8, 1.9, loops(x, y) + 0.3 * walls(x, y)) : 0
      return Math.max(6, back + belly + 0.12 * y + 5 * unevenness(x, y) + 1.4 * walls(x, y) + gas)
    },
    boxOf(water),
    1.5,
  )
  add(water, thickness)
}
