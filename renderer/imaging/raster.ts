import { type ColourPicture, cover, type GreyPicture, type Picture } from '@shared/imaging/view/picture'
import { colourTable, createGreyTables, sameTones, type Tones } from './tones'

const opaqueWhite = 0xffffffff
const opaqueBlack = 0xff000000

/** A canvas of the picture's own size, filled anew only when picture or tones change. */
export function createRaster() {
  const canvas = document.createElement('canvas')
  // Written by the processor every time and never read by a graphics card: it stays in ordinary memory.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  const greyTables = createGreyTables()
  let data: ImageData | null = null
  let pixels = new Uint32Array(0)
  let last: { readonly picture: Picture; readonly tones: Tones } | null = null

  function fitted(width: number, height: number): ImageData {
    if (data !== null && data.width === width && data.height === height) return data
    canvas.width = width
    canvas.height = height
    data = new ImageData(width, height)
    pixels = new Uint32Array(data.data.buffer)
    return data
  }

  function fill(picture: Picture, tones: Tones): void {
    if (last !== null && last.picture === picture && sameTones(last.tones, tones)) return
    const target = fitted(picture.width, picture.height)
    if (picture.kind === 'grey') fillGrey(pixels, picture, greyTables(picture, tones))
    else fillColour(target.data, picture, tones)
    draw(pixels, picture.cover)
    context?.putImageData(target, 0, 0)
    last = { picture, tones }
  }

  return { canvas, fill }
}

function fillGrey(pixels: Uint32Array, picture: GreyPicture, table: Uint32Array): void {
  const { samples, lowest } = picture
  const count = Math.min(pixels.length, samples.length)
  // One loop for each: taking zero off every one of a million samples costs as much as looking them up.
  if (lowest === 0) for (let at = 0; at < count; at++) pixels[at] = table[samples[at] as number] as number
  else for (let at = 0; at < count; at++) pixels[at] = table[(samples[at] as number) - lowest] as number
}

function fillColour(target: Uint8ClampedArray, picture: ColourPicture, tones: Tones): void {
  if (tones.voi === null && !tones.isInverse) {
    target.set(picture.rgba)
    return
  }
  const table = colourTable(tones)
  for (let at = 0; at < target.length; at += 4) {
    target[at] = table[picture.rgba[at] ?? 0] ?? 0
    target[at + 1] = table[picture.rgba[at + 1] ?? 0] ?? 0
    target[at + 2] = table[picture.rgba[at + 2] ?? 0] ?? 0
    target[at + 3] = 255
  }
}

/** Overlays and shutters lie over the picture whatever its tones. */
function draw(pixels: Uint32Array, covered: Uint8Array | null): void {
  if (covered === null) return
  for (let at = 0; at < covered.length; at++) {
    if (covered[at] === cover.overlay) pixels[at] = opaqueWhite
    else if (covered[at] === cover.shutter) pixels[at] = opaqueBlack
  }
}

export type Raster = ReturnType<typeof createRaster>
