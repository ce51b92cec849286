import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import { app, BrowserWindow, dialog, safeStorage } from 'electron'
import { v7 as uuidv7 } from 'uuid'
import { broadcast } from './broadcast'
import { prepareDemo } from './demo/prepareDemo'
import { offeredPaths } from './images/offeredPaths'
import { handlers } from './ipc/handlers'
import { registerHandlers } from './ipc/register'
import type { StartOptions } from './options'
import { cupsPrinting } from './print/cups/cupsPrinting'
import { cupsAddress, cupsServer } from './print/cups/cupsServer'
import { documentService } from './print/documentService'
import { noteFileOf } from './print/note/noteFileOf'
import { paperOf } from './print/paper'
import { printDesk } from './print/printDesk'
import { printingService, watchPrints } from './print/printingService'
import { siteDocuments } from './print/siteDocuments'
import { teamReportService } from './print/teamReportService'
import { windowPrinting } from './print/windowPrinting'
import type { ProtocolRoutes } from './protocol'
import type { ClockMove } from './room/clockWatch'
import { heldNotes } from './room/heldNotes'
import { roomDesk } from './room/roomDesk'
import { openSettings } from './settings/settings'
import { openStation, type Station, type StationFailure, stationFiles } from './station'
import { backupThread } from './store/backupThread'
import { type VaultKeys, vault } from './store/keys'
import type { RestoreFailure } from './store/restore'
import { systemKeyStore } from './store/systemKeyStore'
import { vaultDesk } from './vaultDesk'
import { wallDisplay } from './wall'
import { openDocumentWindow } from './window'

/** What the composition is built from. `profile`: absolute folder that holds everything this station keeps. */
export type CompositionOptions = Omit<StartOptions, 'profile'> & { readonly profile: string }

/** The running application behind its windows. */
export type Companion = {
  /** What `app://companion/` serves besides the pages. */
  readonly routes: ProtocolRoutes
  /** Opens the record, or finds out what it takes to open it. Rejects only where the sample day cannot be made. */
  readonly begin: () => Promise<void>
  /** Ends everything in order; resolves when nothing is left open. */
  readonly close: () => Promise<void>
}

