import type { Printer, PrinterTrouble } from '@shared/contract/printing'
import { fail, ok, type Result } from '@shared/kit/result'
import type { Paper } from '../paper'
import type { PrintStanding, PrintSystem, PrintWork, QueuedSheet } from '../printSystem'
import type { AskCups } from './cupsServer'
import type { IppAttributes, IppField, IppReply } from './ippMessage'

/** Operations: RFC 8011 section 5.4.15, and CUPS' own. */
const operations = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJob: 0x0009,
  getJobs: 0x000a,
  getPrinter: 0x000b,
  getDefault: 0x4001,
  getPrinters: 0x4002,
} as const

/** Values of `job-state` (RFC 8011 section 5.3.7). */
const jobState = { stopped: 6, canceled: 7, aborted: 8, completed: 9 } as const
/** A sheet that came out is taken off the queue at once, so that few finished ones of ours are ever in it. */
const mostAsked = 50

/** `printer-state` stopped (RFC 8011 section 5.4.11). */
const printerStopped = 5

const printerFields = [
  'printer-name',
  'printer-info',
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
] as const

const media: Readonly<Record<Paper, string>> = { A4: 'iso_a4_210x297mm', Letter: 'na_letter_8.5x11in' }

/** What `printer-state-reasons` mean here (RFC 8011 section 5.4.12), the most telling first. */
const reasons: readonly (readonly [RegExp, PrinterTrouble])[] = [
  [/^media-(empty|needed)/, 'no-paper'],
  [/^media-jam/, 'jam'],
  [/^(cover|door|interlock)-open/, 'cover-open'],
  [/^(toner|marker-supply|marker-waste)-(empty|full)/, 'no-ink'],
  [/^(offline|shutdown|timed-out)/, 'offline'],
]

