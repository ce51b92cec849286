import type { CaseId } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import type { documentKinds } from '@shared/contract/channels'
import { fail, ok, type Result } from '@shared/kit/result'
import type { PrintToPDFOptions, WebContentsPrintOptions } from 'electron'

export type DocumentKind = (typeof documentKinds)[number]

/** The part of a window that printing needs. `BrowserWindow` fits; so does a fake in a test. */
export type HiddenWindow = {
  readonly webContents: {
    readonly executeJavaScript: (code: string) => Promise<unknown>
    readonly printToPDF: (options: PrintToPDFOptions) => Promise<Buffer>
    readonly print: (options: WebContentsPrintOptions, done: (success: boolean, failureReason: string) => void) => void
  }
  readonly isDestroyed: () => boolean
  readonly destroy: () => void
}

/** Loads the page of a document in a window nobody sees. Rejects when the page cannot be loaded. */
export type CreateHiddenWindow = (query: URLSearchParams) => Promise<HiddenWindow>

export type PageOptions = {
  readonly createHiddenWindow: CreateHiddenWindow
  /** Which document: what the page reads from its address. */
  readonly query: URLSearchParams
  /** Longest time for the page to say it is ready, in milliseconds. */
  readonly patienceMs?: number
  readonly wait?: (ms: number) => Promise<void>
}

/** What the page says of itself: `ready` once fonts and record are in place, or what is missing. */
const askState = "document.documentElement.dataset.document ?? ''"
const pollMs = 25
const defaultPatienceMs = 20_000

/** The address of a document of a case. */
export const pageOf = ({ kind, caseId }: { readonly kind: DocumentKind; readonly caseId: CaseId }): URLSearchParams =>
  new URLSearchParams({ document: kind, case: caseId })

/**
 * Opens the page of a document, waits until it says that it is complete, lends it to `use`, and closes it whatever
 * happens. The page is the very component that the preview shows.
 */
export async function withPage<T>(
  options: PageOptions,
  use: (window: HiddenWindow) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const window = await options.createHiddenWindow(options.query)
  try {
    const ready = await untilReady(window, options)
    return ready.ok ? await use(window) : ready
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

async function untilReady(
  window: HiddenWindow,
  { patienceMs = defaultPatienceMs, wait = waitFor }: PageOptions,
): Promise<Result<null, Failure>> {
  for (let waited = 0; waited <= patienceMs; waited += pollMs) {
    if (window.isDestroyed()) return fail(pageGone)
    const state = await window.webContents.executeJavaScript(askState)
    if (state === 'ready') return ok(null)
    if (state === 'nothing') return fail(nothingToPrint)
    if (state === 'failed') return fail(pageGone)
    await wait(pollMs)
  }
  return fail(tooSlow)
}

const waitFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const nothingToPrint: Failure = {
  code: 'print.nothing',
  says: 'There is nothing to print yet. Make the document first, then print it.',
  params: {},
}
const pageGone: Failure = {
  code: 'print.page-failed',
  says: 'The page could not be prepared. Nothing was printed. Try again; if it happens again, restart the app.',
  params: {},
}
const tooSlow: Failure = {
  code: 'print.too-slow',
  says: 'The page took too long to prepare. Nothing was printed. Try again.',
  params: {},
}
