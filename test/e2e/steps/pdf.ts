import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'

const tool = (name: string, ...args: string[]): string => execFileSync(name, args, { encoding: 'utf8' })

/** Reads a saved sheet with Poppler: its words are there, it is tagged, and every font in it is embedded. */
export function expectSheet(file: string, ...words: readonly string[]): void {
  const text = tool('pdftotext', '-layout', file, '-')
  for (const each of words) expect(text).toContain(each)
  expect(tool('pdfinfo', file)).toMatch(/Tagged:\s+yes/)
  const fonts = tool('pdffonts', file).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  // Columns from the right: object, generation, unicode map, subset, embedded.
  for (const font of fonts) expect(font.trim().split(/\s+/).at(-5)).toBe('yes')
}
