import type { Envelope } from '@shared/case/envelope'
import { defaultSitePolicy, type SitePolicy, sitePolicySchema } from '@shared/case/policy'
import { unionGuard } from '@shared/kit/unionGuard'
import { type Directory, emptyDirectory, evolveDirectory } from '@shared/people/directory'
import { personEventSchema } from '@shared/people/events'
import { z } from 'zod'

const policyEventSchema = z.object({ type: z.literal('policy.set'), body: z.object({ policy: sitePolicySchema }) })

/** Every fact that concerns the site and no case. */
export const siteEventSchema = z.discriminatedUnion('type', [personEventSchema, policyEventSchema])
export type SiteEvent = z.infer<typeof siteEventSchema>

/** The shape of a site event's body changes only with a new version and a step that reads the old one. */
export const siteSchemaVersion = 1

/** What the site stream adds up to. */
export type Site = { readonly directory: Directory; readonly policy: SitePolicy }

const emptySite: Site = { directory: emptyDirectory, policy: defaultSitePolicy }

const isPersonEvent = unionGuard(personEventSchema, 'type')

function evolveSite(site: Site, event: SiteEvent): Site {
  if (isPersonEvent(event)) return { ...site, directory: evolveDirectory(site.directory, event) }
  return { ...site, policy: event.body.policy }
}

/** Folds the site stream. Throws on an entry that is no site event: the store refuses files of newer versions. */
export function foldSite(envelopes: readonly Envelope[], from: Site = emptySite): Site {
  return envelopes.reduce((site, { type, body, schemaVersion }) => {
    if (schemaVersion > siteSchemaVersion) throw new Error(`A site event of a newer version: ${type}`)
    return evolveSite(site, siteEventSchema.parse({ type, body }))
  }, from)
}
