import type { EarlierBlock } from '@shared/diary/events'
import { agentNames } from '@shared/procedure/catalogue'
import { formatCalendarDate } from '../../text/format'
import { spell } from './spell'

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** A block in one line: the day, what was given, the relief and how long it held. */
export function sayEarlier(block: EarlierBlock, t: Text, locale: 'en' | 'es'): string {
  const { on, agents, bestReliefPercent, relievedAtLeast, relievedUntil } = block
  const relief =
    bestReliefPercent === null ? t('earlier.unknown') : t('earlier.relief', { percent: Math.floor(bestReliefPercent) })
  const held =
    relievedAtLeast === null
      ? ''
      : relievedUntil === null
        ? `, ${t('earlier.heldOpen', { least: spell(relievedAtLeast, t) })}`
        : `, ${t('earlier.held', { least: spell(relievedAtLeast, t), most: spell(relievedUntil, t) })}`
  return `${formatCalendarDate(on)}: ${agents.length === 0 ? t('earlier.noMedicine') : agentNames(agents, locale)}, ${relief}${held}`
}
