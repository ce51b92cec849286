import { namesPart } from '@shared/screening/conditions'
import { type Draft, draft } from '@shared/screening/draft'
import { conditionOf, type Facts, takesClass } from '@shared/screening/facts'
import { capitalised, quote, term, w } from '@shared/screening/wording'

/** Drugs that keep a steroid in the body. */
export function steroidInteractions(facts: Facts): Draft[] {
  const drafts: Draft[] = []
  const booster = takesClass(facts, 'ritonavir-or-cobicistat')
  const inhibitor = takesClass(facts, 'strong-cyp3a4-inhibitor')
  for (const { text, agent } of facts.tray.steroids) {
    const worst =
      agent.tags.includes('triamcinolone') || agent.tags.includes('methylprednisolone') || agent.particulate === null
    const medicine = booster ?? inhibitor
    if (medicine === undefined) continue
    const severity = booster !== undefined && worst ? 'stop' : 'caution'
    const taken = medicine.mention.meaning.kind === 'other' ? medicine.mention.meaning.drug : medicine.from
    drafts.push(
      draft({
        topic: 'interaction',
        subject: `${taken} and ${agent.id}`,
        matchedFrom: medicine.from,
        severity,
        says: w`${quote(taken)} slows the breakdown of ${quote(text)}: Cushing syndrome and adrenal suppression have followed.`,
        rule: booster !== undefined ? 'interaction/ritonavir-cobicistat' : 'interaction/strong-cyp3a4-inhibitor',
        source: 'usual practice; avoid, or ask a specialist',
        edition: 'common practice',
        needs: w`another plan, or a specialist’s advice`,
        has: w`${quote(taken)} and ${quote(text)}`,
        clearedBy: ['change-plan', 'override'],
        actions: [w`Leave the steroid out, or ask a specialist.`],
      }),
    )
  }
  return drafts
}

/** Diseases and joints a steroid can make worse. */
export function steroidCautions(facts: Facts): Draft[] {
  const drafts: Draft[] = []
  for (const id of ['glaucoma', 'heart-failure', 'psychosis', 'peptic-ulcer']) {
    const found = conditionOf(facts, id)
    if (found === undefined) continue
    drafts.push(
      draft({
        topic: 'steroid-choice',
        subject: found.label,
        matchedFrom: found.text,
        severity: 'caution',
        says: w`${capitalised(term(found.label))} is on the list; a steroid can make it worse.`,
        rule: `steroid/${id}`,
        source: 'usual practice',
        edition: 'common practice',
        clearedBy: ['override'],
        actions: [w`The physician weighs it.`],
      }),
    )
  }
  const target = `${facts.plan.region ?? ''} ${facts.plan.target ?? ''}`
  if (facts.procedure.code === 'peripheral-joint-injection') {
    const joints = ['knee', 'hip', 'shoulder', 'ankle', 'elbow', 'wrist'].filter((joint) =>
      target.toLowerCase().includes(joint),
    )
    const replaced = facts.conditions.find(
      ({ id, text }) =>
        id === 'joint-replacement' &&
        (joints.length === 0 ||
          namesPart(text, joints) ||
          !namesPart(text, ['knee', 'hip', 'shoulder', 'ankle', 'elbow', 'wrist', 'rodilla', 'cadera'])),
    )
    if (replaced !== undefined) {
      drafts.push(
        draft({
          topic: 'steroid-choice',
          subject: 'joint replacement',
          matchedFrom: replaced.text,
          severity: 'caution',
          says: w`A joint replacement is on the list; a steroid is not put into a prosthetic joint.`,
          rule: 'steroid/prosthetic-joint',
          source: 'usual practice',
          edition: 'common practice',
          clearedBy: ['answer', 'override'],
        }),
      )
    }
    if (facts.scenario.answers.jointSurgeryPlanned === 'yes') {
      drafts.push(
        draft({
          topic: 'steroid-choice',
          subject: 'planned joint surgery',
          severity: 'caution',
          says: w`Surgery of this joint is planned; it is usually deferred about 3 months after a steroid in the joint.`,
          rule: 'steroid/surgery-planned',
          source: 'usual practice',
          edition: 'common practice',
          clearedBy: ['override'],
          actions: [w`Ask the surgeon.`],
        }),
      )
    }
  }
  return drafts
}
