import { type CaseId, verifyChain } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, type Result } from '@shared/kit/result'
import { foldSite } from '@shared/site/site'
import type { EventStore } from '../store/eventStore'
import { sha256 } from '../store/sha256'
import { writeWholeFile } from '../wholeFile'

type Records = { readonly store: Pick<EventStore, 'readCase' | 'readSite'> }

/** Names the format of an exported record, for whoever reads it in ten years. */
const exportFormat = 'procedure-pause-record/1'

/**
 * Writes one case's whole record as JSON: every event with its hash, so that the chain can be checked by anyone
 * (SHA-256 over the canonical JSON of an event without its `hash`; the first event follows 64 zeros).
 */
export function exportRecord({ store }: Records, caseId: CaseId, file: string): Result<null, Failure> {
  const events = store.readCase(caseId)
  if (events.length === 0)
    return fail({ code: 'case.unknown', says: 'This case does not exist on this station.', params: {} })
  const verified = verifyChain(events, sha256)
  const chain = verified.ok ? { whole: true, head: verified.value.head } : { whole: false, ...verified.failure }
  // The case names the version of the rules it was screened with; what that version says goes with it.
  const { adoptions, versions } = foldSite(store.readSite()).rulebook
  const rules = { adoptions, versions }
  return writeWholeFile(file, `${JSON.stringify({ format: exportFormat, caseId, chain, events, rules }, null, 2)}\n`)
}

/** Checks one case's chain from its first event on. */
export function verifyRecord({ store }: Records, caseId: CaseId): OutputOf<'record.verify'> {
  const events = store.readCase(caseId)
  const verified = verifyChain(events, sha256)
  return verified.ok
    ? {
        whole: true,
        entries: events.length,
        head: verified.value.head,
        says: `All ${events.length} entries are as they were recorded.`,
      }
    : { whole: false, entries: events.length, head: '', says: verified.failure.says }
}
