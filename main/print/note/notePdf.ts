import { type NoteDocument, type NoteFigure, type NoteSentence, paragraphsOf } from '@shared/procedure/note/document'
import PDFDocument from 'pdfkit'
import type { Paper } from '../paper'
import { inVisualOrder } from './direction'
import { drawFigure, type NotePicture } from './figure'
import { type NoteFonts, noteFonts, type Run, type Weight } from './fonts'
import { writeTurnedLines } from './lines'

/** What stands around a note on every page, in the language of the note. */
export type NoteFrame = {
  /** Whose it is: name, birth date, number. */
  readonly who: string
  /** When and where it was. */
  readonly when: string
  /** Printed in a box above everything else; null where this is a real case. */
  readonly drill: string | null
  /** From which entries it was made, and what it is not. */
  readonly imprint: string
  readonly page: (page: number, of: number) => string
  readonly made: Date
  readonly author: string
}

export type NotePdfInput = {
  readonly note: NoteDocument
  readonly frame: NoteFrame
  readonly paper: Paper
  /** The pictures of the figures, or a sentence that says why one cannot be printed. */
  readonly pictures: ReadonlyMap<NoteFigure, NotePicture | string>
}

type Doc = PDFKit.PDFDocument

const margins = { top: 74, bottom: 68, left: 54, right: 54 } as const
const bodySize = 10
const ink = '#111111'
const figureHeight = 200

/**
 * The note as a PDF/A-2a file: tagged for screen readers, every font embedded, pictures and marks in it. Pages carry
 * whose it is at the top and their number at the bottom.
 */
export async function notePdf({ note, frame, paper, pictures }: NotePdfInput): Promise<Buffer> {
  const fonts = noteFonts()
  const doc = new PDFDocument({
    size: paper.toUpperCase(),
    margins,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    lang: note.locale,
    // The title names no patient: viewers show it in their windows.
    info: { Title: note.title, Author: frame.author, Creator: 'Procedure Pause', CreationDate: frame.made },
    font: '',
  })
  const bytes = collected(doc)
  for (const { name, bytes: file } of fonts.files) doc.registerFont(name, file)
  const root = doc.struct('Document')
  doc.addStructure(root)
  if (frame.drill !== null) {
    const { drill } = frame
    root.add(
      doc.struct('P', {}, () => write(doc, fonts, drill, { weight: '700', size: 12, after: 8, align: 'center' })),
    )
  }
  root.add(doc.struct('H1', {}, () => write(doc, fonts, note.title, { weight: '700', size: 17, after: 6 })))
  for (const section of note.sections) {
    const part = doc.struct('Sect')
    root.add(part)
    // A heading stays with the first lines below it.
    keepTogether(doc, 62)
    part.add(
      doc.struct('H2', {}, () =>
        write(doc, fonts, section.heading, { weight: '700', size: 11.5, before: 8, after: 2 }),
      ),
    )
    for (const paragraph of paragraphsOf(section)) {
      part.add(doc.struct('P', {}, () => writeParagraph(doc, fonts, paragraph)))
    }
    for (const figure of section.figures) {
      const made = pictures.get(figure)
      if (made === undefined || typeof made === 'string') {
        const said = [figure.caption, made ?? ''].join(' ').trim()
        part.add(doc.struct('P', {}, () => write(doc, fonts, said, { size: 9, after: 6 })))
        continue
      }
      keepTogether(doc, figureHeight + 40)
      const alt = figure.caption
      const caption = doc.struct('Caption', {}, () => write(doc, fonts, figure.caption, { size: 9, after: 8 }))
      part.add(doc.struct('Figure', { alt }, [() => placeFigure(doc, fonts, made), caption]))
    }
    part.end()
  }
  root.add(doc.struct('P', {}, () => writeImprint(doc, fonts, frame.imprint)))
  root.end()
  everyPage(doc, fonts, frame)
  doc.end()
  return bytes
}

function collected(doc: Doc): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

/** Begins a new page where fewer than `points` are left on this one. */
function keepTogether(doc: Doc, points: number): void {
  if (doc.y + points > doc.page.height - margins.bottom) doc.addPage()
}

