import { type Answer, answerTo } from '@shared/screening/answer'
import type { Facts } from '@shared/screening/facts'
import { rememberedFor } from '@shared/screening/remember'
import { takesSecondAntithrombotic } from '@shared/screening/riskClass'
import { courseCheck } from '@shared/screening/topics/antithrombotic/checks'
import { type Course, coursesOf } from '@shared/screening/topics/antithrombotic/courses'

/** What is asked about every antithrombotic drug of the list. */
export function antithromboticAnswers(facts: Facts): readonly Answer[] {
  const around = surroundingsOf(facts)
  return coursesOf(facts).map((course) => courseAnswer(around, course))
}

/** The facts with which a drug is judged, its own line and the other lines apart. */
type Surroundings = { readonly facts: Facts; readonly parts: readonly unknown[] }

/**
 * A line that stands as it stood, among facts that stand as they stood, is judged as it was: while one line is typed,
 * the other forty are not judged again.
 */
const courseAnswer = rememberedFor(({ facts }: Surroundings, course: Course) =>
  answerTo(courseCheck(facts, course), Date.parse(facts.scenario.at), facts.offset),
)

/** The tables and the rules of the site, each before and after a change. */
const mostKept = 4
const kept: Surroundings[] = []

/** The same object as before where nothing is different that a drug is judged by. */
function surroundingsOf(facts: Facts): Surroundings {
  const parts = partsOf(facts)
  const known = kept.find((each) => each.parts.every((part, index) => part === parts[index]))
  if (known !== undefined) return known
  const made = { facts, parts }
  kept.unshift(made)
  kept.splice(mostKept)
  return made
}

/** Lists count as the same only where they are the same object; of the other lines only whether they raise the class. */
function partsOf(facts: Facts): readonly unknown[] {
  const { scenario, rules, policy } = facts
  const { at, plan, patient, conditions, devices, labs } = scenario
  return [
    rules,
    JSON.stringify(policy),
    at,
    plan,
    patient.birthDate,
    patient.sex,
    patient.weightKg,
    conditions.items,
    devices?.items,
    labs,
    takesSecondAntithrombotic(facts),
  ]
}
