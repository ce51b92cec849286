import type { Measures, PainMedication } from '@shared/outcomes/measures'

export type MedicationChange = {
  readonly before: number
  readonly now: number
  readonly stopped: readonly string[]
  readonly started: readonly string[]
  readonly reduced: readonly string[]
  readonly increased: readonly string[]
}

/** What changed in the pain medicines, by name. Null where one of the two lists was not asked for. */
export function medicationChange(
  before: Pick<Measures, 'medications'>,
  now: Pick<Measures, 'medications'>,
): MedicationChange | null {
  if (before.medications === null || now.medications === null) return null
  const earlier = byName(before.medications)
  const later = byName(now.medications)
  const both = [...later].flatMap(([key, medicine]) => {
    const was = earlier.get(key)
    return was === undefined || was.perDay === null || medicine.perDay === null
      ? []
      : [{ name: medicine.name, change: medicine.perDay - was.perDay }]
  })
  return {
    before: earlier.size,
    now: later.size,
    stopped: [...earlier].filter(([key]) => !later.has(key)).map(([, medicine]) => medicine.name),
    started: [...later].filter(([key]) => !earlier.has(key)).map(([, medicine]) => medicine.name),
    reduced: both.filter(({ change }) => change < 0).map(({ name }) => name),
    increased: both.filter(({ change }) => change > 0).map(({ name }) => name),
  }
}

/** A medicine taken no longer (0 a day) counts as not taken. */
function byName(medications: readonly PainMedication[]): ReadonlyMap<string, PainMedication> {
  return new Map(
    medications
      .filter((medicine) => medicine.perDay !== 0)
      .map((medicine) => {
        const name = medicine.name.trim()
        return [name.toLowerCase(), { ...medicine, name }]
      }),
  )
}
