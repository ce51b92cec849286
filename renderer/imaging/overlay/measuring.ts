import type { Target } from '@shared/imaging/caseEvents'
import type { LinkedInstance } from '@shared/imaging/caseState'
import type { Translate } from '../viewport/describeView'

export type Measure = { readonly length: string | null; readonly angle: string | null }

/** The length and the angle of a mark on one image, as text with the badge that says what the length is worth. */
export type Measuring = (mark: Pick<Target, 'kind' | 'points'>) => Measure

export function measuringOn(instance: LinkedInstance, t: Translate): Measuring {
  return ({ kind, points }) => {
    const [a, b, c] = points
    if (a === undefined || b === undefined) return { length: null, angle: null }
    const aspect = instance.pixelAspect
    if (kind === 'angle') {
      if (c === undefined) return { length: null, angle: null }
      const one = Math.atan2((a.y - b.y) * aspect, a.x - b.x)
      const other = Math.atan2((c.y - b.y) * aspect, c.x - b.x)
      const turn = Math.abs(((one - other) * 180) / Math.PI) % 360
      return { length: null, angle: t('measure.degrees', { degrees: Math.round(Math.min(turn, 360 - turn)) }) }
    }
    if (kind !== 'path' && kind !== 'distance') return { length: null, angle: null }
    return { length: t('measure.pixels', { pixels: Math.round(Math.hypot(b.x - a.x, b.y - a.y)) }), angle: null }
  }
}

/** What a length on this picture is worth, in a few words. */
export function rulerBadge(instance: LinkedInstance, t: Translate): string {
  return t(`ruler.${instance.spacing.kind}`)
}
