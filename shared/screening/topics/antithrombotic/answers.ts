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
type Surroundings = { readonly facts: Facts; readonly policy: string; readonly second: boolean }

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

/** The same object as before where nothing is different that a drug could be judged by. */
function surroundingsOf(facts: Facts): Surroundings {
  const made: Surroundings = {
    facts,
    policy: JSON.stringify(facts.policy),
    // Of the other lines only whether they raise the class.
    second: takesSecondAntithrombotic(facts),
  }
  const known = kept.find((before) => isSame(before, made))
  if (known !== undefined) return known
  kept.unshift(made)
  kept.splice(mostKept)
  return made
}

/**
 * The whole scenario but for the medication list is compared, whether or not a rule reads it today: a rule that begins to
 * read another fact is asked again without anyone thinking of it here.
 */
function isSame(before: Surroundings, now: Surroundings): boolean {
  const { medications: _before, ...factsBefore } = before.facts.scenario
  const { medications: _now, ...factsNow } = now.facts.scenario
  return (
    before.facts.rules === now.facts.rules &&
    before.policy === now.policy &&
    before.second === now.second &&
    before.facts.scenario.medications.status === now.facts.scenario.medications.status &&
    haveSameFields(factsBefore, factsNow, (a, b) => a === b || (isRecord(a) && isRecord(b) && haveSameFields(a, b)))
  )
}

/** Lists and what lies deeper count as the same only where they are the same object. */
function haveSameFields(
  a: object,
  b: object,
  isEqual: (a: unknown, b: unknown) => boolean = (left, right) => left === right,
): boolean {
  const [left, right] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  return [...new Set([...left.keys(), ...right.keys()])].every((key) => isEqual(left.get(key), right.get(key)))
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
