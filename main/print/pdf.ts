import { createHash } from 'node:crypto'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import type { HiddenWindow } from './hiddenPage'
import type { Paper } from './paper'

export type RenderedPdf = { readonly bytes: Buffer; readonly sha256: string; readonly pages: number }

/**
 * The page as a PDF: tagged for screen readers, fonts embedded, margins from the page's own style sheet. Fails where
 * what came back is no PDF with at least one page.
 */
export async function renderPdf(window: HiddenWindow, paper: Paper): Promise<Result<RenderedPdf, Failure>> {
  const bytes = await window.webContents.printToPDF({
    pageSize: paper,
    printBackground: true,
    generateTaggedPDF: true,
    preferCSSPageSize: false,
    margins: { top: 0.47, bottom: 0.47, left: 0.55, right: 0.55 },
  })
  const rendered = renderedPdf(bytes)
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || rendered.pages === 0) return fail(notAPdf)
  return ok(rendered)
}

/** A finished file with its fingerprint and number of pages. */
export function renderedPdf(bytes: Buffer): RenderedPdf {
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex'), pages: countPages(bytes) }
}

/** Number of page objects of a PDF as Chromium writes it, whose page objects are not compressed. */
export function countPages(bytes: Buffer): number {
  return bytes.toString('latin1').match(/\/Type\s*\/Page(?![\w])/g)?.length ?? 0
}

const notAPdf: Failure = {
  code: 'print.no-pdf',
  says: 'The page could not be turned into a PDF. Nothing was saved. Try again.',
  params: {},
}
