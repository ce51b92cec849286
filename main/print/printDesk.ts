import type { CaseCommand } from '@shared/case/commands'
import type { CaseId, Envelope } from '@shared/case/envelope'
import type { CaseState } from '@shared/case/state'
import type { Failure } from '@shared/contract/channel'
import type { KeptPrint, Printer, PrinterTrouble } from '@shared/contract/printing'
import { fail, ok, type Result } from '@shared/kit/result'
import type { PrintJob, PrintJobTable } from '../store/printJobs'
import type { Paper } from './paper'
import type { RenderedPdf } from './pdf'
import { keptFailure, printFailures } from './printFailures'
import type { PrintSystem } from './printSystem'

/** What printing needs of the record: to read a case and to record that its sheet has left. */
export type PrintedCases = {
  readonly state: (caseId: CaseId) => Result<CaseState, Failure>
  readonly execute: (caseId: CaseId, command: CaseCommand) => Result<Envelope[], Failure>
}

/** What is printed. `documentId`: of instructions, whose print is written into the case. */
export type Sheet = {
  readonly kind: string
  readonly caseId: CaseId | null
  readonly patient: string
  readonly documentId: string | null
  readonly page: string
  readonly pdf: RenderedPdf
}

export type PrintDeskOptions = {
  readonly system: PrintSystem
  /** Null while the record is locked. */
  readonly record: () => { readonly jobs: PrintJobTable; readonly cases: PrintedCases } | null
  /** Who acts; null where nobody is signed in. */
  readonly actor: () => string | null
  readonly paper: () => Paper
  readonly now: () => Date
  readonly newId: () => string
  readonly wait: (ms: number) => Promise<void>
  /** Told whenever the list of kept prints is another one. */
  readonly onChanged: () => void
}

/** How long somebody waits in front of the screen; what takes longer is looked after in the background. */
const patienceMs = 20_000
const pollMs = 250
/** A printer that complains may still draw from another tray: it gets so long to go on, in milliseconds. */
const graceMs = 5_000

type End = Result<{ readonly printed: boolean }, Failure>
type Record = NonNullable<ReturnType<PrintDeskOptions['record']>>

export type PrintDesk = ReturnType<typeof printDesk>

/**
 * Everything on paper goes through here. A print is written into the encrypted record before it is handed to the system
 * and leaves it only when it is out, so that a printer without paper, a printer that is gone, or a power cut loses
 * nothing, and nothing comes out twice: what stands in the way is taken back out of the system's queue before it counts
 * as kept, and what may already be out is asked after before it is sent again.
 */
