import { composeInstructions } from '@shared/discharge/compose'
import { linesOf, textOf } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { readingOf } from '@shared/discharge/readability'
import { procedureOf, procedures } from '@shared/plan/catalogue'
import type { Plan } from '@shared/plan/plan'
import { productOf } from '@shared/procedure/catalogue'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesAfter } from '../../builders/aftercare'
import { recordOf, type SheetPatient, sheetPolicy, sheetTimeZone } from '../../builders/sheetPatients'

/**
 * Odd patients, as no clinic has them, and what the clinical reference (10.4, 11.2 to 11.4, 12.2) asks of their sheets,
 * written down from the reference alone: by the words on the paper, not by the names of the blocks.
 */
const endedAtMs = Date.parse('2026-11-24T14:30:00.000Z') + 25 * 60_000
const day = 86_400_000

const given = fc.subarray([
  ['lidocaine', 10, 3, 'skin'],
  ['lidocaine', 10, 2, 'perineural'],
  ['bupivacaine', 2.5, 3, 'epidural'],
  ['dexamethasone', 10, 1, 'transforaminal'],
  ['triamcinolone-acetonide', 40, 1, 'intra-articular'],
  ['saline', null, 2, 'epidural'],
  ['hyaluronic-acid', null, 3, 'intra-articular'],
  ['platelet-rich-plasma', null, 4, 'intra-articular'],
] as const)

type Drug = { readonly list: SheetPatient['medications'][number]; readonly drug: string; readonly es: string }
const thinners: readonly Drug[] = [
  { drug: 'apixaban', es: 'apixabán', list: { name: 'Eliquis 5 mg', lastDose: '2026-11-20T20:00:00-05:00' } },
  { drug: 'clopidogrel', es: 'clopidogrel', list: { name: 'Plavix 75 mg', lastDose: '2026-11-16T08:00:00-05:00' } },
  { drug: 'warfarin', es: 'warfarina', list: { name: 'warfarin 5 mg', lastDose: '2026-11-18T18:00:00-05:00' } },
]

const oddPatient = fc
  .record({
    procedure: fc.constantFrom(...procedures.map(({ code }) => code)),
    region: fc.nat(),
    place: fc.constantFrom('knee', 'shoulder', 'hip', 'sciatic nerve', 'median nerve', 'gluteus medius', 'thumb'),
    side: fc.nat(),
    sedation: fc.constantFrom('none', 'minimal', 'moderate', 'deep') as fc.Arbitrary<Plan['sedation']>,
    given,
    contrastMl: fc.constantFrom(null, 1.5),
    lesions: fc.constantFrom(0, 0, 2),
    outcome: fc.constantFrom('completed', 'completed', 'completed', 'partly-done', 'abandoned') as fc.Arbitrary<
      SheetPatient['outcome']
    >,
    conditions: fc.constantFrom<SheetPatient['conditions']>([], ['type 2 diabetes'], ['hypertension'], 'not-asked'),
    thinners: fc.subarray([...thinners]),
    confirmed: fc.array(
      fc.oneof(
        fc.constant(null),
        fc.integer({ min: 4, max: 20 * 48 }).map((halves) => halves / 48),
      ),
      { minLength: 3, maxLength: 3 },
    ),
    complications: fc.subarray(['vasovagal', 'dural-puncture', 'horner', 'allergic-mild', 'haematoma']),
    recovery: fc.subarray(['hyperglycaemia', 'vasovagal', 'horner']),
    locale: fc.constantFrom('en', 'es') as fc.Arbitrary<SheetPatient['locale']>,
    size: fc.constantFrom('normal', 'large') as fc.Arbitrary<SheetPatient['size']>,
  })
  .map((odd) => {
    const { regions, sides, regionKind } = procedureOf(odd.procedure)
    const region = regions?.[odd.region % regions.length] ?? (regionKind === 'none' ? 'head' : odd.place)
    const side = sides[odd.side % sides.length] ?? 'left'
    const restarts = odd.thinners.flatMap(({ drug }, index) => {
      const after = odd.confirmed[index] ?? null
      if (after === null) return []
      const at = new Date(endedAtMs + after * day).toISOString()
      return [[drug, { kind: 'at', at }, 'talked over with the prescriber'] as const]
    })
    const about: SheetPatient = {
      name: 'Doe, Jane',
      locale: odd.locale,
      size: odd.size,
      plan: { procedure: odd.procedure, region, side, sedation: odd.sedation },
      goal: '',
      conditions: odd.conditions,
      medications: odd.thinners.map(({ list }) => list),
      given: odd.given,
      contrastMl: odd.contrastMl,
      lesions: odd.lesions,
      outcome: odd.outcome,
      complications: odd.complications.map((term) => [term, false] as const),
      recovery: odd.recovery.map((term) => [term, false] as const),
      restarts,
    }
    return about
  })

