import type { Envelope } from '@shared/case/envelope'
import { defaultSitePolicy, type SitePolicy, sitePolicySchema } from '@shared/case/policy'
import type { Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import type { PersonId } from '@shared/people/person'
import type { RecallCommand } from '@shared/recalls/decide'
import type { RulebookCommand } from '@shared/rulebook/decide'
import { foldSite } from '@shared/site/site'
import type { SiteWordings } from '@shared/wording/state'
import { useEffect } from 'react'
import { request, subscribe } from '../bridge/bridge'
import { createStore, useStore } from './store'

const policy = createStore<SitePolicy>(defaultSitePolicy)
let following = false

/**
 * What the site decided, its rule book and its words included. Until main has answered: the defaults, and the rules as shipped, adopted
 * by nobody.
 */
export function usePolicy(): SitePolicy {
  useEffect(() => {
    void loadPolicy()
  }, [])
  return useStore(policy)
}

/** Loads what the site decided and follows the rule book's changes. Resolves when both are there. */
export async function loadPolicy(): Promise<void> {
  if (!following) {
    following = true
    subscribe('rulebook.changed', ({ events }) => takeRules(events))
    subscribe('wording.changed', takeWordings)
    subscribe('recalls.changed', takeRecalls)
  }
  const askForRules = newest === null ? request('rulebook.get', {}) : null
  const askForWords = request('wording.get', {})
  const [decided, recalled] = await Promise.all([request('policy.get', {}), request('recalls.get', {})])
  if (decided.ok) takePolicy(decided.value)
  if (recalled.ok) takeRecalls(recalled.value)
  const rules = await askForRules
  if (rules?.ok === true) takeRules(rules.value.events)
  const words = await askForWords
  if (words.ok) takeWordings(words.value)
}

export async function changePolicy(next: SitePolicy): Promise<Outcome<OutputOf<'policy.set'>>> {
  const reply = await request('policy.set', { policy: sitePolicySchema.parse(next) })
  if (reply.ok) takePolicy(reply.value)
  return reply
}

/** Does something with the rules of the site; `confirmation` for acts that take a name and a PIN. */
export async function actOnRules(
  command: RulebookCommand,
  confirmation: { readonly personId: PersonId; readonly pin: string } | null = null,
): Promise<Outcome<OutputOf<'rulebook.act'>>> {
  const reply = await request('rulebook.act', { command, confirmation })
  if (reply.ok) takeRules(reply.value.events)
  return reply
}

/** Puts lots on the site's list of recalled ones, or takes one off. */
export async function actOnRecalls(command: RecallCommand): Promise<Outcome<OutputOf<'recalls.act'>>> {
  const reply = await request('recalls.act', { command })
  if (reply.ok) takeRecalls(reply.value)
  return reply
}

function takeRecalls({ recalls }: OutputOf<'recalls.get'>): void {
  const before = policy.get()
  if (JSON.stringify(before.recalledLots ?? []) !== JSON.stringify(recalls)) {
    policy.set({ ...before, recalledLots: recalls })
  }
}

/** Unchanged answers leave the value as it is: screens that read it are not drawn again. */
function takePolicy(decided: OutputOf<'policy.get'>): void {
  const before = policy.get()
  const next = { ...before, ...decided }
  if (JSON.stringify(sitePolicySchema.parse(before)) !== JSON.stringify(sitePolicySchema.parse(next))) policy.set(next)
}

/** The site's own words on the discharge sheet. Unchanged ones leave the value as it is. */
function takeWordings(wordings: SiteWordings): void {
  const before = policy.get()
  if (JSON.stringify(before.wordings) !== JSON.stringify(wordings)) policy.set({ ...before, wordings })
}

/** Id of the newest event taken in; null until main has answered once. */
let newest: string | null = null

function takeRules(events: readonly Envelope[]): void {
  const head = events.at(-1)?.id ?? 'none'
  if (head === newest) return
  newest = head
  policy.set({ ...policy.get(), rulebook: foldSite(events).rulebook })
}
