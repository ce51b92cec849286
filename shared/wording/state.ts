import type { InstructionLocale } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { assertNever } from '@shared/kit/assertNever'
import { instantSchema } from '@shared/kit/time'
import { personSchema } from '@shared/people/person'
import { changedBy } from '@shared/wording/edit'
import type { WordingEvent } from '@shared/wording/events'
import { type Wording, wordingSchema } from '@shared/wording/wording'
import { z } from 'zod'

/** A version of the wording that a named person put in force. */
const adoptedWordingSchema = z.object({
  wording: wordingSchema,
  by: personSchema,
  at: instantSchema,
  note: z.string(),
})
export type AdoptedWording = Readonly<z.infer<typeof adoptedWordingSchema>>

const siteWordingSchema = z.object({
  draft: z.object({ wording: wordingSchema, changedBy: personSchema, at: instantSchema }).nullable(),
  /** What was put in force, oldest first; the last one is in force. Empty: the product's wording, approved by nobody. */
  versions: z.array(adoptedWordingSchema),
})
export type SiteWording = Readonly<z.infer<typeof siteWordingSchema>>

/** The wording of this site by language, as main keeps it and windows are told it. */
export const siteWordingsSchema = z.object({ en: siteWordingSchema, es: siteWordingSchema })
export type SiteWordings = Readonly<z.infer<typeof siteWordingsSchema>>

const untouched: SiteWording = { draft: null, versions: [] }
export const noWordings: SiteWordings = { en: untouched, es: untouched }

/** The product's own wording as a version of the site: nothing said differently, nothing left out. */
export function productWording(locale: InstructionLocale): Wording {
  return { locale, version: 0, texts: {}, retired: [] }
}

/** The version in force in a language; the product's, number 0, where the site put none in force. */
export function wordingInForce(wordings: SiteWordings, locale: InstructionLocale): Wording {
  return wordings[locale].versions.at(-1)?.wording ?? productWording(locale)
}

/** One version by its number, the product's among them; null where there is none. */
export function wordingOfVersion(wordings: SiteWordings, locale: InstructionLocale, version: number): Wording | null {
  if (version === 0) return productWording(locale)
  return wordings[locale].versions.find((each) => each.wording.version === version)?.wording ?? null
}

/** Folds one event. Throws on a change to a draft that was never begun: the record would not be whole. */
export function evolveWordings(before: SiteWordings, event: WordingEvent): SiteWordings {
  const { locale, by, at } = event.body
  const mine = before[locale]
  const become = (next: SiteWording): SiteWordings => ({ ...before, [locale]: next })
  switch (event.type) {
    case 'wording.draftBegun':
      return become({ ...mine, draft: { wording: event.body.wording, changedBy: by, at } })
    case 'wording.edited': {
      if (mine.draft === null) throw new Error(`A change to no draft of the wording in ${locale}`)
      const wording = changedBy(mine.draft.wording, event.body.change, shippedLibrary(locale))
      return become({ ...mine, draft: { wording, changedBy: by, at } })
    }
    case 'wording.draftDropped':
      return become({ ...mine, draft: null })
    case 'wording.putInForce': {
      const { wording, note } = event.body
      return become({ draft: null, versions: [...mine.versions, { wording, by, at, note }] })
    }
    default:
      return assertNever(event)
  }
}
