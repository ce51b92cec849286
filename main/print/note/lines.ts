import { type Direction, inVisualOrder } from './direction'

type Doc = PDFKit.PDFDocument
type Piece = { readonly text: string; readonly font: string; readonly direction: Direction }
type Measured<P> = P & { readonly width: number }

type Setting = { readonly size: number; readonly lineGap: number; readonly align: 'left' | 'center' }

/**
 * Writes a paragraph with words from the right in it. It is cut into lines in the order of reading and each line is
 * turned afterwards, so that a name that goes on in the next line keeps the order of its words.
 */
export function writeTurnedLines<P extends Piece>(
  doc: Doc,
  pieces: readonly P[],
  { size, lineGap, align }: Setting,
  isStruck: (piece: P) => boolean,
): void {
  const { left, right } = doc.page.margins
  const width = doc.page.width - left - right
  const measured = (piece: P): Measured<P> => ({
    ...piece,
    width: doc.font(piece.font).fontSize(size).widthOfString(piece.text),
  })
  for (const line of linesOf(pieces, width, measured)) {
    const heights = line.map(({ font }) => doc.font(font).fontSize(size).currentLineHeight(true))
    const height = Math.max(...heights) + lineGap
    if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.continueOnNewPage()
    const total = line.reduce((sum, each) => sum + each.width, 0)
    let x = left + (align === 'center' ? (width - total) / 2 : 0)
    // Letters of all fonts stand on one line, a little less than their height below its top.
    const baseline = doc.y + size * 0.97
    for (const piece of inVisualOrder(line)) {
      doc.font(piece.font).fontSize(size).text(piece.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
      if (isStruck(piece)) {
        doc
          .moveTo(x, baseline - size * 0.3)
          .lineTo(x + piece.width, baseline - size * 0.3)
          .lineWidth(size / 14)
          .stroke()
      }
      x += piece.width
    }
    doc.x = left
    doc.y = baseline - size * 0.97 + height
  }
}

/** Cuts after spaces; what is longer than a line is cut where the line ends. */
function linesOf<P extends Piece>(
  pieces: readonly P[],
  width: number,
  measured: (piece: P) => Measured<P>,
): readonly (readonly Measured<P>[])[] {
  const lines: Measured<P>[][] = []
  let line: Measured<P>[] = []
  let used = 0
  const put = (unit: readonly Measured<P>[]) => {
    line.push(...unit)
    used += widthOf(unit)
  }
  const close = () => {
    if (line.length > 0) lines.push(withoutLastSpace(line, measured))
    line = []
    used = 0
  }
  for (const unit of unitsOf(pieces)) {
    const whole = unit.map(measured)
    const bare = widthOf(withoutLastSpace(whole, measured))
    if (used + bare > width) close()
    if (bare <= width) {
      put(whole)
      continue
    }
    for (const letter of unit.flatMap(lettersOf).map(measured)) {
      if (used + letter.width > width) close()
      put([letter])
    }
  }
  close()
  return lines
}

/** Turned, the space after the last word would stand before the line. */
function withoutLastSpace<P extends Piece>(
  line: readonly Measured<P>[],
  measured: (piece: P) => Measured<P>,
): Measured<P>[] {
  const last = line.at(-1)
  if (last === undefined || !last.text.endsWith(' ')) return [...line]
  const text = last.text.trimEnd()
  return text === '' ? line.slice(0, -1) : [...line.slice(0, -1), measured({ ...last, text })]
}

const widthOf = (pieces: readonly Measured<unknown>[]): number => pieces.reduce((sum, each) => sum + each.width, 0)

/** What stays together on a line: everything up to and with the next space. */
function unitsOf<P extends Piece>(pieces: readonly P[]): readonly (readonly P[])[] {
  const units: P[][] = []
  let unit: P[] = []
  for (const piece of pieces.flatMap((each) => each.text.split(/(?<= )/).map((text) => ({ ...each, text })))) {
    unit.push(piece)
    if (!piece.text.endsWith(' ')) continue
    units.push(unit)
    unit = []
  }
  return unit.length === 0 ? units : [...units, unit]
}

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })
const lettersOf = <P extends Piece>(piece: P): readonly P[] =>
  Array.from(letters.segment(piece.text), ({ segment }) => ({ ...piece, text: segment }))
