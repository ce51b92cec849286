import type { Outcome } from '@shared/contract/channel'
import type { OutputOf, siteDocumentKinds } from '@shared/contract/channels'
import { fail, ok } from '@shared/kit/result'
import type { CalendarDate } from '@shared/kit/time'
import { writeWholeFile } from '../wholeFile'
import type { DocumentServiceOptions } from './documentService'
import { withPage } from './hiddenPage'
import { renderPdf } from './pdf'
import { printFailures } from './printFailures'

export type SiteDocument = { readonly kind: (typeof siteDocumentKinds)[number]; readonly day: CalendarDate | null }

type Options = Pick<DocumentServiceOptions, 'createHiddenWindow' | 'desk' | 'isSignedIn' | 'choosePath' | 'paper'>

/** Prints and saves what is about the site or a whole day: the rule book, and the list of who is to be phoned. */
export function siteDocuments(options: Options) {
  const { createHiddenWindow, desk, isSignedIn, choosePath, paper } = options
  const query = ({ kind, day }: SiteDocument) =>
    new URLSearchParams({ document: kind, ...(day === null ? {} : { day }) })

  const rendering = (document: SiteDocument) =>
    withPage({ createHiddenWindow, query: query(document) }, (window) => renderPdf(window, paper()))

  const savePdf = async (document: SiteDocument): Promise<Outcome<OutputOf<'siteDocuments.savePdf'>>> => {
    if (!isSignedIn()) return fail(printFailures.nobody)
    const target = await choosePath(`${document.kind}.pdf`)
    if (target === null) return ok({ cancelled: true, path: null, pages: 0 })
    const rendered = await rendering(document)
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
    if (!isSignedIn()) return fail(printFailures.nobody)
    const rendered = await rendering(document)
    if (!rendered.ok) return rendered
    const page = query(document).toString()
    return desk.print({ ...ofTheSite, kind: document.kind, page, pdf: rendered.value }, { printer, copies })
  }

  return { 'siteDocuments.savePdf': savePdf, 'siteDocuments.print': print } as const
}

/** Of no case, and so noted in none. */
const ofTheSite = { caseId: null, patient: '', documentId: null } as const
