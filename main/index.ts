import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { app, type BrowserWindow, Menu, session } from 'electron'
import { endWith } from './closing'
import { type Companion, compose } from './composition'
import { readStartOptions } from './options'
import { registerAppScheme, serveApp } from './protocol'
import { hardenProcess, hardenSession } from './security'
import { openDeskWindow } from './window'
import { startAgainWith } from './windowSystem'

const options = readStartOptions(process.argv, process.env, process.cwd())

if (options.profile !== null) {
  app.setPath('userData', options.profile)
  app.setPath('sessionData', options.profile)
}
registerAppScheme()
// Without it Chromium on Linux offers none of the system's voices for the spoken questions of the pause.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
hardenProcess()

/** The desk is the application: closing it closes the wall display as well. */
const closeAllWith = (desk: BrowserWindow): void => {
  desk.on('closed', () => app.quit())
  app.on('second-instance', () => {
    if (desk.isMinimized()) desk.restore()
    desk.focus()
  })
}

const closeBeforeQuit = (companion: Companion): void => {
  let closing = false
  app.on('will-quit', (event) => {
    if (closing) return
    closing = true
    event.preventDefault()
    void endWith({
      close: companion.close,
      exit: (code) => app.exit(code),
      kill: () => process.kill(process.pid, 'SIGKILL'),
      wait: delay,
    })
  })
}

const start = async (): Promise<void> => {
  await app.whenReady()
  // macOS keeps its menu, which carries copy and paste; elsewhere the keys work without one.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
  const companion = compose({ ...options, profile: app.getPath('userData') })
  closeBeforeQuit(companion)
  hardenSession(session.defaultSession)
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'), companion.routes)
  // The window paints while the record opens.
  await Promise.all([openDeskWindow(null).then(closeAllWith), companion.begin()])
}

const again = startAgainWith(process.platform, process.argv, process.env)

if (again !== null) {
  // Inside an AppImage the program's own path is gone as soon as this process is.
  app.relaunch({ args: [...again], ...(process.env.APPIMAGE ? { execPath: process.env.APPIMAGE } : {}) })
  app.exit(0)
} else if (app.requestSingleInstanceLock()) {
  start().catch((cause: unknown) => {
    console.error('The application could not start.', cause)
    app.exit(1)
  })
} else {
  app.quit()
}
