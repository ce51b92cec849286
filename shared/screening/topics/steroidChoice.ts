import { type Draft, draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { safeguards } from '@shared/screening/topics/safeguards'
import { quote, w } from '@shared/screening/wording'

/** Whether the planned steroid may go where it is planned. */
export function steroidChoice(facts: Facts): Draft[] {
  const { procedure, plan, tray } = facts
  const region = plan.region?.toLowerCase() ?? null
  const drafts: Draft[] = []
  for (const { text, agent } of tray.steroids) {
    const particulate = agent.particulate
    const base = {
      topic: 'steroid-choice' as const,
      subject: agent.id,
      matchedFrom: text,
      clearedBy: ['change-plan', 'override'] as const,
      ...safeguards,
    }
    if (procedure.approach === 'transforaminal' && particulate !== false)
      drafts.push(...transforaminal(region, facts, base, particulate === null))
    else if (procedure.epidural && particulate === null) {
      drafts.push(
        draft({
          ...base,
          severity: 'stop',
          rule: 'safeguards-2015/steroid-not-named',
          says: w`A steroid is planned and not named; whether it is a suspension is not known.`,
          clearedBy: ['change-plan', 'answer', 'override'],
        }),
      )
    }
    if (agent.notEpidural === true && (procedure.epidural || procedure.approach === 'transforaminal')) {
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'label/not-epidural',
          says: w`The label of ${quote(text)} says: not for epidural or intrathecal use.`,
          source: 'US product label, read 2026',
          edition: 'US labels 2026',
          confidence: 'verified',
          actions: [w`Dexamethasone, preservative-free.`],
        }),
      )
    }
  }
  return drafts
}

type Base = Pick<Draft, 'topic' | 'subject' | 'matchedFrom' | 'clearedBy' | 'source' | 'edition' | 'confidence'>

/**
 * Suspensions near the radicular arteries: never in the neck, not at a first lumbar injection, and not without contrast.
 * A region nobody stated counts as the neck.
 */
function transforaminal(region: string | null, { plan, tray }: Facts, base: Base, unnamed: boolean): Draft[] {
  const what = unnamed
    ? w`A steroid is planned and not named, so it may be a suspension`
    : w`${quote(base.matchedFrom ?? '')} is a suspension`
  const actions = [w`Dexamethasone is the non-particulate steroid considered first.`]
  const needs = w`a non-particulate steroid`
  const has = unnamed ? w`not named` : w`${quote(base.matchedFrom ?? '')} (particulate)`
  const drafts: Draft[] = []
  if (tray.contrast.kind === 'none') {
    drafts.push(
      draft({
        ...base,
        severity: 'stop',
        rule: 'safeguards-2015/no-contrast-no-particulate',
        says: w`${what}; without contrast only a preservative-free, particle-free steroid may be used.`,
        needs,
        has,
        actions,
      }),
    )
  }
  if (region === 'cervical' || region === null) {
    drafts.push(
      draft({
        ...base,
        severity: 'stop',
        rule: 'safeguards-2015/cervical-transforaminal-particulate',
        says: w`${what}; particulate steroid is not used for a cervical transforaminal injection.`,
        needs,
        has,
        actions,
      }),
    )
  } else if (region === 'thoracic') {
    drafts.push(
      draft({
        ...base,
        severity: 'caution',
        rule: 'safeguards-2015/thoracic-transforaminal-particulate',
        says: w`${what}; a non-particulate steroid is preferred at thoracic levels.`,
        needs,
        has,
        actions,
      }),
    )
  } else {
    const later = plan.injectionNumber !== undefined && plan.injectionNumber > 1
    const says = later
      ? w`${what}; it is used at a later lumbar transforaminal injection only with a reason.`
      : plan.injectionNumber === 1
        ? w`${what}; the first lumbar transforaminal injection uses a non-particulate steroid.`
        : w`${what}, and nobody has said whether this is the first injection at this site; a first one uses a non-particulate steroid.`
    drafts.push(
      draft({
        ...base,
        severity: later ? 'caution' : 'stop',
        rule: 'safeguards-2015/lumbar-transforaminal-particulate',
        says,
        needs,
        has,
        actions,
        clearedBy:
          plan.injectionNumber === undefined ? ['answer', 'change-plan', 'override'] : ['change-plan', 'override'],
      }),
    )
  }
  return drafts
}
