import type { ScanKey } from '@shared/procedure/scanKeys'

export type KeyEvent = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'timeStamp' | 'getModifierState'>

/** A key of the window as the reading of scans takes it. */
export const scanKeyOf = (event: KeyEvent): ScanKey => ({
  key: event.key,
  code: event.code,
  shift: event.shiftKey,
  control: event.ctrlKey,
  altGraph: event.getModifierState('AltGraph'),
  capsLock: event.getModifierState('CapsLock'),
})
