import type { Draft } from '@shared/screening/draft'
import { ageOf, type Facts } from '@shared/screening/facts'
import { say } from '@shared/screening/topics/say'
import { term, type Wording, w } from '@shared/screening/wording'

/** Who it is, as far as the record can say. */
export function identity(facts: Facts, atMs: number): Draft[] {
  const { patient } = facts.scenario
  const drafts: Draft[] = []
  const lack = (subject: string, rule: string, says: Wording) =>
    drafts.push(
      say('identity', 'stop', subject, rule, says, {
        clearedBy: ['answer'],
        source: 'two identifiers, stated and compared',
        edition: 'Universal Protocol',
        confidence: 'verified',
      }),
    )
  const age = ageOf(facts, atMs)
  if (age === null)
    lack(
      'birth date',
      'identity/birth-date',
      w`The birth date is not known: it identifies the patient and decides the risk class.`,
    )
  else if (age < 0 || age > 120)
    lack('birth date', 'identity/birth-date-implausible', w`The birth date gives an age of ${age} years; check it.`)
  if (patient.deceased === true)
    lack(
      'patient',
      'identity/deceased',
      w`The record says that this patient has died: it is the wrong record, or it is wrong.`,
    )
  return drafts
}

/** Right patient, procedure, level and side, signed, and still wished. */
export function consent({ scenario }: Facts): Draft[] {
  const { consent: given } = scenario.answers
  const base = {
    source: 'consent: right patient, procedure, level, side, signed, still wished',
    edition: 'Universal Protocol',
    clearedBy: ['consent'] as const,
    actions: [w`Nobody can decide this away: the patient signs, or the procedure does not take place.`],
  }
  if (given === 'signed') return []
  if (given === 'withdrawn')
    return [
      say('consent', 'stop', 'consent', 'consent/withdrawn', w`The patient no longer wishes the procedure.`, {
        ...base,
        has: w`withdrawn`,
      }),
    ]
  return [
    say(
      'consent',
      'stop',
      'consent',
      given === 'not-signed' ? 'consent/not-signed' : 'consent/not-recorded',
      given === 'not-signed' ? w`The consent is not signed.` : w`No consent is on record.`,
      { ...base, has: term(given ?? 'not asked') },
    ),
  ]
}
