import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseCommand } from '@shared/case/commands'
import { caseIdSchema } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import type { CaseState } from '@shared/case/state'
import { composeInstructions } from '@shared/discharge/compose'
import { shippedLibrary } from '@shared/discharge/library'
import { fail, ok } from '@shared/kit/result'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DocumentServiceOptions, documentService } from '../../../main/print/documentService'
import type { HiddenWindow } from '../../../main/print/hiddenPage'
import { countPages } from '../../../main/print/pdf'
import type { Sheet } from '../../../main/print/printDesk'
import { contextAt, endedCase, idOf, minutesAfter, caseId as rawCaseId } from '../../builders/aftercare'

const caseId = caseIdSchema.parse(rawCaseId)
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type /Pages/Count 2>>\n2 0 obj<</Type /Page>>\n3 0 obj<</Type/Page>>\n%%EOF',
)

type Fake = {
  readonly pages: (readonly [kind: string | null, caseId: string | null])[]
  readonly printed: { sheet: Sheet; to: { printer: string; copies: number } }[]
  readonly commands: CaseCommand[]
  destroyed: number
}

function withInstructions(reviewed: boolean): CaseState {
  const { policy } = contextAt(minutesAfter(20))
  const options = { size: 'normal', timeZone: 'America/New_York', policy } as const
  const document = composeInstructions(endedCase(), shippedLibrary('en'), options, minutesAfter(20))
  const stamp = { at: minutesAfter(21), by: 'Rosa Lind' }
  const sheet = { id: idOf(31), document, ...stamp, reviewed: reviewed ? stamp : null, printed: [] }
  return endedCase({ discharge: { ...endedCase().discharge, instructions: [sheet] } })
}

let folder = ''
let fake: Fake = { pages: [], printed: [], commands: [], destroyed: 0 }

function serviceFor(changes: Partial<DocumentServiceOptions> & { state?: CaseState; pageState?: string } = {}) {
  const { state = withInstructions(true), pageState = 'ready', ...options } = changes
  const window: HiddenWindow = {
    webContents: {
      executeJavaScript: async () => pageState,
      printToPDF: async () => pdf,
      print: () => {
        throw new Error('The file goes to the printer, not the page.')
      },
    },
    isDestroyed: () => false,
    destroy: () => {
      fake.destroyed += 1
    },
  }
  return documentService({
    createHiddenWindow: async (query) => {
      fake.pages.push([query.get('document'), query.get('case')])
      return window
    },
    desk: {
      print: async (sheet, to) => {
        fake.printed.push({ sheet, to })
        return ok({ printed: true })
      },
      printers: async () => [{ name: 'lp1', label: 'Recovery', isDefault: true, trouble: null }],
    },
    cases: () => ({
      state: () => ok(state),
      execute: (_caseId, command) => {
        fake.commands.push(command)
        return ok([])
      },
    }),
    isSignedIn: () => true,
    choosePath: async () => null,
    paper: () => 'A4',
    operativeNote: async () => ok(pdf),
    ...options,
  })
}

/** A person who chooses this path in the dialog of the system. */
const savedAs = (path: string) => ({ choosePath: async () => path })

const codeOf = (reply: { ok: boolean; failure?: { code: string } }) => (reply.ok ? null : reply.failure?.code)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'print-'))
  fake = { pages: [], printed: [], commands: [], destroyed: 0 }
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

