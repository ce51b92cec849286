import { join } from 'node:path'
import type { CaseId, Envelope } from '@shared/case/envelope'
import { readEvent } from '@shared/case/events'
import { checklistsInForce } from '@shared/checklists/state'
import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'
import { policyOf } from '@shared/site/site'
import { app } from 'electron'
import { v7 as uuidv7 } from 'uuid'
import { broadcast } from './broadcast'
import { blocksBefore } from './cases/blocksBefore'
import { type CasePath, casePath } from './cases/casePath'
import { siteDoseFor } from './cases/siteDose'
import { chooseFolder } from './chooseFolder'
import { type ImageExport, imageExport } from './images/export/imageExport'
import { type Images, openImages } from './images/imageService'
import { localClock } from './localClock'
import { type People, people } from './people/people'
import { type RuleDesk, ruleDesk } from './people/ruleDesk'
import { type Sessions, sessions } from './people/sessions'
import { siteRecord } from './people/siteRecord'
import { type WordingDesk, wordingDesk } from './people/wordingDesk'
import { type ClockMove, clockWatch } from './room/clockWatch'
import { noteClockMove } from './room/noteClockMove'
import type { Settings } from './settings/settings'
import { type BackupDesk, backupDesk, backupFolder } from './store/backupDesk'
import { backupThread } from './store/backupThread'
import type { EventStore } from './store/eventStore'
import type { FoundBackup, StoreFailure } from './store/failure'
import { keyFileName, type VaultKeys } from './store/keys'
import { openStore } from './store/openStore'

/** Everything that needs the keys: the record, the people, the images. It exists once the vault is open. */
export type Station = {
  readonly store: EventStore
  readonly images: Images
  readonly imageExport: ImageExport
  readonly people: People
  readonly rules: RuleDesk
  readonly wording: WordingDesk
  readonly sessions: Sessions
  readonly cases: CasePath
  readonly backups: BackupDesk
  readonly close: () => Promise<void>
}

export type StationOptions = {
  readonly profile: string
  readonly settings: Settings
  readonly clock: () => Date
  /** On a sample day its training cases count as cases of the site. */
  readonly demo: boolean
  /** Called after a move of the clock is in the record of every case under way. */
  readonly onClockMoved: (move: ClockMove) => void
}

/** How often an unattended station is looked at, in milliseconds. */
const idleCheckMs = 5_000

/** How often it is looked whether a backup is due, in milliseconds; never in the minutes in which a day begins. */
const backupCheckMs = 60_000
const firstBackupCheckMs = 10 * 60_000

/** Why the record did not open, and the newest good backup that could take its place. */
export type StationFailure = { readonly failure: Failure; readonly backup: FoundBackup | null }

/** The files of a profile that a backup copies and a restore replaces. */
export const stationFiles = (profile: string, keys: VaultKeys) => ({
  file: join(profile, 'record.db'),
  key: keys.store,
  keyFile: join(profile, keyFileName),
  images: join(profile, 'images'),
})

/** How often the clock is compared with the time that passes, in milliseconds. Every act compares it, too. */
const clockCheckMs = 1_000

