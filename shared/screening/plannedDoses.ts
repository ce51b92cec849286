import { type LocalAnaestheticTotal, localAnaestheticTotal } from '@shared/procedure/totals'
import type { Facts } from '@shared/screening/facts'
import { fold } from '@shared/screening/names/words'
import { type DoseCircumstances, statedMg } from '@shared/screening/statedDose'
import { readAgent, type TrayItem } from '@shared/screening/tray'

/** A dose of one agent, summed over every entry of the plan that states one. */
export type PlannedDose = { readonly agent: TrayItem['agent']; readonly mg: number; readonly from: string | null }

/** Steroids of the plan with the dose that is stated, in the entry itself or for the whole plan: the larger counts. */
export function plannedSteroids(facts: Facts): readonly PlannedDose[] {
  const doses = new Map<string, PlannedDose>()
  for (const { text, agent } of facts.tray.steroids) {
    const mg = mgOf(text, agent, facts)
    const before = doses.get(agent.id)
    doses.set(agent.id, {
      agent,
      mg: (before?.mg ?? 0) + (mg ?? 0),
      from: mg === null ? (before?.from ?? null) : text,
    })
  }
  const whole = facts.plan.steroidDoseMg ?? 0
  return [...doses.values()]
    .map((each) => (whole >= each.mg ? { ...each, mg: whole, from: null } : each))
    .filter(({ mg }) => mg > 0)
}

/** The local anaesthetics whose dose is stated, added as fractions of their maxima (clinical reference 6.1). */
export function plannedLocalAnaesthetic(
  facts: Facts,
): { readonly total: LocalAnaestheticTotal; readonly from: string } | null {
  const given = facts.tray.localAnaesthetics.flatMap(({ text, agent }) => {
    const doseMg = mgOf(text, agent, facts)
    if (doseMg === null) return []
    const epinephrine = /epi\b|epinef|epineph|adrenalin/.test(fold(pieceOf(text, agent, facts)))
    return [{ text, agent: agent.id, kind: 'local-anaesthetic' as const, epinephrine, doseMg }]
  })
  if (given.length === 0) return null
  const from = [...new Set(given.map(({ text }) => text))].sort().join('; ')
  return { total: localAnaestheticTotal(given, facts.scenario.patient.weightKg ?? null), from }
}

function mgOf(text: string, agent: TrayItem['agent'], facts: Facts): number | null {
  const { plan, scenario } = facts
  const circumstances: DoseCircumstances = {
    levels: plan.levels?.length ?? 1,
    sides: plan.side === 'bilateral' ? 2 : 1,
    weightKg: scenario.patient.weightKg ?? null,
  }
  return statedMg(pieceOf(text, agent, facts), circumstances)
}

/** The part of a text with several drugs that speaks of this one; the whole text where it cannot be taken apart. */
function pieceOf(text: string, agent: TrayItem['agent'], { rules }: Facts): string {
  const dosed = (part: string) =>
    readAgent(part, rules).filter(({ agent: { kind } }) => kind === 'steroid' || kind === 'local-anaesthetic')
  if (dosed(text).length < 2) return text
  const pieces: string[] = []
  for (const piece of text.split(/[;+&]|,\s|\band\b|\bwith\b|\bplus\b|\by\b|\bcon\b/i)) {
    // “with epinephrine 20 mL” goes on about the drug before it.
    const before = pieces.at(-1)
    if (before === undefined || dosed(piece).length > 0) pieces.push(piece)
    else pieces.splice(-1, 1, `${before} ${piece}`)
  }
  const own = pieces.filter((piece) => dosed(piece).some((each) => each.agent.id === agent.id))
  return own.length === 0 ? text : own.join(' ')
}