describe('saving the instructions as a PDF', () => {
  it('writes the whole file, says its fingerprint and pages, and records both in the case', async () => {
    const path = join(folder, 'sheet.pdf')
    const reply = await serviceFor(savedAs(path))['documents.savePdf']({ caseId, kind: 'instructions' })
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect(reply).toEqual({ ok: true, value: { cancelled: false, path, sha256, pages: 2 } })
    expect(readFileSync(path).equals(pdf)).toBe(true)
    expect(readdirSync(folder)).toEqual(['sheet.pdf'])
    expect(fake.pages).toEqual([['instructions', rawCaseId]])
    expect(fake.commands).toEqual([
      { do: 'instructions.print', documentId: idOf(31), how: 'pdf', sha256, printer: null, copies: 1, pages: 2 },
    ])
    expect(fake.destroyed).toBe(1)
  })

  it('replaces an older file in one step', async () => {
    const path = join(folder, 'sheet.pdf')
    writeFileSync(path, 'old')
    await serviceFor(savedAs(path))['documents.savePdf']({ caseId, kind: 'instructions' })
    expect(readFileSync(path).equals(pdf)).toBe(true)
  })

  it('changes nothing when the person thinks better of it', async () => {
    const reply = await serviceFor()['documents.savePdf']({ caseId, kind: 'instructions' })
    expect(reply).toMatchObject({ ok: true, value: { cancelled: true } })
    expect(fake.pages).toEqual([])
    expect(fake.commands).toEqual([])
  })

  it('says that a folder is not there, leaves nothing behind, and records nothing', async () => {
    const path = join(folder, 'gone', 'sheet.pdf')
    const reply = await serviceFor(savedAs(path))['documents.savePdf']({ caseId, kind: 'instructions' })
    expect(codeOf(reply)).toBe('file.not-written')
    expect(existsSync(path)).toBe(false)
    expect(fake.commands).toEqual([])
  })

  it.each([
    ['nobody is signed in', { isSignedIn: () => false }, 'people.sign-in-first'],
    ['the record is locked', { cases: () => null }, 'vault.locked'],
    ['no sheet was made', { state: endedCase() }, 'print.not-made'],
    ['nobody has checked the sheet', { state: withInstructions(false) }, 'print.not-checked'],
    ['the page has nothing to show', { pageState: 'nothing' }, 'print.nothing'],
    ['the page failed', { pageState: 'failed' }, 'print.page-failed'],
  ] as const)('is refused when %s, and writes no file', async (_name, changes, code) => {
    const path = join(folder, 'sheet.pdf')
    const reply = await serviceFor({ ...savedAs(path), ...changes })['documents.savePdf']({
      caseId,
      kind: 'instructions',
    })
    expect(codeOf(reply)).toBe(code)
    expect(readdirSync(folder)).toEqual([])
    expect(fake.destroyed).toBe(fake.pages.length)
  })

  it('says so when the record did not take the note of it', async () => {
    const refusing = {
      state: () => ok(withInstructions(true)),
      execute: () => fail({ code: 'store.unavailable', says: 'The disk is full.', params: {} }),
    }
    const path = join(folder, 'sheet.pdf')
    const reply = await serviceFor({ ...savedAs(path), cases: () => refusing })['documents.savePdf']({
      caseId,
      kind: 'instructions',
    })
    expect(codeOf(reply)).toBe('print.not-recorded')
  })

  it('saves the operative note without a note of it in the discharge', async () => {
    const path = join(folder, 'note.pdf')
    const reply = await serviceFor(savedAs(path))['documents.savePdf']({ caseId, kind: 'operative-note' })
    expect(reply.ok).toBe(true)
    expect(fake.commands).toEqual([])
  })
})

describe('printing', () => {
  const job = { caseId, kind: 'instructions', printer: 'lp1', copies: 2 } as const

  it('gives the desk the very file that would be saved, whose sheet it is, and which print goes into the record', async () => {
    const reply = await serviceFor()['documents.print'](job)
    expect(reply).toEqual({ ok: true, value: { printed: true } })
    expect(fake.printed).toMatchObject([
      { sheet: { kind: 'instructions', caseId, documentId: idOf(31) }, to: { printer: 'lp1', copies: 2 } },
    ])
    const { sheet } = fake.printed[0] ?? {}
    expect(sheet?.pdf.bytes.equals(pdf)).toBe(true)
    expect(sheet?.patient).toBe(displayName(endedCase().patient))
    expect(sheet?.page).toBe(`document=instructions&case=${rawCaseId}`)
    expect(fake.commands).toEqual([])
  })

  it('prints the archive file of the operative note, and records nothing in the discharge', async () => {
    await serviceFor()['documents.print']({ ...job, kind: 'operative-note' })
    expect(fake.pages).toEqual([])
    expect(fake.printed).toMatchObject([{ sheet: { kind: 'operative-note', documentId: null } }])
  })

  it.each([
    ['nobody is signed in', { isSignedIn: () => false }, 'people.sign-in-first'],
    ['nobody has checked the sheet', { state: withInstructions(false) }, 'print.not-checked'],
    ['the page has nothing to show', { pageState: 'nothing' }, 'print.nothing'],
  ] as const)('hands nothing over when %s', async (_name, changes, code) => {
    expect(codeOf(await serviceFor(changes)['documents.print'](job))).toBe(code)
    expect(fake.printed).toEqual([])
  })
})

describe('pages', () => {
  it('counts page objects and not the tree above them', () => {
    expect(countPages(pdf)).toBe(2)
    expect(countPages(Buffer.from('%PDF-1.4 nothing'))).toBe(0)
  })
})
