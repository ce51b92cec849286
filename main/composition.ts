import type { Failure } from '@shared/contract/channel'
import { ok, type Result } from '@shared/kit/result'
import { app, BrowserWindow, dialog, safeStorage } from 'electron'
import { broadcast } from './broadcast'
import { prepareDemo } from './demo/prepareDemo'
import { handlers } from './ipc/handlers'
import { registerHandlers } from './ipc/register'
import { documentService } from './print/documentService'
import { paperFor } from './print/paper'
import type { ProtocolRoutes } from './protocol'
import { openSettings } from './settings/settings'
import { openStation, type Station } from './station'
import { type VaultKeys, vault } from './store/keys'
import { systemKeyStore } from './store/systemKeyStore'
import { vaultDesk } from './vaultDesk'
import { wallDisplay } from './wall'
import { openDocumentWindow } from './window'

/** What the composition is built from. `profile`: absolute folder that holds everything this station keeps. */
export type CompositionOptions = { readonly demo: boolean; readonly profile: string }

/** The running application behind its windows. */
export type Companion = {
  /** What `app://companion/` serves besides the pages. */
  readonly routes: ProtocolRoutes
  /** Ends everything in order; resolves when nothing is left open. */
  readonly close: () => Promise<void>
}

/** Builds everything once; the only place that wires. */
export const compose = async ({ demo, profile }: CompositionOptions): Promise<Companion> => {
  const clock = () => new Date()
  const settings = openSettings(profile)
  settings.onChange((changed) => broadcast('settings.changed', changed))
  let station: Station | null = null

  const openWith = (keys: VaultKeys): Result<null, Failure> => {
    if (station !== null) return ok(null)
    const opened = openStation(keys, { profile, settings, clock })
    if (!opened.ok) return opened
    station = opened.value
    broadcast('vault.changed', { state: 'open', says: '' })
    return ok(null)
  }

  const keyVault = vault({ folder: profile, system: systemKeyStore(safeStorage) })
  const desk = vaultDesk(keyVault, () => station !== null, openWith)
  if (demo) await prepareDemo({ vault: desk, station: () => station, settings, clock, profile })
  const state = keyVault.state()
  if (state.state === 'unlocked') openWith(state.keys)

  const wall = wallDisplay(settings, (status) => broadcast('wall.changed', status))
  const documents = documentService({
    createHiddenWindow: openDocumentWindow,
    listPrinters: async () => (await BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync()) ?? [],
    cases: () => station?.cases ?? null,
    isSignedIn: () => station !== null && station.sessions.active() !== null,
    choosePath: choosePdf,
    paper: () => paperFor(app.getLocaleCountryCode()),
  })
  registerHandlers(handlers({ demo, clock, settings, vault: desk, station: () => station, wall, documents }))

  return {
    routes: {
      images: async (request, rest) => (station === null ? locked() : station.images.serve(request, rest)),
    },
    close: async () => station?.close(),
  }
}

const locked = (): Response => new Response('The record is locked.', { status: 423 })

const choosePdf = async (suggested: string): Promise<string | null> => {
  const chosen = await dialog.showSaveDialog({
    defaultPath: suggested,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}