/** The words of the sheet, without what people typed and without the names of medicines and procedures at its foot. */
function sheetOf(about: SheetPatient) {
  const { state } = recordOf(about)
  const options = { size: about.size, timeZone: sheetTimeZone, policy: sheetPolicy }
  const document = composeInstructions(state, shippedLibrary(about.locale), options, minutesAfter(40))
  const lines = linesOf(document)
  const foot = new Set(document.foot)
  return {
    document,
    text: lines.map(textOf).join('\n'),
    prose: lines
      .filter((line) => !foot.has(line))
      .map(({ runs }) =>
        runs
          .filter(({ typed, from }) => !typed && from !== 'restart')
          .map(({ text }) => text)
          .join(''),
      )
      .join('\n'),
    has: (english: RegExp, spanish: RegExp) =>
      (about.locale === 'en' ? english : spanish).test(lines.map(textOf).join('\n')),
  }
}

/** Small words that one language has and the other has not. */
const smallWords = {
  en: /\b(the|and|your|you|with|for|not|from|after|if|have|may|this|days?|weeks?|hours?|call|left|right|nerve)\b/i,
  es: /\b(el|los|las|una|que|con|para|por|del|día|días|semanas?|horas?|llame|puede|su|tras|lado)\b/i,
}

const holds = (check: (about: SheetPatient, sheet: ReturnType<typeof sheetOf>) => void) =>
  fc.assert(
    fc.property(oddPatient, (about) => check(about, sheetOf(about))),
    { numRuns: Number(process.env.SHEETS ?? 60) },
  )
const givenTo = ({ given: all }: SheetPatient) => ({
  steroid: all.some(([id]) => productOf(id)?.kind === 'steroid'),
  plasma: all.some(([id]) => id === 'platelet-rich-plasma'),
})
const isSpine = ({ plan }: SheetPatient) => procedureOf(plan.procedure).regionKind === 'spine'

