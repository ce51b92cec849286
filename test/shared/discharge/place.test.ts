import type { InstructionLocale } from '@shared/discharge/document'
import { shippedLibrary, wordsFrom } from '@shared/discharge/library'
import { hasLayPlace, layPlaces, placeOf, sayPlace } from '@shared/discharge/place'
import { procedureOf, procedures } from '@shared/plan/catalogue'
import { type Plan, planSchema } from '@shared/plan/plan'
import { describe, expect, it } from 'vitest'

const planAt = (procedure: Plan['procedure'], region: string): Plan =>
  planSchema.parse({
    procedure,
    region,
    levels: [],
    side: 'left',
    modality: 'ultrasound',
    contrast: 'none',
    sedation: 'none',
    injectates: [],
  })

/** Every joint, nerve and muscle group that the clinical reference names in section 1.4, in the words of an order. */
const named: readonly (readonly [order: string, english: string, spanish: string])[] = [
  ['glenohumeral joint', 'your shoulder', 'el hombro'],
  ['subacromial space', 'your shoulder', 'el hombro'],
  ['acromioclavicular joint', 'your shoulder', 'el hombro'],
  ['knee', 'your knee', 'la rodilla'],
  ['hip', 'your hip', 'la cadera'],
  ['elbow', 'your elbow', 'el codo'],
  ['wrist', 'your wrist', 'la muñeca'],
  ['ankle', 'your ankle', 'el tobillo'],
  ['first CMC joint', 'your thumb', 'el pulgar'],
  ['small joints of the hand', 'your hand', 'la mano'],
  ['small joints of the foot', 'your foot', 'el pie'],
  ['genicular nerves', 'your knee', 'la rodilla'],
  ['suprascapular nerve', 'your shoulder', 'el hombro'],
  ['ilioinguinal nerve', 'your groin', 'la ingle'],
  ['pudendal nerve', 'the area between your legs', 'la zona entre las piernas'],
  ['lateral femoral cutaneous nerve', 'the front of your hip', 'la parte delantera de la cadera'],
  ['intercostal nerve', 'your ribs', 'las costillas'],
  ['greater occipital nerve', 'the back of your head', 'la nuca'],
  ['chest-wall muscles', 'your chest', 'el pecho'],
]

describe('the lay word for a joint, a nerve or a muscle', () => {
  it.each(named)('is there for %s in both languages', (order, english, spanish) => {
    const said = (locale: InstructionLocale) =>
      sayPlace(planAt('peripheral-nerve-block', order), shippedLibrary(locale))
    expect(said('en')).toEqual({ text: `${english}, LEFT side`, from: 'plan', typed: false })
    expect(said('es')).toEqual({ text: `${spanish}, lado IZQUIERDO`, from: 'plan', typed: false })
  })

  it('is there for every place that an order leads to, in both languages', () => {
    for (const locale of ['en', 'es'] as const) {
      const texts = layPlaces.map(([place]) => wordsFrom(shippedLibrary(locale), `place.${place}`))
      expect(texts.every((text) => text !== '')).toBe(true)
    }
  })

  it('is there for every procedure of the catalogue that names its own place or a part of the spine', () => {
    for (const { code, regions } of procedures) {
      const own = procedureOf(code).regionKind
      for (const region of regions ?? (own === 'none' ? ['not named'] : [])) {
        expect(hasLayPlace(planAt(code, region)), `${code} ${region}`).toBe(true)
      }
    }
  })

  it('is reached by every word: none hides behind one that stands before it', () => {
    for (const [place, ...words] of layPlaces) {
      for (const word of words) expect(placeOf(word), word).toBe(place)
    }
  })

  it('knows the words of Spanish orders, with their accents', () => {
    expect(placeOf('nervio ciático')).toBe('back-of-leg')
    expect(placeOf('Nervio supraescapular')).toBe('shoulder')
    expect(placeOf('muñeca')).toBe('wrist')
    expect(placeOf('cara anterior del muslo')).toBe('leg')
  })

  it('takes the part of the body before the nerve that runs through it', () => {
    expect(placeOf('median nerve at the wrist')).toBe('wrist')
    expect(placeOf('axillary brachial plexus')).toBe('armpit')
    expect(placeOf('posterior femoral cutaneous nerve')).toBe('back-of-leg')
  })

  it('is missing for a place nobody has written down: the words of the plan stand, marked as typed', () => {
    const plan = planAt('peripheral-nerve-block', 'nervus incognitus')
    expect(hasLayPlace(plan)).toBe(false)
    expect(sayPlace(plan, shippedLibrary('es'))).toEqual({
      text: 'nervus incognitus, lado IZQUIERDO',
      from: 'plan',
      typed: true,
    })
  })
})
