import type { InstructionLibrary } from '@shared/discharge/library'
import { figuresIn } from '@shared/wording/sound'
import type { Wording } from '@shared/wording/wording'

/** One text in which two versions of the wording differ, for a person to read before one takes the other's place. */
export type WordingDifference =
  | {
      readonly kind: 'reworded'
      readonly block: string
      readonly before: string
      readonly after: string
      /** Another number stands in it: a day, an hour, a dose. To be read twice. */
      readonly figures: boolean
    }
  | { readonly kind: 'retired' | 'restored'; readonly block: string; readonly before: string }

/** What `after` says differently from `before`, in the order of the product's wording. */
export function differencesBetween(
  before: Wording,
  after: Wording,
  base: InstructionLibrary,
): readonly WordingDifference[] {
  return Object.keys(base.blocks).flatMap((block): readonly WordingDifference[] => {
    const was = textIn(before, block, base)
    const is = textIn(after, block, base)
    const found: WordingDifference[] = []
    if (was !== is) {
      const figures = figuresIn(was).join(' ') !== figuresIn(is).join(' ')
      found.push({ kind: 'reworded', block, before: was, after: is, figures })
    }
    const left = before.retired.includes(block)
    const leaves = after.retired.includes(block)
    if (left !== leaves) found.push({ kind: leaves ? 'retired' : 'restored', block, before: was })
    return found
  })
}

/** What a version says in a block: the site's text, or the product's. */
function textIn(wording: Wording, block: string, base: InstructionLibrary): string {
  const own = Object.hasOwn(wording.texts, block) ? wording.texts[block] : undefined
  return own ?? base.blocks[block]?.text ?? ''
}
