import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, ok } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { writeWholeFile } from '../wholeFile'
import { type CreateHiddenWindow, withPage } from './hiddenPage'
import type { Paper } from './paper'
import { renderPdf } from './pdf'
import { type ListPrinters, printersOf, printPage } from './printers'

export type TeamReportServiceOptions = {
  readonly createHiddenWindow: CreateHiddenWindow
  readonly listPrinters: ListPrinters
  /** Whether the record is open and somebody is signed in. */
  readonly isAllowed: () => boolean
  readonly choosePath: (suggested: string) => Promise<string | null>
  readonly paper: () => Paper
}

/** Prints and saves the weekly report of the team. It names no patient and no person. */
export function teamReportService(options: TeamReportServiceOptions) {
  const { createHiddenWindow, listPrinters, paper, isAllowed, choosePath } = options
  const queryOf = (from: CalendarDate) => new URLSearchParams({ document: 'team-report', from })

  const savePdf = async (input: { readonly from: CalendarDate }): Promise<Outcome<OutputOf<'quality.savePdf'>>> => {
    if (!isAllowed()) return fail(nobody)
    const target = await choosePath(`team-report-${input.from}.pdf`)
    if (target === null) return ok({ cancelled: true, path: null, pages: 0 })
    const rendered = await withPage({ createHiddenWindow, query: queryOf(input.from) }, (window) =>
      renderPdf(window, paper()),
    )
    if (!rendered.ok) return rendered
    const written = writeWholeFile(target, rendered.value.bytes)
    return written.ok ? ok({ cancelled: false, path: target, pages: rendered.value.pages }) : written
  }

  const print = async (input: {
    readonly from: CalendarDate
    readonly printer: string
    readonly copies: number
  }): Promise<Outcome<OutputOf<'quality.print'>>> => {
    if (!isAllowed()) return fail(nobody)
    const printers = await printersOf(listPrinters)
    const { printer, copies } = input
    const printed = await withPage({ createHiddenWindow, query: queryOf(input.from) }, (window) =>
      printPage(window, { printer, copies, paper: paper() }, printers),
    )
    return printed.ok ? ok({ printed: true }) : printed
  }

  return { 'quality.savePdf': savePdf, 'quality.print': print } as const
}

const nobody: Failure = {
  code: 'people.sign-in-first',
  says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
  params: {},
}
