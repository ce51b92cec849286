import type { Printer } from '@shared/contract/printing'
import { fail, ok, type Result } from '@shared/kit/result'
import type { PrinterInfo } from 'electron'
import { type CreateHiddenWindow, type HiddenWindow, withPage } from './hiddenPage'
import type { PrintSystem, PrintWork } from './printSystem'

/** Asks the system for its printers, each time anew: printers come and go. */
export type ListPrinters = () => Promise<readonly Pick<PrinterInfo, 'name' | 'displayName' | 'options'>[]>

/**
 * Printing where there is no CUPS, on Windows: Chromium hands the document's own page to the spooler, which takes it or
 * does not. What becomes of it afterwards the spooler tells the person, and not us.
 */
export function windowPrinting(list: ListPrinters, createHiddenWindow: CreateHiddenWindow): PrintSystem {
  const printers = async (): Promise<Printer[]> => {
    const found = (await list()).map((printer) => ({
      name: printer.name,
      label: printer.displayName === '' ? printer.name : printer.displayName,
      isDefault: readsAsDefault(printer),
      trouble: null,
    }))
    return found.sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.label < b.label ? -1 : 1))
  }
  return {
    printers,
    send: async (work) => {
      if (!(await printers()).some(({ name }) => name === work.printer)) return fail('gone')
      const query = new URLSearchParams(work.page)
      const printed = await withPage({ createHiddenWindow, query }, (window) => printPage(window, work))
      return printed.ok ? ok('printed') : fail('failed')
    },
    standing: async () => ({ is: 'unheard-of' }),
    takeBack: async () => 'unheard-of',
  }
}

/** Older versions say it as `isDefault`, newer ones leave it to the options. */
function readsAsDefault(printer: object): boolean {
  return 'isDefault' in printer && printer.isDefault === true
}

async function printPage(
  { webContents }: HiddenWindow,
  { printer, copies, paper }: PrintWork,
): Promise<Result<null, { readonly code: string; readonly says: string; readonly params: Record<string, string> }>> {
  const options = {
    silent: true,
    deviceName: printer,
    copies,
    printBackground: true,
    color: false,
    pageSize: paper,
    margins: { marginType: 'custom', top: 45, bottom: 45, left: 53, right: 53 },
  } as const
  const reason = await new Promise<string | null>((resolve) => {
    webContents.print(options, (success, reason) => resolve(success ? null : reason))
  })
  return reason === null ? ok(null) : fail({ code: 'print.failed', says: reason, params: {} })
}
