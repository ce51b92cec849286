import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' })

/** The words of a PDF in the order in which they were written, so that no column breaks a sentence of its neighbour. */
export const wordsOf = (file: string) => run('pdftotext', '-raw', file, '-').replaceAll(/\s+/g, ' ')

/** The table of the fonts of a PDF. */
export const fontsOf = (file: string) => run('pdffonts', file)

/** Every font is in the file, its letters can be read by other programs, and the structure is marked for screen readers. */
export function isReadableAnywhere(file: string): void {
  const fonts = fontsOf(file).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  // Columns at the end of a line: embedded, subset, text can be read.
  for (const font of fonts) expect(font).toMatch(/\byes\s+yes\s+yes\s+\d+\s+\d+\s*$/)
  expect(run('pdfinfo', file)).toMatch(/^Tagged:\s+yes$/m)
}
