import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import { safeStorage } from 'electron'
import { broadcast } from './broadcast'
import { prepareDemo } from './demo/prepareDemo'
import { handlers } from './ipc/handlers'
import { registerHandlers } from './ipc/register'
import type { ProtocolRoutes } from './protocol'
import { openSettings } from './settings/settings'
import { openStation, type Station } from './station'
import { type VaultKeys, vault } from './store/keys'
import { systemKeyStore } from './store/systemKeyStore'
import { vaultDesk } from './vaultDesk'
import { wallDisplay } from './wall'

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
  if (demo) await prepareDemo({ vault: desk, station: () => station, settings, clock })
  const state = keyVault.state()
  if (state.state === 'unlocked') openWith(state.keys)

  const wall = wallDisplay(settings, (status) => broadcast('wall.changed', status))
  registerHandlers(
    handlers({
      demo,
      clock,
      settings,
      vault: desk,
      station: () => station,
      wall,
      images: noImages,
      documents: noDocuments,
    }),
  )

  return {
    routes: {},
    close: async () => station?.close(),
  }
}

const soon: Failure = { code: 'app.unexpected', says: 'Not here yet.', params: {} }
const noImages = { start: async () => fail(soon), cancel: () => {} }
const noDocuments = {
  'documents.savePdf': () => fail(soon),
  'documents.print': () => fail(soon),
  'documents.printers': () => fail(soon),
}
