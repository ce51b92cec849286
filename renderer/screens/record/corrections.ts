import type { RecordedEvent } from '@shared/case/events'

/** How an entry hangs together with corrections, by entry numbers; null where it does not. */
export type ChainLink = { readonly correctedBy: number | null; readonly inPlaceOf: number | null }

const alone: ChainLink = { correctedBy: null, inPlaceOf: null }

/** The chain of corrections through a record: for an entry number, the entry that corrected it and the one it replaces. */
export function chainsOf(events: readonly RecordedEvent[]): (sequence: number) => ChainLink {
  const links = new Map<number, ChainLink>()
  const link = (sequence: number, part: Partial<ChainLink>) =>
    links.set(sequence, { ...(links.get(sequence) ?? alone), ...part })
  for (const { type, body, meta } of events) {
    if (type !== 'entry.corrected') continue
    link(body.ofSequence, { correctedBy: meta.sequence })
    if (body.replaced) link(meta.sequence + 1, { inPlaceOf: body.ofSequence })
  }
  return (sequence) => links.get(sequence) ?? alone
}
