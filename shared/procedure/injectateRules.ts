import { ageInYears, type CalendarDate } from '@shared/kit/time'
import { procedureOf, type SpineRegion } from '@shared/plan/catalogue'
import type { Plan } from '@shared/plan/plan'
import { epiduralSteroidCapMg, type InjectateProduct } from '@shared/procedure/catalogue'
import {
  decisionsHere,
  needleOf,
  regionOfNeedle,
  sameLevel,
  spreadsHere,
  ultrasoundHere,
} from '@shared/procedure/needles'
import { because, type Reason } from '@shared/procedure/reason'
import { type ProcedureState, standing } from '@shared/procedure/state'
import { doseMg, localAnaestheticTotal, steroidTotal } from '@shared/procedure/totals'
import type { InjectateRoute } from '@shared/procedure/vocabulary'

/** An injectate as it is about to be given. */
export type Intended = {
  readonly needleId: string | null
  readonly product: InjectateProduct
  readonly mgPerMl: number | null
  readonly volumeMl: number
  readonly route: InjectateRoute
  readonly lot: string
  readonly expiry: string | null
}

export type InjectateCircumstances = {
  readonly plan: Plan
  readonly procedure: ProcedureState
  readonly weightKg: number | null
  readonly birthDate: string
  /** The room's date on which it is given. */
  readonly today: CalendarDate
}

/**
 * What the rules say about an injectate besides the spread. `refused` cannot be passed; `physician` needs a physician's
 * reason; `questions` a second look at a number; `cautions` are shown and recorded.
 */
export type InjectateJudgement = {
  readonly refused: readonly Reason[]
  readonly physician: readonly Reason[]
  readonly questions: readonly Reason[]
  readonly cautions: readonly Reason[]
}

export function judgeInjectate(intended: Intended, about: InjectateCircumstances): InjectateJudgement {
  const refused: Reason[] = []
  const physician: Reason[] = []
  const questions: Reason[] = []
  const cautions: Reason[] = []
  const lists = { refused, physician, questions, cautions }
  judgePackage(intended, about, lists)
  judgeProduct(intended, about, lists)
  if (intended.product.kind === 'steroid') judgeSteroid(intended, about, lists)
  judgeLimits(intended, about, lists)
  return lists
}

type Lists = {
  readonly refused: Reason[]
  readonly physician: Reason[]
  readonly questions: Reason[]
  readonly cautions: Reason[]
}

function judgePackage(
  { lot, expiry }: Intended,
  { today }: InjectateCircumstances,
  { refused, cautions }: Lists,
): void {
  if (expiry !== null && expiry < today) {
    refused.push(because('injectate.expired', `This lot expired on ${expiry}. Take another vial.`, { expiry }))
  }
  if (lot.trim() === '') cautions.push(because('injectate.no-lot', 'The lot was not recorded.'))
  if (expiry === null) cautions.push(because('injectate.no-expiry', 'The expiry date was not recorded.'))
}

function judgeProduct(intended: Intended, about: InjectateCircumstances, lists: Lists): void {
  const { product, mgPerMl, volumeMl } = intended
  if (product.notFor.includes('any')) {
    lists.refused.push(
      because('injectate.wrong-product', `${product.name.en}: ${product.note}`, { product: product.id }),
    )
  }
  if (product.mgPerMl.length > 0 && mgPerMl === null) {
    lists.refused.push(
      because('injectate.no-strength', `The strength of ${product.name.en} is missing. Read it from the label.`, {
        product: product.id,
      }),
    )
  } else if (mgPerMl !== null && !product.mgPerMl.includes(mgPerMl)) {
    lists.questions.push(
      because(
        'injectate.strength-unusual',
        `${mgPerMl} mg/mL is no usual strength of ${product.name.en} (${product.mgPerMl.join(', ') || 'none listed'}). Read the label again.`,
        { product: product.id, strength: mgPerMl },
      ),
    )
  }
  const usual = procedureOf(about.plan.procedure).usualVolumeMl
  if (intended.needleId !== null && usual !== null && volumeMl >= 10 * usual[1]) {
    lists.questions.push(
      because(
        'injectate.volume-tenfold',
        `${volumeMl} mL is at least ten times the usual volume for this procedure (up to ${usual[1]} mL). Look at the syringe again.`,
        { volumeMl, usualMl: usual[1] },
      ),
    )
  }
  if (product.epinephrine && isTransforaminal(intended, about)) {
    lists.physician.push(
      because(
        'injectate.epinephrine',
        'Local anaesthetic with epinephrine is not used for transforaminal injections and nerve root blocks: an artery may be near.',
      ),
    )
  }
  if (product.preservativeFree === false && product.preservatives.length > 0 && isNeuraxial(intended, about)) {
    lists.cautions.push(
      because(
        'injectate.preservative',
        `${product.name.en} may hold ${product.preservatives.join(', ')}: a concern near the spinal canal.`,
        { product: product.id },
      ),
    )
  }
}

