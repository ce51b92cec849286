import { type Beam, emptyBeam } from './exposure'
import type { Random } from './random'
import { add, boxOf, type Raster, smoothNoise, smoothStep, tabled } from './raster'
import { block, cast, ellipse, mirrored, outline, rod } from './shapes'
import { trabeculae } from './trabeculae'

/**
 * Neck and upper chest seen from the front, the patient's left at the right. Millimetres at the detector from the
 * middle of the space between C7 and T1, x to the patient's left, y to the feet.
 */
export function cervicalAp(picture: Raster, random: Random): Beam {
  const beam = emptyBeam(picture)
  softTissue(beam, random)
  for (const body of bodies) vertebra(beam.bone, body, random)
  columns(beam.bone)
  for (const each of thoracic) ribs(beam.bone, each)
  shoulders(beam.bone)
  jaw(beam.bone)
  trabeculae(beam.bone, random)
  return beam
}

type Body = {
  readonly name: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const bodies: readonly Body[] = [
  { name: 'C3', x: 1.2, y: -82, w: 12.5, h: 6.6 },
  { name: 'C4', x: 0.9, y: -64, w: 12.8, h: 6.7 },
  { name: 'C5', x: 0.4, y: -46, w: 13.2, h: 6.8 },
  { name: 'C6', x: 0, y: -28, w: 13.8, h: 7 },
  { name: 'C7', x: -0.4, y: -9.5, w: 14.8, h: 7.6 },
  { name: 'T1', x: -0.6, y: 11, w: 16.5, h: 8.8 },
  { name: 'T2', x: -0.5, y: 34, w: 16, h: 9.6 },
  { name: 'T3', x: 0, y: 58, w: 15.5, h: 10 },
  { name: 'T4', x: 0.4, y: 82, w: 15.2, h: 10.4 },
]
const thoracic = bodies.filter(({ name }) => name.startsWith('T'))

function vertebra(bone: Raster, { name, x, y, w, h }: Body, random: Random): void {
  const isCervical = name.startsWith('C')
  const body = block([x, y], w, h, { corner: 2.2, waist: 0.08, dish: 0.05, turn: random.between(-0.03, 0.03) })
  cast(bone, body, { core: 5, rim: 2.6, rimMm: 0.7, edgeMm: 1.8 })
  for (const end of [-1, 1]) {
    cast(bone, ellipse([x, y + end * h * 0.95], w * 0.9, isCervical ? 1.6 : 2.4), { rim: 2.6, rimMm: 0.6, core: 0.5 })
  }
  for (const side of [1, -1] as const) {
    if (isCervical) {
      // The hook at the side of the upper end plate, beside the disc above.
      const hook = outline([
        [x + side * (w - 4), y - h + 1.5],
        [x + side * (w - 1.2), y - h - 4.2],
        [x + side * (w + 1), y - h - 3.4],
        [x + side * (w + 0.6), y - h + 3],
      ])
      cast(bone, hook, { core: 3, rim: 2.6, rimMm: 0.6, edgeMm: 1 })
      cast(bone, ellipse([x + side * w * 0.8, y + 0.5], 3, 3.4), { core: 1, rim: 2.6, rimMm: 0.7, edgeMm: 1 })
    } else {
      cast(bone, ellipse([x + side * w * 0.66, y - h * 0.2], 3.4, 5.2), { core: 1.2, rim: 3.4, rimMm: 0.8, edgeMm: 1 })
    }
    // Air does not lie here, but the laminae meet in a shallow roof above the process.
    const lamina = rod([x + side * w * 0.75, y + h * 0.2], [x + side * 2, y + h * 0.85], 3.4, 2.6)
    cast(bone, lamina, { core: 1.3, rim: 0.9, rimMm: 0.8, edgeMm: 2 })
  }
  const tip = y + h * (isCervical ? 1.05 : 1.35)
  const forked = name === 'C7' || !isCervical ? [0] : [-2, 2]
  for (const offset of forked) {
    const knob = ellipse(
      [x + offset + random.between(-0.5, 0.5), tip],
      forked.length > 1 ? 1.7 : 2.6,
      name === 'C7' ? 5 : 3.8,
    )
    cast(bone, knob, { core: 3, rim: 3.2, rimMm: 0.7, edgeMm: 1 })
  }
}

/** The articular pillars: two wavy columns at the sides of the neck. */
function columns(bone: Raster): void {
  const cervical = bodies.filter(({ name }) => name.startsWith('C'))
  for (const side of [1, -1] as const) {
    const outer = cervical.flatMap(({ x, y, w, h }): [number, number][] => [
      [x + side * (w + 11.5), y - h * 0.9],
      [x + side * (w + 8.2), y + h * 0.4],
    ])
    const inner = cervical.map(({ x, y, w }): [number, number] => [x + side * (w - 0.5), y]).reverse()
    const lower: [number, number] = [side * 27, 6]
    const pillar = outline([...outer, lower, [side * 17, 8], ...inner])
    cast(bone, pillar, { core: 4.6, rim: 2, rimMm: 0.8, edgeMm: 2.4 })
    for (const { x, y, w, h } of cervical) {
      const joint = rod([x + side * (w + 1), y + h * 1.3], [x + side * (w + 9.5), y + h * 1.05], 0.5)
      cast(bone, joint, { core: -2.2, edgeMm: 1 })
    }
  }
}

function ribs(bone: Raster, { name, x, y, w, h }: Body): void {
  const first = name === 'T1'
  for (const side of [1, -1] as const) {
    const process = outline([
      [x + side * (w - 4), y - h * 0.5],
      [x + side * (w + 10), y - h * 0.95],
      [x + side * (w + 20), y - h * 1.15],
      [x + side * (w + 22), y - h * 0.5],
      [x + side * (w + 10), y + h * 0.15],
      [x + side * (w - 4), y + h * 0.5],
    ])
    cast(bone, process, { core: 3, rim: 2.2, rimMm: 0.8, edgeMm: 1.4 })
    const drop = first ? 30 : 46
    const reach = first ? 52 : 74
    const rib = outline([
      [x + side * (w + 1), y - 2],
      [x + side * (w + 20), y - h * 0.6],
      [x + side * (w + reach * 0.7), y + drop * 0.25],
      [x + side * (w + reach), y + drop],
      [x + side * (w + reach * 0.92), y + drop * 1.12],
      [x + side * (w + reach * 0.6), y + drop * 0.48],
      [x + side * (w + 18), y + h * 0.35],
      [x + side * (w + 1), y + 4],
    ])
    cast(bone, rib, { core: 2.4, rim: 2.2, rimMm: 0.9, edgeMm: 1.4 })
  }
}

function shoulders(bone: Raster): void {
  const collarbone = outline([
    [13, 62],
    [22, 55],
    [44, 48],
    [70, 38],
    [105, 24],
    [108, 34],
    [74, 49],
    [48, 58],
    [26, 68],
    [15, 72],
  ])
  for (const bone_ of [collarbone, mirrored(collarbone)]) {
    cast(bone, bone_, { core: 3.8, rim: 3, rimMm: 1.1, edgeMm: 2 })
  }
}

function jaw(bone: Raster): void {
  const mandible = outline([
    [-64, -120],
    [-58, -96],
    [-34, -84],
    [0, -80],
    [34, -84],
    [58, -96],
    [64, -120],
    [0, -150],
  ])
  cast(bone, mandible, { core: 13, rim: 4, rimMm: 1.6, edgeMm: 5 })
}

function softTissue({ water }: Beam, random: Random): void {
  const unevenness = smoothNoise(water, random, 45, 50)
  const fibres = smoothNoise(water, random, 7, 9)
  const flesh = tabled(
    (x, y) => {
      const shoulder = smoothStep(-20, 60, y)
      const half = 58 + 90 * shoulder
      const neck = Math.sqrt(Math.max(0, 1 - (x / half) ** 2))
      const depth = 118 + 46 * shoulder
      const lung = 60 * smoothStep(22, 40, Math.abs(x)) * smoothStep(22, 70, y - 6) * smoothStep(100, 60, Math.abs(x))
      return Math.max(0, depth * neck - lung + 3.5 * unevenness(x, y) + 1.3 * fibres(x, y))
    },
    boxOf(water),
    1.5,
  )
  add(water, flesh)
  // The windpipe, narrowing at the glottis.
  const windpipe = outline([
    [-2, -58],
    [2, -58],
    [5, -46],
    [8, -30],
    [9, 0],
    [8.5, 45],
    [9.5, 100],
    [-7, 100],
    [-7.5, 45],
    [-8.5, 0],
    [-7.5, -30],
    [-5, -46],
  ])
  cast(water, windpipe, { core: -15, edgeMm: 4 })
}
