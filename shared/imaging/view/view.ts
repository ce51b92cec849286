import { type Affine, applyTo, inverted, type Point, type Size } from './affine'

/** What the geometry of a view needs of a picture. `pixelAspect`: height of a pixel divided by its width. */
export type PictureShape = { readonly columns: number; readonly rows: number; readonly pixelAspect: number }

export type QuarterTurns = 0 | 1 | 2 | 3

/** Of stored values after the modality table; null where the frame's own window is meant. */
export type ChosenWindow = { readonly center: number; readonly width: number }

/**
 * How a person has set up one picture. Mirroring comes first, then the turns, so that each of the eight ways a picture
 * can lie has exactly one description, whatever was pressed to get there.
 */
export type View = {
  /** Screen pixels for the width of one image pixel; null: as large as the canvas allows. */
  readonly zoom: number | null
  /** The image point in the middle of the canvas; null: the middle of the picture. */
  readonly centre: Point | null
  /** Left and right of the stored picture exchanged. */
  readonly mirrored: boolean
  /** Clockwise, as seen, after mirroring. */
  readonly turns: QuarterTurns
  readonly inverted: boolean
  readonly window: ChosenWindow | null
}

export const plainView: View = {
  zoom: null,
  centre: null,
  mirrored: false,
  turns: 0,
  inverted: false,
  window: null,
}

const zoomLimits = { least: 0.02, most: 64 } as const

/** The zoom at which the whole picture is just seen. */
function fittingZoom(view: Pick<View, 'turns'>, shape: PictureShape, canvas: Size): number {
  const height = shape.rows * shape.pixelAspect
  const [across, down] = view.turns % 2 === 0 ? [shape.columns, height] : [height, shape.columns]
  if (across <= 0 || down <= 0 || canvas.width <= 0 || canvas.height <= 0) return 1
  return Math.min(canvas.width / across, canvas.height / down)
}

export function zoomOf(view: View, shape: PictureShape, canvas: Size): number {
  return view.zoom ?? fittingZoom(view, shape, canvas)
}

function centreOf(view: View, shape: PictureShape): Point {
  return view.centre ?? { x: shape.columns / 2, y: shape.rows / 2 }
}

const cosines = [1, 0, -1, 0] as const
const sines = [0, 1, 0, -1] as const

/** From image pixels ((0,0) is the outer corner of the first pixel) to canvas pixels. The one geometry of picture and marks. */
export function imageToCanvas(view: View, shape: PictureShape, canvas: Size): Affine {
  const zoom = zoomOf(view, shape, canvas)
  const centre = centreOf(view, shape)
  const cos = cosines[view.turns]
  const sin = sines[view.turns]
  const acrossScale = view.mirrored ? -zoom : zoom
  const downScale = zoom * shape.pixelAspect
  const a = cos * acrossScale
  const b = sin * acrossScale
  const c = -sin * downScale
  const d = cos * downScale
  return {
    a,
    b,
    c,
    d,
    e: canvas.width / 2 - a * centre.x - c * centre.y,
    f: canvas.height / 2 - b * centre.x - d * centre.y,
  }
}

export function canvasToImage(view: View, shape: PictureShape, canvas: Size): Affine {
  return inverted(imageToCanvas(view, shape, canvas))
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** Some of the picture always stays in the middle of the canvas. */
function keptInside(centre: Point, shape: PictureShape): Point {
  return { x: within(centre.x, 0, shape.columns), y: within(centre.y, 0, shape.rows) }
}

/** Zooms by `factor` about a canvas point, under which the image stays where it is. */
export function zoomedAbout(view: View, shape: PictureShape, canvas: Size, at: Point, factor: number): View {
  const from = zoomOf(view, shape, canvas)
  const zoom = within(from * factor, zoomLimits.least, zoomLimits.most)
  const fixed = applyTo(canvasToImage(view, shape, canvas), at)
  const moved = { ...view, zoom }
  const now = applyTo(canvasToImage(moved, shape, canvas), at)
  const centre = centreOf(view, shape)
  return { ...moved, centre: keptInside({ x: centre.x + fixed.x - now.x, y: centre.y + fixed.y - now.y }, shape) }
}

/** Moves the picture by a vector of canvas pixels. */
export function panned(view: View, shape: PictureShape, canvas: Size, by: Point): View {
  const back = canvasToImage(view, shape, canvas)
  const centre = centreOf(view, shape)
  return {
    ...view,
    zoom: zoomOf(view, shape, canvas),
    centre: keptInside(
      { x: centre.x - back.a * by.x - back.c * by.y, y: centre.y - back.b * by.x - back.d * by.y },
      shape,
    ),
  }
}

export function fitted(view: View): View {
  return { ...view, zoom: null, centre: null }
}

/** One image pixel is one pixel of the screen. `devicePixelRatio`: screen pixels for a canvas pixel. */
export function oneToOne(view: View, devicePixelRatio: number): View {
  return { ...view, zoom: 1 / devicePixelRatio }
}

function turnsOf(quarters: number): QuarterTurns {
  const turns = ((quarters % 4) + 4) % 4
  return turns === 1 ? 1 : turns === 2 ? 2 : turns === 3 ? 3 : 0
}

/** Exchanges left and right as seen now. */
export function flippedAcross(view: View): View {
  return { ...view, mirrored: !view.mirrored, turns: turnsOf(-view.turns) }
}

/** Exchanges top and bottom as seen now. */
export function flippedDown(view: View): View {
  return { ...view, mirrored: !view.mirrored, turns: turnsOf(2 - view.turns) }
}

/** Turns by quarters, clockwise as seen. */
export function turned(view: View, quarters: number): View {
  return { ...view, turns: turnsOf(view.turns + quarters) }
}

export function invertedView(view: View): View {
  return { ...view, inverted: !view.inverted }
}
