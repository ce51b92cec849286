import type { CaseState } from '@shared/case/state'
import type { InstructionLocale } from '@shared/discharge/document'
import { procedureName, procedureOf, spineRegionOf } from '@shared/plan/catalogue'
import type { Side } from '@shared/plan/plan'
import { complicationTermOf, contrastAgentOf, productOf } from '@shared/procedure/catalogue'
import { standing } from '@shared/procedure/state'
import { exactSum } from '@shared/procedure/totals'
import { isDiabetic } from '@shared/recovery/diabetes'

/** One medicine that was given: its amounts added up over the whole procedure. */
export type GivenMedicine = {
  readonly id: string
  readonly kind: 'local-anaesthetic' | 'steroid' | 'diluent' | 'other' | 'contrast'
  readonly agent: string
  readonly doseMg: number | null
  readonly volumeMl: number
}

export type Numbness = 'leg' | 'arm' | 'body' | 'limb' | 'none'

/** What the record says that the sheet depends on. Everything here follows from events, nothing from habit. */
export type InstructionFacts = {
  readonly given: readonly GivenMedicine[]
  readonly steroid: boolean
  /** Local anaesthetic beyond the skin. */
  readonly anaesthetic: boolean
  readonly gel: boolean
  readonly plasma: boolean
  readonly sedated: boolean
  readonly diabetic: 'yes' | 'no' | 'unknown'
  readonly numbness: Numbness
  /** Heat, radio waves or cold that was applied, by the record of the lesions. */
  readonly lesioned: boolean
  readonly outcome: 'completed' | 'partly-done' | 'abandoned'
  /** Codes of unexpected events during and after the procedure, each once, in order. */
  readonly events: readonly string[]
}

export function factsOf(state: CaseState): InstructionFacts {
  const injectates = standing(state.procedure.injectates)
  const beyondSkin = injectates.filter((each) => each.route !== 'skin')
  const has = (agent: string) => injectates.some((each) => each.agent === agent)
  const anaesthetic = beyondSkin.some((each) => each.kind === 'local-anaesthetic')
  return {
    given: givenMedicines(state),
    steroid: injectates.some((each) => each.kind === 'steroid'),
    anaesthetic,
    gel: has('hyaluronic-acid'),
    plasma: has('platelet-rich-plasma'),
    sedated: state.plan.sedation !== 'none',
    diabetic: isDiabetic(state),
    numbness: anaesthetic ? numbnessOf(state) : 'none',
    lesioned: standing(state.procedure.lesions).length > 0,
    outcome: state.procedure.ended?.outcome ?? 'completed',
    events: unexpectedEvents(state),
  }
}

function givenMedicines({ procedure }: CaseState): readonly GivenMedicine[] {
  const byId = new Map<string, GivenMedicine>()
  const add = (medicine: GivenMedicine) => {
    const before = byId.get(medicine.id)
    if (before === undefined) byId.set(medicine.id, medicine)
    else byId.set(medicine.id, addUp(before, medicine))
  }
  for (const { productId, kind, agent, doseMg, volumeMl } of standing(procedure.injectates)) {
    add({ id: productId, kind, agent, doseMg, volumeMl })
  }
  for (const { agentId, volumeMl } of standing(procedure.spreads)) {
    if (agentId !== null && volumeMl !== null && volumeMl > 0) {
      add({ id: agentId, kind: 'contrast', agent: agentId, doseMg: null, volumeMl })
    }
  }
  const order = ['steroid', 'local-anaesthetic', 'other', 'diluent', 'contrast'] as const
  return [...byId.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
}

/** A dose that is missing once is missing in the sum: half a dose must not stand for the whole. */
function addUp(one: GivenMedicine, other: GivenMedicine): GivenMedicine {
  const doseMg = one.doseMg === null || other.doseMg === null ? null : exactSum(one.doseMg, other.doseMg)
  return { ...one, doseMg, volumeMl: exactSum(one.volumeMl, other.volumeMl) }
}

/** "dexamethasone sodium phosphate 10 mg (1 mL)"; the volume alone for what has no strength. */
export function sayMedicine({ id, doseMg, volumeMl }: GivenMedicine, locale: InstructionLocale): string {
  const name = productOf(id)?.name[locale] ?? contrastAgentOf(id)?.name[locale] ?? id
  return doseMg === null ? `${name}, ${volumeMl} mL` : `${name} ${doseMg} mg (${volumeMl} mL)`
}

function numbnessOf({ plan }: CaseState): Numbness {
  const { procedure } = plan
  if (procedure === 'stellate-ganglion-block' || procedure === 'lumbar-sympathetic-block') return 'none'
  const { numbsLimb, regionKind } = procedureOf(procedure)
  if (numbsLimb && regionKind !== 'spine') return 'limb'
  if (!numbsLimb) return 'none'
  switch (spineRegionOf(plan.region)) {
    case 'cervical':
      return 'arm'
    case 'thoracic':
      return 'body'
    case 'lumbar':
    case 'sacral':
      return 'leg'
    case null:
      return 'body'
  }
}

/**
 * Unexpected events as codes. Events of the group "system" (wrong side, wrong drug, a fall) are told by the physician in
 * person and never first by a sheet of paper.
 */
function unexpectedEvents({ procedure, recovery }: CaseState): readonly string[] {
  const during = standing(procedure.complications).filter((each) => !each.expected)
  const after = recovery.events.filter((each) => !each.expected)
  const codes = [...during, ...after].map((each) => each.term)
  return [...new Set(codes)].filter((code) => complicationTermOf(code)?.group !== 'system')
}

/** The one line for other clinicians: the planned procedure, levels and side in the house's own words, and how it went. */
export function clinicalLine({ plan, procedure }: CaseState, locale: InstructionLocale): string {
  const outcome = outcomeWords[locale][procedure.ended?.outcome ?? 'completed']
  const { regionKind } = procedureOf(plan.procedure)
  const isNamed = plan.levels.length === 0 && regionKind !== 'spine' && regionKind !== 'none'
  const where = isNamed ? plan.target || plan.region : plan.levels.join(', ')
  const parts = [procedureName(plan.procedure, locale), where, sideWords[locale][plan.side], outcome]
  return parts.filter((part) => part !== '').join(', ')
}

const sideWords: Readonly<Record<InstructionLocale, Readonly<Record<Side, string>>>> = {
  en: { left: 'LEFT', right: 'RIGHT', bilateral: 'LEFT and RIGHT', midline: 'midline', 'not-applicable': '' },
  es: {
    left: 'IZQUIERDO',
    right: 'DERECHO',
    bilateral: 'IZQUIERDO y DERECHO',
    midline: 'línea media',
    'not-applicable': '',
  },
}

const outcomeWords: Readonly<Record<InstructionLocale, Readonly<Record<InstructionFacts['outcome'], string>>>> = {
  en: { completed: '', 'partly-done': 'partly done', abandoned: 'not done' },
  es: { completed: '', 'partly-done': 'hecho en parte', abandoned: 'no realizado' },
}
