import { defaultSitePolicy, type SitePolicy } from '@shared/case/policy'
import { composeInstructions } from '@shared/discharge/compose'
import { blocksUsed, type InstructionLocale, instructionLocales, plainText } from '@shared/discharge/document'
import { shippedLibrary } from '@shared/discharge/library'
import { isUpToDate } from '@shared/discharge/obstacles'
import type { Person } from '@shared/people/person'
import { decideWordings } from '@shared/wording/decide'
import { differencesBetween } from '@shared/wording/differences'
import { applyEdit, type WordingEdit } from '@shared/wording/edit'
import type { WordingCommand } from '@shared/wording/events'
import { readWordingFile, wordingFile } from '@shared/wording/file'
import { libraryFor, libraryWith } from '@shared/wording/library'
import { figuresIn, saysNot, soundText, soundWording, valuesIn } from '@shared/wording/sound'
import { standingOf } from '@shared/wording/standing'
import {
  evolveWordings,
  noWordings,
  productWording,
  type SiteWordings,
  siteWordingsSchema,
  wordingInForce,
} from '@shared/wording/state'
import type { Wording } from '@shared/wording/wording'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endedCase, minutesAfter } from '../../builders/aftercare'
import { injectate, withGiven } from '../../builders/given'
import { nurse, physician } from '../pause/room'

const staff: Person = { ...nurse, role: 'staff' }

/** A site whose wording changes by the real decisions and folds; a refusal is returned by its code. */
class Site {
  wordings: SiteWordings = noWordings

  act(command: WordingCommand, actor: Person | null = physician): string {
    const decided = decideWordings(this.wordings, command, { actor, now: '2026-11-24T09:00:00.000Z' })
    if (!decided.ok) return decided.failure.code
    // As the store keeps it: through JSON and back.
    for (const event of decided.value) {
      this.wordings = evolveWordings(this.wordings, JSON.parse(JSON.stringify(event)) as typeof event)
    }
    return 'done'
  }

  reword(block: string, text: string, locale: InstructionLocale = 'en'): string {
    return this.act({ do: 'wording.edit', locale, change: { edit: 'reword', block, text } })
  }

  change(change: WordingEdit): string {
    return this.act({ do: 'wording.edit', locale: 'en', change })
  }

  putInForce(): string {
    return this.act({ do: 'wording.putInForce', locale: 'en', note: '' })
  }

  get policy(): SitePolicy {
    return { ...defaultSitePolicy, phoneDay: '555 0100', siteName: 'Riverside', wordings: this.wordings }
  }
}

const english = shippedLibrary('en')
const now = minutesAfter(20)
const treated = () =>
  withGiven(endedCase(), { injectates: [injectate('dexamethasone', 10, 1), injectate('lidocaine', 20, 2)] })
const compose = (policy: SitePolicy) =>
  composeInstructions(
    treated(),
    libraryFor(policy, 'en'),
    { size: 'normal', timeZone: 'America/New_York', policy },
    now,
  )

