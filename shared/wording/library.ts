import type { SitePolicy } from '@shared/case/policy'
import { pseudoLocale, type SheetLocale } from '@shared/discharge/document'
import { type InstructionLibrary, shippedLibrary } from '@shared/discharge/library'
import { pseudoLibrary } from '@shared/discharge/pseudoLocale'
import { mayRetire, soundText } from '@shared/wording/sound'
import type { AdoptedWording } from '@shared/wording/state'
import type { Wording } from '@shared/wording/wording'

/**
 * The wording that a sheet made now is written in: the site's version in force over the product's, or the product's alone.
 * `pinned` names the text version of a sheet that was made before: it is judged by the words it was made of.
 */
export function libraryFor(
  { wordings }: Pick<SitePolicy, 'wordings'>,
  locale: SheetLocale,
  pinned?: string,
): InstructionLibrary {
  if (locale === pseudoLocale) return pseudoLibrary()
  const base = shippedLibrary(locale)
  const versions = wordings?.[locale].versions ?? []
  if (pinned === base.version) return base
  const adopted = versions.find((each) => versionName(base, each.wording) === pinned) ?? versions.at(-1)
  return adopted === undefined ? base : adoptedLibrary(adopted)
}

const made = new WeakMap<AdoptedWording, InstructionLibrary>()

function adoptedLibrary(adopted: AdoptedWording): InstructionLibrary {
  const before = made.get(adopted)
  if (before !== undefined) return before
  const { wording, by, at } = adopted
  const approved = { by: by.name, on: at.slice(0, 10) }
  const library = libraryWith(shippedLibrary(wording.locale), wording, approved)
  made.set(adopted, library)
  return library
}

/**
 * The product's wording with a site's texts in their places. A text that a newer release cannot use is left aside for the
 * product's: what is printed is whole whatever is stored. `approved` is null for a draft.
 */
export function libraryWith(
  base: InstructionLibrary,
  wording: Wording,
  approved: InstructionLibrary['approved'],
): InstructionLibrary {
  const own = Object.entries(wording.texts).flatMap(([id, text]) => {
    const block = base.blocks[id]
    return block === undefined || !soundText(base, id, text).ok ? [] : [[id, { ...block, text }] as const]
  })
  return {
    ...base,
    version: versionName(base, wording),
    approved,
    blocks: { ...base.blocks, ...Object.fromEntries(own) },
    retired: new Set(wording.retired.filter((block) => mayRetire(base, block).ok)),
  }
}

/** "1" for the product's wording, "1.3" for the third version of the site over it. */
function versionName(base: InstructionLibrary, { version }: Wording): string {
  return version === 0 ? base.version : `${base.version}.${version}`
}
