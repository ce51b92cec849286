import type { Random } from './random'
import { alike, blur, boxOf, type Raster, raster, smoothNoise, smoothStep, tabled } from './raster'

/** Where the calibrated region lies in the picture of a scan, in pixels, corners included. */
export const scanRegion = { minX: 96, minY: 48, maxX: 703, maxY: 551 } as const
export const scanSize = { columns: 800, rows: 600 } as const
/** Depth shown, millimetres; the same scale across. */
const depthMm = 42
export const scanMmPerPixel = depthMm / (scanRegion.maxY - scanRegion.minY)

/**
 * A long scan over the front of the knee above the patella, as a linear probe shows it: skin at the top, the quadriceps
 * tendon, fluid in the recess behind it, the bone's bright edge with its shadow. Eight-bit grey, 800 by 600.
 */
export function kneeUltrasound(random: Random): Uint8Array {
  const columns = scanRegion.maxX - scanRegion.minX + 1
  const rows = scanRegion.maxY - scanRegion.minY + 1
  const widthMm = columns * scanMmPerPixel
  const scan = raster(columns, rows, widthMm, 0, depthMm / 2)
  const echoes = tissue(scan, random)
  speckle(scan, echoes, random)
  const picture = new Uint8Array(scanSize.columns * scanSize.rows)
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const grey = Math.round(255 * Math.min(1, Math.max(0, scan.data[r * columns + c] ?? 0)))
      picture[(r + scanRegion.minY) * scanSize.columns + c + scanRegion.minX] = grey
    }
  }
  scale(picture)
  return picture
}

/** How strongly each place answers, 0 to 1, before speckle. */
function tissue(scan: Raster, random: Random) {
  const sway = smoothNoise(scan, random, 16, 60)
  const patches = smoothNoise(scan, random, 5, 3)
  const lobules = smoothNoise(scan, random, 4.5, 2.2)
  const fibre = smoothNoise(scan, random, 26, 0.42)
  const finer = smoothNoise(scan, random, 9, 0.3)
  return tabled(
    (x, y) => {
      const skin = 1.7 + 0.1 * sway(x, 0)
      const fascia = 7.2 + 0.045 * x + 0.4 * sway(x, 0)
      const tendonEnd = 13.4 + 0.05 * x + 0.35 * sway(x, 9)
      const bone = 24.5 - 0.1 * x + 3.6 * smoothStep(4, 24, x) * smoothStep(30, 14, x) + 0.35 * sway(x, 20)
      if (y < skin) return 0.78 - 0.16 * y
      if (y < fascia) {
        const septa = Math.exp(-(((y - 4.1 - 0.5 * sway(x, 3)) / 0.18) ** 2)) + 0.7 * smoothStep(1, 1.8, lobules(x, y))
        return 0.24 + 0.06 * patches(x, y) + 0.34 * Math.min(1, septa)
      }
      if (y < tendonEnd) {
        const line = Math.exp(-(((y - fascia) / 0.22) ** 2)) * 0.42
        return 0.4 + 0.15 * fibre(x, y - 0.05 * x) + 0.07 * finer(x, y - 0.05 * x) + line
      }
      return deep(x, y, tendonEnd, bone)
    },
    boxOf(scan),
    0.1,
  )

  function deep(x: number, y: number, tendonEnd: number, bone: number): number {
    if (y > bone - 0.5) {
      const edge = 1.05 * Math.exp(-(((y - bone) / 0.34) ** 2))
      const again =
        0.16 * Math.exp(-(((y - bone - 4.6) / 0.8) ** 2)) + 0.08 * Math.exp(-(((y - bone - 9.4) / 1.1) ** 2))
      return y < bone ? Math.max(edge, 0.3) : edge + again + 0.05 * smoothStep(bone + 12, bone, y)
    }
    // The recess: fluid between the fat behind the tendon and the fat on the bone, wide in the middle, closed at its ends.
    const along = Math.max(0, 1 - ((x - 1) / 17.5) ** 2)
    const middle = tendonEnd + 4.4 + 0.012 * x * x * 0.4
    const half = 2.6 * Math.sqrt(along) * (1 + 0.12 * sway(x, 30))
    const inFluid = smoothStep(0.5, -0.3, Math.abs(y - middle) - half)
    const wall = 0.42 * Math.exp(-(((Math.abs(y - middle) - half - 0.2) / 0.28) ** 2)) * smoothStep(0, 0.15, along)
    const fat = 0.46 + 0.1 * patches(x, y) + 0.06 * fibre(x * 0.6, y)
    const behindFluid = y > middle && along > 0.05 ? 0.1 : 0
    return (fat + behindFluid) * (1 - inFluid) + 0.035 * inFluid + wall * (1 - inFluid)
  }
}

/** Speckle: the echo of many small scatterers, finer along the beam than across and coarser with depth; then the log. */
function speckle(scan: Raster, echoes: (x: number, y: number) => number, random: Random): void {
  const real = alike(scan)
  const imaginary = alike(scan)
  for (let i = 0; i < real.data.length; i++) {
    real.data[i] = random.normal()
    imaginary.data[i] = random.normal()
  }
  for (const part of [real, imaginary]) stretch(part)
  const attenuation = 0.006
  for (let r = 0; r < scan.rows; r++) {
    const y = scan.top + r * scan.mmPerPixel
    for (let c = 0; c < scan.columns; c++) {
      const at = r * scan.columns + c
      const x = scan.left + c * scan.mmPerPixel
      const amplitude = Math.hypot(real.data[at] ?? 0, imaginary.data[at] ?? 0)
      // Log compression: the mean of the logarithm stays where the tissue puts it.
      const grain = 0.105 * (Math.log(amplitude + 0.05) - 0.05)
      const sides = smoothStep(0, 2.5, 25.3 - Math.abs(x))
      const level = echoes(x, y) - attenuation * Math.max(0, y - 20)
      scan.data[at] =
        Math.max(0.008, level + grain * (0.35 + 0.9 * smoothStep(0.02, 0.25, level))) * (0.75 + 0.25 * sides)
    }
  }
  blur(scan, 0.55)
}

/** Blurs across more than along and brings the result back to unit variance. */
function stretch(part: Raster): void {
  const { columns, rows, data } = part
  blur(part, 0.9)
  const across = new Float32Array(columns)
  for (let r = 0; r < rows; r++) {
    const reach = 2 + Math.round((3 * r) / rows)
    for (let c = 0; c < columns; c++) {
      let sum = 0
      for (let k = -reach; k <= reach; k++) sum += data[r * columns + Math.min(columns - 1, Math.max(0, c + k))] ?? 0
      across[c] = sum / Math.sqrt(2 * reach + 1)
    }
    data.set(across, r * columns)
  }
  const mean = data.reduce((sum, each) => sum + each * each, 0) / data.length
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) / Math.sqrt(mean)
}

/** The ruler at the right edge, a tick each five millimetres, and the grey bar at the left. */
function scale(picture: Uint8Array): void {
  const dot = (x: number, y: number, grey: number) => {
    picture[y * scanSize.columns + x] = grey
  }
  for (let mm = 0; mm <= depthMm; mm += 5) {
    const y = Math.min(scanRegion.maxY, scanRegion.minY + Math.round(mm / scanMmPerPixel))
    const length = mm % 10 === 0 ? 12 : 6
    for (let x = 0; x < length; x++) dot(scanRegion.maxX + 10 + x, y, 190)
  }
  for (let i = 0; i < 128; i++) for (let x = 0; x < 14; x++) dot(40 + x, 80 + i, 255 - 2 * i)
}