export function printDesk(options: PrintDeskOptions) {
  const { system, actor, now, wait, onChanged } = options
  /** Jobs that are being handled at this moment, by id. */
  const inHand = new Set<string>()

  const put = (record: Record, job: PrintJob, change: Partial<PrintJob>): PrintJob => {
    const next = { ...job, ...change }
    record.jobs.put(next)
    onChanged()
    return next
  }

  /** It is out: noted in the case where it has to be, then taken off the list. */
  const settle = (record: Record, job: PrintJob): End => {
    const out = job.standing === 'printed' ? job : put(record, job, { standing: 'printed', trouble: null })
    const { caseId, documentId, sha256, printer, copies, pages } = out
    if (caseId !== null && documentId !== null) {
      const print = { how: 'printer', sha256, printer, copies, pages } as const
      const noted = record.cases.execute(caseId, { do: 'instructions.print', documentId, ...print })
      if (!noted.ok) return fail(printFailures.notNoted(noted.failure.says))
    }
    record.jobs.remove(out.id)
    onChanged()
    return ok({ printed: true })
  }

  const keep = (record: Record, job: PrintJob, trouble: PrinterTrouble): Failure => {
    put(record, job, { standing: 'waiting', trouble })
    return keptFailure(trouble, job.printer)
  }

  /** Where a print is that was handed over; takes it back where it is stuck. Null: it is still on its way. */
  const look = async (record: Record, job: PrintJob, complainsSince: Complaint): Promise<End | null> => {
    const standing = await system.standing(queued(job))
    switch (standing.is) {
      case 'printed':
        await system.takeBack(queued(job))
        return settle(record, job)
      case 'unheard-of':
        return fail(keep(record, job, 'unknown'))
      case 'in-queue': {
        const { complaint } = standing
        if (complaint === null) complainsSince.at = null
        else complainsSince.at ??= now().getTime()
        const isPatient = complainsSince.at === null || now().getTime() - complainsSince.at < graceMs
        if (complaint === null || isPatient) return null
        return takenBack(record, job, complaint)
      }
      case 'stuck':
        return takenBack(record, job, standing.trouble)
    }
  }

  const takenBack = async (record: Record, job: PrintJob, trouble: PrinterTrouble): Promise<End> => {
    // Without an answer nobody knows what the queue still holds: it stays with the printer until it answers.
    if (trouble === 'unreachable') return fail(keptFailure('unreachable', job.printer))
    const became = await system.takeBack(queued(job))
    if (became === 'unreachable') return fail(keptFailure('unreachable', job.printer))
    return became === 'printed' ? settle(record, job) : fail(keep(record, job, trouble))
  }

  const follow = async (record: Record, job: PrintJob): Promise<End> => {
    const complaint: Complaint = { at: null }
    for (let waited = 0; waited <= patienceMs; waited += pollMs) {
      const end = await look(record, job, complaint)
      if (end !== null) return end
      await wait(pollMs)
    }
    return ok({ printed: false })
  }

  const handOver = async (record: Record, waiting: PrintJob, pdf: Uint8Array): Promise<End> => {
    // Before it is handed over: after a power cut the queue is asked by this very name.
    const job = put(record, waiting, { standing: 'with-printer', trouble: null, attempt: waiting.attempt + 1 })
    const { copies, paper, page } = job
    const sent = await system.send({ ...queued(job), copies, paper, page, pdf })
    if (!sent.ok) return fail(keep(record, job, sent.failure))
    return sent.value === 'printed' ? settle(record, job) : follow(record, job)
  }

  const during = async <T>(id: string, work: () => Promise<T>): Promise<T> => {
    inHand.add(id)
    try {
      return await work()
    } finally {
      inHand.delete(id)
    }
  }

  /** Prints a sheet, or keeps it and says why it did not come out. Somebody has to be signed in. */
  const print = async (sheet: Sheet, to: { readonly printer: string; readonly copies: number }): Promise<End> => {
    const record = options.record()
    const by = actor()
    if (record === null) return fail(printFailures.locked)
    if (by === null) return fail(printFailures.nobody)
    if ((await system.printers()).length === 0) return fail(printFailures.noPrinters)
    const { pdf, ...about } = sheet
    const job: PrintJob = {
      ...about,
      ...to,
      id: options.newId(),
      at: now().toISOString(),
      by,
      paper: options.paper(),
      sha256: pdf.sha256,
      pages: pdf.pages,
      attempt: 0,
      standing: 'waiting',
      trouble: null,
    }
    record.jobs.add(job, pdf.bytes)
    return during(job.id, () => handOver(record, job, pdf.bytes))
  }

  const sendAgain = async (id: string, printer: string | null): Promise<End> => {
    const record = options.record()
    if (record === null) return fail(printFailures.locked)
    if (actor() === null) return fail(printFailures.nobody)
    if (inHand.has(id)) return fail(printFailures.inHand)
    const job = record.jobs.find(id)
    if (job === null) return fail(printFailures.notKept)
    return during(id, async () => {
      if (job.standing === 'printed') return settle(record, job)
      if (job.standing === 'with-printer') {
        const end = await look(record, job, { at: null })
        if (end?.ok !== false) return end ?? ok({ printed: false })
        if (record.jobs.find(id)?.standing !== 'waiting' || end.failure.params.trouble === 'unknown') return end
      }
      const isOld = superseded(record, job)
      if (isOld !== null) return fail(isOld)
      const pdf = record.jobs.pdf(id)
      const kept = record.jobs.find(id)
      if (pdf === null || kept === null) return fail(printFailures.notKept)
      return handOver(record, { ...kept, printer: printer ?? kept.printer }, pdf)
    })
  }

  const discard = async (id: string): Promise<Result<null, Failure>> => {
    const record = options.record()
    if (record === null) return fail(printFailures.locked)
    if (actor() === null) return fail(printFailures.nobody)
    if (inHand.has(id)) return fail(printFailures.inHand)
    const job = record.jobs.find(id)
    if (job === null) return fail(printFailures.notKept)
    return during(id, async () => {
      const became = job.standing === 'with-printer' ? await system.takeBack(queued(job)) : null
      if (became === 'unreachable') return fail(keptFailure('unreachable', job.printer))
      record.jobs.remove(id)
      onChanged()
      return ok(null)
    })
  }

  /** Looks once at every print that a printer still has. For every few seconds, as long as the app runs. */
  const lookAfter = async (): Promise<void> => {
    const record = options.record()
    if (record === null) return
    for (const job of record.jobs.list()) {
      const isMine =
        !inHand.has(job.id) && (job.standing === 'with-printer' || (job.standing === 'printed' && actor() !== null))
      if (!isMine) continue
      await during(job.id, async () => {
        if (job.standing === 'printed') return settle(record, job)
        // The grace is for somebody who waits; here as much time has passed since the last look.
        return look(record, job, { at: now().getTime() - graceMs })
      })
    }
  }

  const kept = (): KeptPrint[] =>
    (options.record()?.jobs.list() ?? [])
      .filter(({ id, standing, attempt }) => !inHand.has(id) || standing === 'waiting' || attempt > 1)
      .map(keptPrintOf)

  return { print, sendAgain, discard, lookAfter, kept, printers: (): Promise<readonly Printer[]> => system.printers() }
}

/** Since when the printer complains without having stopped, in milliseconds; null where it does not. */
type Complaint = { at: number | null }

const queued = ({ id, attempt, printer }: PrintJob) => ({ name: `Procedure Pause ${id} ${attempt}`, printer })

/** Instructions that were made anew since: the old ones must not reach the patient any more. */
function superseded({ cases }: Record, { caseId, documentId }: PrintJob): Failure | null {
  if (caseId === null || documentId === null) return null
  const state = cases.state(caseId)
  if (!state.ok) return state.failure
  return state.value.discharge.instructions.at(-1)?.id === documentId ? null : printFailures.superseded
}

function keptPrintOf(job: PrintJob): KeptPrint {
  const { id, kind, patient, caseId, printer, copies, pages, at, by, standing, trouble } = job
  return { id, kind, patient, caseId, printer, copies, pages, at, by, standing, trouble }
}
