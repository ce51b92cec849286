import type { Envelope } from '@shared/case/envelope'
import { defaultSitePolicy, type SitePolicy, sitePolicySchema } from '@shared/case/policy'
import { checklistEventSchema } from '@shared/checklists/events'
import { evolveChecklists, noChecklists, type SiteChecklists } from '@shared/checklists/state'
import type { Instant } from '@shared/kit/time'
import { unionGuard } from '@shared/kit/unionGuard'
import { type Directory, emptyDirectory, evolveDirectory } from '@shared/people/directory'
import { personEventSchema } from '@shared/people/events'
import { personSchema } from '@shared/people/person'
import { evolveRecalls, type RecalledLot, recallEventSchema } from '@shared/recalls/recalls'
import { heldNoteSchema } from '@shared/rescue/held'
import { rulebookEventSchema } from '@shared/rulebook/events'
import { emptyRulebook, evolveRulebook, type Rulebook } from '@shared/rulebook/rulebook'
import { wordingEventSchema } from '@shared/wording/events'
import { evolveWordings, noWordings, type SiteWordings } from '@shared/wording/state'
import { z } from 'zod'

const policyEventSchema = z.object({ type: z.literal('policy.set'), body: z.object({ policy: sitePolicySchema }) })

/** STOPs and rescues that belong to no case, with who said so and why: nothing that was written down is thrown away. */
const roomEventSchema = z.object({
  type: z.literal('room.notesKept'),
  body: z.object({
    notes: z.array(heldNoteSchema).min(1).max(5000),
    reason: z.string().trim().min(3).max(2000),
    by: personSchema,
  }),
})

/** Every fact that concerns the site and no case. */
export const siteEventSchema = z.discriminatedUnion('type', [
  personEventSchema,
  policyEventSchema,
  checklistEventSchema,
  roomEventSchema,
  rulebookEventSchema,
  wordingEventSchema,
  recallEventSchema,
])
export type SiteEvent = z.infer<typeof siteEventSchema>

/** The shape of a site event's body changes only with a new version and a step that reads the old one. */
export const siteSchemaVersion = 1

/** What the site stream adds up to. */
export type Site = {
  readonly directory: Directory
  readonly policy: SitePolicy
  readonly checklists: SiteChecklists
  readonly rulebook: Rulebook
  /** The site's own words on the discharge sheet. */
  readonly wordings: SiteWordings
  readonly recalls: readonly RecalledLot[]
}

const emptySite: Site = {
  directory: emptyDirectory,
  policy: defaultSitePolicy,
  checklists: noChecklists,
  rulebook: emptyRulebook,
  wordings: noWordings,
  recalls: [],
}

const isPersonEvent = unionGuard(personEventSchema, 'type')
const isChecklistEvent = unionGuard(checklistEventSchema, 'type')
const isRulebookEvent = unionGuard(rulebookEventSchema, 'type')
const isWordingEvent = unionGuard(wordingEventSchema, 'type')
const isRecallEvent = unionGuard(recallEventSchema, 'type')

function evolveSite(site: Site, event: SiteEvent, at: Instant): Site {
  if (isPersonEvent(event)) return { ...site, directory: evolveDirectory(site.directory, event) }
  if (isChecklistEvent(event)) return { ...site, checklists: evolveChecklists(site.checklists, event) }
  if (isRulebookEvent(event)) return { ...site, rulebook: evolveRulebook(site.rulebook, event, at) }
  if (isWordingEvent(event)) return { ...site, wordings: evolveWordings(site.wordings, event) }
  if (isRecallEvent(event)) return { ...site, recalls: evolveRecalls(site.recalls, event) }
  return event.type === 'policy.set' ? { ...site, policy: event.body.policy } : site
}

/** Folds the site stream. Throws on an entry that is no site event: the store refuses files of newer versions. */
export function foldSite(envelopes: readonly Envelope[], from: Site = emptySite): Site {
  return envelopes.reduce((site, { type, body, at, schemaVersion }) => {
    if (schemaVersion > siteSchemaVersion) throw new Error(`A site event of a newer version: ${type}`)
    return evolveSite(site, siteEventSchema.parse({ type, body }), at)
  }, from)
}

/** What is decided for every case of the site: its own settings, its rule book, its words and its recalled lots. */
export function policyOf(site: Site): SitePolicy {
  const before = joined.get(site)
  if (before !== undefined) return before
  const { policy, rulebook, wordings, recalls } = site
  const whole = { ...policy, rulebook, wordings, recalledLots: recalls }
  joined.set(site, whole)
  return whole
}

/** The same value for the same site: what is remembered about it stays remembered. */
const joined = new WeakMap<Site, SitePolicy>()
