import { type Check, type Draft, draft } from '@shared/screening/draft'
import { drugWord } from '@shared/screening/drugNames'
import type { Facts, MedicationLine } from '@shared/screening/facts'
import { oneOf, orElse, quote, term, w } from '@shared/screening/wording'

const rule = {
  source: 'principle: what is not recognised is reviewed, never passed',
  edition: 'house rule',
  confidence: 'verified' as const,
}

/** Every word of the medication list that no table explains: a stop until a person says what it is. */
export function medicationNameChecks(facts: Facts): readonly Check[] {
  const drafts = facts.lines.flatMap((line) => unexplained(line))
  return [() => ({ drafts })]
}

function unexplained({ item, reading, medicines }: MedicationLine): readonly Draft[] {
  if (item.status === 'entered-in-error') return []
  const drafts: Draft[] = []
  const base = { topic: 'unknown-medication' as const, matchedFrom: item.name, ...rule }
  const cleared = item.confirmed?.as === 'not-antithrombotic'
  if (!cleared) {
    for (const part of reading.unknown) drafts.push(unknownPart(part, base))
    for (const { words } of reading.remarks) {
      const says = w`The words “${quote(words)}” beside the medicine are not recognised; check that they name no other medicine.`
      drafts.push(
        draft({
          ...base,
          subject: words,
          severity: 'caution',
          rule: 'names/extra-words',
          says,
          clearedBy: ['confirm-name', 'override'],
          actions: [w`Say what the words mean.`],
        }),
      )
    }
    if (reading.mentions.length === 0 && reading.unknown.length === 0 && !reading.saysNone) {
      const says = w`A line of the medication list names nothing that can be read.`
      drafts.push(
        draft({
          ...base,
          subject: item.name,
          severity: 'stop',
          rule: 'names/unreadable',
          says,
          clearedBy: ['confirm-name', 'override'],
          actions: [w`Ask what is taken.`],
        }),
      )
    }
  }
  for (const { mention } of medicines) {
    if (mention.taking !== 'allergy') continue
    drafts.push(
      draft({
        ...base,
        subject: mention.words,
        severity: 'stop',
        rule: 'names/allergy-among-medicines',
        says: w`“${quote(mention.entry)}” stands on the medication list and speaks of an allergy; write it on the list of allergies.`,
        clearedBy: ['answer', 'override'],
        actions: [w`Move the line to the list of allergies, with what happened.`],
      }),
    )
  }
  for (const medicine of medicines) {
    if (medicine.standing === 'not-taken' || medicine.standing === 'void' || medicine.standing === 'stopped') continue
    const { meaning, words } = medicine.mention
    if (meaning.kind === 'class-word' && !cleared) {
      const says = w`“${quote(words)}” says that a drug affects bleeding, not which one.`
      drafts.push(
        draft({
          ...base,
          subject: words,
          severity: 'stop',
          rule: 'names/class-word',
          says,
          clearedBy: ['confirm-name', 'override'],
          actions: [w`Ask which drug it is, and when it was last taken.`],
        }),
      )
    } else if (meaning.kind === 'ambiguous' && !cleared) {
      const says = w`“${quote(words)}” can be ${oneOf(meaning.choices.map(drugWord))}; a person has to say which.`
      drafts.push(
        draft({
          ...base,
          subject: words,
          severity: 'stop',
          rule: 'names/ambiguous',
          says,
          clearedBy: ['confirm-name', 'override'],
          actions: [w`Ask which of them it is.`],
        }),
      )
    } else if (meaning.kind === 'bleeding-without-value') {
      const says = w`${drugWord(meaning.drug)} affects bleeding and the tables have no interval for it (${term(meaning.drugClass)}); ask the prescriber.`
      drafts.push(
        draft({
          ...base,
          subject: meaning.drug,
          severity: 'stop',
          rule: 'names/no-value',
          says,
          clearedBy: ['override'],
          actions: [w`Ask the prescriber; the physician decides.`],
        }),
      )
    }
  }
  return drafts
}

function unknownPart(
  part: { words: string; near: readonly string[] },
  base: Pick<Draft, 'topic' | 'matchedFrom' | 'source' | 'edition' | 'confidence'>,
): Draft {
  const [nearest] = part.near
  if (nearest === undefined) {
    const says = w`“${quote(part.words)}” is not recognised as a medicine; a person has to say what it is.`
    return draft({
      ...base,
      subject: part.words,
      severity: 'stop',
      rule: 'names/unknown',
      says,
      clearedBy: ['confirm-name', 'override'],
      actions: [w`Ask what it is and what it is for, and correct the line.`],
    })
  }
  const says = w`“${quote(part.words)}” is not recognised; did you mean ${orElse(part.near)}?`
  return draft({
    ...base,
    subject: part.words,
    severity: 'stop',
    rule: 'names/misspelt',
    says,
    clearedBy: ['confirm-name', 'override'],
    actions: [w`Confirm or correct the name (${quote(nearest)}?).`],
  })
}
