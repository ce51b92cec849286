import type { CaseId } from '@shared/case/envelope'
import type { WallStatus } from '@shared/contract/channels'
import { type BrowserWindow, screen } from 'electron'
import type { Settings } from './settings/settings'
import { openWallWindow } from './window'

export type Wall = {
  readonly status: () => WallStatus
  readonly open: (caseId: CaseId, displayId: string | null) => Promise<WallStatus>
  readonly close: () => WallStatus
}

/**
 * The wall display: one second window that shows what the room may see. It follows the case it is told to show and
 * survives its display being unplugged: the window moves to a display that is left and comes back when it returns.
 */
export function wallDisplay(settings: Settings, onChange: (status: WallStatus) => void): Wall {
  let window: BrowserWindow | null = null
  let caseId: CaseId | null = null

  const status = (): WallStatus => ({ open: window !== null, caseId })

  const wanted = () => {
    const chosen = settings.getSettings().wallDisplayId
    const primary = screen.getPrimaryDisplay()
    const displays = screen.getAllDisplays()
    return (
      displays.find((display) => String(display.id) === chosen) ??
      displays.find((display) => display.id !== primary.id) ??
      null
    )
  }

  const place = () => {
    if (window === null || window.isDestroyed()) return
    const display = wanted()
    window.setFullScreen(false)
    if (display !== null) {
      window.setBounds(display.bounds)
      window.setFullScreen(display.id !== screen.getPrimaryDisplay().id)
    }
  }
  screen.on('display-added', place)
  screen.on('display-removed', place)

  return {
    status,
    open: async (shownCase, displayId) => {
      if (displayId !== null) settings.updateSettings({ wallDisplayId: displayId })
      caseId = shownCase
      if (window === null) {
        const opening = await openWallWindow(wanted())
        window = opening
        opening.on('closed', () => {
          window = null
          onChange(status())
        })
      } else {
        place()
      }
      const changed = status()
      onChange(changed)
      return changed
    },
    close: () => {
      window?.close()
      window = null
      caseId = null
      const changed = status()
      onChange(changed)
      return changed
    },
  }
}
