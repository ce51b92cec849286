import type { CaseCommand } from '@shared/case/commands'
import type { CaseId, Envelope } from '@shared/case/envelope'
import type { CaseState } from '@shared/case/state'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, ok, type Result } from '@shared/kit/result'
import { writeWholeFile } from '../wholeFile'
import { type CreateHiddenWindow, type DocumentKind, withDocumentPage } from './hiddenPage'
import type { Paper } from './paper'
import { type RenderedPdf, renderedPdf, renderPdf } from './pdf'
import { type ListPrinters, printersOf, printPage } from './printers'

/** What printing needs of the record: to read a case and to record that its sheet has left. */
export type PrintedCases = {
  readonly state: (caseId: CaseId) => Result<CaseState, Failure>
  readonly execute: (caseId: CaseId, command: CaseCommand) => Result<Envelope[], Failure>
}

export type DocumentServiceOptions = {
  readonly createHiddenWindow: CreateHiddenWindow
  readonly listPrinters: ListPrinters
  /** Null while the record is locked. */
  readonly cases: () => PrintedCases | null
  /** Whether somebody is signed in: a sheet that leaves is recorded with a name. */
  readonly isSignedIn: () => boolean
  /** Lets a person choose where a PDF goes; null when they think better of it. */
  readonly choosePath: (suggested: string) => Promise<string | null>
  readonly paper: () => Paper
  /** The operative note of a case as a PDF/A file. */
  readonly operativeNote: (caseId: CaseId) => Promise<Result<Buffer, Failure>>
}

type SaveInput = { readonly caseId: CaseId; readonly kind: DocumentKind }
type PrintInput = {
  readonly caseId: CaseId
  readonly kind: DocumentKind
  readonly printer: string
  readonly copies: number
}

/**
 * Prints and saves the documents of a case. The instructions are a record of what the patient was given: their print is
 * written into the case with its fingerprint, and a sheet nobody has checked does not leave.
 */
export function documentService(options: DocumentServiceOptions) {
  const { createHiddenWindow, listPrinters, paper } = options

  const savePdf = async ({ caseId, kind }: SaveInput): Promise<Outcome<OutputOf<'documents.savePdf'>>> => {
    const sheet = sheetToPrint(options, caseId, kind)
    if (!sheet.ok) return sheet
    const target = await options.choosePath(`${kind}.pdf`)
    if (target === null) return ok({ cancelled: true, path: null, sha256: null, pages: 0 })
    const rendered =
      kind === 'operative-note'
        ? await noteFile(options, caseId)
        : await withDocumentPage({ createHiddenWindow, caseId, kind }, (window) => renderPdf(window, paper()))
    if (!rendered.ok) return rendered
    const { bytes, sha256, pages } = rendered.value
    const written = writeWholeFile(target, bytes)
    if (!written.ok) return written
    const noted = noteIn(options, caseId, sheet.value, { how: 'pdf', sha256, printer: null, copies: 1, pages })
    return noted.ok ? ok({ cancelled: false, path: target, sha256, pages }) : noted
  }

  const print = async ({
    caseId,
    kind,
    printer,
    copies,
  }: PrintInput): Promise<Outcome<OutputOf<'documents.print'>>> => {
    const sheet = sheetToPrint(options, caseId, kind)
    if (!sheet.ok) return sheet
    const printers = await printersOf(listPrinters)
    const printed = await withDocumentPage({ createHiddenWindow, caseId, kind }, (window) =>
      printPage(window, { printer, copies, paper: paper() }, printers),
    )
    if (!printed.ok) return printed
    const noted = noteIn(options, caseId, sheet.value, { how: 'printer', sha256: null, printer, copies, pages: null })
    return noted.ok ? ok({ printed: true }) : noted
  }

  const printers = async (): Promise<Outcome<OutputOf<'documents.printers'>>> =>
    ok({ printers: await printersOf(listPrinters) })

  return { 'documents.savePdf': savePdf, 'documents.print': print, 'documents.printers': printers } as const
}

/** The note is written as an archive file, which Chromium's own printing cannot make. */
async function noteFile(
  { operativeNote }: DocumentServiceOptions,
  caseId: CaseId,
): Promise<Result<RenderedPdf, Failure>> {
  const made = await operativeNote(caseId)
  return made.ok ? ok(renderedPdf(made.value)) : made
}

/** The sheet whose print has to be recorded, or null for a document that is only a view of the record. */
function sheetToPrint(
  { cases, isSignedIn }: DocumentServiceOptions,
  caseId: CaseId,
  kind: DocumentKind,
): Result<string | null, Failure> {
  const open = cases()
  if (open === null) return fail(locked)
  if (!isSignedIn()) return fail(nobody)
  const state = open.state(caseId)
  if (!state.ok) return state
  if (kind !== 'instructions') return ok(null)
  const current = state.value.discharge.instructions.at(-1)
  if (current === undefined) return fail(notMade)
  return current.reviewed === null ? fail(notChecked) : ok(current.id)
}

type Print = {
  readonly how: 'printer' | 'pdf'
  readonly sha256: string | null
  readonly printer: string | null
  readonly copies: number
  readonly pages: number | null
}

function noteIn(
  { cases }: DocumentServiceOptions,
  caseId: CaseId,
  documentId: string | null,
  print: Print,
): Result<null, Failure> {
  if (documentId === null) return ok(null)
  const noted = cases()?.execute(caseId, { do: 'instructions.print', documentId, ...print }) ?? fail(locked)
  return noted.ok ? ok(null) : fail({ ...notNoted, params: { why: noted.failure.says } })
}

const locked: Failure = { code: 'vault.locked', says: 'The record is locked. Enter the passphrase first.', params: {} }
const nobody: Failure = {
  code: 'people.sign-in-first',
  says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
  params: {},
}
const notMade: Failure = {
  code: 'print.not-made',
  says: 'The instructions have not been made yet. Make them, check them, then print.',
  params: {},
}
const notChecked: Failure = {
  code: 'print.not-checked',
  says: 'Nobody has checked the filled-in values of the instructions yet. Check them, then print.',
  params: {},
}
const notNoted: Failure = {
  code: 'print.not-recorded',
  says: 'The sheet has left, but the record did not take the note of it. Do not hand it out; make the instructions again.',
  params: {},
}
