import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import type { PrinterInfo } from 'electron'
import type { HiddenWindow } from './hiddenPage'
import type { Paper } from './paper'

/** Asks the system for its printers, each time anew: printers come and go. */
export type ListPrinters = () => Promise<readonly Pick<PrinterInfo, 'name' | 'displayName' | 'options'>[]>

export type Printer = { readonly name: string; readonly label: string; readonly isDefault: boolean }

/** The printers of the system by name, the default first where the system says which one that is. */
export async function printersOf(list: ListPrinters): Promise<Printer[]> {
  const printers = (await list()).map((printer) => ({
    name: printer.name,
    label: printer.displayName === '' ? printer.name : printer.displayName,
    isDefault: readsAsDefault(printer),
  }))
  return printers.sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.label < b.label ? -1 : 1))
}

/** Older versions say it as `isDefault`, newer ones leave it to the options. */
function readsAsDefault(printer: object): boolean {
  return 'isDefault' in printer && printer.isDefault === true
}

export type PrintJob = { readonly printer: string; readonly copies: number; readonly paper: Paper }

/** Sends the page to a printer that was just seen to be there. */
export async function printPage(
  window: HiddenWindow,
  job: PrintJob,
  printers: readonly Printer[],
): Promise<Result<null, Failure>> {
  if (printers.length === 0) return fail(noPrinters)
  if (!printers.some((each) => each.name === job.printer)) return fail(printerGone(job.printer))
  const options = {
    silent: true,
    deviceName: job.printer,
    copies: job.copies,
    printBackground: true,
    color: false,
    pageSize: job.paper,
    margins: { marginType: 'custom', top: 45, bottom: 45, left: 53, right: 53 },
  } as const
  const { success, reason } = await new Promise<{ success: boolean; reason: string }>((resolve) => {
    window.webContents.print(options, (success, reason) => resolve({ success, reason }))
  })
  return success ? ok(null) : fail(notPrinted(job.printer, reason))
}

const noPrinters: Failure = {
  code: 'print.no-printers',
  says: 'This computer has no printer. Connect one, or save the sheet as a PDF.',
  params: {},
}

function printerGone(printer: string): Failure {
  return {
    code: 'print.printer-gone',
    says: `The printer ${printer} is not there any more. Choose another printer; the sheet is kept.`,
    params: { printer },
  }
}

function notPrinted(printer: string, reason: string): Failure {
  return {
    code: 'print.failed',
    says: `The printer ${printer} did not take the sheet (${reason}). The sheet is kept: check the printer and print again.`,
    params: { printer, reason },
  }
}
