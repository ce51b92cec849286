import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dicomFailureCodes } from '@shared/imaging/failure'
import { refusalCode } from '@shared/imaging/types'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../resources/locales')
const catalogue = z.record(z.string(), z.string())
const areas = (locale: string) => readdirSync(join(folder, locale)).sort()
const read = (locale: string, area: string) =>
  catalogue.parse(JSON.parse(readFileSync(join(folder, locale, area), 'utf8')))
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the message catalogues', () => {
  it('have the same areas in both languages', () => {
    expect(areas('es')).toEqual(areas('en'))
  })

  describe.each(areas('en'))('%s', (area) => {
    const english = read('en', area)
    const spanish = read('es', area)

    it('has every message in both languages', () => {
      const own = (messages: Record<string, string>) =>
        Object.keys(messages)
          .filter((key) => !key.startsWith('refusal.'))
          .sort()
      expect(own(spanish)).toEqual(own(english))
    })

    it('leaves no message empty', () => {
      for (const [key, text] of [...Object.entries(english), ...Object.entries(spanish)])
        expect(text.trim(), key).not.toBe('')
    })

    it('fills the same placeholders in both languages', () => {
      for (const [key, text] of Object.entries(english)) {
        const other = spanish[key]
        if (other !== undefined)
          expect([...new Set(placeholders(other))], key).toEqual([...new Set(placeholders(text))])
      }
    })
  })

  it.each(refusalCode.options)('say in Spanish why a file is not taken: %s', (code) => {
    expect(read('es', 'images.json')[`refusal.import.${code}`]).toMatch(/\.$/)
  })

  it.each(dicomFailureCodes)('say in Spanish why a picture is not shown: %s', (code) => {
    expect(read('es', 'images.json')[`refusal.picture.${code}`]).toMatch(/\.$/)
  })
})

/** The surgical safety checklist in Spanish calls the last phase “Salida”; one word for it, and for nothing else. */
describe('the last phase of the pause in Spanish', () => {
  const messages = areas('es').flatMap((area) => Object.entries(read('es', area)))

  it('is named by one word wherever it is a phase', () => {
    const named = areas('es').flatMap((area) => read('es', area)['phase.sign-out'] ?? [])
    expect(named.length).toBeGreaterThan(1)
    expect(new Set(named)).toEqual(new Set(['Salida']))
  })

  it('is never called “cierre” in a sentence', () => {
    expect(messages.filter(([, text]) => /\bcierres?\b/i.test(text) && !/se cierre/i.test(text))).toEqual([])
  })
})

/** A key that no catalogue has would be shown as itself. */
describe('the texts that screens ask for by name', () => {
  const renderer = join(import.meta.dirname, '../../renderer')
  const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))
  const areasOf = (source: string, name: string) =>
    [...source.matchAll(new RegExp(`const ${name} = useText(?:In)?\\('(\\w+)'`, 'g'))].flatMap(
      (match) => match[1] ?? [],
    )
  const asked = sources.flatMap((file) => {
    const source = readFileSync(join(renderer, file), 'utf8')
    return [...source.matchAll(/\b(\w+)\('([\w.-]+)'[,)]/g)].flatMap(([, name = '', key = '']) => {
      const of = areasOf(source, name)
      return of.length === 0 ? [] : [{ file, key, of }]
    })
  })

  it('stand in the catalogue of their area', () => {
    expect(asked.length).toBeGreaterThan(1000)
    const missing = asked.filter(({ key, of }) => !of.some((area) => key in read('en', `${area}.json`)))
    expect(missing).toEqual([])
  })
})
