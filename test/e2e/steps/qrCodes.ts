import { execFileSync } from 'node:child_process'
import jsQR from 'jsqr'

/** Dots per inch of an office printer's poor copy: what is read at this is read on paper. */
const dpi = 200
/** More than a sheet has: where one is not painted over, the search ends all the same. */
const mostCodes = 4

type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray }

const run = (command: string, ...args: string[]) => execFileSync(command, args, { maxBuffer: 200_000_000 })

/** What every QR code on the pages of a PDF says, read off the drawn pages by a decoder of its own. */
export function qrCodesIn(file: string): readonly string[] {
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(run('pdfinfo', file).toString('utf8'))?.[1] ?? 0)
  const found = new Set<string>()
  for (let page = 1; page <= pages; page += 1) {
    const drawn = pictureOf(file, page)
    // The decoder reads one code of a picture: each one found is painted over until there is none.
    for (let code = decoded(drawn); code !== null && found.size < mostCodes; code = decoded(drawn)) {
      found.add(code.data)
      const { topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner } = code.location
      const corners = [topLeftCorner, topRightCorner, bottomLeftCorner, bottomRightCorner]
      paintOver(drawn, corners)
    }
  }
  return [...found]
}

const decoded = ({ rgba, width, height }: Picture) => jsQR(rgba, width, height)

function paintOver({ rgba, width, height }: Picture, corners: readonly { x: number; y: number }[]): void {
  const left = Math.max(0, Math.floor(Math.min(...corners.map((corner) => corner.x))))
  const right = Math.min(width, Math.ceil(Math.max(...corners.map((corner) => corner.x))))
  const top = Math.max(0, Math.floor(Math.min(...corners.map((corner) => corner.y))))
  const bottom = Math.min(height, Math.ceil(Math.max(...corners.map((corner) => corner.y))))
  for (let y = top; y < bottom; y += 1) rgba.fill(255, (y * width + left) * 4, (y * width + right) * 4)
}

/** A page as pixels, by way of a portable pixmap: its header is three numbers. */
function pictureOf(file: string, page: number): Picture {
  const args = ['-r', String(dpi), '-f', String(page), '-l', String(page), file]
  const bytes = run('pdftoppm', ...args)
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))
  if (header === null) throw new Error('The page was not drawn as a pixmap')
  const width = Number(header[1])
  const height = Number(header[2])
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let at = 0, from = header[0].length; at < width * height; at += 1, from += 3) {
    rgba.set([bytes[from] ?? 0, bytes[from + 1] ?? 0, bytes[from + 2] ?? 0, 255], at * 4)
  }
  return { width, height, rgba }
}
