import { type Beam, emptyBeam } from './exposure'
import type { Random } from './random'
import { add, boxOf, type Raster, smoothNoise, smoothStep, tabled } from './raster'
import { block, cast, ellipse, mirrored, outline, type Point, rod } from './shapes'
import { trabeculae } from './trabeculae'

/**
 * The lower back seen from the front, the patient's left at the right. Millimetres at the detector from the middle of
 * L4, x to the patient's left, y to the feet. Nobody's anatomy: proportions of a textbook, varied by the seed.
 */
export function lumbarAp(picture: Raster, random: Random): Beam {
  const beam = emptyBeam(picture)
  softTissue(beam, random)
  ilium(beam.bone)
  sacrum(beam.bone)
  for (const vertebra of lumbarVertebrae) {
    vertebraAp(beam.bone, vertebra, random)
    if (vertebra.ribs) ribPair(beam.bone, vertebra)
  }
  trabeculae(beam.bone, random)
  return beam
}

type VertebraAp = {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly halfWidth: number
  readonly halfHeight: number
  /** How far the front and back rims of an end plate lie apart: the beam does not run along it. */
  readonly rimApart: number
  readonly ribs?: true
}

const lumbarVertebrae: readonly VertebraAp[] = [
  { name: 'T12', x: 2.6, y: -181, halfWidth: 25, halfHeight: 15.5, rimApart: 4, ribs: true },
  { name: 'L1', x: 2.4, y: -137, halfWidth: 26, halfHeight: 16.5, rimApart: 3.2 },
  { name: 'L2', x: 1.4, y: -91, halfWidth: 27, halfHeight: 17, rimApart: 2.2 },
  { name: 'L3', x: 0, y: -45, halfWidth: 28, halfHeight: 17.3, rimApart: 1.2 },
  { name: 'L4', x: -1.1, y: 1, halfWidth: 29, halfHeight: 17, rimApart: 1.6 },
  { name: 'L5', x: -0.9, y: 44, halfWidth: 30.5, halfHeight: 14.5, rimApart: 4.2 },
]

/** Middle of a pedicle's shadow; `side` 1 for the patient's left. */
function pedicleOf({ x, y, halfWidth, halfHeight }: VertebraAp, side: 1 | -1): Point {
  return [x + side * halfWidth * 0.66, y - halfHeight * 0.3]
}

function vertebraAp(bone: Raster, vertebra: VertebraAp, random: Random): void {
  const { x: cx, y, halfWidth: w, halfHeight: h, rimApart } = vertebra
  const turn = random.between(-0.03, 0.03)
  const body = block([cx, y], w, h, { corner: 3.5, waist: 0.1, dish: 0.06, turn })
  add(
    bone,
    (x, py) => {
      const inside = smoothStep(-0.6, 2.2, -body.distance(x, py))
      return inside === 0 ? 0 : inside * 7.5 * Math.sqrt(Math.max(0.1, 1 - (x - cx) ** 2 / (w * w * 1.25)))
    },
    body.box,
  )
  cast(bone, body, { rim: 3.2, rimMm: 0.9 })
  for (const end of [-1, 1]) {
    const plate = ellipse([cx - end * turn * h, y + end * h * 0.97], w * 0.93, rimApart, turn)
    cast(bone, plate, { rim: 3.6, rimMm: 0.8, core: 0.8, edgeMm: 1.2 })
  }
  for (const side of [1, -1] as const) arch(bone, vertebra, side, random)
  const tip = y + h * 1.02
  const x = cx + random.between(-1, 1)
  const process = outline([
    [x - 1.6, y + h * 0.2],
    [x + 1.6, y + h * 0.2],
    [x + 2.9, y + h * 0.65],
    [x + 3.9, tip + 3],
    [x, tip + 6.5],
    [x - 3.9, tip + 3],
    [x - 2.9, y + h * 0.65],
  ])
  cast(bone, process, { core: 3.8, rim: 4.2, rimMm: 1, edgeMm: 1.4 })
}

