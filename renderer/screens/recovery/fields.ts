import type { CaseState } from '@shared/case/state'
import type { Plan } from '@shared/plan/plan'
import { careSchedule } from '@shared/recovery/careSchedule'
import { isDiabetic } from '@shared/recovery/diabetes'
import { isCervicalOrSympathetic, isDeeplySedated, isEpidural, isLimbBlock, isSpinal } from '@shared/recovery/families'
import {
  breathings,
  gaits,
  type Measurements,
  measurementsSchema,
  nauseas,
  painWords,
  sedationLevels,
  siteStates,
} from '@shared/recovery/observation'

export type FieldKey = Exclude<keyof Measurements, 'note' | 'motor' | 'sensation'>

/** A field of the observation form: a number with its unit and limits, or one of a few words. */
export type Field =
  | {
      readonly kind: 'number'
      readonly key: FieldKey
      readonly unit: string
      readonly min: number
      readonly max: number
    }
  | { readonly kind: 'choice'; readonly key: FieldKey; readonly options: readonly string[] }
  | { readonly kind: 'yes-no'; readonly key: 'blockedLimbIntended' }

export type FieldGroup = { readonly id: string; readonly fields: readonly Field[] }

const number = (key: FieldKey, unit: string, min: number, max: number): Field => ({
  kind: 'number',
  key,
  unit,
  min,
  max,
})
const choice = (key: FieldKey, options: readonly string[]): Field => ({ kind: 'choice', key, options })

const vitals: readonly Field[] = [
  number('systolicMmHg', 'mmHg', 10, 300),
  number('diastolicMmHg', 'mmHg', 10, 300),
  number('pulsePerMin', '/min', 10, 300),
  number('spo2Percent', '%', 30, 100),
  number('oxygenLPerMin', 'L/min', 0, 30),
  number('painRest', '0–10', 0, 10),
  number('painMove', '0–10', 0, 10),
]
const waking: readonly Field[] = [
  choice('sedation', sedationLevels),
  choice('breathing', breathings),
  number('limbsMoved', '0–4', 0, 4),
]
const strength: readonly Field[] = [choice('strengthAsBefore', ['yes', 'no'])]
const limb: readonly Field[] = [{ kind: 'yes-no', key: 'blockedLimbIntended' }, choice('limbCareTold', ['yes', 'no'])]
const spine: readonly Field[] = [
  choice('saddle', ['normal', 'numb']),
  choice('backPain', ['none', 'as-before', 'new-severe']),
]
const score: readonly Field[] = [choice('painFelt', painWords), choice('nausea', nauseas), choice('gait', gaits)]
const more: readonly Field[] = [
  ...score,
  number('respirationPerMin', '/min', 0, 80),
  number('temperatureC', '°C', 30, 45),
  number('standingSystolicMmHg', 'mmHg', 10, 300),
  choice('voided', ['yes', 'no']),
  choice('swallow', ['normal', 'not-yet']),
  choice('voice', ['normal', 'hoarse']),
  choice('skin', ['clear', 'rash']),
  choice('horner', ['absent', 'present']),
  number('limbTempBlockedC', '°C', 10, 45),
  number('limbTempOtherC', '°C', 10, 45),
  choice('reversalGiven', ['yes', 'no']),
  number('glucoseMgPerDl', 'mg/dL', 10, 1500),
]

/** The fields this procedure and this patient call for first; everything else behind "more". */
export function fieldGroups(state: CaseState): { readonly first: readonly FieldGroup[]; readonly more: FieldGroup } {
  const { plan } = state
  const wanted: Field[] = []
  if (isSpinal(plan) || isCervicalOrSympathetic(plan)) wanted.push(...strength)
  if (isLimbBlock(plan)) wanted.push(...strength, ...limb)
  if (isEpidural(plan)) wanted.push(...spine)
  wanted.push(choice('site', siteStates), ...special(plan, state))
  const first: FieldGroup[] = [
    { id: 'vitals', fields: vitals },
    { id: 'waking', fields: waking },
    { id: 'watch', fields: wanted },
  ]
  const shown = new Set(first.flatMap((group) => group.fields.map((field) => field.key)))
  return {
    first,
    more: { id: 'more', fields: [...strength, ...spine, ...more, ...limb].filter((field) => !shown.has(field.key)) },
  }
}

function special(plan: Plan, state: CaseState): Field[] {
  const needed: FieldKey[] = []
  if (plan.sedation !== 'none') needed.push('painFelt', 'nausea', 'gait')
  if (isDeeplySedated(plan)) needed.push('reversalGiven')
  if (plan.procedure === 'stellate-ganglion-block') needed.push('horner', 'limbTempBlockedC', 'limbTempOtherC')
  if (plan.procedure === 'lumbar-sympathetic-block') needed.push('limbTempBlockedC', 'limbTempOtherC')
  if (plan.procedure === 'esi-caudal') needed.push('voided')
  if (isCervicalOrSympathetic(plan)) needed.push('standingSystolicMmHg')
  if (isCervicalOrSympathetic(plan) && plan.procedure !== 'lumbar-sympathetic-block') needed.push('swallow', 'voice')
  if (careSchedule(state).reasons.includes('contrast-reaction')) needed.push('skin')
  if (isDiabetic(state) === 'yes') needed.push('glucoseMgPerDl')
  return more.filter((field) => needed.includes(field.key))
}

/** The measurements with one value changed, or null where that value cannot be kept (half a pulse beat). */
export function withValue(draft: Measurements, key: keyof Measurements, value: unknown): Measurements | null {
  const read = measurementsSchema.safeParse({ ...draft, [key]: value })
  return read.success ? read.data : null
}
