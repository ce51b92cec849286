import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'

let locale = 'en'
vi.mock('../../../renderer/state/settings', () => ({ useSettings: () => ({ locale }) }))
const { DateField } = await import('../../../renderer/components/DateField')
const { DateTimeField } = await import('../../../renderer/components/DateTimeField')

const nothing = () => {}

/** The words below the field, and the field itself. */
function described(markup: string) {
  const words = /<span[^>]*\bid="[^"]+"[^>]*>([^<]+)<\/span>/.exec(markup)
  return { says: words?.[1], input: /<input[^>]*>/.exec(markup)?.[0] ?? '' }
}

describe('a date field', () => {
  it.each([
    ['en', '3 Apr 2026'],
    ['es', '3 abr 2026'],
  ])('says the month as a word in %s', (language, words) => {
    locale = language
    vi.stubGlobal('document', { documentElement: { lang: language } })
    const { says, input } = described(
      renderToStaticMarkup(<DateField label="Born" value="2026-04-03" onChange={nothing} />),
    )
    expect(says).toBe(words)
    expect(input).toContain('type="date"')
  })

  it('says no date where none is entered, or half of one', () => {
    locale = 'en'
    for (const value of ['', '2026-04', '2026-13-45']) {
      expect(described(renderToStaticMarkup(<DateField label="Born" value={value} onChange={nothing} />)).says).toBe(
        'Read it here in words.',
      )
    }
  })

  it('with a time says the weekday too, and keeps its own help', () => {
    locale = 'en'
    vi.stubGlobal('document', { documentElement: { lang: 'en' } })
    const at = new Date(2026, 3, 3, 8, 30).toISOString()
    const markup = renderToStaticMarkup(<DateTimeField label="Taken" value={at} onChange={nothing} help="Ask twice." />)
    expect(described(markup).says).toMatch(/^Fri,? 3 Apr 2026, 08:30\. Ask twice\.$/)
  })
})

/** A field of the system alone would show 03/04 as the system orders it. */
it('no screen has a date field of its own', () => {
  const renderer = join(import.meta.dirname, '../../../renderer')
  const ours = ['components/DateField.tsx', 'components/DateTimeField.tsx', 'components/TextField.tsx']
  const others = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !ours.includes(file))
    .filter((file) => /type=["'{]+(date|datetime-local|month|week)\b/.test(readFileSync(join(renderer, file), 'utf8')))
  expect(others).toEqual([])
})
