import type { Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, ok } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { writeWholeFile } from '../wholeFile'
import { type CreateHiddenWindow, withPage } from './hiddenPage'
import type { Paper } from './paper'
import { renderPdf } from './pdf'
import type { PrintDesk } from './printDesk'
import { printFailures } from './printFailures'

export type TeamReportServiceOptions = {
  readonly createHiddenWindow: CreateHiddenWindow
  readonly desk: Pick<PrintDesk, 'print'>
  /** Whether the record is open and somebody is signed in. */
  readonly isAllowed: () => boolean
  readonly choosePath: (suggested: string) => Promise<string | null>
  readonly paper: () => Paper
}

/** Prints and saves the weekly report of the team. It names no patient and no person. */
export function teamReportService(options: TeamReportServiceOptions) {
  const { createHiddenWindow, desk, paper, isAllowed, choosePath } = options
  const queryOf = (from: CalendarDate) => new URLSearchParams({ document: 'team-report', from })

  const rendering = (from: CalendarDate) =>
    withPage({ createHiddenWindow, query: queryOf(from) }, (window) => renderPdf(window, paper()))

  const savePdf = async (input: { readonly from: CalendarDate }): Promise<Outcome<OutputOf<'quality.savePdf'>>> => {
    if (!isAllowed()) return fail(printFailures.nobody)
    const target = await choosePath(`team-report-${input.from}.pdf`)
    if (target === null) return ok({ cancelled: true, path: null, pages: 0 })
    const rendered = await rendering(input.from)
    if (!rendered.ok) return rendered
    const written = writeWholeFile(target, rendered.value.bytes)
    return written.ok ? ok({ cancelled: false, path: target, pages: rendered.value.pages }) : written
  }

  const print = async (input: {
    readonly from: CalendarDate
    readonly printer: string
    readonly copies: number
  }): Promise<Outcome<OutputOf<'quality.print'>>> => {
    if (!isAllowed()) return fail(printFailures.nobody)
    const rendered = await rendering(input.from)
    if (!rendered.ok) return rendered
    const { printer, copies } = input
    const page = queryOf(input.from).toString()
    const about = { kind: 'team-report', caseId: null, patient: '', documentId: null, page }
    return desk.print({ ...about, pdf: rendered.value }, { printer, copies })
  }

  return { 'quality.savePdf': savePdf, 'quality.print': print } as const
}
