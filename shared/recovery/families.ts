import { procedureOf } from '@shared/plan/catalogue'
import type { Plan, ProcedureCode } from '@shared/plan/plan'
import { type InjectateProduct, injectateProducts, productOf } from '@shared/procedure/catalogue'

const epiduralCodes: ReadonlySet<ProcedureCode> = new Set([
  'esi-interlaminar',
  'esi-transforaminal',
  'esi-caudal',
  'nerve-root-block',
  'pulsed-rf-drg',
])

const spinalCodes: ReadonlySet<ProcedureCode> = new Set([
  ...epiduralCodes,
  'facet-joint-injection',
  'medial-branch-block',
  'medial-branch-rfa',
  'sacroiliac-injection',
  'sacral-lateral-branch-block',
  'sacral-lateral-branch-rfa',
])

const sympatheticCodes: ReadonlySet<ProcedureCode> = new Set(['stellate-ganglion-block', 'lumbar-sympathetic-block'])

type Planned = Pick<Plan, 'procedure' | 'region' | 'sedation'>

/** At or beside the epidural space and the roots: where a haematoma compresses. */
export const isEpidural = ({ procedure }: Pick<Plan, 'procedure'>): boolean => epiduralCodes.has(procedure)

/** The row "neuraxial, facet, sacroiliac" of the observation schedule (clinical reference section 10.1). */
export const isSpinal = ({ procedure }: Pick<Plan, 'procedure'>): boolean => spinalCodes.has(procedure)

/** Beside the spine, at the sympathetic chain. */
export const isSympathetic = ({ procedure }: Pick<Plan, 'procedure'>): boolean => sympatheticCodes.has(procedure)

/** The row "cervical transforaminal, stellate, lumbar sympathetic" of the schedule. */
export function isCervicalOrSympathetic({ procedure, region }: Planned): boolean {
  if (isSympathetic({ procedure })) return true
  const throughForamen = procedure === 'esi-transforaminal' || procedure === 'nerve-root-block'
  return throughForamen && region.toLowerCase().includes('cervical')
}

/** Sedation of any depth: what "light" and "minimal" leave behind still needs an adult to go home with. */
const isSedated = ({ sedation }: Pick<Plan, 'sedation'>): boolean => sedation !== 'none'

/** Moderate or deeper: the row of the schedule that ends with a score. */
export const isDeeplySedated = ({ sedation }: Pick<Plan, 'sedation'>): boolean =>
  sedation === 'moderate' || sedation === 'deep' || sedation === 'general'

/**
 * Whether a responsible adult must take the patient home: after sedation, or after a block that may leave a limb or an
 * eye weak or numb (clinical reference section 4).
 */
export const needsEscort = (plan: Planned): boolean => isSedated(plan) || procedureOf(plan.procedure).numbsLimb

/**
 * A block of a nerve outside the spine that is meant to numb a limb: the row "local only, peripheral: limb power if
 * block" of the schedule (clinical reference section 10.1).
 */
export function isLimbBlock({ procedure }: Pick<Plan, 'procedure'>): boolean {
  const { numbsLimb, regionKind } = procedureOf(procedure)
  return numbsLimb && regionKind !== 'spine'
}

/** Whether a name of the plan is a local anaesthetic: a product of the catalogue, or a name that holds its agent. */
export const isLocalAnaesthetic = (name: string): boolean => kindOf(name, 'local-anaesthetic')

function kindOf(name: string, kind: InjectateProduct['kind']): boolean {
  const known = productOf(name)
  if (known !== undefined) return known.kind === kind
  const lower = name.toLowerCase()
  return injectateProducts.some((product) => product.kind === kind && lower.includes(product.agent))
}
