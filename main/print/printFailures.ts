import type { Failure } from '@shared/contract/channel'
import type { PrinterTrouble } from '@shared/contract/printing'

/** What happened at the printer, then what to do. Everywhere else: the print is kept. */
const sentences: Readonly<Record<PrinterTrouble, (printer: string) => readonly [string, string]>> = {
  gone: (printer) => [`The printer ${printer} is not there any more.`, 'Send it to another printer.'],
  unreachable: () => ['The print service of this computer does not answer.', 'Restart it, then send it again.'],
  stopped: (printer) => [`The printer ${printer} is stopped.`, 'Start the printer, then send it again.'],
  refuses: (printer) => [
    `The printer ${printer} takes nothing at the moment.`,
    'Send it to another printer, or again later.',
  ],
  'no-paper': (printer) => [
    `The printer ${printer} is out of paper.`,
    'Take away what is in its tray, fill it with paper, then send it again.',
  ],
  jam: (printer) => [`Paper is stuck in the printer ${printer}.`, 'Take it out and away, then send it again.'],
  offline: (printer) => [
    `The printer ${printer} cannot be reached.`,
    'Check that it is switched on and connected, then send it again.',
  ],
  'cover-open': (printer) => [`A cover of the printer ${printer} is open.`, 'Close it, then send it again.'],
  'no-ink': (printer) => [`The printer ${printer} has no toner or ink.`, 'Change it, then send it again.'],
  cancelled: (printer) => [
    `The print was cancelled in the queue of the printer ${printer}.`,
    'Take away what is in its tray, then send it again.',
  ],
  failed: (printer) => [`The printer ${printer} could not print it.`, 'Check the printer, then send it again.'],
  unknown: (printer) => [
    `Nothing tells whether the printer ${printer} printed it.`,
    'Look into its tray first. Send it again only if it is not there.',
  ],
}

/** A print that did not come out: what is wrong, that it is kept, and what to do. */
export function keptFailure(trouble: PrinterTrouble, printer: string): Failure {
  const [what, next] = sentences[trouble](printer)
  return { code: `print.kept-${trouble}`, says: `${what} The print is kept. ${next}`, params: { printer, trouble } }
}

/** Why nothing was printed at all. */
export const printFailures = {
  locked: { code: 'vault.locked', says: 'The record is locked. Enter the passphrase first.', params: {} },
  nobody: {
    code: 'people.sign-in-first',
    says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
    params: {},
  },
  noPrinters: {
    code: 'print.no-printers',
    says: 'This computer has no printer. Connect one, or save the sheet as a PDF.',
    params: {},
  },
  inHand: {
    code: 'print.in-hand',
    says: 'This print is being sent at this moment. Wait until the printer has it.',
    params: {},
  },
  notKept: {
    code: 'print.not-kept',
    says: 'This print is not in the list any more: it came out, or somebody took it off.',
    params: {},
  },
  superseded: {
    code: 'print.superseded',
    says: 'The instructions were made anew since. Take this print off the list and print the new ones.',
    params: {},
  },
  notNoted: (why: string): Failure => ({
    code: 'print.not-recorded',
    says: 'The sheet has left, but the record did not take the note of it. Do not hand it out; make the instructions again.',
    params: { why },
  }),
} as const
