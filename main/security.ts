import { app, type Session, type WebContents } from 'electron'
import { appScheme } from './protocol'

/** What the pages themselves make and read; everything else is a connection and is cancelled. */
const localSchemes = new Set([`${appScheme}:`, 'blob:', 'data:'])

/** Must run before the application is ready: every renderer is sandboxed, and Chromium has nobody to talk to. */
export const hardenProcess = (): void => {
  // A launcher that had to give up Chromium's sandbox (root) said so on the command line; each window asks for it anyway.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('disable-component-update')
  app.commandLine.appendSwitch('disable-domain-reliability')
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
}

/** No navigation, no second window, no embedded page: the only page is the one that the window itself loads. */
const hardenContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Denies every permission and device, and cancels every request that would leave the application. */
export const hardenSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const scheme = URL.canParse(details.url) ? new URL(details.url).protocol : ''
    decide({ cancel: !(localSchemes.has(scheme) || (scheme === 'devtools:' && !app.isPackaged)) })
  })
  session.on('will-download', (event) => event.preventDefault())
}
