import { cervicalAp } from './cervicalAp'
import { type Branch, flow } from './contrastFlow'
import { behindContrast, bladeField, detected, grain, type Readout, readOut, roundField } from './exposure'
import { kneeUltrasound, scanSize } from './kneeUltrasound'
import { lumbarAp } from './lumbarAp'
import { lumbarLateral } from './lumbarLateral'
import { needle, sideLetter } from './metal'
import { seeded } from './random'
import { alike, raster } from './raster'

/** A drawn picture as a device would store it. */
export type Picture = {
  readonly columns: number
  readonly rows: number
  readonly bits: number
  /** Row by row, frame after frame; bright where much of the beam arrived or much sound came back. */
  readonly samples: Uint16Array
  readonly frames: number
  /** Millimetres at the detector from one pixel to the next; of a scan, in the body. */
  readonly mmPerPixel: number
}

export type PictureName =
  | 'lumbar-ap-film'
  | 'lumbar-lateral-film'
  | 'cervical-ap-film'
  | 'lumbar-ap'
  | 'lumbar-ap-needle'
  | 'sacroiliac-ap'
  | 'cervical-ap'
  | 'l5-root-run'
  | 'knee-scan'

/** Frames of the run, and the time from one to the next in milliseconds. */
export const run = { frames: 24, frameTimeMs: 125 } as const

/** Pixels and millimetres of the film of the lumbar spine from the front. */
const filmSize = 768
const film = { widthMm: 250, x: 0, y: 8 } as const

/** From millimetres of the lumbar drawing to pixels of `lumbar-ap-film`, as stored. */
export function onLumbarFilm(x: number, y: number): { x: number; y: number } {
  const place = raster(filmSize, filmSize, film.widthMm, film.x, film.y)
  return { x: (x - place.left) / place.mmPerPixel, y: (y - place.top) / place.mmPerPixel }
}

/**
 * Draws pictures by name. What two of them share is drawn once; the noise is another each time. All of it comes from
 * the seeds below, so that the same call order gives the same pictures on every machine.
 */
export function draughtsman() {
  const noise = grain(seeded(20261124))
  const bases = new Map<string, ReturnType<typeof base>>()
  const once = (name: keyof typeof scenes) => {
    const known = bases.get(name) ?? base(name)
    bases.set(name, known)
    return known
  }
  const still = (scene: keyof typeof scenes, settings: Omit<Readout, 'grain'>): Picture => {
    const { signal } = once(scene)
    const { columns, rows, mmPerPixel } = signal
    const samples = readOut(signal, { ...settings, grain: noise })
    return { columns, rows, mmPerPixel, bits: settings.bits, frames: 1, samples }
  }

  return (name: PictureName): Picture => {
    switch (name) {
      case 'lumbar-ap-film':
        return still('lumbarFilm', { ...onFilm, reference: 0.0185, latitude: 3.1 })
      case 'lumbar-lateral-film':
        return still('lateralFilm', { ...onFilm, reference: 0.0085, latitude: 4 })
      case 'cervical-ap-film':
        return still('cervicalFilm', { ...onFilm, reference: 0.125, latitude: 3.4 })
      case 'lumbar-ap':
        return still('lumbar', { ...fluoro, reference: 0.0165, field: bladeField(512, 512, 18, 10) })
      case 'lumbar-ap-needle':
        return still('l5Needle', { ...fluoro, reference: 0.0148, field: roundField(512, 512, 0.985) })
      case 'sacroiliac-ap':
        return still('pelvis', { ...fluoro, reference: 0.0115, field: roundField(512, 512, 0.985) })
      case 'cervical-ap':
        return still('neck', { ...fluoro, reference: 0.115, bits: 8, field: roundField(512, 512, 0.985) })
      case 'l5-root-run':
        return rootRun()
      case 'knee-scan': {
        const samples = Uint16Array.from(kneeUltrasound(seeded(5)))
        return { ...scanSize, bits: 8, samples, frames: 1, mmPerPixel: 0 }
      }
    }
  }

  function rootRun(): Picture {
    const { signal } = once('l5Needle')
    const { columns, rows, mmPerPixel } = signal
    const samples = new Uint16Array(columns * rows * run.frames)
    for (let frame = 0; frame < run.frames; frame++) {
      const contrast = alike(signal)
      // Nothing for the first frames; then the plunger moves.
      flow(contrast, alongL5Root, ((frame - 3) * run.frameTimeMs) / 1000, seeded(11))
      const settings = { ...fluoro, quanta: 650, reference: 0.0148, bits: 8, field: roundField(columns, rows, 0.985) }
      samples.set(readOut(behindContrast(signal, contrast), { ...settings, grain: noise }), frame * columns * rows)
    }
    return { columns, rows, mmPerPixel, bits: 8, frames: run.frames, samples }
  }
}

const onFilm = { quanta: 2600, bits: 12, sharpen: 0.5, field: () => 1 } as const
const fluoro = { quanta: 1000, bits: 10, sharpen: 0.8, latitude: 2.4 } as const

/** Below the pedicle of L5 on the left, where the root leaves. */
const l5Foramen = [19.2, 50.5] as const

const alongL5Root: readonly Branch[] = [
  {
    path: [
      [18.5, 50.5],
      [21, 56],
      [27, 65],
      [36, 77],
      [47, 92],
      [56, 108],
    ],
    width: [2.6, 2.2],
    depth: 3.4,
    from: 0.1,
    until: 2.1,
  },
  {
    path: [
      [18.5, 50.5],
      [14.5, 44],
      [11.5, 34],
      [10, 20],
      [9, 4],
    ],
    width: [2.4, 3],
    depth: 2.6,
    from: 0.4,
    until: 2.4,
  },
  {
    path: [
      [17.5, 50.5],
      [13, 60],
      [12, 72],
      [14, 86],
    ],
    width: [2, 2.2],
    depth: 1.9,
    from: 0.7,
    until: 2.6,
  },
]

const scenes = {
  lumbarFilm: () => {
    const place = raster(filmSize, filmSize, film.widthMm, film.x, film.y)
    const beam = lumbarAp(place, seeded(7))
    sideLetter(beam.metal, 'R', [-104, -98], 'rightly')
    return beam
  },
  lateralFilm: () => lumbarLateral(raster(640, 640, 236, -4, 12), seeded(9)),
  cervicalFilm: () => {
    const beam = cervicalAp(raster(512, 512, 168, 0, -6), seeded(21))
    sideLetter(beam.metal, 'R', [-62, 22], 'rightly')
    return beam
  },
  lumbar: () => {
    const beam = lumbarAp(raster(512, 512, 200, 0, -6), seeded(17))
    sideLetter(beam.metal, 'R', [-78, -82], 'rightly')
    return beam
  },
  l5Needle: () => {
    const beam = lumbarAp(raster(512, 512, 150, 12, 48), seeded(7))
    needle(beam.metal, [96, 70], l5Foramen)
    sideLetter(beam.metal, 'L', [62, 6], 'rightly')
    return beam
  },
  pelvis: () => {
    const beam = lumbarAp(raster(512, 512, 170, -28, 92), seeded(31))
    sideLetter(beam.metal, 'R', [-86, 60], 'rightly')
    return beam
  },
  neck: () => cervicalAp(raster(512, 512, 124, 0, -6), seeded(23)),
} as const

function base(name: keyof typeof scenes) {
  const isFilm = name.endsWith('Film')
  return { signal: detected(scenes[name](), { unsharpMm: isFilm ? 0.22 : 0.34, scatter: isFilm ? 0.22 : 0.35 }) }
}