/** Printing through CUPS, the print service of Linux and macOS: the very bytes of the file, over IPP. */
export function cupsPrinting(ask: AskCups): PrintSystem {
  const printers = async (): Promise<readonly Printer[]> => {
    const listed = await ask({
      operation: operations.getPrinters,
      path: '/',
      fields: [['requested-attributes', 'keyword', ...printerFields]],
    })
    if (!listed.ok || !isDone(listed.value)) return []
    const chosen = await ask({ operation: operations.getDefault, path: '/' })
    const byDefault = chosen.ok ? text(chosen.value.groups[0], 'printer-name') : null
    return listed.value.groups
      .flatMap((each) => printerOf(each, byDefault))
      .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.label < b.label ? -1 : 1))
  }

  const printerNamed = async (printer: string): Promise<IppAttributes | 'unreachable' | 'gone'> => {
    const asked = await ask({
      operation: operations.getPrinter,
      path: pathOf(printer),
      fields: [['requested-attributes', 'keyword', ...printerFields]],
    })
    if (!asked.ok) return 'unreachable'
    const [found] = asked.value.groups
    return !isDone(asked.value) || found === undefined ? 'gone' : found
  }

  const send = async (work: PrintWork): Promise<Result<'in-queue', PrinterTrouble>> => {
    const asked = await printerNamed(work.printer)
    if (typeof asked === 'string') return fail(asked)
    // What an idle printer says of its paper is as old as its last sheet: it is tried.
    const trouble = stopOf(asked)
    if (trouble !== null) return fail(trouble)
    const sent = await ask({
      operation: operations.printJob,
      path: pathOf(work.printer),
      fields: [
        ['job-name', 'name', work.name],
        ['document-format', 'mime', 'application/pdf'],
      ],
      jobFields: [
        ['copies', 'integer', work.copies],
        ['multiple-document-handling', 'keyword', 'separate-documents-collated-copies'],
        ['media', 'keyword', media[work.paper]],
        ['print-color-mode', 'keyword', 'monochrome'],
      ] satisfies readonly IppField[],
      document: work.pdf,
    })
    if (!sent.ok) return fail('unreachable')
    return isDone(sent.value) ? ok('in-queue') : fail('refuses')
  }

  const find = async ({ name, printer }: QueuedSheet): Promise<Result<IppAttributes | null, PrinterTrouble>> => {
    const asked = await ask({
      operation: operations.getJobs,
      path: pathOf(printer),
      fields: [
        ['which-jobs', 'keyword', 'all'],
        ['my-jobs', 'boolean', true],
        ['requested-attributes', 'keyword', 'job-id', 'job-name', 'job-state'],
      ],
    })
    if (!asked.ok) return fail('unreachable')
    if (!isDone(asked.value)) return fail('gone')
    const jobs = asked.value.groups
    const named = jobs.find((job) => text(job, 'job-name') === name)
    return ok(named ?? (await nameless({ name, printer }, jobs)))
  }

  /** The service may list a finished job without its name: then each that could be it is asked, the newest first. */
  const nameless = async ({ name, printer }: QueuedSheet, jobs: readonly IppAttributes[]) => {
    const unnamed = jobs.filter((job) => text(job, 'job-name') === null).reverse()
    for (const job of unnamed.slice(0, mostAsked)) {
      const id = number(job, 'job-id')
      if (id === null) continue
      const asked = await ask({
        operation: operations.getJob,
        path: pathOf(printer),
        fields: [['job-id', 'integer', id]],
      })
      const found = asked.ok ? asked.value.groups.find((each) => text(each, 'job-name') === name) : undefined
      if (found !== undefined) return found
    }
    return null
  }

  const standing = async (sheet: QueuedSheet): Promise<PrintStanding> => {
    const found = await find(sheet)
    if (!found.ok) return { is: 'stuck', trouble: found.failure }
    if (found.value === null) return { is: 'unheard-of' }
    switch (number(found.value, 'job-state')) {
      case jobState.completed:
        return { is: 'printed' }
      case jobState.canceled:
        return { is: 'stuck', trouble: 'cancelled' }
      case jobState.aborted:
        return { is: 'stuck', trouble: 'failed' }
      default: {
        const asked = await printerNamed(sheet.printer)
        if (typeof asked === 'string') return { is: 'stuck', trouble: asked }
        const stop = number(asked, 'printer-state') === printerStopped ? stopOf(asked) : null
        if (stop !== null) return { is: 'stuck', trouble: stop }
        return number(found.value, 'job-state') === jobState.stopped
          ? { is: 'stuck', trouble: complaintOf(asked) ?? 'stopped' }
          : { is: 'in-queue', complaint: complaintOf(asked) }
      }
    }
  }

  const cancel = (printer: string, id: number, purge: boolean) =>
    ask({
      operation: operations.cancelJob,
      path: pathOf(printer),
      fields: [
        ['job-id', 'integer', id],
        ['purge-job', 'boolean', purge],
      ],
    })

  const takeBack = async (sheet: QueuedSheet) => {
    const found = await find(sheet)
    if (!found.ok) return found.failure === 'unreachable' ? 'unreachable' : 'unheard-of'
    if (found.value === null) return 'unheard-of'
    const id = number(found.value, 'job-id')
    if (id === null) return 'unheard-of'
    const isOut = number(found.value, 'job-state') === jobState.completed
    const cancelled = isOut ? null : await cancel(sheet.printer, id, false)
    if (cancelled?.ok === false) return 'unreachable'
    // Refused for a sheet that came out, or ended otherwise, meanwhile: only then is it asked what became of it.
    const became = cancelled === null || isDone(cancelled.value) ? null : await standing(sheet)
    if (became?.is === 'stuck' && became.trouble === 'unreachable') return 'unreachable'
    // The service would keep its copy of a patient's sheet on the disk for a day.
    await cancel(sheet.printer, id, true)
    return isOut || became?.is === 'printed' ? 'printed' : 'taken-back'
  }

  return { printers, send, standing, takeBack }
}

/** Statuses up to here mean that it was done, some attributes perhaps left aside. */
const isDone = ({ status }: IppReply): boolean => status < 0x0100

const pathOf = (printer: string): string => `/printers/${encodeURIComponent(printer)}`

function printerOf(attributes: IppAttributes, byDefault: string | null): Printer[] {
  const name = text(attributes, 'printer-name')
  if (name === null) return []
  const info = text(attributes, 'printer-info') ?? ''
  return [{ name, label: info === '' ? name : info, isDefault: name === byDefault, trouble: stopOf(attributes) }]
}

/** Why a printer takes nothing or does nothing at all; null where it works. */
function stopOf(attributes: IppAttributes): PrinterTrouble | null {
  if (number(attributes, 'printer-state') === printerStopped) return complaintOf(attributes) ?? 'stopped'
  return attributes.get('printer-is-accepting-jobs')?.[0] === false ? 'refuses' : null
}

/** What a printer complains of, working or not. Warnings and reports do not count, save that it cannot be reached. */
function complaintOf(attributes: IppAttributes): PrinterTrouble | null {
  const said = (attributes.get('printer-state-reasons') ?? []).map(String)
  const serious = said.filter((reason) => reason.startsWith('offline') || !/-(warning|report)$/.test(reason))
  return reasons.find(([pattern]) => serious.some((reason) => pattern.test(reason)))?.[1] ?? null
}

function text(attributes: IppAttributes | undefined, name: string): string | null {
  const value = attributes?.get(name)?.[0]
  return typeof value === 'string' ? value : null
}

function number(attributes: IppAttributes, name: string): number | null {
  const value = attributes.get(name)?.[0]
  return typeof value === 'number' ? value : null
}
