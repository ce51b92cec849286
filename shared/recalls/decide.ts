import { type Refusal, refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import type { Instant } from '@shared/kit/time'
import type { Person, Role } from '@shared/people/person'
import { contrastAgentOf, productOf } from '@shared/procedure/catalogue'
import { entryOfGtin, tidyLot } from '@shared/procedure/formulary'
import { type RecallEntry, type RecallEvent, type RecalledLot, recallEntrySchema } from '@shared/recalls/recalls'
import { z } from 'zod'

/** More than a recall of one maker names; a longer list is a wrong file. */
const mostAtOnce = 2000

export const recallCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('recall.add'), entries: z.array(recallEntrySchema).min(1).max(mostAtOnce) }),
  z.object({ do: z.literal('recall.withdraw'), id: z.uuid(), reason: z.string().trim().min(3).max(500) }),
])
export type RecallCommand = z.infer<typeof recallCommandSchema>

export type RecallContext = { readonly actor: Person | null; readonly now: Instant; readonly newId: () => string }

/** Whoever reads a recall notice stops the vial; taking a lot off the list again is for those who answer for it. */
const adders: readonly Role[] = ['physician', 'nurse', 'technologist', 'anaesthesia', 'administrator']
const withdrawers: readonly Role[] = ['physician', 'administrator']

/** What follows from an act on the site's list of recalled lots, or why it is refused. Entries already there are left out. */
export function decideRecalls(
  recalls: readonly RecalledLot[],
  command: RecallCommand,
  { actor, now, newId }: RecallContext,
): Result<readonly RecallEvent[], Refusal> {
  if (actor === null) {
    return refuse('people.sign-in-first', 'Nobody is signed in. Sign in with your PIN or badge, then try again.')
  }
  const allowed = command.do === 'recall.add' ? adders : withdrawers
  if (!allowed.includes(actor.role)) {
    return refuse('recall.role', `This takes a ${allowed.join(' or ')}. ${actor.name} is signed in as ${actor.role}.`, {
      name: actor.name,
    })
  }
  if (command.do === 'recall.withdraw') {
    const standing = recalls.find((each) => each.id === command.id && each.withdrawn === null)
    if (standing === undefined) return refuse('recall.not-there', 'This lot is not on the list any more.')
    return ok([{ type: 'recall.withdrawn', body: { id: command.id, reason: command.reason, by: actor, at: now } }])
  }
  const unknown = command.entries.find(({ productId }) => productId !== null && !isProduct(productId))
  if (unknown !== undefined) {
    return refuse('recall.unknown-product', `${unknown.productId} is not in the catalogue. Choose it from the list.`, {
      product: unknown.productId ?? '',
    })
  }
  const keys = new Set(recalls.filter((each) => each.withdrawn === null).map(keyOf))
  const fresh: RecallEntry[] = []
  for (const entry of command.entries.map(withProduct)) {
    if (keys.has(keyOf(entry))) continue
    keys.add(keyOf(entry))
    fresh.push(entry)
  }
  if (fresh.length === 0) return refuse('recall.there', 'Every one of these lots is on the list already.')
  return ok(fresh.map((entry) => ({ type: 'recall.added', body: { ...entry, id: newId(), by: actor, at: now } })))
}

const isProduct = (id: string): boolean => productOf(id) !== undefined || contrastAgentOf(id) !== undefined

/** A package code of the formulary says which product it is; one that it does not know leaves the lot barred for all. */
function withProduct(entry: RecallEntry): RecallEntry {
  if (entry.productId !== null || entry.gtin === null) return entry
  return { ...entry, productId: entryOfGtin(entry.gtin)?.product ?? null }
}

const keyOf = ({ productId, lot }: Pick<RecallEntry, 'productId' | 'lot'>): string =>
  `${productId ?? '*'} ${tidyLot(lot)}`