/** Pedicle, transverse process, lamina and the two articular processes of one side. */
function arch(bone: Raster, vertebra: VertebraAp, side: 1 | -1, random: Random): void {
  const { x: cx, y, halfWidth: w, halfHeight: h } = vertebra
  const [px, py] = pedicleOf(vertebra, side)
  cast(bone, ellipse([px, py], 5.2, 7.8, side * -0.12), { core: 1.8, rim: 4.8, rimMm: 1.1, edgeMm: 1.5 })
  const reach = { L3: 35, L5: 25 }[vertebra.name] ?? 29
  const droop = random.between(-3, 3)
  const bend = random.between(-1.5, 1.5)
  const wing = outline([
    [px, py - 5],
    [px + side * reach * 0.5, py - 5 + bend],
    [px + side * reach * 0.9, py - 6 + droop],
    [px + side * reach, py - 2 + droop],
    [px + side * reach * 0.88, py + 3 + droop],
    [px + side * reach * 0.5, py + 4.5 + bend],
    [px, py + 7],
  ])
  cast(bone, wing, { core: 3, rim: 2.2, rimMm: 0.8, edgeMm: 1.6 })
  const lamina = rod([px - side * 3, py + 3], [cx + side * 4, y + h * 0.62], 6.2, 4.5)
  cast(bone, lamina, { core: 2.4, rim: 1.2, rimMm: 1, edgeMm: 3.2 })
  const isthmus = rod([px - side * 1.5, py + 5], [cx + side * w * 0.52, y + h * 1.05], 4.6, 5.6)
  cast(bone, isthmus, { core: 3, rim: 1.7, rimMm: 0.9, edgeMm: 2.2 })
  const inferior = ellipse([cx + side * w * 0.5, y + h * 1.35], 5.2, 9.5, side * random.between(-0.2, 0))
  cast(bone, inferior, { core: 3.4, rim: 2.6, rimMm: 0.8, edgeMm: 1.6 })
  const superior = ellipse([cx + side * w * 0.73, y - h * 0.95], 5.8, 9, side * random.between(0.1, 0.3))
  cast(bone, superior, { core: 3, rim: 2.2, rimMm: 0.8, edgeMm: 1.8 })
}

function ribPair(bone: Raster, { y, halfWidth }: VertebraAp): void {
  for (const side of [1, -1]) {
    const rib = outline([
      [side * (halfWidth + 2), y - 4],
      [side * (halfWidth + 24), y + 5],
      [side * (halfWidth + 52), y + 28],
      [side * (halfWidth + 60), y + 46],
      [side * (halfWidth + 54), y + 44],
      [side * (halfWidth + 40), y + 26],
      [side * (halfWidth + 18), y + 11],
      [side * halfWidth, y + 4],
    ])
    cast(bone, rib, { core: 2, rim: 1.7, rimMm: 0.9, edgeMm: 1.6 })
  }
}

function sacrum(bone: Raster): void {
  const whole = outline([
    [-28, 69],
    [-12, 66],
    [12, 66],
    [28, 69],
    [46, 74],
    [58, 86],
    [57, 106],
    [49, 132],
    [36, 162],
    [22, 196],
    [0, 208],
    [-22, 196],
    [-36, 162],
    [-49, 132],
    [-57, 106],
    [-58, 86],
    [-46, 74],
  ])
  cast(bone, whole, { core: 6.5, rim: 2.4, rimMm: 1.1, edgeMm: 5 })
  cast(bone, ellipse([0, 71], 28, 5.5), { rim: 3.8, rimMm: 0.9, core: 1 })
  cast(bone, block([0, 84], 27, 14, { corner: 5 }), { core: 2.6, edgeMm: 8 })
  for (const side of [1, -1] as const) {
    for (const [index, y] of [101, 127, 151, 172].entries()) {
      const x = side * (29 - index * 3.6)
      const foramen = ellipse([x, y], 6.6 - index * 0.7, 6 - index * 0.6, side * 0.5)
      cast(bone, foramen, { core: -5, edgeMm: 3 })
      // The dense upper border of a foramen: the mark for a needle at S1.
      const border = ellipse([x, y - 0.8], 7.2 - index * 0.7, 6.4 - index * 0.6, side * 0.5)
      add(
        bone,
        (px, py) => {
          const upper = smoothStep(1, -5, py - y)
          return upper * 3.6 * Math.exp(-((border.distance(px, py) / 1) ** 2))
        },
        { left: x - 12, right: x + 12, top: y - 12, bottom: y + 8 },
      )
    }
    const superior = ellipse([side * 21, 66], 5.6, 9.5, side * 0.2)
    cast(bone, superior, { core: 2.6, rim: 2.8, rimMm: 0.9, edgeMm: 1.6 })
  }
  const crest = rod([0, 82], [0, 178], 2.6, 1.4)
  cast(bone, crest, { core: 2.2, rim: 1.8, rimMm: 1, edgeMm: 1.5 })
}