/** Opens the record of this station with the vault's keys. */
export function openStation(
  keys: VaultKeys,
  { profile, settings, clock, demo, onClockMoved }: StationOptions,
): Result<Station, StationFailure> {
  const files = stationFiles(profile, keys)
  const opened = openStore({
    file: files.file,
    key: files.key,
    backups: backupFolder(profile, settings.getBackup().folder),
    now: clock,
  })
  if (!opened.ok) {
    const backup = 'newestBackup' in opened.failure ? opened.failure.newestBackup : null
    return fail({ failure: storeFailure(opened.failure), backup })
  }
  const store = opened.value
  const station = () => settings.getSettings().stationName
  const context = { station, now: clock, newId: uuidv7 }
  const record = siteRecord(store, context)
  const directory = people({ ...context, record, store })
  const rules = ruleDesk({
    newId: context.newId,
    record,
    store,
    people: directory,
    onChanged: (events) => broadcast('rulebook.changed', { events: [...events] }),
  })
  const wording = wordingDesk({ record, now: clock, onChanged: (wordings) => broadcast('wording.changed', wordings) })
  const atStation = sessions({
    people: directory,
    now: clock,
    lockAfterMinutes: () => settings.getSettings().lockAfterMinutes,
  })
  atStation.onChange((state) => broadcast('session.changed', { signedIn: [...state.signedIn], active: state.active }))
  const images = openImages({ folder: files.images, dataKey: keys.images })
  // Folding the site's checklists anew for every act would cost each of them a little.
  const offered = remembered(checklistsInForce)
  const cases = casePath({
    store,
    standing: () => ({ actor: atStation.active(), signedIn: atStation.signedIn() }),
    policy: () => policyOf(record.site()),
    siteDose: (of) => siteDoseFor(store, of, demo),
    blocksBefore: (of) => {
      const basis = blocksBefore({ store, cases, policy: () => policyOf(record.site()) }, of)
      return basis.ok ? basis.value : null
    },
    checklists: () => offered(directory.checklists()),
    station,
    clock,
    beforeAct: () => watch.check(),
    onAppended: (caseId, events, row) => {
      indexImages(store, caseId, events)
      broadcast('cases.appended', { caseId, events: [...events] })
      broadcast('board.changed', { row })
    },
  })
  const watch = clockWatch({
    clock,
    elapsed: () => performance.now(),
    onMoved: (move) => {
      for (const failure of noteClockMove(cases, move)) console.error('A moved clock was not recorded.', failure.code)
      onClockMoved(move)
    },
  })
  const pictures = imageExport({
    stored: images,
    imagingOf: (caseId) => {
      const state = atStation.active() === null ? null : cases.state(caseId)
      return state?.ok ? state.value.imaging : null
    },
    writer: () => ({
      ...localClock(clock()),
      station: station(),
      version: app.getVersion(),
      person: atStation.active()?.name ?? '',
    }),
    chooseFolder,
    onProgress: (exportId, done, total) => broadcast('images.exportProgress', { exportId, done, total }),
    note: (caseId, counts) => {
      const noted = cases.execute(caseId, { do: 'images.noteExport', ...counts })
      return noted.ok ? noted : fail({ ...noted.failure, params: { ...noted.failure.params } })
    },
  })
  const thread = backupThread(new URL('./backupWorker.js', import.meta.url))
  const backups = backupDesk({
    files,
    profile,
    settings,
    thread,
    now: clock,
    onChanged: (status) => broadcast('backup.changed', status),
  })
  const idle = setInterval(() => atStation.lockIfIdle(), idleCheckMs)
  let backupTimer = setTimeout(function check() {
    void backups.tick()
    backupTimer = setTimeout(check, backupCheckMs)
  }, firstBackupCheckMs)
  const watching = setInterval(() => watch.check(), clockCheckMs)
  return ok({
    store,
    images,
    imageExport: pictures,
    people: directory,
    rules,
    wording,
    sessions: atStation,
    cases,
    backups,
    close: async () => {
      clearInterval(idle)
      clearTimeout(backupTimer)
      await thread.stop()
      clearInterval(watching)
      await images.close()
      store.close()
    },
  })
}

/** The answer to the newest question, for as long as the same is asked. */
function remembered<From, To>(answer: (from: From) => To): (from: From) => To {
  let last: { readonly from: From; readonly to: To } | null = null
  return (from) => {
    if (last === null || last.from !== from) last = { from, to: answer(from) }
    return last.to
  }
}

/** Which contents a case holds, so that a backup knows what to copy. The truth stays in the events. */
function indexImages(store: EventStore, caseId: CaseId, envelopes: readonly Envelope[]): void {
  for (const envelope of envelopes) {
    const event = readEvent(envelope)
    if (!event.ok || event.value.type !== 'images.linked') continue
    const entries = event.value.body.instances.map(({ contentId, sopInstanceUid, bytes, modality }) => ({
      contentId,
      sopInstanceUid,
      bytes,
      addedAt: envelope.at,
      detail: { modality },
    }))
    store.addImages(caseId, entries)
  }
}

function storeFailure(failure: StoreFailure): Failure {
  const alone = 'newestBackup' in failure && failure.newestBackup === null ? '.noBackup' : ''
  return { code: `store.${failure.code}${alone}`, says: storeSentence(failure), params: {} }
}

function storeSentence(failure: StoreFailure): string {
  switch (failure.code) {
    case 'wrong-key':
      return 'The record on this computer belongs to another key. Nothing was changed. Call technical support.'
    case 'newer':
      return 'The record on this computer was written by a newer version of the app. Nothing was changed. Install the newer version.'
    case 'damaged':
      return `The record on this computer is damaged and was set aside unchanged. ${backupSentence(failure.newestBackup !== null)}`
    case 'missing':
      return `The record that was on this computer is gone. ${backupSentence(failure.newestBackup !== null)}`
    case 'unavailable':
      return 'The record cannot be opened: the disk is full, refuses, or another program holds it. Nothing was changed. Close other programs and try again.'
  }
}

function backupSentence(found: boolean): string {
  return found
    ? 'A good backup was found; it can be put in its place here, and nothing is overwritten.'
    : 'No backup was found beside it. Call technical support before going on.'
}
