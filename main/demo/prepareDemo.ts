import type { Settings } from '../settings/settings'
import type { Station } from '../station'
import type { VaultDesk } from '../vaultDesk'
import { seedSampleDay } from './seedSampleDay'

type DemoOptions = {
  readonly vault: VaultDesk
  readonly station: () => Station | null
  readonly settings: Settings
  readonly clock: () => Date
}

/** The demo's profile is thrown away; its passphrase protects nothing and is in the user guide. */
export const demoPassphrase = 'sample day, nobody real'

/** Makes or opens the throw-away record of the demo and fills it once with the sample day. */
export async function prepareDemo({ vault, station, settings, clock }: DemoOptions): Promise<void> {
  const opened =
    vault.status().state === 'absent' ? await vault.create(demoPassphrase) : await vault.unlock(demoPassphrase)
  if (!opened.ok) throw new Error(`The demo's record cannot be opened: ${opened.failure.code}`)
  const open = station()
  if (open === null || open.people.list().length > 0) return
  settings.updateSettings({ stationName: 'Room 2', room: 'Room 2' })
  await seedSampleDay(open, clock())
}
