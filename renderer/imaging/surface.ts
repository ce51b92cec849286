import type { Image } from 'cornerstone-core'
import * as cornerstone from 'cornerstone-core'
import { drawPicture, type Showing } from './draw'
import { createRaster } from './raster'

/**
 * A canvas on which pictures are drawn by cornerstone-core's 2D path: it keeps the canvas, the picture shown and the
 * redrawing in step with the display; how samples become grey tones and where they go is drawn here, so that the tones
 * follow the standard to the half value and picture and marks share one geometry.
 */
export function openSurface(element: HTMLElement) {
  const canvas = document.createElement('canvas')
  // Cornerstone takes a canvas of this class as its own instead of making one with other drawing options.
  canvas.className = 'cornerstone-canvas'
  canvas.setAttribute('aria-hidden', 'true')
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('This machine gives no canvas to draw on.')
  element.append(canvas)
  cornerstone.enable(element)
  const raster = createRaster()
  let showing: Showing | null = null
  let ratio = 1
  let lastId = 0

  function render(): void {
    if (showing !== null && context !== null) drawPicture(context, raster, showing, ratio)
  }

  /** What cornerstone wants to know of a picture that draws itself; its types also ask for what only its own drawing reads. */
  function imageFor({ picture }: Showing): Image {
    lastId += 1
    const lowest = picture.kind === 'grey' ? picture.lowest : 0
    const highest = picture.kind === 'grey' ? picture.highest : 255
    const image = {
      imageId: `surface:${lastId}`,
      render,
      minPixelValue: lowest,
      maxPixelValue: highest,
      slope: 1,
      intercept: 0,
      windowCenter: (lowest + highest) / 2,
      windowWidth: highest - lowest + 1,
      rows: picture.height,
      columns: picture.width,
      height: picture.height,
      width: picture.width,
      color: picture.kind === 'colour',
      rgba: true,
      getCanvas: () => raster.canvas,
      columnPixelSpacing: 1,
      rowPixelSpacing: 1,
      invert: false,
      sizeInBytes: 0,
    } satisfies Partial<Image> & { render: () => void }
    return image as Partial<Image> as Image
  }

  /** Draws at once; call it from an animation frame while something moves. */
  function show(next: Showing): void {
    const isOther = showing?.picture !== next.picture
    showing = next
    if (isOther) cornerstone.displayImage(element, imageFor(next))
    cornerstone.draw(element)
  }

  /** Fits the canvas to the element: `width` and `height` in page pixels, `devicePixelRatio` screen pixels for each. */
  function resize(width: number, height: number, devicePixelRatio: number): void {
    ratio = devicePixelRatio
    const [across, down] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
    if (canvas.width !== across) canvas.width = across
    if (canvas.height !== down) canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    if (showing !== null) cornerstone.draw(element)
  }

  function clear(): void {
    showing = null
    context?.setTransform(1, 0, 0, 1, 0, 0)
    context?.clearRect(0, 0, canvas.width, canvas.height)
  }

  function close(): void {
    showing = null
    cornerstone.disable(element)
  }

  return { show, resize, clear, close }
}

export type Surface = ReturnType<typeof openSurface>
