import type { Printer, PrinterTrouble } from '@shared/contract/printing'
import type { Result } from '@shared/kit/result'
import type { Paper } from './paper'

/** One sheet on its way to one printer. `name` is unique: by it the system's queue is asked again, even after a restart. */
export type PrintWork = {
  readonly name: string
  readonly printer: string
  readonly copies: number
  readonly paper: Paper
  readonly pdf: Uint8Array
  /** The address of the document's own page, for a system that prints pages and no files. */
  readonly page: string
}

/** Where a sheet is. `in-queue`: it is not out yet; `complaint` is what the printer says meanwhile, if anything. `unheard-of`: the queue does not know it. */
export type PrintStanding =
  | { readonly is: 'printed' }
  | { readonly is: 'in-queue'; readonly complaint: PrinterTrouble | null }
  | { readonly is: 'stuck'; readonly trouble: PrinterTrouble }
  | { readonly is: 'unheard-of' }

export type QueuedSheet = Pick<PrintWork, 'name' | 'printer'>

/** The printing of the operating system. Nothing here rejects for a printer's sake: a trouble is a value. */
export type PrintSystem = {
  /** The printers, asked anew each time: they come and go. Empty where the computer has none. */
  readonly printers: () => Promise<readonly Printer[]>
  /** Hands a sheet over. `printed` where the system tells no more about it afterwards. */
  readonly send: (work: PrintWork) => Promise<Result<'in-queue' | 'printed', PrinterTrouble>>
  readonly standing: (sheet: QueuedSheet) => Promise<PrintStanding>
  /**
   * Takes a sheet and its file out of the queue, a finished one too. Resolves to what had become of it until then;
   * `unreachable` where the system does not answer, and the sheet may still be in its queue.
   */
  readonly takeBack: (sheet: QueuedSheet) => Promise<'taken-back' | 'printed' | 'unheard-of' | 'unreachable'>
}