/** Rules R1, R8, R13 and R15 of clinical reference section 5, the label of triamcinolone, and clinical reference 8.3. */
function judgeSteroid(intended: Intended, about: InjectateCircumstances, lists: Lists): void {
  const { product, needleId } = intended
  const { plan, procedure } = about
  // Not known to be a solution counts as a suspension.
  const particulate = product.particulate !== false
  const params = { product: product.id }
  if (needleId === null) return
  const needle = needleOf(procedure, needleId)
  if (needle === undefined) return
  if (isTransforaminal(intended, about)) {
    const region = regionOfNeedle(needle.level, plan)
    if (particulate) judgeParticulate(region, plan, product, lists)
    const withoutContrast =
      decisionsHere(procedure, needleId).some((each) => each.outcome === 'without-contrast') &&
      spreadsHere(procedure, needleId).every((each) => each.mode === 'none')
    if (withoutContrast && (particulate || product.preservativeFree !== true)) {
      lists.refused.push(
        because(
          'steroid.no-contrast',
          'Without contrast only a preservative-free steroid solution may be used for a transforaminal injection.',
          params,
        ),
      )
    }
  }
  const arterial = standing(procedure.spreads).some((spread) => {
    if (!spread.patterns.includes('IV-ART')) return false
    const there = needleOf(procedure, spread.needleId)
    return there !== undefined && sameLevel(there.level, needle.level)
  })
  if (arterial && particulate) {
    lists.refused.push(
      because(
        'steroid.arterial',
        'Arterial flow was seen at this level. No particulate steroid is used here, whatever was seen later.',
        params,
      ),
    )
  }
  if (ultrasoundHere(procedure, needleId).at(-1)?.spread.includes('intratendinous')) {
    lists.refused.push(
      because(
        'steroid.intratendinous',
        'The fluid spread inside the tendon. No steroid is given there: move the needle.',
      ),
    )
  }
  if (product.notFor.includes('epidural-label') && procedureOf(plan.procedure).epidural) {
    lists.physician.push(
      because('steroid.label', `The label of ${product.name.en} says: not for epidural use.`, params),
    )
  }
}

function judgeParticulate(region: SpineRegion | null, plan: Plan, product: InjectateProduct, lists: Lists): void {
  const params = { product: product.id }
  switch (region) {
    case 'thoracic':
      lists.physician.push(
        because(
          'steroid.thoracic',
          'Thoracic transforaminal: a steroid solution is preferred, the artery of the cord may leave here.',
          params,
        ),
      )
      return
    case 'lumbar':
    case 'sacral':
      if (plan.injectionNumber === undefined || plan.injectionNumber <= 1) {
        lists.refused.push(
          because(
            'steroid.first-lumbar',
            plan.injectionNumber === undefined
              ? 'The first lumbar transforaminal injection uses a steroid solution such as dexamethasone. The plan does not say that this is a later one.'
              : 'The first lumbar transforaminal injection uses a steroid solution such as dexamethasone.',
            params,
          ),
        )
      } else {
        lists.physician.push(
          because(
            'steroid.later-lumbar',
            'A particulate steroid for a transforaminal injection needs a reason.',
            params,
          ),
        )
      }
      return
    default:
      // Cervical, and any level that cannot be read: the strictest rule.
      lists.refused.push(
        because(
          'steroid.cervical',
          'No particulate steroid in a cervical transforaminal injection. Use a solution such as dexamethasone.',
          params,
        ),
      )
  }
}

/** Clinical reference 6.1 and 4.1. The absolute caps are never passed; mg/kg only with a physician's reason. */
function judgeLimits(intended: Intended, about: InjectateCircumstances, lists: Lists): void {
  const { product, mgPerMl, volumeMl } = intended
  const adding = {
    agent: product.agent,
    kind: product.kind,
    epinephrine: product.epinephrine,
    doseMg: mgPerMl === null ? null : doseMg(volumeMl, mgPerMl),
  }
  const all = [...standing(about.procedure.injectates), adding]
  if (product.kind === 'local-anaesthetic') {
    const total = localAnaestheticTotal(all, about.weightKg)
    if (total.ofCaps > 1) {
      lists.refused.push(
        because(
          'anaesthetic.over-cap',
          `With this the local anaesthetic reaches ${percent(total.ofCaps)} % of the absolute maximum, all agents together. Give less.`,
          { percent: percent(total.ofCaps) },
        ),
      )
    } else if (total.ofLimits !== null && total.ofLimits > 1) {
      lists.physician.push(
        because(
          'anaesthetic.over-weight',
          `With this the local anaesthetic reaches ${percent(total.ofLimits)} % of the maximum for ${about.weightKg} kg, all agents together.`,
          { percent: percent(total.ofLimits), weightKg: about.weightKg ?? 0 },
        ),
      )
    }
    if (about.weightKg === null) {
      lists.cautions.push(
        because('anaesthetic.no-weight', 'No weight is recorded, so the dose per kilogram cannot be checked.'),
      )
    }
    if (ageInYears(about.birthDate, about.today) > 70) {
      lists.cautions.push(
        because('anaesthetic.age', 'Over 70 years: maximum doses of local anaesthetic are usually reduced.'),
      )
    }
  }
  if (product.kind === 'steroid' && procedureOf(about.plan.procedure).epidural) {
    for (const { agent, mg } of steroidTotal(all).agents) {
      const cap = epiduralSteroidCapMg(agent)
      if (agent === product.agent && cap !== undefined && mg > cap) {
        lists.cautions.push(
          because('steroid.session', `${mg} mg of ${agent} in one epidural session; payer policy allows ${cap} mg.`, {
            agent,
            mg,
            cap,
          }),
        )
      }
    }
  }
}

const percent = (share: number): number => Math.round(share * 100)

function isTransforaminal(intended: Intended, { plan, procedure }: InjectateCircumstances): boolean {
  if (intended.needleId === null) return false
  const approach = needleOf(procedure, intended.needleId)?.approach
  return (
    procedureOf(plan.procedure).approach === 'transforaminal' ||
    approach === 'transforaminal' ||
    intended.route === 'transforaminal'
  )
}

function isNeuraxial(intended: Intended, { plan }: InjectateCircumstances): boolean {
  return intended.needleId !== null && procedureOf(plan.procedure).neuraxial
}
