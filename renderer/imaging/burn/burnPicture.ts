import type { LinkedInstance } from '@shared/imaging/caseState'
import { type Directions, type Edge, edgeLetters } from '@shared/imaging/view/edges'
import type { Picture } from '@shared/imaging/view/picture'
import { fitted, imageToCanvas, type View } from '@shared/imaging/view/view'
import { drawPicture } from '../draw'
import { createRaster } from '../raster'
import { tonesOf } from '../tones'
import { type BurnedMark, burnMarks, writeOn } from './burnMarks'

export type BurnSource = {
  readonly instance: LinkedInstance
  readonly picture: Picture
  /** The first picture of its run, whose window counts where the file states none. */
  readonly first: Picture
  readonly view: View
  readonly directions: Directions
  readonly marks: readonly BurnedMark[]
  /** Lines at the top left, such as whose picture it is; and at the bottom left, such as how it lies. */
  readonly top: readonly string[]
  readonly bottom: readonly string[]
}

export type Burned = {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
  /** Letters to the right and down, as drawn; null where they are not known. */
  readonly orientation: readonly [string, string] | null
}

/** Small pictures are drawn larger, so that letters on them can be read. */
const leastSide = 1024
const mostSide = 4096

/** Draws a picture with its marks, letters and words into a canvas of its own, as it lies in its view, all of it. */
export function burnPicture(source: BurnSource): Burned {
  const { instance, picture, first, directions, marks, top, bottom } = source
  const view = fitted(source.view)
  const upright = { width: instance.columns, height: instance.rows * instance.pixelAspect }
  const lying = view.turns % 2 === 0 ? upright : { width: upright.height, height: upright.width }
  const longest = Math.max(lying.width, lying.height)
  const factor = Math.min(mostSide / longest, Math.max(1, leastSide / longest))
  const size = { width: Math.round(lying.width * factor), height: Math.round(lying.height * factor) }
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  if (context === null) throw new Error('This machine gives no canvas to draw on.')
  const place = imageToCanvas(view, instance, size)
  drawPicture(context, createRaster(), { picture, tones: tonesOf(picture, view, first), place, isMoving: false }, 1)
  context.setTransform(1, 0, 0, 1, 0, 0)
  const scale = Math.max(size.width, size.height) / 1000
  burnMarks(context, marks, place, size, scale)
  const letters = edgeLetters(directions, view)
  burnLetters(context, letters, size, scale)
  const line = 20 * scale
  top.forEach((text, index) => {
    writeOn(context, text, 14 * scale, (index + 1.4) * line * 1.2, line, 'left')
  })
  bottom.forEach((text, index) => {
    writeOn(
      context,
      text,
      14 * scale,
      size.height - (bottom.length - 1 - index) * line * 1.2 - 14 * scale,
      line,
      'left',
    )
  })
  const { right, bottom: down } = letters
  return { canvas, context, orientation: right === null || down === null ? null : [right, down] }
}

function burnLetters(
  context: CanvasRenderingContext2D,
  letters: Readonly<Record<Edge, string | null>>,
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): void {
  const size = 30 * scale
  const places: Readonly<Record<Edge, readonly [number, number, CanvasTextAlign]>> = {
    left: [12 * scale, height / 2 + size / 3, 'left'],
    right: [width - 12 * scale, height / 2 + size / 3, 'right'],
    top: [width / 2, size * 1.2, 'center'],
    bottom: [width / 2, height - size * 0.5, 'center'],
  }
  for (const edge of ['left', 'right', 'top', 'bottom'] as const) {
    const letter = letters[edge]
    const [x, y, align] = places[edge]
    if (letter !== null) writeOn(context, letter, x, y, size, align)
  }
}
