import type { RecordedEvent } from '@shared/case/events'

/** What took an entry back: who, when and why, and the number of the entry in its place; null where nothing is. */
export type Correction = {
  readonly by: string | null
  readonly at: string
  readonly reason: string
  readonly replacedBy: number | null
}

/** How an entry hangs together with corrections; null where it does not. `inPlaceOf` is the number of an entry. */
export type ChainLink = { readonly correctedBy: Correction | null; readonly inPlaceOf: number | null }

const alone: ChainLink = { correctedBy: null, inPlaceOf: null }

/** The chain of corrections through a record: for an entry number, what corrected it and the entry it replaces. */
export function chainsOf(events: readonly RecordedEvent[]): (sequence: number) => ChainLink {
  const links = new Map<number, ChainLink>()
  const link = (sequence: number, part: Partial<ChainLink>) =>
    links.set(sequence, { ...(links.get(sequence) ?? alone), ...part })
  for (const { type, body, meta } of events) {
    if (type !== 'entry.corrected') continue
    const { ofSequence, reason, replaced } = body
    const replacedBy = replaced ? meta.sequence + 1 : null
    link(ofSequence, { correctedBy: { by: meta.actor?.name ?? null, at: meta.at, reason, replacedBy } })
    if (replacedBy !== null) link(replacedBy, { inPlaceOf: ofSequence })
  }
  return (sequence) => links.get(sequence) ?? alone
}