describe('a site says it in its own words', () => {
  it('prints them once they are in force, with the number of the version and who approved it', () => {
    const site = new Site()
    const before = compose(site.policy)
    expect(site.reword('today.rest', 'Take it easy today.')).toBe('done')
    expect(plainText(compose(site.policy))).toContain('No heavy work today.')
    expect(site.putInForce()).toBe('done')
    const after = compose(site.policy)
    expect(plainText(after)).toContain('Take it easy today.')
    expect(plainText(after)).not.toContain('No heavy work today.')
    expect([before.textVersion, after.textVersion]).toEqual([english.version, `${english.version}.1`])
    expect(after.imprint[0]).toContain('approved 24 November 2026 by Paul Physician')
    expect(before.imprint[0]).toContain('not yet approved by this site')
  })

  it('approves the wording of the product as it is', () => {
    const site = new Site()
    expect(site.act({ do: 'wording.startFrom', locale: 'en', version: 0 })).toBe('done')
    expect(site.putInForce()).toBe('done')
    const document = compose(site.policy)
    expect(document.imprint[0]).toContain('approved')
    expect({ ...document, imprint: [], textVersion: '' }).toEqual({
      ...compose(new Site().policy),
      imprint: [],
      textVersion: '',
    })
  })

  it('leaves out what a sheet can do without, takes it in again, and takes the text of the product again', () => {
    const site = new Site()
    expect(site.change({ edit: 'retire', block: 'next.little-relief' })).toBe('done')
    expect(site.reword('today.rest', 'Take it easy today.')).toBe('done')
    site.putInForce()
    expect(blocksUsed(compose(site.policy)).map((each) => each.id)).not.toContain('next.little-relief')
    site.change({ edit: 'restore', block: 'next.little-relief' })
    site.change({ edit: 'take-product', block: 'today.rest' })
    site.putInForce()
    expect(blocksUsed(compose(site.policy)).map((each) => each.id)).toContain('next.little-relief')
    expect(wordingInForce(site.wordings, 'en')).toEqual({ ...productWording('en'), version: 2 })
  })

  it('keeps a sheet under the words it was made of', () => {
    const site = new Site()
    site.reword('today.rest', 'Take it easy today.')
    site.putInForce()
    const document = compose(site.policy)
    const made = { id: 'd', document, at: now, by: 'N', reviewed: null, printed: [] }
    site.reword('today.rest', 'Stay home and rest today.')
    site.putInForce()
    expect(plainText(compose(site.policy))).toContain('Stay home and rest today.')
    expect(isUpToDate(treated(), made, site.policy)).toBe(true)
    expect(isUpToDate(withGiven(treated(), { injectates: [] }), made, site.policy)).toBe(false)
  })

  it('keeps every version, so that an earlier one can be taken up again', () => {
    const site = new Site()
    site.reword('today.rest', 'Take it easy today.')
    site.putInForce()
    site.reword('today.rest', 'Stay home and rest today.')
    site.putInForce()
    expect(site.act({ do: 'wording.startFrom', locale: 'en', version: 1 })).toBe('done')
    site.putInForce()
    expect(site.wordings.en.versions.map(({ wording }) => [wording.version, wording.texts['today.rest']])).toEqual([
      [1, 'Take it easy today.'],
      [2, 'Stay home and rest today.'],
      [3, 'Take it easy today.'],
    ])
    expect(siteWordingsSchema.parse(JSON.parse(JSON.stringify(site.wordings)))).toEqual(site.wordings)
  })

  it('keeps the languages apart', () => {
    const site = new Site()
    expect(site.reword('today.rest', 'Hoy descanse en casa.', 'es')).toBe('done')
    expect(site.act({ do: 'wording.putInForce', locale: 'es', note: '' })).toBe('done')
    expect(libraryFor(site.policy, 'es').blocks['today.rest']?.text).toBe('Hoy descanse en casa.')
    expect(libraryFor(site.policy, 'en')).toBe(english)
  })
})

describe('who may', () => {
  it('lets those who work with patients draft, and a physician or administrator put in force', () => {
    const site = new Site()
    const draft: WordingCommand = {
      do: 'wording.edit',
      locale: 'en',
      change: { edit: 'reword', block: 'today.rest', text: 'Take it easy today.' },
    }
    expect(site.act(draft, null)).toBe('people.sign-in-first')
    expect(site.act(draft, staff)).toBe('wording.role')
    expect(site.act(draft, nurse)).toBe('done')
    expect(site.act({ do: 'wording.putInForce', locale: 'en', note: '' }, nurse)).toBe('wording.role')
    expect(site.act({ do: 'wording.startFrom', locale: 'en', version: 0 })).toBe('wording.draft-there')
    expect(site.act({ do: 'wording.dropDraft', locale: 'en' })).toBe('done')
    expect(site.putInForce()).toBe('wording.no-draft')
    expect(site.act({ do: 'wording.startFrom', locale: 'en', version: 7 })).toBe('wording.no-version')
  })
})

