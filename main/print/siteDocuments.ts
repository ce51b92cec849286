import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf, siteDocumentKinds } from '@shared/contract/channels'
import { fail, ok } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { writeWholeFile } from '../wholeFile'
import type { DocumentServiceOptions } from './documentService'
import { withPage } from './hiddenPage'
import { renderPdf } from './pdf'
import { printersOf, printPage } from './printers'

export type SiteDocument = { readonly kind: (typeof siteDocumentKinds)[number]; readonly day: CalendarDate | null }

type Options = Pick<
  DocumentServiceOptions,
  'createHiddenWindow' | 'listPrinters' | 'isSignedIn' | 'choosePath' | 'paper'
>

/** Prints and saves what is about the site or a whole day: the rule book, and the list of who is to be phoned. */
export function siteDocuments(options: Options) {
  const { createHiddenWindow, listPrinters, isSignedIn, choosePath, paper } = options
  const query = ({ kind, day }: SiteDocument) =>
    new URLSearchParams({ document: kind, ...(day === null ? {} : { day }) })

  const savePdf = async (document: SiteDocument): Promise<Outcome<OutputOf<'siteDocuments.savePdf'>>> => {
    if (!isSignedIn()) return fail(nobody)
    const target = await choosePath(`${document.kind}.pdf`)
    if (target === null) return ok({ cancelled: true, path: null, pages: 0 })
    const rendered = await withPage({ createHiddenWindow, query: query(document) }, (window) =>
      renderPdf(window, paper()),
    )
    if (!rendered.ok) return rendered
    const written = writeWholeFile(target, rendered.value.bytes)
    return written.ok ? ok({ cancelled: false, path: target, pages: rendered.value.pages }) : written
  }

  const print = async ({
    printer,
    copies,
    ...document
  }: SiteDocument & { readonly printer: string; readonly copies: number }): Promise<
    Outcome<OutputOf<'siteDocuments.print'>>
  > => {
    if (!isSignedIn()) return fail(nobody)
    const printers = await printersOf(listPrinters)
    const printed = await withPage({ createHiddenWindow, query: query(document) }, (window) =>
      printPage(window, { printer, copies, paper: paper() }, printers),
    )
    return printed.ok ? ok({ printed: true }) : printed
  }

  return { 'siteDocuments.savePdf': savePdf, 'siteDocuments.print': print } as const
}

const nobody: Failure = {
  code: 'people.sign-in-first',
  says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
  params: {},
}
