import { join } from 'node:path'
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle, screen } from 'electron'
import { appOrigin } from './protocol'

/** Which of the two windows: the desk is worked at, the wall is read from across the room. */
export type WindowKind = 'desk' | 'wall'

const nearBlack = '#0d1116'
const title = 'Procedure Pause'
const smallestDesk = { width: 1024, height: 700 }

/** A page that died is loaded again, but not for ever: a page that dies at once would flicker all day. */
const reloadsPerMinute = 3

const sharedOptions = (): BrowserWindowConstructorOptions => ({
  title,
  show: false,
  backgroundColor: nearBlack,
  autoHideMenuBar: true,
  webPreferences: {
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  },
})

const reloadWhenGone = (window: BrowserWindow): void => {
  let gone: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    console.error(`The page of a window ended (${details.reason}).`)
    const now = Date.now()
    gone = [...gone.filter((at) => now - at < 60_000), now]
    if (gone.length <= reloadsPerMinute) window.webContents.reload()
  })
}

/** Loads the page of a window and shows it once it is painted. Rejects when the page cannot be loaded. */
const open = async (window: BrowserWindow, kind: WindowKind): Promise<BrowserWindow> => {
  // The title says nothing of the patient: task bars, screen sharing and window lists are seen by others.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  reloadWhenGone(window)
  await window.loadURL(`${appOrigin}/?window=${kind}`)
  return window
}

/** Opens the window that people work in. `bounds` in screen pixels, or null for a sensible size. */
export const openDeskWindow = (bounds: Rectangle | null): Promise<BrowserWindow> => {
  const size = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    ...sharedOptions(),
    ...(bounds ?? { width: Math.min(1600, size.width), height: Math.min(1000, size.height) }),
    minWidth: Math.min(smallestDesk.width, size.width),
    minHeight: Math.min(smallestDesk.height, size.height),
  })
  return open(window, 'desk')
}

/**
 * Opens the wall display: full screen on the display with this id, on the second display when null, and as a window
 * where there is no second one.
 */
export const openWallWindow = (displayId: string | null): Promise<BrowserWindow> => {
  const primary = screen.getPrimaryDisplay()
  const chosen = screen
    .getAllDisplays()
    .find((display) => (displayId === null ? display.id !== primary.id : String(display.id) === displayId))
  const window = new BrowserWindow({
    ...sharedOptions(),
    ...(chosen ? chosen.bounds : { width: 1280, height: 720 }),
    fullscreen: chosen !== undefined,
  })
  return open(window, 'wall')
}