describe('what no site can take away', () => {
  it.each([
    ['now.limb', 'wording.needed'],
    ['thinner.start', 'wording.needed'],
    ['phone.day', 'wording.needed'],
    ['goal', 'wording.needed'],
    ['side.left', 'wording.needed'],
    ['no.such', 'wording.no-block'],
  ])('%s cannot be left out', (block, code) => {
    expect(new Site().change({ edit: 'retire', block })).toBe(code)
  })

  it.each([
    ['side.left', '{area}, RIGHT side', 'wording.locked'],
    ['thinner.start', 'Start {drug} again soon.', 'wording.values'],
    ['thinner.start', 'Start {drug} again: {when}. Again: {when}.', 'wording.values'],
    ['thinner.start', 'Do not start {drug} again: {when}.', 'wording.not-added'],
    ['thinner.double', 'Take your normal dose. Double it if you feel unwell. If unsure, call us.', 'wording.not-lost'],
    ['today.no-driving', 'Drive home carefully today.', 'wording.not-lost'],
    ['today.no-driving-24', 'Do not drive for 12 hours.', 'wording.figures'],
    ['today-call.fever', 'you have a fever of 102 °F (38.9 °C) or chills', 'wording.figures'],
    ['now.chest', 'your chest hurts for 10 minutes', 'wording.no-figures'],
    ['phone.emergency', 'Emergency: 112', 'wording.values'],
    ['today.rest', 'Rest {today}.', 'wording.no-values'],
    ['today.rest', 'Rest } today.', 'wording.no-values'],
    ['today.rest', 'Rest\u202e today.', 'wording.unseen'],
    ['today.rest', 'x'.repeat(91), 'wording.too-long'],
    ['notice.flare', 'Temporary aggravation is physiologically expected over seventy-two hours.', 'wording.too-hard'],
  ])('%s does not become "%s"', (block, text, code) => {
    expect(new Site().reword(block, text)).toBe(code)
  })

  it('holds for a text of Spanish as well', () => {
    const es = shippedLibrary('es')
    expect(soundText(es, 'today.no-driving', 'Hoy conduzca con cuidado.')).toMatchObject({ ok: false })
    expect(soundText(es, 'today.no-driving', 'Hoy no maneje.')).toMatchObject({ ok: true })
  })
})

const anyEdit = (locale: InstructionLocale): fc.Arbitrary<WordingEdit> => {
  const block = fc.constantFrom(...Object.keys(shippedLibrary(locale).blocks))
  const word = fc.constantFrom('Call', 'us', 'not', 'no', 'rest', '24', '3', '{drug}', '{when}', '{emergency}', '.')
  return fc.oneof(
    fc.record({
      edit: fc.constant('reword' as const),
      block,
      text: fc.oneof(
        fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' ')),
        fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.trim() || 'x'),
      ),
    }),
    fc.record({ edit: fc.constantFrom('take-product' as const, 'retire' as const, 'restore' as const), block }),
  )
}

