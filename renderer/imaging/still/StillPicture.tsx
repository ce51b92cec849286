import type { Picture } from '@shared/imaging/view/picture'
import { imageToCanvas, plainView } from '@shared/imaging/view/view'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { drawPicture } from '../draw'
import { createRaster } from '../raster'
import { tonesOf } from '../tones'
import type { CanvasSize } from '../viewport/useCanvasSize'
import styles from './StillPicture.module.css'

type StillPictureProps = {
  readonly picture: Picture
  /** Height of a pixel divided by its width. */
  readonly pixelAspect: number
  readonly size: CanvasSize
}

/** A picture as the device made it, as large as its place allows. Drawn once: for lists, the pause, the record and print. */
export function StillPicture({ picture, pixelAspect, size }: StillPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const raster = useMemo(createRaster, [])
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (context == null || size.width === 0) return
    context.canvas.width = Math.round(size.width * size.ratio)
    context.canvas.height = Math.round(size.height * size.ratio)
    const shape = { columns: picture.width, rows: picture.height, pixelAspect }
    const place = imageToCanvas(plainView, shape, size)
    drawPicture(context, raster, { picture, tones: tonesOf(picture, plainView), place, isMoving: false }, size.ratio)
  }, [picture, pixelAspect, size, raster])
  return <canvas ref={canvas} className={styles.still} />
}
