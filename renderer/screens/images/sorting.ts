import type { Patient } from '@shared/case/patient'
import {
  compareIdentity,
  compareWithPlan,
  type IdentityComparison,
  type PlanDifference,
} from '@shared/imaging/identityCheck'
import type { ImportedInstance } from '@shared/imaging/types'
import type { Plan } from '@shared/plan/plan'

/** Images of one patient as the files name them, that the case cannot take without a decision. */
export type Doubtful = {
  readonly key: string
  readonly instances: readonly [ImportedInstance, ...ImportedInstance[]]
  readonly identity: IdentityComparison
  readonly plan: readonly PlanDifference[]
}

export type Sorted = { readonly belonging: readonly ImportedInstance[]; readonly doubtful: readonly Doubtful[] }

/** Parts what was imported into what belongs to the case by itself and what people have to decide about. */
export function sortImported(instances: readonly ImportedInstance[], patient: Patient, plan: Plan): Sorted {
  const belonging: ImportedInstance[] = []
  const groups = new Map<
    string,
    { instances: ImportedInstance[]; identity: IdentityComparison; plan: readonly PlanDifference[] }
  >()
  for (const instance of instances) {
    const identity = compareIdentity(patient, instance)
    const differences = compareWithPlan(plan, instance)
    if (identity.verdict === 'match' && differences.length === 0) {
      belonging.push(instance)
      continue
    }
    const { id, name, birthDate, sex } = instance.patient
    const key = JSON.stringify([id, name, birthDate, sex, differences])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { instances: [instance], identity, plan: differences })
    else group.instances.push(instance)
  }
  const doubtful = [...groups].flatMap(([key, group]): Doubtful[] => {
    const [first, ...rest] = group.instances
    return first === undefined ? [] : [{ ...group, key, instances: [first, ...rest] }]
  })
  return { belonging, doubtful }
}

/** What was taken on the day of the case is live; anything older was there before. */
export function roleOf(instance: ImportedInstance, day: string): 'prior' | 'live' {
  return (instance.acquired.date ?? instance.study.date) === day ? 'live' : 'prior'
}
