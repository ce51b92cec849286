import type { CaseId } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import type { CaseState } from '@shared/case/state'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, ok, type Result } from '@shared/kit/result'
import { writeWholeFile } from '../wholeFile'
import { type CreateHiddenWindow, type DocumentKind, pageOf, withPage } from './hiddenPage'
import type { Paper } from './paper'
import { type RenderedPdf, renderedPdf, renderPdf } from './pdf'
import type { PrintDesk, PrintedCases } from './printDesk'
import { printFailures } from './printFailures'

export type DocumentServiceOptions = {
  readonly createHiddenWindow: CreateHiddenWindow
  readonly desk: Pick<PrintDesk, 'print' | 'printers'>
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

type Document = { readonly caseId: CaseId; readonly kind: DocumentKind }
type PrintInput = Document & { readonly printer: string; readonly copies: number }

/**
 * Prints and saves the documents of a case: the same file goes to the disk and to the printer. The instructions are a
 * record of what the patient was given: their print is written into the case with its fingerprint, and a sheet nobody
 * has checked does not leave.
 */
export function documentService(options: DocumentServiceOptions) {
  const { desk } = options

  const savePdf = async (document: Document): Promise<Outcome<OutputOf<'documents.savePdf'>>> => {
    const ready = readyToLeave(options, document)
    if (!ready.ok) return ready
    const target = await options.choosePath(`${document.kind}.pdf`)
    if (target === null) return ok({ cancelled: true, path: null, sha256: null, pages: 0 })
    const rendered = await rendering(options, document)
    if (!rendered.ok) return rendered
    const { bytes, sha256, pages } = rendered.value
    const written = writeWholeFile(target, bytes)
    if (!written.ok) return written
    const noted = noteSaved(options, document.caseId, ready.value.documentId, { sha256, pages })
    return noted.ok ? ok({ cancelled: false, path: target, sha256, pages }) : noted
  }

  const print = async ({ printer, copies, ...document }: PrintInput): Promise<Outcome<OutputOf<'documents.print'>>> => {
    const ready = readyToLeave(options, document)
    if (!ready.ok) return ready
    const rendered = await rendering(options, document)
    if (!rendered.ok) return rendered
    const { state, documentId } = ready.value
    const page = pageOf(document).toString()
    const sheet = { ...document, patient: displayName(state.patient), documentId, page, pdf: rendered.value }
    return desk.print(sheet, { printer, copies })
  }

  const printers = async (): Promise<Outcome<OutputOf<'documents.printers'>>> =>
    ok({ printers: [...(await desk.printers())] })

  return { 'documents.savePdf': savePdf, 'documents.print': print, 'documents.printers': printers } as const
}

/** The note is written as an archive file, which Chromium's own printing cannot make. */
async function rendering(
  { createHiddenWindow, operativeNote, paper }: DocumentServiceOptions,
  document: Document,
): Promise<Result<RenderedPdf, Failure>> {
  if (document.kind !== 'operative-note') {
    return withPage({ createHiddenWindow, query: pageOf(document) }, (window) => renderPdf(window, paper()))
  }
  const made = await operativeNote(document.caseId)
  return made.ok ? ok(renderedPdf(made.value)) : made
}

/** The case, and the sheet whose print has to be recorded; null for a document that is only a view of the record. */
function readyToLeave(
  { cases, isSignedIn }: DocumentServiceOptions,
  { caseId, kind }: Document,
): Result<{ readonly state: CaseState; readonly documentId: string | null }, Failure> {
  const open = cases()
  if (open === null) return fail(printFailures.locked)
  if (!isSignedIn()) return fail(printFailures.nobody)
  const state = open.state(caseId)
  if (!state.ok) return state
  if (kind !== 'instructions') return ok({ state: state.value, documentId: null })
  const current = state.value.discharge.instructions.at(-1)
  if (current === undefined) return fail(notMade)
  return current.reviewed === null ? fail(notChecked) : ok({ state: state.value, documentId: current.id })
}

function noteSaved(
  { cases }: DocumentServiceOptions,
  caseId: CaseId,
  documentId: string | null,
  file: { readonly sha256: string; readonly pages: number },
): Result<null, Failure> {
  if (documentId === null) return ok(null)
  const print = { how: 'pdf', printer: null, copies: 1, ...file } as const
  const noted = cases()?.execute(caseId, { do: 'instructions.print', documentId, ...print })
  if (noted === undefined) return fail(printFailures.locked)
  return noted.ok ? ok(null) : fail(printFailures.notNoted(noted.failure.says))
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
