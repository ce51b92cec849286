import { wordingOf } from '@shared/discharge/byProcedure'
import { lineFrom, shippedLibrary, wordsFrom } from '@shared/discharge/library'
import { describe, expect, it } from 'vitest'

const english = shippedLibrary('en')
const spanish = shippedLibrary('es')
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the instruction wording', () => {
  it('has the same blocks in both languages, with the same versions, sources and placeholders', () => {
    expect(Object.keys(spanish.blocks).sort()).toEqual(Object.keys(english.blocks).sort())
    for (const [id, block] of Object.entries(english.blocks)) {
      const other = spanish.blocks[id]
      expect(other?.version, id).toBe(block.version)
      expect(other?.source, id).toBe(block.source)
      expect(holes(other?.text ?? ''), id).toEqual(holes(block.text))
    }
  })

  it('names a source for every statement and is not approved before a site approves it', () => {
    for (const [id, { source }] of Object.entries(english.blocks)) expect(source, id).toMatch(/^clinical reference /)
    expect(english.approved).toBeNull()
    expect(spanish.approved).toBeNull()
  })

  it('has every block that a procedure asks for', () => {
    for (const wording of Object.values(wordingOf)) {
      const named = [
        wording.title,
        wording.what,
        ...(wording.place === null ? [] : [`place.${wording.place}`]),
        ...wording.today,
        ...wording.tomorrow,
        ...wording.notice,
        ...wording.callNow,
        ...wording.callToday,
      ]
      for (const id of named) expect(english.blocks[id], id).toBeDefined()
    }
  })

  it('never leaves a hole in a line', () => {
    expect(() => lineFrom(english, 'thinner.start', { drug: { text: 'apixaban', from: 'restart' } })).toThrow(/when/)
    expect(() => lineFrom(english, 'no.such.block')).toThrow(/no block/)
  })

  it('keeps apart what is filled in from what the block says', () => {
    const line = lineFrom(english, 'goal', { goal: { text: 'walk a mile', from: 'baseline', typed: true } })
    expect(line.runs).toEqual([
      { text: 'Your goal: ', from: null, typed: false },
      { text: 'walk a mile', from: 'baseline', typed: true },
    ])
    expect(wordsFrom(english, 'side.left', { area: 'your knee' })).toBe('your knee, LEFT side')
  })
})