/** Builds everything once; the only place that wires. Returns at once: the record opens while the window paints. */
export const compose = ({ demo, pseudoLocale, profile }: CompositionOptions): Companion => {
  const clock = () => new Date()
  const settings = openSettings(profile)
  settings.onChange((changed) => broadcast('settings.changed', changed))
  const closing = new AbortController()
  let station: Station | null = null
  let opening = true
  let failedToOpen: StationFailure | null = null

  let clockMoved: ClockMove | null = null
  const onClockMoved = (move: ClockMove) => {
    clockMoved = move
    broadcast('clock.moved', move)
  }

  const openWith = (keys: VaultKeys): Result<null, Failure> => {
    if (station !== null) return ok(null)
    const opened = openStation(keys, { profile, settings, clock, demo, onClockMoved })
    failedToOpen = opened.ok ? null : opened.failure
    if (!opened.ok) return fail(opened.failure.failure)
    station = opened.value
    if (!opening) tellOpened()
    return ok(null)
  }

  const restoring = backupThread(new URL('./backupWorker.js', import.meta.url))
  const keyVault = vault({ folder: profile, system: systemKeyStore(safeStorage) })
  const desk = vaultDesk({
    vault: keyVault,
    opening: () => (opening ? 'opening' : station === null ? 'closed' : 'open'),
    failedToOpen: () => failedToOpen?.failure ?? null,
    openWith,
    restorable: () => failedToOpen?.backup ?? null,
    restoreWith: async (keys) => {
      const from = failedToOpen?.backup?.folder
      if (from === undefined) return fail(recordLocked)
      const restored = await restoring.restore(stationFiles(profile, keys), from)
      return restored.ok ? openWith(keys) : fail(restoreFailure(restored.failure))
    },
  })
  const tellOpened = () => {
    opening = false
    broadcast('vault.changed', desk.status())
    checkMeanwhile(station, closing.signal)
  }

  const open = async (): Promise<void> => {
    if (demo)
      return prepareDemo({
        vault: desk,
        isNew: keyVault.state().state === 'absent',
        station: () => station,
        settings,
        clock,
        profile,
        onReady: tellOpened,
        signal: closing.signal,
      })
    const state = keyVault.state()
    if (state.state === 'unlocked') openWith(state.keys)
    tellOpened()
  }

  let begun: Promise<void> = Promise.resolve()
  const begin = (): Promise<void> => {
    begun = open()
    return begun
  }

  const wall = wallDisplay(settings, (status) => broadcast('wall.changed', status))
  const paper = () => paperOf(settings.getSettings().paper, app.getLocaleCountryCode())
  const prints = printDesk({
    system:
      process.platform === 'win32'
        ? windowPrinting(listPrinters, openDocumentWindow)
        : cupsPrinting(cupsServer(() => cupsAddress(process.env))),
    record: () => (station === null ? null : { jobs: station.store.printJobs, cases: station.cases }),
    actor: () => station?.sessions.active()?.name ?? null,
    paper,
    now: clock,
    newId: uuidv7,
    wait: delay,
    onChanged: () => broadcast('printing.changed', {}),
  })
  void watchPrints(prints, closing.signal)
  const printing = {
    createHiddenWindow: openDocumentWindow,
    desk: prints,
    isSignedIn: () => station !== null && station.sessions.active() !== null,
    choosePath: choosePdf,
    paper,
  }
  const documents = documentService({
    ...printing,
    cases: () => station?.cases ?? null,
    operativeNote: async (caseId) => {
      if (station === null) return fail(recordLocked)
      const { locale } = settings.getSettings()
      return noteFileOf(station, caseId, { locale, paper: paper(), made: clock() })
    },
  })
  const teamReports = teamReportService({
    createHiddenWindow: openDocumentWindow,
    desk: prints,
    isAllowed: () => station !== null && station.sessions.active() !== null,
    choosePath: choosePdf,
    paper,
  })
  const room = roomDesk({
    held: heldNotes({ file: join(profile, 'held-notes.json'), now: clock, newId: uuidv7 }),
    station: () => station,
    room: () => settings.getSettings().room,
    now: clock,
    onHeld: (held) => broadcast('room.held', { held: [...held] }),
  })
  const offered = offeredPaths()
  registerHandlers(
    handlers({
      demo,
      pseudoLocale,
      clock,
      clockMoved: () => clockMoved,
      settings,
      vault: desk,
      station: () => station,
      wall,
      documents,
      printing: printingService(prints),
      room,
      teamReports,
      siteDocuments: siteDocuments(printing),
      offered,
    }),
    (path) => offered.offer([path]),
  )

  return {
    routes: {
      images: async (request, rest) => (station === null ? locked() : station.images.serve(request, rest)),
    },
    begin,
    close: async () => {
      closing.abort()
      await station?.close()
      // A thread that still draws sample pictures is part of it; a failure to begin was told where it was begun.
      await begun.catch(() => undefined)
    },
  }
}

/** Large records are not read whole before they open; every chain is walked while the station is used. */
const checkMeanwhile = (station: Station | null, signal: AbortSignal): void => {
  if (station === null) return
  station.store.verifyMeanwhile(signal).then(
    (breaks) => {
      if (breaks.length > 0) console.error(`The record has ${breaks.length} chains that do not hold.`)
    },
    (cause: unknown) => console.error('The check of the record ended early.', cause instanceof Error ? cause.name : ''),
  )
}

function restoreFailure(failure: RestoreFailure): Failure {
  const says: Record<RestoreFailure['code'], string> = {
    'no-backup':
      'The backup is not there any more. See that the disk with the backups is connected. Nothing was changed.',
    'wrong-key': 'The backup belongs to another record. Nothing was changed. Call technical support.',
    newer: 'The backup was made by a newer version of the app. Nothing was changed. Install the newer version.',
    'not-verified': 'The backup is not what it was when it was made. Nothing was changed. Call technical support.',
    unavailable: 'The backup cannot be read or copied: a disk is full, gone or refuses. Nothing was changed.',
  }
  return { code: `restore.${failure.code}`, says: says[failure.code], params: {} }
}

const recordLocked: Failure = {
  code: 'vault.locked',
  says: 'The record is locked. Enter the passphrase first.',
  params: {},
}

const locked = (): Response => new Response('The record is locked.', { status: 423 })

const listPrinters = async () => (await BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync()) ?? []

const choosePdf = async (suggested: string): Promise<string | null> => {
  const chosen = await dialog.showSaveDialog({
    defaultPath: suggested,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}
