import { baseRiskClass } from '@shared/plan/catalogue'
import { namesPart } from '@shared/screening/conditions'
import { isLineFlush, isTopicalNsaid, isVascularRivaroxaban } from '@shared/screening/discriminators'
import { ageOf, type Facts, isRunning, newestLab } from '@shared/screening/facts'
import type { RiskClass } from '@shared/screening/finding'
import { kidneyFunction } from '@shared/screening/kidneys'
import { remembered } from '@shared/screening/remember'
import { named, quote, term, type Wording, w } from '@shared/screening/wording'

const order: readonly RiskClass[] = ['low', 'intermediate', 'high']

function oneUp(risk: RiskClass): RiskClass {
  return order[Math.min(order.indexOf(risk) + 1, order.length - 1)] ?? 'high'
}

export type Risk = {
  readonly base: RiskClass
  readonly effective: RiskClass
  readonly reasons: readonly Wording[]
}

/** The procedure's class and the step up for patient factors or a second antithrombotic, with the reasons in words. */
export const riskOf: (facts: Facts, atMs: number) => Risk = remembered((facts: Facts, atMs: number) => {
  const { procedure, plan, policy } = facts
  const own = baseRiskClass(procedure, plan.region)
  const raised = policy.raisedProcedures.includes(procedure.code)
  const base = raised ? oneUp(own) : own
  const factors = riskFactors(facts, atMs)
  const effective = factors.length > 0 ? oneUp(base) : base
  const name = named(procedure.name)
  const where = plan.region === null ? name : w`${name}, ${term(plan.region)}`
  const reasons = [w`${where}: ${term(own)} (${quote(procedure.riskClass.source)}).`]
  if (raised) reasons.push(w`One step up: this site treats the procedure one class higher.`)
  for (const factor of factors)
    reasons.push(effective === base ? w`Already at the highest class: ${factor}.` : w`One step up: ${factor}.`)
  return { base, effective, reasons }
})

function riskFactors(facts: Facts, atMs: number): readonly Wording[] {
  const factors: Wording[] = []
  const age = ageOf(facts, atMs)
  if (age === null) factors.push(w`age not known, counted as above the limit`)
  else if (age >= facts.policy.seniorAgeYears)
    factors.push(w`age ${age} (this site’s limit is ${facts.policy.seniorAgeYears})`)
  for (const id of ['bleeding-tendency', 'liver-advanced', 'renal-advanced']) {
    const found = facts.conditions.filter((condition) => condition.id === id)
    const first = found.map(({ text }) => text).sort()[0]
    if (first !== undefined) factors.push(w`${term(found[0]?.label ?? id)} (“${quote(first)}”)`)
  }
  const limit = facts.rules.thresholds.egfrAdvanced.value
  const egfr = newestLab(facts, 'egfr', atMs, ({ value }) => -value.low)
  const crcl = kidneyFunction(facts, atMs).crcl
  const listed = facts.conditions.some(({ id }) => id === 'renal-advanced')
  if (!listed && egfr !== null && egfr.value.low < limit) factors.push(w`advanced renal disease (${quote(egfr.text)})`)
  else if (!listed && crcl !== null && crcl < limit)
    factors.push(w`advanced renal disease (creatinine clearance ${crcl} mL/min)`)
  if (operatedHere(facts, 'all')) factors.push(w`earlier surgery or radiation in the area`)
  const { several, vascular } = secondAntithrombotic(facts, 'all')
  if (several.length > 1) factors.push(w`more than one drug that affects bleeding (${quote(several.join(', '))})`)
  else if (vascular) factors.push(w`rivaroxaban in the vascular dose, usually taken with aspirin`)
  return factors
}

/** Whether what else is taken raises the class. */
export function takesSecondAntithrombotic(facts: Facts): boolean {
  const { several, vascular } = secondAntithrombotic(facts, 'all')
  return several.length > 1 || vascular
}

const secondAntithrombotic = remembered((facts: Facts, _all: 'all') => ({
  several: antithromboticsTaken(facts),
  vascular: facts.medicines.some(
    (medicine) =>
      isRunning(medicine) &&
      medicine.mention.meaning.kind === 'antithrombotic' &&
      medicine.mention.meaning.drug === 'rivaroxaban' &&
      isVascularRivaroxaban(medicine),
  ),
}))

const partsOf = {
  cervical: ['cervical', 'neck', 'cuello', 'acdf', 'c3', 'c4', 'c5', 'c6', 'c7'],
  thoracic: ['thoracic', 'mid back', 'dorsal'],
  lumbar: ['lumbar', 'low back', 'lower back', 'lumbosacral', 'l3', 'l4', 'l5', 'back'],
  sacral: ['sacral', 'sacroiliac', 'lumbosacral', 'l5', 's1'],
} as const

/** Earlier surgery in the region of a spine procedure; surgery whose region nobody wrote counts. */
const operatedHere = remembered((facts: Facts, _all: 'all'): boolean => {
  if (facts.procedure.regionKind !== 'spine') return false
  const { region } = facts.plan
  return facts.conditions.some(({ id, text }) => {
    if (id !== 'prior-spine-surgery') return false
    const named = Object.entries(partsOf)
      .filter(([, parts]) => namesPart(text, parts))
      .map(([name]) => name)
    return named.length === 0 || region === null || named.includes(region.toLowerCase())
  })
})

/** Drugs being taken that make one another "a second antithrombotic", by name. Two names of one drug are one drug. */
function antithromboticsTaken(facts: Facts): readonly string[] {
  const always = new Set<string>()
  const withAnticoagulant = new Set<string>()
  let anticoagulant = false
  for (const medicine of facts.medicines) {
    const { meaning } = medicine.mention
    if (!isRunning(medicine)) continue
    if (meaning.kind === 'bleeding-without-value') always.add(meaning.drug)
    if (meaning.kind === 'class-word') always.add(meaning.word)
    if (meaning.kind !== 'antithrombotic') continue
    const row = facts.rules.drugs.find(({ id }) => meaning.rowIds.includes(id))
    if (row === undefined || isTopicalNsaid(medicine, row.group)) continue
    if (row.group === 'heparin' && isLineFlush(medicine)) continue
    if (['vitamin-k-antagonist', 'doac', 'heparin', 'lmwh', 'parenteral-anticoagulant'].includes(row.group))
      anticoagulant = true
    // The fixed combination of clopidogrel and aspirin is two drugs.
    if (row.id === 'clopidogrel-aspirin') {
      always.add('clopidogrel')
      always.add('aspirin')
    } else if (row.countsAsSecond === 'always') always.add(row.drug)
    else if (row.countsAsSecond === 'with-anticoagulant') withAnticoagulant.add(row.drug)
  }
  return [...always, ...(anticoagulant ? withAnticoagulant : [])].sort()
}
