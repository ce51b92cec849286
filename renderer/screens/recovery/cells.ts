import type { Measurements } from '@shared/recovery/observation'
import { formatMeasured } from '../../text/format'

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** Strength in one cell: the weakest key muscle of each leg, or what the observer said. */
export function legsOf({ motor, strengthAsBefore }: Measurements, t: Text): string {
  const weakest = (limb: string) => {
    const powers = (motor ?? []).filter((each) => each.limb === limb).map((each) => each.power)
    return powers.length === 0 ? null : Math.min(...powers)
  }
  const [right, left] = [weakest('right-leg') ?? weakest('right-arm'), weakest('left-leg') ?? weakest('left-arm')]
  if (right !== null || left !== null) return `${right ?? '–'} / ${left ?? '–'}`
  return strengthAsBefore === null ? '–' : t(`strengthAsBefore.${strengthAsBefore}`)
}

/** Sensation in one cell, the saddle area with it where it was asked. */
export function sensationOf({ sensation, saddle }: Measurements, t: Text): string {
  const parts: string[] = []
  if (sensation?.overall === 'normal') parts.push(t('sensation.normal'))
  if (sensation?.overall === 'changed') {
    parts.push(
      ...sensation.areas.map(
        (area) => `${area.dermatome} ${t(`sensation.side.${area.side}`)} ${t(`sensation.feels.${area.feels}`)}`,
      ),
    )
  }
  if (saddle !== null) parts.push(t(`saddleCell.${saddle}`))
  return parts.length === 0 ? '–' : parts.join(', ')
}

/** What was looked at besides the columns of the flow sheet, as it was found. */
export function furtherOf(seen: Measurements, t: Text): string {
  const keys = [
    'site',
    'backPain',
    'painFelt',
    'nausea',
    'breathing',
    'gait',
    'voided',
    'swallow',
    'voice',
    'horner',
    'skin',
    'reversalGiven',
  ] as const
  const words = keys.flatMap((key) => (seen[key] === null ? [] : [`${t(`field.${key}`)}: ${t(`${key}.${seen[key]}`)}`]))
  const { limbTempBlockedC, limbTempOtherC, note } = seen
  if (limbTempBlockedC !== null && limbTempOtherC !== null) {
    words.push(
      t('cell.limbTemp', {
        blocked: formatMeasured(limbTempBlockedC),
        other: formatMeasured(limbTempOtherC),
        difference: formatMeasured(limbTempBlockedC - limbTempOtherC),
      }),
    )
  }
  return [...words, ...(note === '' ? [] : [note])].join(' · ')
}
