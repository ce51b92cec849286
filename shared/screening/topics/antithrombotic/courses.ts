import type { Facts, Medicine } from '@shared/screening/facts'
import { remembered, rememberedFor } from '@shared/screening/remember'
import type { DrugRow, Rules } from '@shared/screening/rules'

/** One drug of one medication line, with the rows of the table that can be meant. */
export type Course = {
  readonly medicine: Medicine
  /** The name findings use. */
  readonly subject: string
  readonly rows: readonly DrugRow[]
  /** A fixed combination says by itself why its aspirin is taken. */
  readonly knownIndication: 'secondary' | null
}

/** Every antithrombotic course of the list. A fixed combination of two drugs gives one course for each. */
export function coursesOf(facts: Facts): readonly Course[] {
  return courses(facts, 'all')
}

const courses = remembered((facts: Facts, _all: 'all'): readonly Course[] =>
  facts.medicines.flatMap((medicine) => coursesOfOne(facts.rules, medicine)),
)

const coursesOfOne = rememberedFor((rules: Rules, medicine: Medicine): readonly Course[] => {
  const { meaning } = medicine.mention
  if (meaning.kind !== 'antithrombotic') return []
  const rows = rules.drugs.filter(({ id }) => meaning.rowIds.includes(id))
  if (meaning.drug !== 'clopidogrel + aspirin')
    return [{ medicine, subject: meaning.drug, rows, knownIndication: null }]
  const aspirin = rules.drugs.filter(({ drug }) => drug === 'aspirin')
  return [
    { medicine, subject: 'clopidogrel', rows, knownIndication: null },
    { medicine, subject: 'aspirin', rows: aspirin, knownIndication: 'secondary' as const },
  ]
})
