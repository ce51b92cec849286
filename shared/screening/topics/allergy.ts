import { allergiesElsewhere } from '@shared/screening/allergiesElsewhere'
import { type AllergyMeaning, type Grade, type ReadAllergy, readAllergy } from '@shared/screening/allergyReading'
import { type Check, type Draft, draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import type { FindingSeverity } from '@shared/screening/finding'
import type { Allergen } from '@shared/screening/rules'
import { latexQuestion } from '@shared/screening/topics/latexQuestion'
import { sameDrug } from '@shared/screening/topics/sameDrug'
import { joined, orElse, quote, term, uncapitalised, type Wording, w, withoutStop } from '@shared/screening/wording'

/** One thing on the tray, with the tags an allergy can speak against. */
type Touch = { readonly name: string; readonly tags: readonly string[] }

/** Every allergy entry against everything planned to be injected or to touch the patient. */
export function allergyChecks(facts: Facts): readonly Check[] {
  const touches = touchesOf(facts)
  const read = facts.scenario.allergies.items.map((item) => readAllergy(item, facts.rules))
  const elsewhere = allergiesElsewhere(facts)
  const drafts = [
    ...read.flatMap((allergy) => (allergy.counts ? meetAll(facts, allergy, touches) : notCounted(allergy))),
    ...elsewhere.flatMap((allergy) => meetAll(facts, allergy, touches)),
    ...latexQuestion(facts, [...read, ...elsewhere]),
  ]
  return [() => ({ drafts })]
}

function meetAll(facts: Facts, allergy: ReadAllergy, touches: readonly Touch[]): readonly Draft[] {
  const byTable = allergy.meanings.flatMap((meaning) => meet(facts, allergy, meaning, touches))
  const same = sameDrug(facts, allergy, gradeWords[allergy.grade]).filter(
    ({ subject, severity }) =>
      !byTable.some((each) => each.subject === subject && (each.severity === 'stop' || each.severity === severity)),
  )
  // A drug that lies on the tray is not "on no tray".
  return same.length === 0 ? byTable : [...same, ...byTable.filter(({ rule }) => rule !== 'allergy/not-on-the-tray')]
}

function touchesOf({ tray }: Facts): readonly Touch[] {
  const touches: Touch[] = tray.items.map(({ text, tags }) => ({ name: text, tags }))
  if (tray.contrast.kind === 'iodinated')
    touches.push({ name: tray.contrast.text, tags: ['iodinated-contrast', tray.contrast.product] })
  if (tray.contrast.kind === 'gadolinium') touches.push({ name: tray.contrast.text, tags: ['gadolinium'] })
  return touches
}

/** Entries that are refuted, over or mistaken are shown and do not fire. */
function notCounted({ item, meanings }: ReadAllergy): Draft[] {
  const first = meanings[0]
  const subject = first?.kind === 'allergen' ? first.allergen.label : item.substance
  const says = w`The allergy to ${quote(item.substance)} is marked ${term(item.status ?? '')}; it is not counted.`
  return [
    draft({
      topic: 'allergy',
      subject,
      matchedFrom: item.substance,
      severity: 'info',
      says,
      rule: `list/${item.status ?? 'inactive'}`,
      source: 'status of the entry',
      edition: 'house rule',
      confidence: 'verified',
      clearedBy: [],
    }),
  ]
}

function meet(facts: Facts, { item, grade }: ReadAllergy, meaning: AllergyMeaning, touches: readonly Touch[]): Draft[] {
  switch (meaning.kind) {
    case 'none-stated':
      return []
    case 'unrelated':
      return [
        info(
          item.substance,
          item.substance,
          w`${quote(item.substance)} is on no tray of this procedure.`,
          'allergy/not-on-the-tray',
        ),
      ]
    case 'unknown': {
      const [nearest] = meaning.near
      const says =
        nearest === undefined
          ? w`The allergy to “${quote(meaning.words)}” is not recognised; a person has to say what it is.`
          : w`The allergy to “${quote(meaning.words)}” is not recognised; did you mean ${orElse(meaning.near)}?`
      return [
        draft({
          topic: 'allergy',
          subject: meaning.words,
          matchedFrom: item.substance,
          severity: 'stop',
          says,
          rule: 'allergy/unknown',
          source: 'principle: what is not recognised is reviewed, never passed',
          edition: 'house rule',
          confidence: 'verified',
          clearedBy: ['confirm-name', 'override'],
          actions: [w`Ask what it is, what happened, and whether it is on the tray.`],
        }),
      ]
    }
    case 'allergen':
      return meetAllergen(facts, item.substance, grade, meaning.allergen, touches)
  }
}

function meetAllergen(
  facts: Facts,
  from: string,
  grade: Grade,
  allergen: Allergen,
  touches: readonly Touch[],
): Draft[] {
  const drafts = touches.flatMap((touch) => {
    const met: Met[] = allergen.against
      .filter(({ tag }) => touch.tags.includes(tag))
      .map(({ severity, says, alternative }) => ({ severity: severityFor(severity, grade), says, alternative }))
    if (grade === 'severe-delayed' && (allergen.delayedAgainst ?? []).some((tag) => touch.tags.includes(tag)))
      met.push({ severity: 'stop' })
    const worst = (['stop', 'caution', 'info'] as const).flatMap((each) =>
      met.filter(({ severity }) => severity === each),
    )
    return worst[0] === undefined ? [] : [collision(allergen, from, grade, touch.name, worst[0])]
  })
  drafts.push(...unstatedTray(facts, allergen, from, grade))
  if (drafts.length > 0) return drafts
  const says = [
    term(allergen.says),
    ...(allergen.doesNotBlock === ''
      ? []
      : [w`It does not speak against: ${uncapitalised(term(allergen.doesNotBlock))}`]),
    ...(allergen.question === undefined ? [] : [term(allergen.question)]),
  ]
  return [
    {
      ...info(allergen.label, from, joined(says, ' '), `allergy/${allergen.id}`),
      source: allergen.source,
      confidence: allergen.confidence,
      actions: [term(allergen.alternative)],
    },
  ]
}

function severityFor(severity: 'stop' | 'caution' | 'by-grade', grade: Grade): FindingSeverity {
  if (severity !== 'by-grade') return severity
  if (grade === 'physiologic') return 'info'
  return grade === 'mild' || grade === 'moderate' ? 'caution' : 'stop'
}

/** How an allergy meets one thing on the tray, with the words for just that where the table has them. */
type Met = {
  readonly severity: FindingSeverity
  readonly says?: string | undefined
  readonly alternative?: string | undefined
}

function collision(allergen: Allergen, from: string, grade: Grade, planned: string, met: Met): Draft {
  const { severity } = met
  const graded = allergen.against.some((each) => each.severity === 'by-grade')
  const known = withoutStop(term(met.says ?? allergen.says))
  const says = graded
    ? w`${known}, and ${quote(planned)} is planned (reaction: ${gradeWords[grade]}).`
    : w`${known}, and ${quote(planned)} is planned.`
  return draft({
    topic: 'allergy',
    subject: planned,
    matchedFrom: from,
    severity,
    says,
    needs: w`another product, or a physician’s decision`,
    has: w`${quote(from)}: ${gradeWords[grade]}`,
    rule: `allergy/${allergen.id}`,
    source: allergen.source,
    edition: 'allergy table 2026.11',
    confidence: allergen.confidence,
    clearedBy: grade === 'ungraded' && graded ? ['answer', 'change-plan', 'override'] : ['change-plan', 'override'],
    actions: [
      ...(allergen.question === undefined ? [] : [term(allergen.question)]),
      ...(grade === 'ungraded'
        ? [w`Ask what happened, how fast, how it was treated, and whether it was tolerated since.`]
        : []),
      term(met.alternative ?? allergen.alternative),
    ],
  })
}

const gradeWords: Readonly<Record<Grade, Wording>> = {
  physiologic: w`warmth, nausea or fainting, no allergy`,
  mild: w`mild`,
  moderate: w`moderate`,
  severe: w`severe`,
  'severe-delayed': w`severe and delayed`,
  ungraded: w`not described`,
}

/** Antiseptic, gloves and dressings are on every tray: where nobody has said which, an allergy to one of them asks. */
function unstatedTray(facts: Facts, allergen: Allergen, from: string, grade: Grade): Draft[] {
  const { tray } = facts.plan
  if (allergen.tray === undefined) return []
  const stated = facts.tray.items
  const settled =
    allergen.tray === 'latex'
      ? facts.scenario.answers.latexFreeRoom === 'yes' ||
        stated.some(({ tags }) => tags.includes('latex-free')) ||
        (tray !== undefined && tray.length === 0)
      : allergen.tray === 'antiseptic'
        ? (tray !== undefined && tray.length === 0) || stated.some(({ agent }) => agent.kind === 'antiseptic')
        : (tray !== undefined && tray.length === 0) ||
          stated.some(({ tags }) => tags.includes('adhesive') || tags.includes('adhesive-free'))
  if (settled) return []
  // "Iodine soap" without a word of what happened is a question, not a block (clinical reference 3.3).
  const asked = allergen.id === 'povidone-iodine' && grade === 'ungraded'
  const serious = !asked && (grade === 'severe' || grade === 'severe-delayed' || grade === 'ungraded')
  const severity: FindingSeverity = allergen.tray === 'adhesive' || !serious ? 'caution' : 'stop'
  const known = withoutStop(term(allergen.says))
  const unstated: Record<NonNullable<Allergen['tray']>, { says: Wording; needs: Wording }> = {
    latex: {
      says: w`${known}, and nobody has said which gloves and stoppers will be used.`,
      needs: w`a statement of the gloves and stoppers`,
    },
    antiseptic: {
      says: w`${known}, and nobody has said which antiseptic will be used.`,
      needs: w`a statement of the antiseptic`,
    },
    adhesive: {
      says: w`${known}, and nobody has said which dressings and pads will be used.`,
      needs: w`a statement of the dressings and pads`,
    },
  }
  const { says, needs } = unstated[allergen.tray]
  return [
    draft({
      topic: 'allergy',
      subject: allergen.label,
      matchedFrom: from,
      severity,
      says,
      needs,
      has: w`not stated`,
      rule: `allergy/${allergen.id}`,
      source: allergen.source,
      edition: 'allergy table 2026.11',
      confidence: allergen.confidence,
      clearedBy: ['answer', 'change-plan', 'override'],
      actions: [term(allergen.alternative)],
    }),
  ]
}

function info(subject: string, from: string, says: Wording, rule: string): Draft {
  return draft({
    topic: 'allergy',
    subject,
    matchedFrom: from,
    severity: 'info',
    says,
    rule,
    source: 'allergy table',
    edition: 'allergy table 2026.11',
    confidence: 'verified',
    clearedBy: [],
  })
}
