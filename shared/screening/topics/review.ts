import type { Draft } from '@shared/screening/draft'
import { ageOf, conditionOf, type Facts, isRunning } from '@shared/screening/facts'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { allOf, quote, w } from '@shared/screening/wording'

const practice = { source: 'usual practice', edition: 'common practice', confidence: 'memory-to-verify' as const }

/** What the physician weighs with everything else in view: earlier reactions, many medicines, and whether to inject at all. */
export function reviewDrafts(facts: Facts, atMs: number): Draft[] {
  return [
    ...priorReactions(facts),
    ...breastFeeding(facts),
    ...ownBlood(facts),
    ...manyMedicines(facts, atMs),
    ...isItTheAnswer(facts),
  ]
}

function priorReactions(facts: Facts): Draft[] {
  const fainted = conditionOf(facts, 'vasovagal')
  const reacted = conditionOf(facts, 'injection-reaction')
  const drafts: Draft[] = []
  if (reacted !== undefined)
    drafts.push(
      sayGuidance(
        'caution',
        reacted.label,
        'review/prior-reaction',
        w`“${quote(reacted.text)}” is on the list: ask what happened then, and what is done otherwise this time.`,
        { ...practice, matchedFrom: reacted.text, clearedBy: ['override'] },
      ),
    )
  if (fainted !== undefined)
    drafts.push(
      sayGuidance(
        'info',
        fainted.label,
        'review/fainting',
        w`“${quote(fainted.text)}” is on the list: the patient lies down, and somebody stays.`,
        { ...practice, matchedFrom: fainted.text, clearedBy: [] },
      ),
    )
  return drafts
}

/** Contrast and local anaesthetic go with breast-feeding; one dose of steroid may briefly reduce the milk. */
function breastFeeding({ scenario, tray }: Facts): Draft[] {
  if (scenario.answers.breastfeeding !== 'yes' || tray.steroids.length === 0) return []
  const says = w`Breast-feeding goes on with local anaesthetic and small amounts of contrast; one dose of steroid may briefly reduce the milk.`
  return [sayGuidance('info', 'breast-feeding', 'review/breast-feeding', says, { ...practice, clearedBy: [] })]
}

/** What was taken from the patient and comes back in a syringe is compared with the patient a second time. */
function ownBlood({ tray }: Facts): Draft[] {
  const plasma = tray.items.find(({ agent }) => agent.id === 'prp')
  if (plasma === undefined) return []
  const says = w`${quote(plasma.text)} is the patient’s own blood: the name and date of birth on the syringe are compared again before it is injected.`
  return [
    sayGuidance('info', plasma.text, 'review/own-blood-again', says, {
      ...practice,
      matchedFrom: plasma.text,
      clearedBy: [],
    }),
  ]
}

/** Many medicines at an age, or before sedation: a number of the site’s, for a person to look at them together. */
function manyMedicines(facts: Facts, atMs: number): Draft[] {
  const { policy, plan } = facts
  const taken = new Set(facts.medicines.filter(isRunning).map(({ mention }) => mention.words))
  const age = ageOf(facts, atMs)
  const older = age !== null && age >= policy.seniorAgeYears
  const sedated = plan.sedation !== null && plan.sedation !== 'none'
  if (taken.size < policy.manyMedicines || !(older || sedated)) return []
  const why = allOf([...(older ? [w`an age of ${age}`] : []), ...(sedated ? [w`sedation planned`] : [])])
  return [
    sayGuidance(
      'info',
      'many medicines',
      'review/many-medicines',
      w`${taken.size} medicines are taken, with ${why}: the physician looks at them together.`,
      {
        source: `site policy: from ${policy.manyMedicines} medicines on`,
        edition: 'site policy',
        confidence: 'site-policy',
        has: quote(taken.size),
        clearedBy: [],
      },
    ),
  ]
}

/** An injection may not be the answer: the physician says so, one way or the other. */
function isItTheAnswer({ scenario, plan, tray }: Facts): Draft[] {
  const answer = scenario.answers.injectionIsAnswer ?? null
  if (answer === 'yes') return []
  if (answer === 'no')
    return [
      sayGuidance(
        'stop',
        'reason',
        'review/not-the-answer',
        w`The physician has said that an injection is not the answer.`,
        { ...practice, has: w`no`, clearedBy: ['answer', 'override'] },
      ),
    ]
  const again = (scenario.steroids?.items ?? []).length > 0 && tray.steroids.length > 0
  const questions = [
    ...(plan.purpose === '' ? [w`Which pain generator, which diagnosis, and what is expected, by when?`] : []),
    ...(again ? [w`Did the last one give at least 50 % relief, or a gain in function?`] : []),
    w`What was tried before, and what else could help?`,
  ]
  return [
    sayGuidance(
      'info',
      'reason',
      'review/is-it-the-answer',
      w`An injection may not be the answer; the physician says whether it is.`,
      {
        ...practice,
        ...(again
          ? {
              source: 'US Medicare: a repeat needs at least 50 % relief or a gain in function',
              edition: 'US Medicare',
              confidence: 'verified-secondary' as const,
            }
          : {}),
        has: w`not answered`,
        clearedBy: ['answer'],
        actions: questions,
      },
    ),
  ]
}