function ilium(bone: Raster): void {
  const left = outline([
    [54, 78],
    [60, 60],
    [74, 38],
    [98, 16],
    [124, 12],
    [156, 36],
    [168, 90],
    [140, 150],
    [96, 176],
    [62, 168],
    [52, 138],
    [61, 108],
  ])
  for (const wing of [left, mirrored(left)]) {
    cast(bone, wing, { core: 5, rim: 4.2, rimMm: 1.6, edgeMm: 5 })
  }
  // The joint: two dense margins with the cartilage between them, front and back edges side by side.
  for (const side of [1, -1] as const) {
    for (const [offset, strength] of [
      [0, 1],
      [5, 0.55],
    ] as const) {
      const x = (y: number) => side * (56.5 - offset + 3.2 * Math.sin((y - 78) / 14) - ((y - 82) / 62) ** 2 * 13)
      add(
        bone,
        (px, py) => {
          const ends = smoothStep(76, 88, py) * (1 - smoothStep(132, 148, py))
          const across = px - x(py)
          const margins = 4.2 * Math.exp(-(((Math.abs(across) - 2.6) / 1.1) ** 2))
          const cartilage = -4.4 * Math.exp(-((across / 1.5) ** 2))
          return ends * strength * (margins + cartilage)
        },
        { left: side * 53 - 18, right: side * 53 + 18, top: 74, bottom: 150 },
      )
    }
  }
}

function softTissue({ water }: Beam, random: Random): void {
  const all = boxOf(water)
  const unevenness = smoothNoise(water, random, 60, 70)
  const loops = smoothNoise(water, random, 24, 19)
  const walls = smoothNoise(water, random, 9, 7)
  const flesh = tabled(
    (x, y) => {
      // Thickest in the middle, thin at the flanks, thicker towards the pelvis.
      const flank = 26 * smoothStep(60, 135, Math.abs(x))
      return 205 + 0.1 * y - flank + 4 * unevenness(x, y) + 1.1 * walls(x, y)
    },
    all,
    2,
  )
  // Gas in the bowel: islands of a smooth noise, mostly beside the spine, the wall of the bowel denser around them.
  const gas = tabled(
    (x, y) => {
      const wish = loops(x, y) + 0.3 * walls(x, y) + 0.6 * smoothStep(20, 80, Math.abs(x)) - 0.35 - 0.004 * Math.abs(y)
      return 2.2 * Math.exp(-(((wish - 0.9) / 0.18) ** 2)) - 13 * smoothStep(0.9, 2.1, wish)
    },
    all,
    1.2,
  )
  add(water, (x, y) => flesh(x, y) + gas(x, y))
  for (const side of [1, -1]) {
    const psoas = outline([
      [side * 24, -120],
      [side * 33, -70],
      [side * 48, 0],
      [side * 66, 70],
      [side * 78, 130],
      [side * 40, 130],
      [side * 22, 40],
      [side * 18, -60],
    ])
    cast(water, psoas, { core: 11, edgeMm: 8 })
  }
}
