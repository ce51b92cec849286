import type { Draft } from '@shared/screening/draft'
import { conditionOf, type Facts, takesClass } from '@shared/screening/facts'
import { say } from '@shared/screening/topics/say'
import { quote, w } from '@shared/screening/wording'

/** Infection, fever, antibiotics, and defences that are down. */
export function infection(facts: Facts): Draft[] {
  const { answers } = facts.scenario
  const drafts: Draft[] = []
  const limit = facts.rules.thresholds.feverC
  const actions = [w`Elective steroid and needles near the spine usually wait until it is over.`]
  const base = { clearedBy: ['answer', 'override'] as const, actions }
  const listed = conditionOf(facts, 'infection')
  const antibiotic = takesClass(facts, 'antibiotic')
  if (answers.infection === 'yes')
    drafts.push(
      say('infection', 'stop', 'infection', 'infection/active', w`An infection is on record.`, {
        ...base,
        clearedBy: ['override'],
      }),
    )
  else if (answers.infection === 'treated')
    drafts.push(
      say(
        'infection',
        'caution',
        'infection',
        'infection/treated',
        w`An infection was treated recently; the course is finished and the symptoms are gone before the procedure.`,
        base,
      ),
    )
  else if (answers.infection !== 'no')
    drafts.push(
      say(
        'infection',
        'stop',
        'infection',
        'infection/not-answered',
        answers.infection === 'unknown'
          ? w`Whether there is an infection, at the needle site or elsewhere, is not known.`
          : w`Nobody has asked about infection, at the needle site or elsewhere.`,
        { ...base, has: answers.infection === 'unknown' ? w`not known` : w`not asked` },
      ),
    )
  const { temperatureC } = answers
  const hot = typeof temperatureC === 'number' && temperatureC >= limit.value ? temperatureC : null
  if (answers.fever === 'yes' || hot !== null)
    drafts.push(
      say(
        'infection',
        'stop',
        'fever',
        'infection/fever',
        w`Fever is on record (from ${quote(limit.value.toFixed(1))} °C).`,
        {
          ...base,
          has: hot === null ? w`yes` : w`${hot} °C`,
          source: limit.source,
          clearedBy: ['override'],
        },
      ),
    )
  else if (answers.fever !== 'no' && typeof answers.temperatureC !== 'number')
    drafts.push(
      say(
        'infection',
        'stop',
        'fever',
        'infection/fever-not-answered',
        answers.fever === 'unknown' ? w`Whether there is a fever is not known.` : w`Nobody has asked about fever.`,
        { ...base, has: answers.fever === 'unknown' ? w`not known` : w`not asked` },
      ),
    )
  if (listed !== undefined && answers.infection !== 'yes')
    drafts.push(
      say(
        'infection',
        'caution',
        listed.label,
        'infection/on-the-list',
        w`“${quote(listed.text)}” is on the list of conditions; ask whether it is over.`,
        { ...base, matchedFrom: listed.text },
      ),
    )
  const weakened = conditionOf(facts, 'immunosuppressed') ?? conditionOf(facts, 'chemotherapy')
  if (weakened !== undefined && facts.tray.steroids.length > 0)
    drafts.push(
      say(
        'infection',
        'caution',
        weakened.label,
        'infection/immunosuppressed',
        w`“${quote(weakened.text)}” is on the list, and a steroid is planned: it lowers the defences further.`,
        { ...base, matchedFrom: weakened.text, clearedBy: ['override'], actions: [w`The physician weighs it.`] },
      ),
    )
  if (antibiotic !== undefined || answers.onAntibiotics === 'yes')
    drafts.push(
      say(
        'infection',
        'caution',
        'antibiotic',
        'infection/antibiotic',
        w`An antibiotic is being taken: the course is finished and the symptoms are gone before an elective procedure.`,
        {
          ...base,
          matchedFrom: antibiotic?.from ?? null,
          actions: [w`Ask what it is for and when it ends; policies range from 48 h to 2 weeks after the last dose.`],
        },
      ),
    )
  return drafts
}
