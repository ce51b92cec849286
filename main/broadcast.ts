import type { StreamName, StreamValue } from '@shared/contract/channels'
import { BrowserWindow } from 'electron'
import { pageKindOf } from './pages'

/** Tells every one of our pages, at once and in order. */
export function broadcast<Name extends StreamName>(name: Name, value: StreamValue<Name>): void {
  for (const window of BrowserWindow.getAllWindows()) {
    const { webContents } = window
    if (pageKindOf(webContents) !== null && !webContents.isDestroyed()) webContents.send(name, value)
  }
}