describe('whatever was done to whomever', () => {
  it('the sheet says when to call, now and today, and whom', () => {
    holds((about, { has, text }) => {
      expect(has(/trouble breathing/, /cuesta respirar/)).toBe(true)
      expect(has(/face or throat swells/, /hincha la cara o la garganta/)).toBe(true)
      expect(has(/chest hurts/, /duele el pecho/)).toBe(true)
      expect(
        has(/sudden very bad headache, or you faint/, /de golpe un dolor de cabeza muy fuerte, o se desmaya/),
      ).toBe(true)
      expect(
        has(
          /(face|mouth) droops, you cannot speak well, or you cannot see/,
          /se le cae la (cara|boca), no habla bien o no ve/,
        ),
      ).toBe(true)
      expect(has(/arm or leg gets weaker or more numb/, /un brazo o una pierna está más débil o más dormida/)).toBe(
        true,
      )
      expect(has(/seizure/, /convulsión/)).toBe(true)
      expect(has(/100\.4 °F \(38 °C\) or chills/, /38 °C \(100\.4 °F\) o escalofríos/)).toBe(true)
      expect(has(/more red, hot or swollen, or has pus/, /más roja, caliente o hinchada, o tiene pus/)).toBe(true)
      expect(has(/bleeds after you press on it for 10 minutes/, /sangra tras apretar 10 minutos/)).toBe(true)
      expect(has(/hives/, /ronchas/)).toBe(true)
      for (const number of ['911', '555 0100', '555 0199']) expect(text).toContain(number)
      if (
        isSpine(about) &&
        about.plan.procedure !== 'stellate-ganglion-block' &&
        about.plan.procedure !== 'intercostal-block'
      ) {
        expect(
          has(
            /cannot hold urine or stool, or your groin is numb/,
            /no puede aguantar la orina o las heces, o la ingle/,
          ),
        ).toBe(true)
      }
      if (about.plan.procedure === 'intercostal-block') expect(has(/short of breath/, /le falta el aire/)).toBe(true)
    })
  })

  it('the sheet starts again exactly what was confirmed, at exactly that time, and tells of no other', () => {
    holds((about, { text, document }) => {
      for (const { drug, es } of thinners) {
        const restart = about.restarts.find(([each]) => each === drug)
        const name = about.locale === 'en' ? drug : es
        const lines = linesOf(document)
          .map(textOf)
          .filter((line) => line.includes(name))
        if (restart === undefined) {
          expect(lines).toEqual([])
          continue
        }
        const [, decision] = restart
        if (decision.kind !== 'at') throw new Error('Only times are drawn')
        const parts = new Intl.DateTimeFormat(about.locale, {
          timeZone: sheetTimeZone,
          weekday: 'long',
          month: 'long',
          day: 'numeric',
          hour: 'numeric',
          minute: '2-digit',
          hourCycle: 'h12',
        }).formatToParts(new Date(decision.at))
        const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '?'
        const [line = ''] = lines
        const hour = Number(part('hour'))
        expect(line).toContain(part('weekday'))
        expect(line).toContain(part('month'))
        expect(line).toMatch(new RegExp(`(^|\\D)${part('day')}\\D`))
        expect(line).toMatch(new RegExp(`(^|\\D)${hour}:${part('minute')}`))
      }
      // Never the interval of a table (11.2).
      expect(text).not.toMatch(/\b(24|48|72) (h|hours|horas) (after|later|después)/i)
      const double = /Do not double it|No tome el doble/.test(text)
      expect(double).toBe(about.restarts.length > 0)
    })
  })

  it('the sheet of one language holds no word of the other', () => {
    holds((about, { prose }) => {
      const found = smallWords[about.locale === 'en' ? 'es' : 'en'].exec(prose)
      expect(found?.[0] ?? null).toBeNull()
      expect(smallWords[about.locale].test(prose)).toBe(true)
    })
  })

  it('the sheet forbids driving by every reason there is, and says what sedation forbids', () => {
    holds((about, { has }) => {
      expect(has(/not drive/, /[Nn]o maneje/)).toBe(true)
      const sedated = about.plan.sedation !== 'none'
      expect(has(/(Do not drive for|For) 24 hours/, /(No maneje por|Por) 24 horas/)).toBe(sedated)
      expect(has(/drink no alcohol/, /no beba alcohol/)).toBe(sedated)
      expect(has(/An adult should be at home/, /Un adulto debe estar en casa/)).toBe(sedated)
      const { numbsLimb, regionKind } = procedureOf(about.plan.procedure)
      const numb = about.given.some(
        ([id, , , route]) => productOf(id)?.kind === 'local-anaesthetic' && route !== 'skin',
      )
      if (numbsLimb && regionKind !== 'spine' && numb && about.plan.procedure !== 'stellate-ganglion-block') {
        expect(has(/your limb feels normal and strong/, /el brazo o la pierna esté normal y fuerte/)).toBe(true)
      }
    })
  })

  it('the sheet speaks of sugar, steroid and pain pills by what was given', () => {
    holds((about, { has }) => {
      const { steroid, plasma } = givenTo(about)
      const diabetic = about.conditions === 'not-asked' || about.conditions.some((each) => each.includes('diabetes'))
      expect(has(/over 300 mg\/dL \(16\.7 mmol\/L\)/, /pasa de 300 mg\/dL \(16\.7 mmol\/L\)/)).toBe(steroid && diabetic)
      if (!steroid) expect(has(/steroid (works|starts|can)/i, /esteroide (hace|haga|puede)/i)).toBe(false)
      // Anti-inflammatories: forbidden after plasma, and advised to nobody, whatever thins the blood.
      expect(has(/Do not take ibuprofen/, /no tome ibuprofeno/)).toBe(plasma)
      expect(
        has(/(?<!not )\btake (ibuprofen|naproxen|aspirin)/, /(?<!no )\btome (ibuprofeno|naproxeno|aspirina)/),
      ).toBe(false)
      if (plasma) expect(has(/Use ice/, /Ponga hielo/)).toBe(false)
    })
  })

  it('the sheet does not contradict itself', () => {
    holds((about, { has, text }) => {
      const both = (one: boolean, other: boolean) => expect(one && other).toBe(false)
      both(
        has(/Eat and drink as usual/, /Coma y beba como siempre/),
        has(/only when you can swallow/, /solo cuando trague/),
      )
      both(
        has(/No heavy work today/, /No haga esfuerzos hoy/),
        has(/things that usually hurt/, /Haga lo que suele doler/),
      )
      both(has(/Use ice/, /Ponga hielo/), has(/not use ice/, /No use hielo/))
      // Numb as expected for weeks is nothing to call about tomorrow.
      both(
        has(
          /stay numb for weeks|patch of skin may be numb/,
          /seguir dormida por semanas|dormirse una parte de la piel/,
        ),
        has(/still numb (tomorrow|after 24 hours)/, /sigue dormida (mañana|la zona tras 24 horas)/),
      )
      both(
        has(/stay numb for weeks/, /seguir dormida por semanas/),
        has(/numb and the muscle weak for up to 18 hours/, /dormida y el músculo débil hasta 18 horas/),
      )
      // A droop that was expected or seen is no sign of a stroke.
      both(
        has(/eyelid (may droop|drooped)/, /párpado caído|cayó el párpado/),
        has(/your face droops/, /se le cae la cara/),
      )
      const slow = has(
        /4 to 8 weeks|over weeks to months|2 to 4 weeks/,
        /4 a 8 semanas|en semanas o meses|2 a 4 semanas/,
      )
      both(slow, has(/little relief after 2 weeks/, /poco alivio tras 2 semanas/))
      // Heat is sore for longer than plasma, and plasma forbids the ice: both are said.
      if (givenTo(about).plasma && procedureOf(about.plan.procedure).radiofrequency === 'thermal') return
      const sore = text.match(
        /sore for 1 to 3 days|sore for 1 to 2 days|for 1 to 3 weeks|sore for some days|for 3 to 10 days|doler de 1 a 3 días|doler 1 o 2 días|de 1 a 3 semanas|doler unos días|doler de 3 a 10 días/g,
      )
      expect(new Set(sore ?? []).size).toBeLessThanOrEqual(1)
    })
  })

  it('the sheet names the days of the calls, and every medicine with its dose', () => {
    holds((about, { text, document }) => {
      for (const week of [1, 4, 12]) {
        const parts = new Intl.DateTimeFormat(about.locale, {
          timeZone: sheetTimeZone,
          month: 'long',
          day: 'numeric',
        }).formatToParts(new Date(endedAtMs + week * 7 * day))
        const calls = document.next.lines.map(textOf).find((line) => /ask how you are|preguntaremos/.test(line)) ?? ''
        for (const { type, value } of parts) if (type !== 'literal') expect(calls).toContain(value)
      }
      for (const [id, mgPerMl, volumeMl] of about.given) {
        expect(text).toContain(productOf(id)?.name[about.locale] ?? '?')
        if (mgPerMl !== null && id !== 'lidocaine') expect(text).toContain(`${mgPerMl * volumeMl} mg`)
      }
    })
  })

  it('the sheet says that it was not done where it was not, and promises nothing of it', () => {
    holds((about, { has }) => {
      expect(has(/could not be done|Not all that was planned/, /no se pudo hacer|No se pudo hacer todo/)).toBe(
        about.outcome !== 'completed',
      )
      if (about.outcome === 'abandoned') expect(has(/little relief after/, /poco alivio tras/)).toBe(false)
    })
  })

  it('the sheet stays below the eighth grade', () => {
    holds((about, { prose }) => {
      expect(readingOf(prose, about.locale).grade).toBeLessThanOrEqual(8)
    })
  })
})
