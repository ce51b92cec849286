import { useEffect, useRef } from 'react'
import { useSettings } from '../../state/settings'
import { inputOf, type PauseInput } from './keys'

/**
 * The three inputs from clicker, pedal and keyboard. A held key does nothing more. Somebody who walks the screen with
 * Tab keeps Enter and Space for the control that has the focus.
 */
export function usePauseKeys(
  onInput: (input: PauseInput, code: string) => void,
  isOn: boolean,
  place: 'screen' | 'dialog' = 'screen',
): void {
  const { pauseKeys } = useSettings()
  const act = useRef(onInput)
  act.current = onInput

  useEffect(() => {
    if (!isOn) return
    let walking = false
    const ours = (event: KeyboardEvent) => {
      if (event.key === 'Tab') walking = true
      const input = inputOf(event.code, pauseKeys)
      if (input === null || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return null
      // A dialog over this one has its own keys. STOP still gets through, but for Escape, which closes the dialog.
      const dialogs = document.querySelectorAll('[role=dialog], [role=alertdialog]').length
      const isCovered = dialogs > (place === 'dialog' ? 1 : 0)
      if (isCovered && (input !== 'stop' || event.code === 'Escape')) return null
      const onControl =
        walking && event.target instanceof HTMLElement && event.target.matches('button, a, [role=button]')
      return onControl && (event.code === 'Enter' || event.code === 'Space') ? null : input
    }
    const down = (event: KeyboardEvent) => {
      const input = ours(event)
      if (input === null) return
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat) return
      act.current(input, event.code)
    }
    // The release belongs to the press: a focused button must not take it for a click.
    const up = (event: KeyboardEvent) => {
      if (ours(event) === null) return
      event.preventDefault()
      event.stopPropagation()
    }
    const pointed = () => {
      walking = false
    }
    window.addEventListener('keydown', down, { capture: true })
    window.addEventListener('keyup', up, { capture: true })
    window.addEventListener('pointerdown', pointed, { capture: true })
    return () => {
      window.removeEventListener('keydown', down, { capture: true })
      window.removeEventListener('keyup', up, { capture: true })
      window.removeEventListener('pointerdown', pointed, { capture: true })
    }
  }, [isOn, pauseKeys, place])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable=true]')
}
