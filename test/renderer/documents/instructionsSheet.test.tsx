import { composeInstructions } from '@shared/discharge/compose'
import { type InstructionDocument, linesOf, type SheetLocale, textOf } from '@shared/discharge/document'
import { libraryFor } from '@shared/wording/library'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { InstructionsSheet } from '../../../renderer/documents/InstructionsSheet'
import { contextAt, endedCase, minutesAfter } from '../../builders/aftercare'
import { injectate, withGiven } from '../../builders/given'

function sheet(locale: SheetLocale, drill = false): InstructionDocument {
  const { booking, discharge } = endedCase()
  const restarts = {
    apixaban: {
      drug: 'apixaban',
      knownAs: 'Eliquis <5 mg>',
      decision: { kind: 'at' as const, at: '2026-11-25T14:00:00.000Z' },
      reason: '',
      at: minutesAfter(10),
      by: 'Dr. Amara Osei',
    },
  }
  const state = withGiven(endedCase({ booking: { ...booking, drill }, discharge: { ...discharge, restarts } }), {
    injectates: [injectate('dexamethasone', 10, 1), injectate('lidocaine', 20, 2)],
  })
  const { policy } = contextAt(minutesAfter(20))
  const options = { size: 'normal', timeZone: 'America/New_York', policy } as const
  return composeInstructions(state, libraryFor(policy, locale), options, minutesAfter(20))
}

const textOnly = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/&#x27;/g, "'")

describe.each(['en', 'es', 'ar-XB'] as const)('the printed sheet in %s', (locale) => {
  const document = sheet(locale)
  const markup = renderToStaticMarkup(<InstructionsSheet document={document} />)

  it('holds every line of the document, word for word', () => {
    const text = textOnly(markup)
    for (const line of linesOf(document)) expect(text).toContain(textOf(line))
    for (const line of document.imprint) expect(text).toContain(line)
  })

  it('is marked with its own language, one title, and a heading for every part', () => {
    expect(markup).toContain(`lang="${locale}"`)
    expect(markup.match(/<h1/g)).toHaveLength(1)
    // Three boxes, call now, phones, the sections, call today, next.
    expect(markup.match(/<h2/g)).toHaveLength(3 + 1 + 1 + document.sections.length + 2)
  })

  it('shows words from the record as words, never as markup', () => {
    expect(markup).toContain('Eliquis &lt;5 mg&gt;')
  })

  it('prints values in bold, and marks them on the screen until somebody has checked them', () => {
    expect(markup).not.toContain('<mark')
    const preview = renderToStaticMarkup(<InstructionsSheet document={document} isMarked />)
    const filled = linesOf(document).flatMap((line) => line.runs.filter((run) => run.from !== null))
    expect(preview.match(/<mark/g)).toHaveLength(filled.length)
    expect(textOnly(preview)).toBe(textOnly(markup))
  })
})

describe('a sheet from right to left', () => {
  const markup = renderToStaticMarkup(<InstructionsSheet document={sheet('ar-XB')} />)

  it('says so, and keeps telephone numbers, doses, drugs and figures in their own order', () => {
    expect(markup).toMatch(/<article[^>]*dir="rtl"/)
    expect(markup).toContain('<bdi dir="ltr">555 0100</bdi>')
    expect(markup).toContain('<bdi dir="ltr">911</bdi>')
    expect(markup).toContain('<bdi>apixaban (Eliquis &lt;5 mg&gt;)</bdi>')
    expect(markup).toMatch(/<bdi>dexamethasone[^<]* 10 mg \(1 mL\); lidocaine[^<]*<\/bdi>/)
    // "38.0" and the like, in the words of the sheet itself.
    const compound = (textOnly(markup).match(/\d+(?:[.,:/–-]\d+)+/g) ?? []).length
    expect(compound).toBeGreaterThan(0)
    expect(markup).toContain('<bdi dir="ltr">100.4</bdi>')
  })

  it('isolates the numbers at the foot of each page too', () => {
    const feet = markup.split('footPhone').slice(1)
    expect(feet.some((foot) => foot.includes('<bdi dir="ltr">555 0199</bdi>'))).toBe(true)
  })
})

describe('a training case', () => {
  it('says so on the sheet', () => {
    expect(renderToStaticMarkup(<InstructionsSheet document={sheet('en', true)} />)).toContain('TRAINING CASE')
  })
})
