import { composeInstructions } from '@shared/discharge/compose'
import { decideDischarge } from '@shared/discharge/decide'
import { instructionLocale, linesOf, plainText, textOf } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { pseudoLibrary, toPseudo } from '@shared/discharge/pseudoLocale'
import { wordingSchema } from '@shared/wording/wording'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextAt, endedCase, minutesAfter, nurse } from '../../builders/aftercare'
import { recordOf, sheetPatients, sheetPolicy, sheetTimeZone } from '../../builders/sheetPatients'

const compose = {
  do: 'instructions.compose',
  locale: 'ar-XB',
  size: 'normal',
  timeZone: 'America/New_York',
} as const

describe('English in Arabic letters', () => {
  it('keeps every figure, sign, placeholder and length, and no Latin letter', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[^{}\p{Script=Arabic}]*$/u),
      fc.constantFrom('{drug}', '{when}', ' 38.0 °C '),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const pseudo = toPseudo(text)
        expect(pseudo).toHaveLength(text.length)
        expect(pseudo.replace(/\{\w+\}/g, '')).not.toMatch(/[a-z]/i)
        const kept = (each: string) => each.match(/\{\w+\}|[^a-z\u0600-\u06ff]/gi)
        expect(kept(pseudo)).toEqual(kept(text))
      }),
    )
  })

  it('has every block and every word of the English wording, runs from the right, and is approved by nobody', () => {
    const [english, pseudo] = [shippedLibrary('en'), pseudoLibrary()]
    expect(Object.keys(pseudo.blocks)).toEqual(Object.keys(english.blocks))
    for (const [id, { text }] of Object.entries(pseudo.blocks))
      expect(text).toBe(toPseudo(english.blocks[id]?.text ?? ''))
    expect(pseudo.words.months).toHaveLength(12)
    expect(pseudo.words.dateTime).toBe(english.words.dateTime)
    expect(pseudo).toMatchObject({ direction: 'rtl', locale: 'ar-XB', approved: null })
  })
})

describe.each(Object.keys(sheetPatients))('the sheet of %s in the test language', (id) => {
  it('says line by line what the English one says, with the same values of the record', () => {
    const about = sheetPatients[id]
    if (about === undefined) throw new Error(id)
    const { state } = recordOf(about)
    const options = { size: about.size, timeZone: sheetTimeZone, policy: sheetPolicy }
    const [english, pseudo] = [shippedLibrary('en'), pseudoLibrary()].map((library) =>
      composeInstructions(state, library, options, minutesAfter(40)),
    )
    if (english === undefined || pseudo === undefined) throw new Error(id)
    expect(pseudo.direction).toBe('rtl')
    expect(linesOf(pseudo).map((line) => line.block)).toEqual(linesOf(english).map((line) => line.block))
    expect(toPseudo(plainText(pseudo))).toBe(toPseudo(plainText(english)))
    const drugs = linesOf(pseudo).flatMap((line) => line.runs.filter(({ from }) => from === 'injectates'))
    for (const { text } of drugs) expect(textOf(english.foot[0] ?? english.title)).toContain(text)
  })
})

describe('a sheet that nobody can read', () => {
  it('is made for a training case', () => {
    const { booking } = endedCase()
    const decided = decideDischarge(
      endedCase({ booking: { ...booking, drill: true } }),
      compose,
      contextAt(minutesAfter(20), nurse),
    )
    if (!decided.ok) throw new Error(decided.failure.says)
    expect(decided.value[0]?.body).toMatchObject({ document: { locale: 'ar-XB', direction: 'rtl' } })
  })

  it('is refused for a patient, whoever asks', () => {
    const decided = decideDischarge(endedCase(), compose, contextAt(minutesAfter(20), nurse))
    expect(decided.ok ? null : decided.failure.code).toBe('discharge.test-language')
  })

  it('is no language of a patient and none that a site can word', () => {
    expect(instructionLocale.safeParse('ar-XB').success).toBe(false)
    expect(wordingSchema.safeParse({ locale: 'ar-XB', version: 1, texts: {}, retired: [] }).success).toBe(false)
  })
})
