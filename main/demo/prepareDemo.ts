import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Settings } from '../settings/settings'
import type { Station } from '../station'
import type { VaultDesk } from '../vaultDesk'
import { seedSampleDay } from './seedSampleDay'

type DemoOptions = {
  readonly vault: VaultDesk
  /** Whether the profile is new: then its record is made, else opened. */
  readonly isNew: boolean
  readonly station: () => Station | null
  readonly settings: Settings
  readonly clock: () => Date
  /** Absolute folder of the throw-away profile; the drill's pictures wait in `media` below it. */
  readonly profile: string
  /** Called once the day can be worked with; its pictures follow. */
  readonly onReady: () => void
}

/** The demo's profile is thrown away; its passphrase protects nothing and is in the user guide. */
export const demoPassphrase = 'sample day, nobody real'

/** Makes or opens the throw-away record of the demo and fills it once with the sample day. */
export async function prepareDemo({
  vault,
  isNew,
  station,
  settings,
  clock,
  profile,
  onReady,
}: DemoOptions): Promise<void> {
  const opened = isNew ? await vault.create(demoPassphrase) : await vault.unlock(demoPassphrase)
  if (!opened.ok) throw new Error(`The demo's record cannot be opened: ${opened.failure.code}`)
  const open = station()
  if (open === null || open.people.list().length > 0) return onReady()
  settings.updateSettings({ stationName: 'Room 2', room: 'Room 2' })
  const media = join(profile, 'media')
  const now = clock()
  const drawn = drawnElsewhere(media, now)
  // Without this, a failed drawing would end the process before the seeding comes to wait for it.
  drawn.catch(() => {})
  await seedSampleDay(open, now, media, drawn, onReady)
}

/** Draws in a thread of its own; settles when every picture is there. */
function drawnElsewhere(folder: string, now: Date): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sampleMediaWorker.js', import.meta.url), { workerData: { folder, now } })
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The drawing of the sample pictures ended early.')),
    )
  })
}
