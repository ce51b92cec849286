import english from '@resources/locales/en/pause.json'
import spanish from '@resources/locales/es/pause.json'
import { pausePhases } from '@shared/pause/phases'
import { templateSchema } from '@shared/pause/template'
import { templateById, templates } from '@shared/pause/templates'
import { describe, expect, it } from 'vitest'

/** The numbers of the clinical reference, section 7.2, in its order. */
const reference = { verification: 17, 'room-ready': 9, 'time-out': 13, 'needle-pause': 6, 'sign-out': 9 } as const
const letters = { verification: 'A', 'room-ready': 'B', 'time-out': 'C', 'needle-pause': 'D', 'sign-out': 'E' } as const

describe('the checklists that come with the product', () => {
  it('are one for the fluoroscopy suite and one for the ultrasound suite', () => {
    expect(templates.map((template) => template.id)).toEqual(['fluoroscopy-suite', 'ultrasound-suite'])
  })

  for (const template of templates) {
    for (const phase of pausePhases) {
      it(`${template.id} holds every item of ${phase} in its order`, () => {
        const ids = template.phases.find((each) => each.phase === phase)?.items.map((item) => item.id)
        const expected = Array.from({ length: reference[phase] }, (_, index) => `${letters[phase]}${index + 1}`)
        expect(ids).toEqual(expected)
      })
    }

    it(`${template.id} lets nothing decide identity, wish, consent, procedure, level, side and agreement away`, () => {
      const never = template.phases.flatMap((phase) => phase.items.filter((item) => item.stop === 'stop-no-override'))
      expect(never.map((item) => item.id)).toEqual(['A1', 'A2', 'A3', 'C2', 'C3', 'C4', 'C5', 'C13'])
      expect(never.every((item) => item.appliesWhen === 'always')).toBe(true)
    })

    it(`${template.id} asks two people for every item of the time-out`, () => {
      const timeOut = template.phases.find((each) => each.phase === 'time-out')?.items ?? []
      for (const item of timeOut) {
        expect(item.oneVoice, item.id).toBe(false)
        expect(
          item.confirms.some((voice) => voice.by !== 'patient' && !voice.ifPresent),
          item.id,
        ).toBe(true)
      }
    })

    it(`${template.id} fills the same facts into the English and the Spanish answer`, () => {
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
      for (const item of template.phases.flatMap((phase) => phase.items)) {
        expect(names(item.answer.es), item.id).toEqual(names(item.answer.en))
      }
    })
  }

  it('are refused where phases are out of order or two items share a number', () => {
    const good = templateById('fluoroscopy-suite')
    if (good === null) throw new Error('no template')
    expect(templateSchema.safeParse({ ...good, phases: [...good.phases].reverse() }).success).toBe(false)
    const [first, ...rest] = good.phases
    if (first === undefined) throw new Error('no phase')
    const doubled = { ...first, items: [...first.items, ...first.items] }
    expect(templateSchema.safeParse({ ...good, phases: [doubled, ...rest] }).success).toBe(false)
  })
})

describe('the texts of the pause', () => {
  it('exist in English and Spanish under the same names with the same values', () => {
    expect(Object.keys(spanish)).toEqual(Object.keys(english))
    const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
    const spanishTexts: Readonly<Record<string, string>> = spanish
    for (const [key, text] of Object.entries(english)) expect(names(spanishTexts[key] ?? ''), key).toEqual(names(text))
  })

  it('name every fact, condition and role that a checklist uses', () => {
    const texts: Readonly<Record<string, string>> = english
    for (const item of templates.flatMap((template) => template.phases.flatMap((phase) => phase.items))) {
      for (const fact of item.facts) expect(texts[`fact.${fact}`], fact).toBeDefined()
      if (item.appliesWhen !== 'always') expect(texts[`because.${item.appliesWhen}`], item.id).toBeDefined()
      for (const role of item.reads) expect(texts[`role.${role}`], role).toBeDefined()
    }
  })
})
