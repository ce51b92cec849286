import { characterSets, cleanText, decodeText } from '@shared/imaging/text'
import { describe, expect, it } from 'vitest'
import { latin1 } from '../../fixtures/dicomBytes'
import { decoding } from './decoding'

const nameDelimiters = [0x5e, 0x3d, 0x5c]

/** Text with `␛` for escape and `\xNN` as it stands, as the examples of PS3.5 annex H and I are printed. */
function read(text: string, ...sets: string[]): string {
  return decodeText(latin1(text.replaceAll('␛', '\x1b')), characterSets(sets), decoding, nameDelimiters)
}

describe('character sets', () => {
  it.each([
    ['Latin 1', 'Buc^J\xe9r\xf4me', ['ISO_IR 100'], 'Buc^Jérôme'],
    ['Latin 1 without code extension and unmarked', 'Buc^J\xe9r\xf4me', [], 'Buc^Jérôme'],
    ['UTF-8', 'Wang^XiaoDong=\xe7\x8e\x8b^\xe5\xb0\x8f\xe6\x9d\xb1', ['ISO_IR 192'], 'Wang^XiaoDong=王^小東'],
    ['UTF-8 where ASCII is stated', '\xe7\x8e\x8b', [], '王'],
    ['GB18030', 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab', ['GB18030'], 'Wang^XiaoDong=王^小东'],
    ['Greek', '\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', ['ISO_IR 126'], 'Διονυσιος'],
    ['Hebrew', '\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4', ['ISO_IR 138'], 'שרון^דבורה'],
    ['Cyrillic', '\xbb\xee\xda\x63\xb5', ['ISO_IR 144'], 'ЛюкcЕ'],
    ['half-width Katakana', '\xd4\xcf\xc0\xde^\xc0\xdb\xb3', ['ISO_IR 13'], 'ﾔﾏﾀﾞ^ﾀﾛｳ'],
    [
      'Kanji by code extension (H.3.1)',
      'Yamada^Tarou=␛$B;3ED␛(B^␛$BB@O:␛(B=␛$B$d$^$@␛(B^␛$B$?$m$&␛(B',
      ['', 'ISO 2022 IR 87'],
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
    ],
    [
      'Katakana and Kanji (H.3.2)',
      '\xd4\xcf\xc0\xde^\xc0\xdb\xb3=␛$B;3ED␛(J^␛$BB@O:␛(J=␛$B$d$^$@␛(J^␛$B$?$m$&␛(J',
      ['ISO 2022 IR 13', 'ISO 2022 IR 87'],
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
    ],
    [
      'Korean (I.2)',
      'Hong^Gildong=␛$)C\xfb\xf3^␛$)C\xd1\xce\xd4\xd7=␛$)C\xc8\xab^␛$)C\xb1\xe6\xb5\xbf',
      ['', 'ISO 2022 IR 149'],
      'Hong^Gildong=洪^吉洞=홍^길동',
    ],
    [
      'Chinese by code extension',
      'Zhang^XiaoDong=␛$)A\xd5\xc5^␛$)A\xd0\xa1\xb6\xab',
      ['', 'ISO 2022 IR 58'],
      'Zhang^XiaoDong=张^小东',
    ],
    [
      'two alphabets in one name',
      'Dionysios is ␛-F\xc4\xe9\xef\xed␛-L\xbb\xee',
      ['ISO 2022 IR 100', 'ISO 2022 IR 144', 'ISO 2022 IR 126'],
      'Dionysios is ΔιονЛю',
    ],
  ])('are understood: %s', (_, bytes, sets, expected) => {
    expect(read(bytes, ...sets)).toBe(expected)
  })

  it('end an escape with the part of the name that it stands in', () => {
    expect(read('␛-F\xc4^\xe9', 'ISO 2022 IR 100', 'ISO 2022 IR 126')).toBe('Δ^é')
  })

  it.each([
    ['ISO-IR 100', '100'],
    ['ISO_IR 192', '192'],
    ['ISO 2022 IR 87', '87'],
    ['UTF-8', '192'],
    ['ISO 8859-5', '144'],
    ['', '6'],
    ['nonsense', '6'],
  ])('know %s in any spelling', (value, expected) => {
    expect(characterSets([value])).toEqual([expected])
  })

  it('mark what cannot be decoded here instead of showing another script', () => {
    expect(decodeText(Uint8Array.of(0x41, 0xe4), ['126'], () => undefined)).toBe('A\ufffd')
  })
})

describe('text on its way to the screen', () => {
  it('loses controls, direction overrides and what cannot be seen', () => {
    expect(cleanText('Sm\u202eith\u0000\u0007^Jo\u200bhn\u2066')).toBe('Smith^John')
  })
  it('keeps one line: breaks and runs of spaces become one space', () => {
    expect(cleanText('  a\r\n\tb   c ')).toBe('a b c')
  })
  it('is nothing when nothing is left, and has a length that fits a screen', () => {
    expect(cleanText(' \u0000 ')).toBeNull()
    expect(cleanText('x'.repeat(100_000))?.length).toBe(1024)
  })
  it('leaves markup and formulas as the text they are', () => {
    expect(cleanText('=<b>1+1</b>')).toBe('=<b>1+1</b>')
  })
})
