import { clock } from '@shared/procedure/note/document'
import { present, type Told } from '@shared/record/teller'
import type { Measurements } from '@shared/recovery/observation'

const units = [
  ['standingSystolicMmHg', 'mmHg'],
  ['pulsePerMin', '/min'],
  ['spo2Percent', '%'],
  ['oxygenLPerMin', 'L/min'],
  ['respirationPerMin', '/min'],
  ['temperatureC', '°C'],
  ['painRest', '/ 10'],
  ['painMove', '/ 10'],
  ['limbsMoved', '/ 4'],
  ['limbTempBlockedC', '°C'],
  ['limbTempOtherC', '°C'],
  ['glucoseMgPerDl', 'mg/dL'],
] as const satisfies readonly (readonly [keyof Measurements, string])[]

/** Answers that are words, each in the words in which the flow sheet offers it. */
const chosen = [
  'painFelt',
  'nausea',
  'breathing',
  'sedation',
  'strengthAsBefore',
  'limbCareTold',
  'saddle',
  'backPain',
  'gait',
  'voided',
  'swallow',
  'voice',
  'skin',
  'horner',
  'reversalGiven',
  'site',
] as const satisfies readonly (keyof Measurements)[]

/** Everything that was looked at in one observation, by the names of the flow sheet. What was not looked at is not said. */
export function observationTold(
  seen: Measurements & { readonly at: string },
  offsetMinutes: number,
  { words }: Told,
): readonly string[] {
  const { of, tell, note } = words
  const label = (key: string) => of('recovery', `field.${key}`)
  const { systolicMmHg, diastolicMmHg, motor, sensation, blockedLimbIntended } = seen
  const measured = units.flatMap(([key, unit]) => {
    const value = seen[key]
    return value === null ? [] : [`${label(key)} ${note.number(value)} ${unit}`]
  })
  const parts = present(
    systolicMmHg === null && diastolicMmHg === null
      ? null
      : tell('pressure', { systolic: systolicMmHg ?? '–', diastolic: diastolicMmHg ?? '–' }),
    ...measured,
    ...chosen.map((key) => {
      const value = seen[key]
      return value === null ? null : `${label(key)}: ${of('recovery', `${key}.${value}`)}`
    }),
    blockedLimbIntended === true ? label('blockedLimbIntended') : null,
    ...(motor ?? []).map(({ limb, myotome, power }) => `${of('recovery', `limb.${limb}`)} ${myotome}: ${power} / 5`),
    sensation === null
      ? null
      : `${of('recovery', 'group.sensation')}: ${of('recovery', `sensation.${sensation.overall}`)}`,
    ...(sensation?.overall === 'changed'
      ? sensation.areas.map(({ dermatome, side, feels }) =>
          of('recovery', 'zone', {
            dermatome,
            side: of('recovery', `sensation.side.${side}`),
            feels: of('recovery', `sensation.feels.${feels}`),
          }),
        )
      : []),
  )
  const measuredAt = tell('measuredAt', { time: clock(seen.at, offsetMinutes) })
  return present(measuredAt, parts.length === 0 ? null : `${parts.join('; ')}.`, seen.note)
}
