import type { CaseId } from '@shared/case/envelope'
import type { WallStatus } from '@shared/contract/channels'
import { type BrowserWindow, type Display, screen } from 'electron'
import type { Settings } from './settings/settings'
import { openWallWindow } from './window'

export type Wall = {
  readonly status: () => WallStatus
  readonly open: (caseId: CaseId, displayId: string | null) => Promise<WallStatus>
  readonly close: () => WallStatus
}

/**
 * The wall display: one second window that shows what the room may see. It follows the case it is told to show and
 * survives its display being unplugged: it moves to another one beside the desk's, or, where none is left, waits out of
 * sight and comes back when one returns. It never lies over the desk, where STOP is.
 */
export function wallDisplay(settings: Settings, onChange: (status: WallStatus) => void): Wall {
  let window: BrowserWindow | null = null
  let caseId: CaseId | null = null

  /** Whether the wall has had a display of its own: one that it never had cannot be missed. */
  let hadOwn = false
  let displayGone = false

  const status = (): WallStatus => ({ open: window !== null, caseId, displayGone })

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

  const isOwn = (display: Display | null) => display !== null && display.id !== screen.getPrimaryDisplay().id

  const place = () => {
    if (window === null || window.isDestroyed()) return
    const display = wanted()
    const own = isOwn(display)
    window.setFullScreen(false)
    if (display !== null && (own || !hadOwn)) {
      window.setBounds(display.bounds)
      window.setFullScreen(own)
    }
    hadOwn ||= own
    const gone = hadOwn && !own
    if (gone) window.hide()
    // The keys stay with the desk: a display that comes back takes no pedal from it.
    else if (!window.isVisible()) window.showInactive()
    if (gone === displayGone) return
    displayGone = gone
    onChange(status())
  }
  screen.on('display-added', place)
  screen.on('display-removed', place)

  return {
    status,
    open: async (shownCase, displayId) => {
      if (displayId !== null) settings.updateSettings({ wallDisplayId: displayId })
      caseId = shownCase
      if (window === null) {
        const display = wanted()
        const opening = await openWallWindow(display)
        window = opening
        hadOwn = isOwn(display)
        displayGone = false
        opening.on('closed', () => {
          window = null
          displayGone = false
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
      displayGone = false
      const changed = status()
      onChange(changed)
      return changed
    },
  }
}
