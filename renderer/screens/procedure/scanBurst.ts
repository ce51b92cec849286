import { characterOf, usCharacterOf } from '@shared/procedure/scanKeys'
import { type KeyEvent, scanKeyOf } from '../../state/scanKey'

/** Keys of a scanner follow one another faster than a person types. Milliseconds. */
const fastest = 60

/** What a scanner typed: as this computer wrote it, and as a keyboard of the United States would have. */
export type TypedScan = { readonly typed: string; readonly onUsKeyboard: string; readonly capsLock: boolean }

/** The keys that follow one another at the pace of a scanner. A longer wait begins anew. */
export function scanBurst() {
  let typed = ''
  let onUsKeyboard = ''
  let last = Number.NEGATIVE_INFINITY
  return {
    /** Takes a key that is not Enter, and gives the character it stands for here. */
    take(event: KeyEvent): string {
      if (event.timeStamp - last > fastest) {
        typed = ''
        onUsKeyboard = ''
      }
      last = event.timeStamp
      const key = scanKeyOf(event)
      const character = characterOf(key)
      typed += character
      onUsKeyboard += event.key === 'Dead' || character !== '' ? usCharacterOf(key) : ''
      return character
    },
    /** Ends the burst. Empty where the last key was no scanner's. */
    end(event: KeyEvent): TypedScan {
      const isInTime = event.timeStamp - last <= fastest
      const scan = isInTime ? { typed, onUsKeyboard } : { typed: '', onUsKeyboard: '' }
      typed = ''
      onUsKeyboard = ''
      return { ...scan, capsLock: event.getModifierState('CapsLock') }
    },
  }
}
