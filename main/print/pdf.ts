import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import { syncFolder } from '../store/atomicFile'
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

/**
 * Writes bytes so that after a power cut there is the whole file or none: a neighbour with an unguessable name, synced,
 * then renamed. A file of that name is replaced in one step; nothing is left behind when it fails.
 */
export function writeWholeFile(path: string, bytes: Buffer): Result<null, Failure> {
  const partial = join(dirname(path), `.${randomUUID()}.partial`)
  try {
    const handle = openSync(partial, 'wx', 0o600)
    try {
      writeFileSync(handle, bytes)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(partial, path)
    syncFolder(dirname(path))
    return ok(null)
  } catch (cause) {
    rmSync(partial, { force: true })
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return fail(notWritten)
  }
}

const notAPdf: Failure = {
  code: 'print.no-pdf',
  says: 'The page could not be turned into a PDF. Nothing was saved. Try again.',
  params: {},
}
const notWritten: Failure = {
  code: 'print.not-written',
  says: 'The file could not be saved there: the folder is gone, full or closed. Choose another folder and try again.',
  params: {},
}
