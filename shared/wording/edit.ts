import type { Refusal } from '@shared/case/refusal'
import { refuse } from '@shared/case/refusal'
import type { InstructionLibrary } from '@shared/discharge/library'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import { mayRetire, soundText } from '@shared/wording/sound'
import { blockIdSchema, blockTextSchema, type Wording } from '@shared/wording/wording'
import { z } from 'zod'

/** One change that a person makes to a site's wording. */
export const wordingEditSchema = z.discriminatedUnion('edit', [
  z.object({ edit: z.literal('reword'), block: blockIdSchema, text: blockTextSchema }),
  /** Takes the product's text again. */
  z.object({ edit: z.literal('take-product'), block: blockIdSchema }),
  z.object({ edit: z.literal('retire'), block: blockIdSchema }),
  z.object({ edit: z.literal('restore'), block: blockIdSchema }),
])
export type WordingEdit = Readonly<z.infer<typeof wordingEditSchema>>

/** The wording after one change, or why the change cannot be made. The only way in which a draft changes. */
export function applyEdit(wording: Wording, edit: WordingEdit, base: InstructionLibrary): Result<Wording, Refusal> {
  switch (edit.edit) {
    case 'reword': {
      const sound = soundText(base, edit.block, edit.text)
      return sound.ok ? ok(changedBy(wording, edit, base)) : sound
    }
    case 'retire': {
      const may = mayRetire(base, edit.block)
      return may.ok ? ok(changedBy(wording, edit, base)) : may
    }
    case 'take-product':
    case 'restore':
      return Object.hasOwn(base.blocks, edit.block)
        ? ok(changedBy(wording, edit, base))
        : refuse('wording.no-block', `The instructions have no text named ${edit.block}.`, { block: edit.block })
    default:
      return assertNever(edit)
  }
}

/**
 * The change itself, without asking whether the outcome may be used: what a draft became when it was recorded does not
 * depend on a later release. A text equal to the product's is no text of the site.
 */
export function changedBy(wording: Wording, edit: WordingEdit, base: InstructionLibrary): Wording {
  const { block } = edit
  const { [block]: _before, ...others } = wording.texts
  switch (edit.edit) {
    case 'reword':
      return edit.text === base.blocks[block]?.text
        ? { ...wording, texts: others }
        : { ...wording, texts: { ...others, [block]: edit.text } }
    case 'take-product':
      return { ...wording, texts: others }
    case 'retire':
      return { ...wording, retired: [...new Set([...wording.retired, block])].sort() }
    case 'restore':
      return { ...wording, retired: wording.retired.filter((each) => each !== block) }
    default:
      return assertNever(edit)
  }
}
