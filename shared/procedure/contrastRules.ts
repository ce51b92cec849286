import { procedureOf } from '@shared/plan/catalogue'
import type { Plan } from '@shared/plan/plan'
import { contrastAgentOf, patternOf } from '@shared/procedure/catalogue'
import { needleOf, regionOfNeedle } from '@shared/procedure/needles'
import { because, type Reason } from '@shared/procedure/reason'
import { type ProcedureState, standing } from '@shared/procedure/state'
import type { SpreadPattern } from '@shared/procedure/vocabulary'

/**
 * Whether an agent may be used for this plan (clinical reference 3.2 and 8.1). Near the dura only a product labelled for
 * intrathecal use; gadolinium there is a hard stop that nobody passes. Null where nothing speaks against it.
 */
export function contrastAgentRefusal(plan: Pick<Plan, 'procedure'>, agentId: string): Reason | null {
  const agent = contrastAgentOf(agentId)
  if (agent === undefined) {
    return because(
      'contrast.unknown-agent',
      'This contrast agent is not in the catalogue. Choose the product from the list.',
      {
        agent: agentId,
      },
    )
  }
  if (!procedureOf(plan.procedure).neuraxial) return null
  if (agent.kind === 'gadolinium') {
    return because(
      'contrast.gadolinium',
      'No gadolinium near the dura: reaching the spinal fluid it has caused brain injury and death. If it was already given, record it as a medication error and call for help.',
    )
  }
  if (!agent.intrathecalLabel) {
    return because(
      'contrast.not-intrathecal',
      `${agent.name.en} is not labelled for intrathecal use and is not used near the dura. Take a labelled product such as iohexol 240.`,
      { agent: agent.id },
    )
  }
  return null
}

/** A volume that looks like a slip of the decimal point, asked about before it is recorded. */
export function contrastQuestions(plan: Pick<Plan, 'procedure'>, volumeMl: number | null): readonly Reason[] {
  const usual = procedureOf(plan.procedure).contrast.volumeMl
  if (volumeMl === null || usual === null || volumeMl < 10 * usual[1]) return []
  return [
    because(
      'contrast.volume-tenfold',
      `${volumeMl} mL is at least ten times the usual volume of contrast here (up to ${usual[1]} mL). Look at the syringe again.`,
      { volumeMl, usualMl: usual[1] },
    ),
  ]
}

/** Advice that nobody has to follow, shown where it matters. */
export function spreadAdvice(plan: Plan, state: ProcedureState, needleId: string): readonly Reason[] {
  const needle = needleOf(state, needleId)
  if (needle === undefined) return []
  const vascular = standing(state.spreads).filter(
    (each) => each.needleId === needleId && each.patterns.some((code) => code.startsWith('IV-')),
  )
  const advice: Reason[] = []
  const cervicalForamen = needle.approach === 'transforaminal' && regionOfNeedle(needle.level, plan) === 'cervical'
  if (cervicalForamen && vascular.length >= 2) {
    advice.push(
      because('advice.two-vascular', 'Two vascular attempts at a cervical foramen: consider abandoning this level.'),
    )
  }
  if (vascular.some((each) => each.patterns.includes('IV-ART'))) {
    advice.push(because('advice.arterial', 'Arterial flow: abandon this level and watch for neurological change.'))
  }
  if (plan.procedure === 'medial-branch-block' && vascular.some((each) => each.patterns.includes('IV-VEN'))) {
    advice.push(
      because('advice.diagnostic-lost', 'After venous flow and a new position this block has lost diagnostic value.'),
    )
  }
  return advice
}

/**
 * The complication that a critical spread stands for, to open its form with (clinical reference 8.5): null where the
 * spread is not critical, an empty text where a person has to choose the term.
 */
export function complicationOf(patterns: readonly SpreadPattern[]): string | null {
  if (patterns.includes('IV-ART')) return 'intravascular-arterial'
  if (patterns.includes('ITH')) return 'dural-puncture'
  if (patterns.includes('SUBD')) return 'subdural-injection'
  return patterns.some((code) => patternOf(code).group === 'critical') ? '' : null
}
