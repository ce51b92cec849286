import type { Target } from '@shared/imaging/caseEvents'
import type { HandCalibration, LinkedInstance } from '@shared/imaging/caseState'
import {
  angleAt,
  type Badge,
  type Calibration,
  type Length,
  lengthBetween,
  type RulerRefusal,
  tiltFromVertical,
} from '@shared/imaging/ruler'
import { formatTime } from '../../text/format'
import type { Translate } from '../viewport/describeView'

/** Length and angle of a mark as text; each null where the kind has none or where it would be a lie. */
export type Measure = {
  readonly length: string | null
  readonly angle: string | null
  /** Why there is no length, where one was to be expected. */
  readonly refusal: RulerRefusal | null
}

export type Measuring = (mark: Pick<Target, 'kind' | 'points'>) => Measure

const nothing: Measure = { length: null, angle: null, refusal: null }

/**
 * Measures marks on one image. Every length carries the badge that says what it is worth. `byHand`: the scale that a
 * person gave this image, null where nobody did.
 */
export function measuringOn(instance: LinkedInstance, t: Translate, byHand: HandCalibration | null): Measuring {
  const calibration: Calibration | null = byHand && {
    mmPerColumn: byHand.mmPerColumn,
    on: byHand.what,
    at: formatTime(byHand.at),
  }
  return ({ kind, points }) => {
    const [first, second, third] = points
    if (first === undefined || second === undefined) return nothing
    if (kind === 'angle') {
      // While it is drawn, its second point is not yet the vertex of anything.
      if (third === undefined) return nothing
      const angle = angleAt(instance, second, first, third)
      return angle.ok ? { ...nothing, angle: degrees(angle.value, t) } : { ...nothing, refusal: angle.failure }
    }
    if (kind !== 'path' && kind !== 'distance') return nothing
    const length = lengthBetween(instance, first, second, calibration)
    const tilt = kind === 'path' ? tiltFromVertical(instance, first, second) : null
    return {
      length: length.ok ? lengthText(length.value, t) : null,
      angle: tilt?.ok ? degrees(tilt.value, t) : null,
      refusal: length.ok ? null : length.failure,
    }
  }
}

function degrees(value: number, t: Translate): string {
  return t('measure.degrees', { degrees: Math.round(value) })
}

function lengthText({ value, unit, badge }: Length, t: Translate): string {
  const digits = unit === 'px' || value >= 100 ? 0 : 1
  return t(`measure.${badge.kind}`, { value: value.toFixed(digits), ...wordsOf(badge) })
}

function wordsOf(badge: Badge): Readonly<Record<string, string | number>> {
  switch (badge.kind) {
    case 'mm-region':
      return { region: badge.region }
    case 'mm-calibrated':
      return { on: badge.on, at: badge.at }
    case 'mm-calibrated-by-file':
      return { how: badge.how }
    default:
      return {}
  }
}

/** What a length on this picture is worth, in a few words. */
export function rulerBadge(instance: LinkedInstance, t: Translate, byHand: HandCalibration | null): string {
  if (byHand !== null) return t('ruler.by-hand', { on: byHand.what, at: formatTime(byHand.at) })
  return t(`ruler.${instance.spacing.kind}`)
}