type Setting = {
  readonly weight?: Weight
  readonly size: number
  readonly before?: number
  readonly after?: number
  readonly align?: 'left' | 'center'
}

function write(doc: Doc, fonts: NoteFonts, text: string, setting: Setting): void {
  doc.y += setting.before ?? 0
  writeRuns(doc, fonts.runs(text, setting.weight ?? '400'), setting, () => false)
  doc.y += setting.after ?? 0
}

function writeParagraph(doc: Doc, fonts: NoteFonts, sentences: readonly NoteSentence[]): void {
  const runs = sentences.flatMap(({ says, struck }, at) =>
    fonts.runs(at === sentences.length - 1 ? says : `${says} `, '400').map((run) => ({ ...run, struck })),
  )
  writeRuns(doc, runs, { size: bodySize }, (run) => run.struck)
  doc.y += 3.5
}

function writeRuns<R extends Run>(
  doc: Doc,
  runs: readonly R[],
  { size, align = 'left' }: Setting,
  isStruck: (run: R) => boolean,
): void {
  const width = doc.page.width - margins.left - margins.right
  doc.x = margins.left
  doc.fillColor(ink).strokeColor(ink).fontSize(size)
  if (runs.some(({ direction }) => direction !== 'left')) {
    writeTurnedLines(doc, runs, { size, lineGap: size * 0.22, align }, isStruck)
    return
  }
  runs.forEach((run, at) => {
    doc
      .font(run.font)
      .text(run.text, { width, align, lineGap: size * 0.22, continued: at < runs.length - 1, strike: isStruck(run) })
  })
}

/** Where the note comes from, in the foot of its last page: small print that never begins a page of its own. */
function writeImprint(doc: Doc, fonts: NoteFonts, text: string): void {
  const { page } = doc
  page.margins = { ...page.margins, bottom: 0 }
  doc.y = page.height - 62
  writeRuns(doc, fonts.runs(text, '400'), { size: 7.5 }, () => false)
}

function placeFigure(doc: Doc, fonts: NoteFonts, made: NotePicture): void {
  const { rows, columns, pixelAspect } = made.instance
  const full = doc.page.width - margins.left - margins.right
  const width = Math.min(full, Math.max(120, (figureHeight * columns) / (rows * pixelAspect)))
  const box = { x: margins.left, y: doc.y + 4, width, height: figureHeight }
  drawFigure(doc, fonts, made, box)
  doc.x = margins.left
  doc.y = box.y + box.height + 5
}

/** Whose it is above and the number below, on each page, as what screen readers leave out. */
function everyPage(doc: Doc, fonts: NoteFonts, frame: NoteFrame): void {
  const { start, count } = doc.bufferedPageRange()
  for (let at = 0; at < count; at++) {
    doc.switchToPage(start + at)
    const { page } = doc
    // Writing in the margins must not begin another page.
    page.margins = { top: 0, bottom: 0, left: margins.left, right: margins.right }
    doc.markContent('Artifact', { type: 'Pagination' })
    atPlace(doc, fonts, frame.who, { y: 34, size: 9, weight: '700' })
    atPlace(doc, fonts, frame.when, { y: 47, size: 9 })
    doc
      .moveTo(margins.left, 62)
      .lineTo(page.width - margins.right, 62)
      .lineWidth(0.6)
      .strokeColor('#777777')
      .stroke()
    atPlace(doc, fonts, frame.page(at + 1, count), { y: page.height - 40, size: 8 })
    doc.endMarkedContent()
  }
}

function atPlace(
  doc: Doc,
  fonts: NoteFonts,
  text: string,
  { y, size, weight = '400' }: { readonly y: number; readonly size: number; readonly weight?: Weight },
): void {
  let x: number = margins.left
  for (const run of inVisualOrder(fonts.runs(shortened(text), weight))) {
    doc.font(run.font).fontSize(size).fillColor(ink).text(run.text, x, y, { lineBreak: false })
    x += doc.widthOfString(run.text)
  }
}

/** One line at the head of a page: about what fits. The whole name stands in the record. */
const longestHead = 95
const shortened = (text: string): string => (text.length <= longestHead ? text : `${text.slice(0, longestHead - 1)}…`)
