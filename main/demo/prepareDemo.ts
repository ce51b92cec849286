import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Settings } from '../settings/settings'
import type { Station } from '../station'
import type { VaultDesk } from '../vaultDesk'
import { hangSamplePictures } from './hangSamplePictures'
import { isDrawn } from './sampleMedia'
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
  /** Aborted when the application closes: what is still being drawn is given up, and drawn at the next start. */
  readonly signal: AbortSignal
}

/** The demo's profile is thrown away; its passphrase protects nothing and is in the user guide. */
const demoPassphrase = 'sample day, nobody real'

/**
 * Makes or opens the throw-away record of the demo and fills it with the sample day. A start that was cut short is
 * finished by the next one.
 */
export async function prepareDemo(options: DemoOptions): Promise<void> {
  const { vault, isNew, station, settings, clock, profile, onReady, signal } = options
  const opened = isNew ? await vault.create(demoPassphrase) : await vault.unlock(demoPassphrase)
  if (!opened.ok) throw new Error(`The demo's record cannot be opened: ${opened.failure.code}`)
  const open = station()
  if (open === null) return onReady()
  if (isNew) settings.updateSettings({ stationName: 'Room 2', room: 'Room 2' })
  const media = join(profile, 'media')
  const now = clock()
  try {
    await seedSampleDay(open, now)
    onReady()
    if (!isDrawn(media)) await drawnElsewhere(media, now, signal)
    if (!signal.aborted) await hangSamplePictures(open, media)
  } catch (cause) {
    // The record closes under the last steps when the application does; the next start takes them again.
    if (!signal.aborted) throw cause
  }
}

/** Draws in a thread of its own; settles when every picture is there, or the drawing was given up. */
function drawnElsewhere(folder: string, now: Date, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sampleMediaWorker.js', import.meta.url), { workerData: { folder, now } })
    const giveUp = () => void worker.terminate()
    signal.addEventListener('abort', giveUp)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', giveUp)
      if (code === 0 || signal.aborted) resolve()
      else reject(new Error('The drawing of the sample pictures ended early.'))
    })
  })
}
