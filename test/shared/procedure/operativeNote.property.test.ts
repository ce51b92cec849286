import type { RecordedEvent } from '@shared/case/events'
import { injectateProducts, spreadPatterns } from '@shared/procedure/catalogue'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteOf } from '../../builders/noteScenes'
import { isIn } from '../../builders/numbersOfEvents'
import { place, planWith, room } from '../../builders/procedureRoom'
import { is, someOtherStep, someStep } from '../../builders/roomSteps'

const record = fc
  .array(fc.oneof({ weight: 3, arbitrary: someStep }, { weight: 1, arbitrary: someOtherStep }), {
    minLength: 3,
    maxLength: 40,
  })
  .map((steps) => {
    const made = room({ plan: planWith({ levels: ['L4-L5'] }) })
    made.must({ do: 'procedure.start' })
    made.must(place({ level: 'L4-L5' }))
    for (const step of steps) step(made)
    return made
  })

/** Sentences that stand for nothing recorded. Every other sentence has to name its entries. */
const nothing = {
  en: [
    /^The procedure has not been started\.$/,
    /^The end of the procedure is not recorded\.$/,
    /^Consent is not recorded\.$/,
    /^No completed time-out before the start is recorded\.$/,
    /^The final position and aspiration of needle \d+ are not recorded\.$/,
    /^No injectate is recorded\.$/,
    /^No radiation dose is recorded\.$/,
    /^No complication is recorded\.$/,
    /^No signature is recorded\.$/,
  ],
  es: [/\bno (consta|constan|ha comenzado)\b/i],
} as const

const longest = <T extends string>(names: readonly T[]) => [...names].sort((a, b) => b.length - a.length)

const productNames = (locale: 'en' | 'es') => longest(injectateProducts.map((each) => each.name[locale]))

/** Names of a list that stand in a text; a name inside a longer one of the list does not count. */
function named(text: string, names: readonly string[]): readonly string[] {
  let rest = text.toLowerCase()
  return longest(names).filter((name) => {
    const found = rest.includes(name.toLowerCase())
    rest = rest.replaceAll(name.toLowerCase(), ' ')
    return found
  })
}

const entriesOf = (events: readonly RecordedEvent[], from: readonly number[]) =>
  events.filter((event) => from.includes(event.meta.sequence))

/** Whether a text of the entries has these very characters; numbers of the entries do not count. */
const isSaid = (entries: readonly RecordedEvent[], text: string): boolean => {
  const within = (value: unknown): boolean =>
    typeof value === 'string'
      ? value.includes(text)
      : typeof value === 'object' && value !== null && Object.values(value).some(within)
  return entries.some(({ body }) => within(body))
}

describe.each(['en', 'es'] as const)('whatever was recorded, the note (%s)', (locale) => {
  it('says nothing that does not stand in the entries it names', () => {
    let told = 0
    fc.assert(
      fc.property(record, (made) => {
        const { note, events } = noteOf(made, locale)
        for (const { says, from } of note.sections.flatMap((each) => each.sentences)) {
          told += 1
          const entries = entriesOf(events, from)
          expect(entries).toHaveLength(new Set(from).size)
          if (from.length === 0)
            expect(
              nothing[locale].some((each) => each.test(says)),
              says,
            ).toBe(true)
          // A number inside the name of a product ("0,9 %") belongs to the name, which is looked for below.
          const bare = productNames(locale)
            .reduce((rest, name) => rest.replaceAll(name, ''), says)
            .replace(/(needle|aguja) \d+/gi, '')
            .replace(/ (at|a) (50|2) Hz/g, '')
          for (const number of bare.match(/\d+([.,]\d+)?/g) ?? []) {
            expect([says, number, isIn(entries, number.replace(',', '.'))]).toEqual([says, number, true])
            // The decimal sign of the other language only stands in what a person or a warning said.
            const isForeign = number.includes(locale === 'es' ? '.' : ',')
            if (isForeign) expect([says, number, isSaid(entries, number)]).toEqual([says, number, true])
          }
          const recorded = JSON.stringify(entries.map((each) => each.body))
          for (const { code, name } of spreadPatterns) {
            const isSpread = /^(Spread|Distribución): /.test(says)
            if (
              !isSpread ||
              !named(
                says,
                spreadPatterns.map((each) => each.name[locale]),
              ).includes(name[locale])
            )
              continue
            expect([says, code, recorded.includes(`"${code}"`)]).toEqual([says, code, true])
          }
          for (const product of named(says, productNames(locale))) {
            const ids = injectateProducts.filter((each) => each.name[locale] === product).map((each) => each.id)
            const known = ids.some((id) => recorded.includes(`"${id}"`)) || recorded.includes(product)
            expect([says, product, known]).toEqual([says, product, true])
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(told).toBeGreaterThan(500)
  })

  it('leaves out no entry that stands, and strikes through every one that was corrected', () => {
    fc.assert(
      fc.property(record, (made) => {
        const { note } = noteOf(made, locale)
        const sentences = note.sections.flatMap((each) => each.sentences)
        const struck = new Set(
          made
            .events()
            .filter(is('entry.corrected'))
            .map((event) => event.body.ofSequence),
        )
        const doses = made.events().filter((each) => each.type === 'dose.recorded' && !struck.has(each.meta.sequence))
        for (const event of made.events()) {
          const { sequence } = event.meta
          const about = sentences.filter((each) => each.from.includes(sequence))
          // Displays count up: the newest reading stands for all of them.
          const isEarlierDose = event.type === 'dose.recorded' && event !== doses.at(-1) && !struck.has(sequence)
          if (!isEarlierDose) expect([event.type, about.length > 0]).toEqual([event.type, true])
          expect(about.some((each) => each.struck)).toBe(struck.has(sequence))
        }
      }),
      { numRuns: 300 },
    )
  })
})
