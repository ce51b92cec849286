import english from '@resources/locales/en/rescue.json'
import spanish from '@resources/locales/es/rescue.json'
import { rescueCards } from '@shared/rescue/cards'
import { lipidDose } from '@shared/rescue/lipidDose'
import { describe, expect, it } from 'vitest'

describe('the lipid dose', () => {
  it('is a fixed bolus of 100 mL above 70 kg, and at 70 kg', () => {
    for (const kg of [70, 70.1, 120]) expect(lipidDose(kg)).toMatchObject({ basis: 'over-70-kg', bolusMl: 100 })
  })

  it('goes by weight below 70 kg: 1.5 mL/kg, then 0.25 mL/kg each minute', () => {
    expect(lipidDose(60)).toEqual({
      basis: 'by-weight',
      bolusMl: 90,
      infusionMlPerMinute: 15,
      mostMl: 720,
      epinephrineMicrograms: 60,
    })
    expect(lipidDose(69.9)).toMatchObject({ basis: 'by-weight', bolusMl: 105 })
  })

  it('never passes 12 mL/kg in all, nor one microgram of epinephrine for each kg, by rounding', () => {
    for (let kg = 3.3; kg < 200; kg += 7.7) {
      const dose = lipidDose(kg)
      if (dose.basis === 'unknown-weight') throw new Error('a weight is known here')
      expect(dose.mostMl).toBeLessThanOrEqual(12 * kg)
      expect(dose.epinephrineMicrograms).toBeLessThanOrEqual(kg)
    }
  })

  it('names no dose for a weight that nobody recorded', () => {
    expect(lipidDose(null)).toEqual({ basis: 'unknown-weight' })
  })
})

describe('the rescue cards', () => {
  it('have a title, signs and every step in both languages', () => {
    for (const texts of [english, spanish] as const) {
      const all: Readonly<Record<string, string>> = texts
      for (const card of rescueCards) {
        const keys = [`title.${card.id}`, `signs.${card.id}`]
        for (let step = 1; step <= card.steps; step += 1) keys.push(`step.${card.id}.${step}`)
        for (const key of keys) expect(all[key], key).toBeTruthy()
        expect(all[`step.${card.id}.${card.steps + 1}`], card.id).toBeUndefined()
      }
    }
  })

  it('are translated key by key with the same values', () => {
    expect(Object.keys(spanish)).toEqual(Object.keys(english))
  })
})
