import { levelKey } from '@shared/case/agreement'
import { dateSchema } from '@shared/kit/time'
import { type Plan, planSide } from '@shared/plan/plan'
import { z } from 'zod'

const words = z.string().trim().min(3).max(200)

/**
 * A diagnostic block that no record of this suite holds: done elsewhere, or before the suite kept records. What a letter
 * or the patient says of it, and who says so; nobody's measurement of today.
 */
export const elsewhereBlockSchema = z.object({
  on: dateSchema,
  levels: z.array(z.string().trim().min(1).max(40)).max(12),
  side: planSide,
  /** The anaesthetic as it was named. */
  anaesthetic: words,
  /** Best relief in percent of the pain before; null where nobody can say. */
  reliefPercent: z.int().min(0).max(100).nullable(),
  /** Who says so: a letter with its date, the patient, another clinic's record. */
  saidBy: words,
})
export type ElsewhereBlock = Readonly<z.infer<typeof elsewhereBlockSchema>>

type Place = Pick<Plan, 'levels' | 'side'>

/** Whether a block covers a planned place: every planned level, on the planned side or on both. */
export function coversPlace(planned: Place, block: Place): boolean {
  if (block.side !== planned.side && block.side !== 'bilateral') return false
  const blocked = new Set(block.levels.map(levelKey))
  return planned.levels.every((level) => blocked.has(levelKey(level)))
}
