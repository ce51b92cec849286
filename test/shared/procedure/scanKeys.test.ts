import { readScan } from '@shared/procedure/scan'
import { characterOf, type ScanKey, usCharacterOf } from '@shared/procedure/scanKeys'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const gs = '\u001d'
/** Key places of a keyboard of the United States, alone and with Shift. */
const us = ['`1234567890-=', '[]\\', ";'", ',./'].join('')
const usShift = ['~!@#$%^&*()_+', '{}|', ':"', '<>?'].join('')
const codes = [
  'Backquote',
  'Digit1',
  'Digit2',
  'Digit3',
  'Digit4',
  'Digit5',
  'Digit6',
  'Digit7',
  'Digit8',
  'Digit9',
  'Digit0',
  'Minus',
  'Equal',
  'BracketLeft',
  'BracketRight',
  'Backslash',
  'Semicolon',
  'Quote',
  'Comma',
  'Period',
  'Slash',
]
/** The same places as computers of other countries write them; a space where the key is a dead one. */
const layouts = {
  us: [us, usShift],
  es: ["º1234567890'¡ +çñ ,.-", 'ª!"·$%&/()=?¿ *ÇÑ ;:_'],
  de: ['^1234567890ß ü+#öä,.-', '°!"§$%&/()=?`Ü*\'ÖÄ;:_'],
  fr: ['²&é"\'(-è_çà)= $*mù;:!', '?1234567890°+ £µM%./§'],
} as const
const letters = { us: 'y z', es: 'y z', de: 'z y', fr: 'y w' } as const

/** The keys that a scanner set to the United States sends for a text, as a computer of another layout hears them. */
function keysOf(text: string, layout: keyof typeof layouts, capsLock = false): ScanKey[] {
  const base = { shift: false, control: false, altGraph: false, capsLock }
  return [...text].map((character) => {
    if (character === gs) return { ...base, key: layouts[layout][0][14] ?? '', code: 'BracketRight', control: true }
    if (/[A-Za-z]/.test(character)) {
      const upper = character.toUpperCase()
      const [y = '', z = ''] = letters[layout].split(' ')
      const written = { Y: y, Z: z }[upper] ?? upper.toLowerCase()
      const shift = (character === upper) !== capsLock
      return { ...base, key: character === upper ? written.toUpperCase() : written, code: `Key${upper}`, shift }
    }
    const at = us.includes(character) ? us.indexOf(character) : usShift.indexOf(character)
    const shift = !us.includes(character)
    const key = layouts[layout][shift ? 1 : 0][at] ?? ''
    return { ...base, key: key === ' ' ? 'Dead' : key, code: codes[at] ?? '', shift }
  })
}
const scanned = (text: string, layout: keyof typeof layouts) => {
  const keys = keysOf(text, layout)
  return { typed: keys.map(characterOf).join(''), onUsKeyboard: keys.map(usCharacterOf).join('') }
}
const read = (text: string, layout: keyof typeof layouts) => {
  const { typed, onUsKeyboard } = scanned(text, layout)
  return readScan(typed, { today: '2026-11-24', onUsKeyboard })
}
const label = (text: string, layout: keyof typeof layouts) => {
  const result = read(text, layout)
  if (!result.ok) throw new Error(`${layout}: ${result.failure.code}`)
  return result.value
}

const vial = '0100363323506414'
const others = ['es', 'de', 'fr'] as const

describe('a scanner set to the United States at a computer that is not', () => {
  it('is heard as it meant its keys, the separator too', () => {
    const text = `]d2${vial}10aZ-4/y_(b)${gs}17270228`
    expect(scanned(text, 'es').typed).toMatch(/^\+d2/)
    for (const layout of ['us', ...others] as const) expect(scanned(text, layout).onUsKeyboard).toBe(text)
  })

  it.each(others)('is read where its prefix proves what it meant (%s)', (layout) => {
    const text = `]d2${vial}10LOT-4/Y${gs}1727022821A_1`
    expect(label(text, layout)).toEqual(label(text, 'us'))
    expect(label(text, layout)).toMatchObject({ lot: 'LOT-4/Y', serial: 'A_1', expiry: '2027-02-28', warnings: [] })
  })

  it.each(others)('keeps its separator without a prefix (%s)', (layout) => {
    expect(label(`${vial}10ABC4${gs}17270228`, layout)).toMatchObject({ lot: 'ABC4', expiry: '2027-02-28' })
  })

  it.each(['es', 'de'] as const)('gives no lot where both readings could be right (%s)', (layout) => {
    const found = label(`${vial}1727022810LOT/4`, layout)
    expect(found).toMatchObject({ gtin: '00363323506414', expiry: '2027-02-28', lot: null })
    expect(found.warnings.map((each) => each.code)).toEqual(['keyboard-layout'])
    expect(label(`${vial}1727022810LOT4`, layout)).toMatchObject({ lot: 'LOT4', warnings: [] })
  })

  it('is read by its check digit where the digits themselves come otherwise', () => {
    expect(label(`${vial}1727022810LOT/4`, 'fr')).toMatchObject({ lot: 'LOT/4', expiry: '2027-02-28' })
  })

  it.each(others)('is read by the check character of HIBC (%s)', (layout) => {
    const text = '+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y'
    expect(label(text, layout)).toEqual(label(text, 'us'))
  })

  it('is believed where it is set to this computer: the prefix comes right', () => {
    const typed = `]d2${vial}1727022810LOT-4`
    // The keys of a scanner set to Spanish mean something else in the United States.
    expect(readScan(typed, { today: '2026-11-24', onUsKeyboard: `}d2${vial}1727022810LOT/4` })).toMatchObject({
      value: { lot: 'LOT-4', warnings: [] },
    })
  })

  it('never gives a lot, a date or a serial other than the one on the label', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9\-/_.+()]{1,12}$/)
    fc.assert(
      fc.property(fc.constantFrom(...others), fc.boolean(), part, part, (layout, hasPrefix, lot, serial) => {
        const text = `${hasPrefix ? ']d2' : ''}${vial}1727022810${lot}${gs}21${serial}`
        const result = read(text, layout)
        if (!result.ok) return
        expect([lot, null]).toContain(result.value.lot)
        expect([serial, null]).toContain(result.value.serial)
        expect(result.value.expiry).toBe('2027-02-28')
      }),
    )
  })
})

describe('a key of a scan', () => {
  const key = (changes: Partial<ScanKey>): ScanKey => ({
    key: 'a',
    code: 'KeyA',
    shift: false,
    control: false,
    altGraph: false,
    capsLock: false,
    ...changes,
  })

  it('is none where it writes nothing or is a command', () => {
    expect(characterOf(key({ key: 'Shift', code: 'ShiftLeft' }))).toBe('')
    expect(usCharacterOf(key({ key: 'Shift', code: 'ShiftLeft' }))).toBe('')
    expect(characterOf(key({ control: true }))).toBe('')
  })

  it('is a character with AltGr, which some systems report as Control', () => {
    expect(characterOf(key({ key: ']', code: 'BracketRight', control: true, altGraph: true }))).toBe(']')
  })

  it('without a place is what it says, as number pads and programs send it', () => {
    expect(usCharacterOf(key({ key: '7', code: 'Numpad7' }))).toBe('7')
    expect(usCharacterOf(key({ key: ']', code: '' }))).toBe(']')
  })
})
