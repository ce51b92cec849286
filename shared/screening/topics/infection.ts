import type { Draft } from '@shared/screening/draft'
import { conditionOf, type Facts, takesClass } from '@shared/screening/facts'
import { say } from '@shared/screening/topics/say'

/** Infection, fever, antibiotics, and defences that are down. */
export function infection(facts: Facts): Draft[] {
  const { answers } = facts.scenario
  const drafts: Draft[] = []
  const limit = facts.rules.thresholds.feverC
  const actions = ['Elective steroid and needles near the spine usually wait until it is over.']
  const base = { clearedBy: ['answer', 'override'] as const, actions }
  const listed = conditionOf(facts, 'infection')
  const antibiotic = takesClass(facts, 'antibiotic')
  if (answers.infection === 'yes')
    drafts.push(
      say('infection', 'stop', 'infection', 'infection/active', 'An infection is on record.', {
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
        'An infection was treated recently; the course is finished and the symptoms are gone before the procedure.',
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
          ? 'Whether there is an infection, at the needle site or elsewhere, is not known.'
          : 'Nobody has asked about infection, at the needle site or elsewhere.',
        { ...base, has: answers.infection === 'unknown' ? 'not known' : 'not asked' },
      ),
    )
  const hot = typeof answers.temperatureC === 'number' && answers.temperatureC >= limit.value
  if (answers.fever === 'yes' || hot)
    drafts.push(
      say('infection', 'stop', 'fever', 'infection/fever', `Fever is on record (from ${limit.value.toFixed(1)} °C).`, {
        ...base,
        has: hot ? `${answers.temperatureC} °C` : 'yes',
        source: limit.source,
        clearedBy: ['override'],
      }),
    )
  else if (answers.fever !== 'no' && typeof answers.temperatureC !== 'number')
    drafts.push(
      say(
        'infection',
        'stop',
        'fever',
        'infection/fever-not-answered',
        answers.fever === 'unknown' ? 'Whether there is a fever is not known.' : 'Nobody has asked about fever.',
        { ...base, has: answers.fever === 'unknown' ? 'not known' : 'not asked' },
      ),
    )
  if (listed !== undefined && answers.infection !== 'yes')
    drafts.push(
      say(
        'infection',
        'caution',
        listed.label,
        'infection/on-the-list',
        `“${listed.text}” is on the list of conditions; ask whether it is over.`,
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
        `“${weakened.text}” is on the list, and a steroid is planned: it lowers the defences further.`,
        { ...base, matchedFrom: weakened.text, clearedBy: ['override'], actions: ['The physician weighs it.'] },
      ),
    )
  if (antibiotic !== undefined || answers.onAntibiotics === 'yes')
    drafts.push(
      say(
        'infection',
        'caution',
        'antibiotic',
        'infection/antibiotic',
        'An antibiotic is being taken: the course is finished and the symptoms are gone before an elective procedure.',
        {
          ...base,
          matchedFrom: antibiotic?.from ?? null,
          actions: ['Ask what it is for and when it ends; policies range from 48 h to 2 weeks after the last dose.'],
        },
      ),
    )
  return drafts
}
