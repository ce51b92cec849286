import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type CaseId, caseIdSchema } from '../../shared/case/envelope'
import { launch, type RunningApp } from './launch'
import { boardIsThere } from './steps/board'
import { physician, signIn } from './steps/people'
import { answerSaveDialog } from './steps/walk'

test.describe.configure({ mode: 'serial' })

let running: RunningApp
let folder: string
let caseId: CaseId

test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = mkdtempSync(join(tmpdir(), 'printing-'))
  running = await launch({ args: ['--demo'] })
})

test.afterAll(async () => {
  await running?.close()
  rmSync(folder, { recursive: true, force: true })
})

type Kind = 'instructions' | 'operative-note' | 'screening-sheet'

async function save(kind: Kind, path: string) {
  await answerSaveDialog(running.app, path)
  return running.desk.evaluate((input) => window.companion.request['documents.savePdf'](input), { caseId, kind })
}

test('nothing leaves while nobody is signed in', async () => {
  await boardIsThere(running.desk)
  const [day] = new Date().toISOString().split('T')
  const board = await running.desk.evaluate((input) => window.companion.request['board.day'](input), { day: day ?? '' })
  if (!board.ok) throw new Error(board.failure.says)
  caseId = caseIdSchema.parse(board.value.rows[0]?.caseId)
  const reply = await save('operative-note', join(folder, 'note.pdf'))
  expect(reply.ok ? null : reply.failure.code).toBe('people.sign-in-first')
  expect(readdirSync(folder)).toEqual([])
})

for (const kind of ['operative-note', 'screening-sheet'] as const) {
  test(`the ${kind} becomes a tagged PDF with embedded fonts, whole and with its fingerprint`, async () => {
    if (kind === 'operative-note') await signIn(running.desk, physician)
    const path = join(folder, `${kind}.pdf`)
    const reply = await save(kind, path)
    if (!reply.ok) throw new Error(reply.failure.says)
    const bytes = readFileSync(path)
    expect(reply.value.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(reply.value.pages).toBeGreaterThan(0)
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toMatch(/\/BaseFont \/[A-Z]{6}\+Inter-Bold/)
    expect(text).toContain('/FontFile2')
    // A font drawn glyph by glyph cannot be read or searched by other programs.
    expect(text).not.toContain('/Type3')
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  })
}

test('instructions that were not made are refused by name', async () => {
  const reply = await save('instructions', join(folder, 'instructions.pdf'))
  expect(reply.ok ? null : reply.failure.code).toBe('print.not-made')
})

test('a printer that is not there is said, and nothing is printed', async () => {
  const reply = await running.desk.evaluate((input) => window.companion.request['documents.print'](input), {
    caseId,
    kind: 'operative-note' as const,
    printer: 'no such printer',
    copies: 1,
  })
  expect(reply.ok ? null : reply.failure.code).toMatch(/^print\.(no-printers|printer-gone)$/)
})

test('the printed page leaves no window behind', async () => {
  const windows = await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect(windows).toBe(1)
})

test('the pages had nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
