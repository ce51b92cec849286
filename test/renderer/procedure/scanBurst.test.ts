import { describe, expect, it } from 'vitest'
import { scanBurst } from '../../../renderer/screens/procedure/scanBurst'

type Pressed = { readonly key: string; readonly code?: string; readonly shift?: boolean; readonly control?: boolean }

/** Presses keys, each so many milliseconds after the one before, and then Enter. */
function pressed(keys: readonly Pressed[], gapMs = 5, beforeEnterMs = 5) {
  const burst = scanBurst()
  const event = ({ key, code = '', shift = false, control = false }: Pressed, timeStamp: number) => ({
    key,
    code,
    shiftKey: shift,
    ctrlKey: control,
    timeStamp,
    getModifierState: () => false,
  })
  for (const [at, each] of keys.entries()) burst.take(event(each, at * gapMs))
  return burst.end(event({ key: 'Enter', code: 'Enter' }, (keys.length - 1) * gapMs + beforeEnterMs))
}

describe('the keys of a scanner', () => {
  it('are kept as this computer writes them and as they were meant', () => {
    const keys: Pressed[] = [
      { key: '+', code: 'BracketRight' },
      { key: 'Shift', code: 'ShiftLeft' },
      { key: 'D', code: 'KeyD', shift: true },
      { key: '2', code: 'Digit2' },
      { key: 'Dead', code: 'BracketLeft' },
      { key: '+', code: 'BracketRight', control: true },
      { key: '-', code: 'Slash' },
    ]
    expect(pressed(keys)).toEqual({ typed: '+D2\u001d-', onUsKeyboard: ']D2[\u001d/', capsLock: false })
  })

  it('are none where they come at the pace of hands', () => {
    const keys = [...'0100'].map((key) => ({ key, code: `Digit${key}` }))
    expect(pressed(keys, 200)).toEqual({ typed: '0', onUsKeyboard: '0', capsLock: false })
    expect(pressed(keys, 5, 400)).toEqual({ typed: '', onUsKeyboard: '', capsLock: false })
  })
})