describe.each(instructionLocales)('any site wording in %s', (locale) => {
  const base = shippedLibrary(locale)

  it('holds every block that no sheet may lack, with its values, figures and negations', () => {
    fc.assert(
      fc.property(fc.array(anyEdit(locale), { maxLength: 25 }), (edits) => {
        const wording = edits.reduce<Wording>((before, edit) => {
          const edited = applyEdit(before, edit, base)
          return edited.ok ? edited.value : before
        }, productWording(locale))
        expect(soundWording(base, wording)).toEqual({ ok: true, value: true })
        const library = libraryWith(base, { ...wording, version: 1 }, null)
        for (const [id, { text }] of Object.entries(base.blocks)) {
          const own = library.blocks[id]?.text ?? ''
          expect(valuesIn(own), id).toEqual(valuesIn(text))
          expect(library.retired?.has(id) === true && standingOf(id) !== 'optional', id).toBe(false)
          if (standingOf(id) === 'locked') expect(own, id).toBe(text)
          if (standingOf(id) === 'mandatory') {
            expect(figuresIn(own), id).toEqual(figuresIn(text))
            expect(saysNot(own, locale), id).toBe(saysNot(text, locale))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is a file that another site reads back as it was', () => {
    fc.assert(
      fc.property(fc.array(anyEdit(locale), { maxLength: 10 }), (edits) => {
        const wording = edits.reduce<Wording>((before, edit) => {
          const edited = applyEdit(before, edit, base)
          return edited.ok ? edited.value : before
        }, productWording(locale))
        expect(readWordingFile(wordingFile(wording))).toEqual({ ok: true, value: wording })
      }),
      { numRuns: 60 },
    )
  })

  it('finds every text of the product sound', () => {
    for (const [id, { text }] of Object.entries(base.blocks)) {
      if (standingOf(id) !== 'locked') expect(soundText(base, id, text), id).toEqual({ ok: true, value: true })
    }
  })
})

describe('a wording file', () => {
  const written = (wording: unknown) => JSON.stringify({ format: 'procedure-pause-wording/1', wording })
  const codeOf = (text: string) => {
    const read = readWordingFile(text)
    return read.ok ? 'read' : read.failure.code
  }

  it.each([
    ['no JSON', '{', 'wording.not-json'],
    ['another file', '{"format":"procedure-pause-checklist/1"}', 'wording.other-format'],
    ['a newer one', '{"format":"procedure-pause-wording/2"}', 'wording.newer'],
    ['another shape', written({ locale: 'en' }), 'wording.not-readable'],
    [
      'a red flag left out',
      written({ locale: 'en', version: 1, texts: {}, retired: ['now.chest'] }),
      'wording.file-unsound',
    ],
    [
      'a restart line without its time',
      written({ locale: 'en', version: 1, texts: { 'thinner.start': 'Start {drug}.' }, retired: [] }),
      'wording.file-unsound',
    ],
  ])('is refused with its reason: %s', (_what, text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('becomes a draft, and no more than a draft', () => {
    const site = new Site()
    const wording = { ...productWording('en'), version: 9, texts: { 'today.rest': 'Take it easy today.' } }
    expect(site.act({ do: 'wording.takeIn', wording })).toBe('done')
    expect(libraryFor(site.policy, 'en')).toBe(english)
    site.putInForce()
    expect(wordingInForce(site.wordings, 'en').version).toBe(1)
  })
})

describe('what a later release asks', () => {
  it('is not taken from a text that was in force: the product’s stands in its place', () => {
    const stored: Wording = {
      ...productWording('en'),
      version: 4,
      texts: { 'thinner.start': 'Start {drug} soon.', 'gone.block': 'Gone.', 'today.rest': 'Take it easy today.' },
      retired: ['now.chest', 'purpose'],
    }
    const library = libraryWith(english, stored, null)
    expect(library.blocks['thinner.start']).toEqual(english.blocks['thinner.start'])
    expect(library.blocks['today.rest']?.text).toBe('Take it easy today.')
    expect([...(library.retired ?? [])]).toEqual(['purpose'])
    expect(Object.keys(library.blocks)).toEqual(Object.keys(english.blocks))
  })
})

describe('what is different', () => {
  it('names each changed text, says where a figure changed, and what is left out or taken in again', () => {
    const before: Wording = { ...productWording('en'), retired: ['purpose'] }
    const after: Wording = {
      ...productWording('en'),
      texts: { 'tomorrow.bath': 'No bath, pool or hot tub for 2 days.', 'today.rest': 'Take it easy today.' },
      retired: ['notice.hair'],
    }
    const found = differencesBetween(before, after, english).map((each) =>
      each.kind === 'reworded' ? [each.kind, each.block, each.figures] : [each.kind, each.block],
    )
    expect(found).toEqual([
      ['restored', 'purpose'],
      ['reworded', 'today.rest', false],
      ['reworded', 'tomorrow.bath', true],
      ['retired', 'notice.hair'],
    ])
    expect(differencesBetween(after, after, english)).toEqual([])
  })
})
