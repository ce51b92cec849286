import { separator } from '@shared/procedure/gs1'

/** One key as a window hears of it. `code` is the place of the key, whatever this computer's layout writes there. */
export type ScanKey = {
  readonly key: string
  readonly code: string
  readonly shift: boolean
  readonly control: boolean
  /** AltGr, which some systems report together with Control. */
  readonly altGraph: boolean
  readonly capsLock: boolean
}

/** What each place of a keyboard of the United States writes, alone and with Shift. */
const places: Readonly<Record<string, string>> = {
  Backquote: '`~',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: `'"`,
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
}

/** Scanners send the separator as Control with the place of `]`, which other layouts write otherwise. */
const isSeparator = ({ key, code }: ScanKey): boolean => key === ']' || code === 'BracketRight'

/** The character a key stands for in a scan, as this computer writes it; empty where it is none. */
export function characterOf(key: ScanKey): string {
  if (key.control && !key.altGraph) return isSeparator(key) ? separator : ''
  return [...key.key].length === 1 ? key.key : ''
}

/** The character that the same place of a keyboard of the United States stands for: what a new scanner meant. */
export function usCharacterOf(key: ScanKey): string {
  if (key.control && !key.altGraph) return characterOf(key)
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1]
  if (letter !== undefined) return key.shift !== key.capsLock ? letter : letter.toLowerCase()
  return places[key.code]?.[key.shift ? 1 : 0] ?? characterOf(key)
}
