import { setTimeout as delay } from 'node:timers/promises'
import type { Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { ok } from '@shared/kit/result'
import type { PrintDesk } from './printDesk'

/** The list of prints that have not come out yet, and what can be done with each. */
export function printingService(desk: Pick<PrintDesk, 'kept' | 'sendAgain' | 'discard'>) {
  return {
    'printing.kept': async (): Promise<Outcome<OutputOf<'printing.kept'>>> => ok({ prints: desk.kept() }),
    'printing.sendAgain': async (asked: {
      readonly jobId: string
      readonly printer: string | null
    }): Promise<Outcome<OutputOf<'printing.sendAgain'>>> => desk.sendAgain(asked.jobId, asked.printer),
    'printing.discard': async (asked: { readonly jobId: string }): Promise<Outcome<OutputOf<'printing.discard'>>> => {
      const discarded = await desk.discard(asked.jobId)
      return discarded.ok ? ok({}) : discarded
    },
  } as const
}

/** How often a printer is asked after what it has, in milliseconds. Nothing is asked while it has nothing. */
const watchMs = 3_000

/** Looks after what printers have until the application closes. Never rejects. */
export async function watchPrints(desk: Pick<PrintDesk, 'lookAfter'>, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    try {
      await delay(watchMs, undefined, { signal: closing })
      await desk.lookAfter()
    } catch (cause) {
      // The record closes under the last look when the application does; the next start looks again.
      if (!closing.aborted)
        console.error('The prints could not be looked after.', cause instanceof Error ? cause.name : '')
    }
  }
}
