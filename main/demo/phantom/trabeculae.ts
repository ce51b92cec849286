import type { Random } from './random'
import { type Raster, smoothNoise } from './raster'

/** Gives the bones their grain: the path through them varies with the fine struts inside, more along the body than across. */
export function trabeculae(bone: Raster, random: Random): void {
  const coarse = smoothNoise(bone, random, 2.4, 3.6)
  const fine = smoothNoise(bone, random, 1, 1.7)
  const { data, columns, mmPerPixel, left, top } = bone
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0
    if (value < 0.3) continue
    const x = left + (i % columns) * mmPerPixel
    const y = top + Math.floor(i / columns) * mmPerPixel
    data[i] = value * (1 + 0.06 * coarse(x, y) + 0.05 * fine(x, y))
  }
}
