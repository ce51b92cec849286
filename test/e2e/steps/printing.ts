import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { wordsOf } from './pdf'

/** What came out of the printer is the file that was looked at: the same words, pages and picture of every page. */
export function expectSamePaper(printed: Buffer, savedAs: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'))
  try {
    const file = join(folder, 'printed.pdf')
    writeFileSync(file, printed)
    expect(wordsOf(file)).toBe(wordsOf(savedAs))
    const picturesOf = (pdf: string, name: string) => {
      execFileSync('pdftoppm', ['-r', '60', '-gray', pdf, join(folder, name)])
      return readdirSync(folder)
        .filter((each) => each.startsWith(`${name}-`))
        .sort()
        .map((each) => readFileSync(join(folder, each)))
    }
    const [paper, saved] = [picturesOf(file, 'paper'), picturesOf(savedAs, 'saved')]
    expect(paper.length).toBeGreaterThan(0)
    expect(paper.map((page, index) => page.equals(saved[index] ?? Buffer.alloc(0)))).toEqual(saved.map(() => true))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The files below a folder that hold a text as it is. */
export function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true && readFileSync(file).includes(text))
}
