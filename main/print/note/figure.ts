import type { Target } from '@shared/imaging/caseEvents'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { applyTo, type Point } from '@shared/imaging/view/affine'
import { edgeLetters, type SideKnowledge } from '@shared/imaging/view/edges'
import { placeLabels } from '@shared/imaging/view/labels'
import { imageToCanvas, plainView } from '@shared/imaging/view/view'
import type { FramePicture } from '../../images/framePicture'
import { inVisualOrder } from './direction'
import type { NoteFonts } from './fonts'
import { pngOf } from './png'

/** A frame with what belongs over it. `pixelAspect`: height of a pixel divided by its width. */
export type NotePicture = {
  readonly picture: FramePicture
  readonly instance: Pick<LinkedInstance, 'rows' | 'columns' | 'pixelAspect'>
  readonly knowledge: SideKnowledge
  readonly marks: readonly Target[]
  /** What stands beside each mark: level, side and label. */
  readonly words: readonly (readonly string[])[]
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
type Doc = PDFKit.PDFDocument

/** Colours of the sides on pictures, as on the screen: the ground is always black. */
const colours = { left: '#5cc8ff', right: '#ffa25c', none: '#d7c8ff' } as const

/** Draws the picture, its marks and its edge letters into a box of points, black around it. */
export function drawFigure(doc: Doc, fonts: NoteFonts, made: NotePicture, box: Box): void {
  const { instance, marks, words, knowledge } = made
  const canvas = { width: box.width, height: box.height }
  const place = imageToCanvas(plainView, instance, canvas)
  const [from, to] = [applyTo(place, { x: 0, y: 0 }), applyTo(place, { x: instance.columns, y: instance.rows })]
  doc.save()
  doc.translate(box.x, box.y)
  doc.rect(0, 0, box.width, box.height).clip()
  doc.rect(0, 0, box.width, box.height).fill('#000000')
  doc.image(pngOf(made.picture), from.x, from.y, { width: to.x - from.x, height: to.y - from.y })
  const scale = Math.max(0.45, Math.min(box.width, box.height) / 560)
  const drawn = marks.map((mark) => ({ mark, points: mark.points.map((point) => applyTo(place, point)) }))
  for (const { mark, points } of drawn) drawMark(doc, mark, points, scale)
  const labelled = drawn.map(({ points }, at) => ({
    lines: words[at] ?? [],
    points,
    ring: 25 * scale,
    anchor: points.at(-1) ?? { x: 0, y: 0 },
  }))
  placeLabels(labelled, canvas, scale).forEach((label, at) => {
    if (label === null) return
    const lines = (words[at] ?? []).filter((line) => line !== '')
    lines.forEach((text, line) => {
      const y = label.y + line * label.fontSize * 1.25 - label.fontSize * 0.95
      drawWords(doc, fonts, text, { x: label.x, y, isLeft: label.isLeft, size: label.fontSize })
    })
  })
  drawEdges(doc, fonts, knowledge, canvas)
  doc.restore()
}

function drawMark(doc: Doc, { kind, side }: Target, points: readonly Point[], scale: number): void {
  const colour = side === 'left' || side === 'right' ? colours[side] : colours.none
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return
  const stroke = (draw: () => void, dashed = false) => {
    for (const [ink, width] of [
      ['#000000', 3.2],
      [colour, 1.4],
    ] as const) {
      draw()
      doc.lineWidth(width * Math.max(scale, 0.6))
      if (dashed && ink === colour) doc.dash(4.5, { space: 3.5 })
      doc.strokeColor(ink).stroke().undash()
    }
  }
  if (points.length > 1) {
    stroke(() => {
      doc.moveTo(first.x, first.y)
      for (const point of points.slice(1)) doc.lineTo(point.x, point.y)
      if (kind === 'region') doc.closePath()
    }, kind === 'path')
  }
  if (kind === 'point' || kind === 'path') {
    const [ring, reach] = [17 * scale, 25 * scale]
    stroke(() => {
      doc.circle(last.x, last.y, ring)
      doc.moveTo(last.x - reach, last.y).lineTo(last.x + reach, last.y)
      doc.moveTo(last.x, last.y - reach).lineTo(last.x, last.y + reach)
    })
  }
  if (kind === 'path' || kind === 'text') doc.circle(first.x, first.y, 5 * scale).fill(colour)
}

type WordsAt = { readonly x: number; readonly y: number; readonly isLeft: boolean; readonly size: number }

/** White letters on a dark plate, so that they stand out on any picture. */
function drawWords(doc: Doc, fonts: NoteFonts, text: string, { x, y, isLeft, size }: WordsAt): void {
  const runs = inVisualOrder(fonts.runs(text, '700'))
  const widths = runs.map((run) => doc.font(run.font).fontSize(size).widthOfString(run.text))
  const width = widths.reduce((sum, each) => sum + each, 0)
  let at = isLeft ? x - width : x
  doc.rect(at - 2, y - 1, width + 4, size * 1.25).fill('#101010')
  doc.fillColor('#ffffff')
  runs.forEach((run, index) => {
    doc.font(run.font).fontSize(size).text(run.text, at, y, { lineBreak: false })
    at += widths[index] ?? 0
  })
}

function drawEdges(
  doc: Doc,
  fonts: NoteFonts,
  knowledge: SideKnowledge,
  canvas: { width: number; height: number },
): void {
  const letters = edgeLetters(knowledge.directions, plainView)
  const size = 11
  const middle = { x: canvas.width / 2 - size / 2, y: canvas.height / 2 - size / 2 }
  const places = {
    left: { x: 5, y: middle.y },
    right: { x: canvas.width - size - 5, y: middle.y },
    top: { x: middle.x, y: 4 },
    bottom: { x: middle.x, y: canvas.height - size * 1.25 - 4 },
  } as const
  for (const edge of ['left', 'right', 'top', 'bottom'] as const) {
    const letter = letters[edge]
    if (letter !== null) drawWords(doc, fonts, letter, { ...places[edge], isLeft: false, size })
  }
}
