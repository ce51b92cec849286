import type { Affine } from '@shared/imaging/view/affine'
import type { Picture } from '@shared/imaging/view/picture'
import type { Raster } from './raster'
import type { Tones } from './tones'

export type Showing = {
  readonly picture: Picture
  readonly tones: Tones
  /** From image pixels to the pixels of the canvas as the page measures them. */
  readonly place: Affine
  /** Playing or being dragged: quick before smooth. */
  readonly isMoving: boolean
}

/** From this many screen pixels for one image pixel on, the pixels themselves are what a person wants to see. */
const squaresFrom = 4

/** Draws a picture on a black canvas. `ratio`: screen pixels for one pixel of the page. */
export function drawPicture(context: CanvasRenderingContext2D, raster: Raster, showing: Showing, ratio: number): void {
  raster.fill(showing.picture, showing.tones)
  const { a, b, c, d, e, f } = showing.place
  const { width, height } = context.canvas
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = '#000'
  context.fillRect(0, 0, width, height)
  context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio)
  context.imageSmoothingEnabled = Math.hypot(a, b) * ratio < squaresFrom
  context.imageSmoothingQuality = showing.isMoving ? 'low' : 'high'
  context.drawImage(raster.canvas, 0, 0)
}
