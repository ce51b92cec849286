import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Display,
  type Rectangle,
  screen,
} from 'electron'
import { namePage, type PageKind } from './pages'
import { appOrigin } from './protocol'

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
const open = async (window: BrowserWindow, kind: Exclude<PageKind, 'document'>): Promise<BrowserWindow> => {
  namePage(window.webContents, kind)
  // The title says nothing of the patient: task bars, screen sharing and window lists are seen by others.
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  reloadWhenGone(window)
  namePage(window.webContents, kind)
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

/** Opens the wall display: full screen on `display` where it is not the desk's own, else as a window. */
export const openWallWindow = (display: Display | null): Promise<BrowserWindow> => {
  const ownScreen = display !== null && display.id !== screen.getPrimaryDisplay().id
  const window = new BrowserWindow({
    ...sharedOptions(),
    ...(ownScreen ? display.bounds : { width: 1280, height: 720 }),
    fullscreen: ownScreen,
  })
  return open(window, 'wall')
}

/** A page that is rendered for print and never shown. `query`: which document of which case. */
export const openDocumentWindow = async (query: URLSearchParams): Promise<BrowserWindow> => {
  const window = new BrowserWindow({
    ...sharedOptions(),
    // Paper is white to its edges: the window's colour would be printed in the margins.
    backgroundColor: '#ffffff',
    width: 900,
    height: 1200,
  })
  namePage(window.webContents, 'document')
  await window.loadURL(`${appOrigin}/?window=document&${query.toString()}`)
  return window
}
