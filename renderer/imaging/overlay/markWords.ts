import type { Target } from '@shared/imaging/caseEvents'
import { aimingKinds } from '@shared/imaging/caseEvents'
import type { Translate } from '../viewport/describeView'
import type { Measuring } from './measuring'

type Shown = Pick<Target, 'kind' | 'points' | 'level' | 'side' | 'label'>

/** What is written beside marks, and what a screen reader calls them. */
export type MarkWords = {
  readonly beside: (mark: Shown) => readonly string[]
  readonly name: (mark: Shown) => string
  /** The measure of a mark that is being drawn. */
  readonly measuring: (draft: {
    readonly kind: Target['kind']
    readonly points: Target['points'] | readonly Target['points'][number][]
    readonly next: Target['points'][number] | null
  }) => readonly string[]
}

export function markWords(t: Translate, measuring: Measuring): MarkWords {
  const aim = (mark: Shown) => {
    const side = mark.side === 'not-applicable' ? '' : t(`side.${mark.side}`)
    return [mark.level, side].filter((part) => part !== '').join(' · ')
  }
  const measure = (mark: Pick<Target, 'kind' | 'points'>) => {
    const { length, angle, refusal } = measuring(mark)
    const stated = [length, angle].filter((part) => part !== null).join(' · ')
    return stated === '' && refusal !== null ? t('measure.none') : stated
  }
  return {
    beside: (mark) => {
      if (mark.kind === 'text') return [mark.label]
      if (!aimingKinds.has(mark.kind)) return [measure(mark), mark.label]
      return [aim(mark), mark.label, measure(mark)]
    },
    name: (mark) =>
      [t(`kind.${mark.kind}`), aimingKinds.has(mark.kind) ? aim(mark) : '', mark.label, measure(mark)]
        .filter((part) => part !== '')
        .join(', '),
    measuring: ({ kind, points, next }) => {
      const all = next === null ? [...points] : [...points, next]
      return all.length < 2 ? [] : [measure({ kind, points: all })]
    },
  }
}
