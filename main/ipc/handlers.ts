import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Booking } from '@shared/case/bookingEvents'
import type { Refusal } from '@shared/case/refusal'
import { readSchedule } from '@shared/case/schedule'
import type { SiteChecklists } from '@shared/checklists/state'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { InputOf, OutputOf, Session, WallStatus } from '@shared/contract/channels'
import type { StationSettings } from '@shared/contract/settings'
import { fail, ok, type Result } from '@shared/kit/result'
import { app, dialog, screen } from 'electron'
import { broadcast } from '../broadcast'
import { blocksBefore } from '../cases/blocksBefore'
import { executeConfirmed } from '../cases/confirmed'
import { lastTime, weekReport } from '../cases/earlierCases'
import { lastNeedlesFor } from '../cases/lastNeedles'
import { affectedUses } from '../cases/recallDesk'
import { exportRecord, verifyRecord } from '../cases/recordFile'
import { earlierBlocks, exportRegistry, registryLines } from '../cases/registry'
import { siteDoseFor } from '../cases/siteDose'
import { chooseFolder } from '../chooseFolder'
import type { OfferedPaths } from '../images/offeredPaths'
import { storedMarks } from '../images/storedMarks'
import { readLabelPicture } from '../labels/readLabel'
import { startLabelProcess } from '../labels/startLabelProcess'
import { checklistView, exportChecklist, readChecklist } from '../people/checklistDesk'
import type { SessionState } from '../people/sessions'
import type { ClockMove } from '../room/clockWatch'
import type { RoomDesk } from '../room/roomDesk'
import type { Settings } from '../settings/settings'
import type { Station } from '../station'
import type { VaultDesk } from '../vaultDesk'
import type { Handlers } from './register'

export type PrintingService = Pick<Handlers, 'printing.kept' | 'printing.sendAgain' | 'printing.discard'>
export type DocumentService = Pick<Handlers, 'documents.savePdf' | 'documents.print' | 'documents.printers'>

export type TeamReportService = Pick<Handlers, 'quality.savePdf' | 'quality.print'>

export type WallService = {
  readonly status: () => WallStatus
  readonly open: (caseId: NonNullable<WallStatus['caseId']>, displayId: string | null) => Promise<WallStatus>
  readonly close: () => WallStatus
}

export type HandlerOptions = {
  readonly demo: boolean
  readonly pseudoLocale: boolean
  readonly clock: () => Date
  /** The newest move of the station's clock since the app started. */
  readonly clockMoved: () => ClockMove | null
  readonly settings: Settings
  readonly vault: VaultDesk
  readonly station: () => Station | null
  readonly documents: DocumentService
  readonly printing: PrintingService
  readonly siteDocuments: Pick<Handlers, 'siteDocuments.savePdf' | 'siteDocuments.print'>
  readonly wall: WallService
  readonly room: RoomDesk
  readonly offered: OfferedPaths
  readonly teamReports: TeamReportService
}

/** What main does for each request. Thin: find the service, call it, hand back its answer. */
export function handlers(options: HandlerOptions): Handlers {
  const { settings, vault, wall, documents, room, teamReports, offered } = options

  const withStation = <T>(
    act: (station: Station) => Outcome<T> | Promise<Outcome<T>>,
  ): Outcome<T> | Promise<Outcome<T>> => {
    const station = options.station()
    return station === null ? fail(locked) : act(station)
  }

  return {
    'app.info': () =>
      ok({
        version: app.getVersion(),
        station: settings.getSettings().stationName,
        demo: options.demo,
        pseudoLocale: options.pseudoLocale,
        now: options.clock().toISOString(),
        clockMoved: options.clockMoved(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),

    'vault.status': () => ok(vault.status()),
    'vault.create': ({ passphrase }) => vault.create(passphrase),
    'vault.unlock': ({ passphrase }) => vault.unlock(passphrase),
    'vault.restore': ({ passphrase }) => vault.restore(passphrase),

    'backup.get': () => withStation(({ backups }) => ok(backups.status())),
    'backup.now': () => withStation(({ backups, sessions }) => backups.now(sessions.active())),
    'backup.setInterval': ({ everyHours }) =>
      withStation(({ backups, sessions }) => backups.setInterval(sessions.active(), everyHours)),
    'backup.chooseFolder': () =>
      withStation(({ backups, sessions }) => backups.setFolder(sessions.active(), chooseFolder)),

    'session.get': () => withStation(({ sessions }) => ok(sessionOf(sessions.state()))),
    'session.signIn': ({ personId, pin }) =>
      withStation(async ({ sessions }) => mapped(await sessions.signIn(personId, pin), sessionOf)),
    'session.badge': ({ badge }) => withStation(({ sessions }) => mapped(sessions.signInByBadge(badge), sessionOf)),
    'session.activate': ({ personId }) => withStation(({ sessions }) => mapped(sessions.activate(personId), sessionOf)),
    'session.signOut': ({ personId }) => withStation(({ sessions }) => ok(sessionOf(sessions.signOut(personId)))),
    'session.touch': () =>
      withStation(({ sessions }) => {
        sessions.touch()
        return ok({})
      }),

    'people.list': () => withStation(({ people }) => ok({ people: people.list() })),
    'people.add': (input) =>
      withStation(async ({ people, sessions }) =>
        mapped(await people.add(sessions.active(), input), (list) => ({ people: list })),
      ),
    'people.retire': ({ personId }) =>
      withStation(({ people, sessions }) =>
        mapped(people.retire(sessions.active(), personId), (list) => ({ people: list })),
      ),
    'people.badges': () => withStation(({ people }) => ok({ carriers: people.carriers() })),
    'people.setBadge': ({ personId, badge }) =>
      withStation(({ people, sessions }) =>
        mapped(people.setBadge(sessions.active(), personId, badge), () => ({ carriers: people.carriers() })),
      ),
    'policy.get': () => withStation(({ people }) => ok(people.policy())),
    'policy.set': ({ policy }) =>
      withStation(({ people, sessions }) => mapped(people.setPolicy(sessions.active(), policy), (set) => set)),

    'recalls.get': () => withStation(({ people }) => ok({ recalls: [...people.recalls()] })),
    'recalls.act': ({ command }) =>
      withStation(({ people, sessions }) => {
        const done = people.recallAct(sessions.active(), command)
        if (!done.ok) return refused(done.failure)
        const view = { recalls: [...done.value] }
        broadcast('recalls.changed', view)
        return ok(view)
      }),
    'recalls.affected': () =>
      withStation(({ people, store }) => ok({ uses: affectedUses(store, people.recalls(), options.demo) })),

    'labels.read': ({ picture }) =>
      readLabelPicture(picture, startLabelProcess(join(import.meta.dirname, 'labelProcess.js'))),
    'procedure.siteDose': ({ caseId }) =>
      withStation<OutputOf<'procedure.siteDose'>>(({ cases, store }) => {
        const state = cases.state(caseId)
        return state.ok ? ok(siteDoseFor(store, state.value, options.demo)) : state
      }),

    'procedure.lastNeedles': ({ caseId }) =>
      withStation<OutputOf<'procedure.lastNeedles'>>(({ cases, store }) => {
        const state = cases.state(caseId)
        if (!state.ok) return state
        const last = lastNeedlesFor(store, state.value, options.demo)
        return ok({ last: last === null ? null : { sizes: [...last.sizes], at: last.at } })
      }),

    'checklists.get': () => withStation(({ people }) => ok(checklistView(people.checklists()))),
    'checklists.act': ({ command }) =>
      withStation(({ people, sessions }) => changed(people.checklistAct(sessions.active(), command))),
    'checklists.putInForce': ({ checklistId, note, personId, pin }) =>
      withStation(async ({ people }) => {
        const person = await people.verifyPin(personId, pin)
        if (!person.ok) return refused(person.failure)
        return changed(people.checklistAct(person.value, { do: 'checklist.putInForce', checklistId, note }))
      }),
    'checklists.export': ({ checklistId, version }) =>
      withStation<OutputOf<'checklists.export'>>(async ({ people }) => {
        const target = await chooseFile(`${checklistId}.json`, 'JSON', 'json')
        if (target === null) return ok({ cancelled: true, path: null })
        return exportChecklist(people.checklists(), checklistId, version, target)
      }),
    'checklists.import': () =>
      withStation<OutputOf<'checklists.import'>>(async ({ people, sessions }) => {
        const chosen = await chooseJson()
        if (chosen === null) return ok({ cancelled: true, checklistId: null })
        const read = await readChecklist(chosen)
        if (!read.ok) return refused(read.failure)
        const taken = changed(people.checklistAct(sessions.active(), { do: 'checklist.takeIn', template: read.value }))
        return taken.ok ? ok({ cancelled: false, checklistId: read.value.id }) : taken
      }),

    'wording.get': () => withStation(({ wording }) => ok(wording.wordings())),
    'wording.act': ({ command }) =>
      withStation(({ wording, sessions }) => mapped(wording.act(sessions.active(), command), (all) => all)),
    'wording.putInForce': ({ locale, note, personId, pin }) =>
      withStation(async ({ people, wording }) => {
        const person = await people.verifyPin(personId, pin)
        if (!person.ok) return refused(person.failure)
        return mapped(wording.act(person.value, { do: 'wording.putInForce', locale, note }), (all) => all)
      }),
    'wording.export': ({ locale, version }) =>
      withStation<OutputOf<'wording.export'>>(async ({ wording }) => {
        const target = await chooseFile(`wording-${locale}.json`, 'JSON', 'json')
        return target === null ? ok({ cancelled: true, path: null }) : wording.exportTo(locale, version, target)
      }),
    'wording.import': () =>
      withStation<OutputOf<'wording.import'>>(async ({ wording, sessions }) => {
        const chosen = await chooseJson()
        if (chosen === null) return ok({ cancelled: true, locale: null })
        return mapped(await wording.importFrom(sessions.active(), chosen), (locale) => ({ cancelled: false, locale }))
      }),

    'room.note': ({ note }) => room.note(note),
    'room.held': () => ok({ held: [...room.held()] }),
    'room.join': ({ caseId }) => room.join(caseId),
    'room.keepApart': ({ reason }) => room.keepApart(reason),
    'rulebook.get': () => withStation(({ rules }) => ok({ events: rules.events() })),
    'rulebook.act': ({ command, confirmation }) =>
      withStation(async ({ rules, sessions }) =>
        mapped(await rules.act(sessions.active(), command, confirmation), (events) => ({ events })),
      ),

    'settings.get': () => ok(settings.getSettings()),
    'settings.set': (change) => {
      const changed = settings.updateSettings(withoutUndefined(change))
      if (changed.ok) return changed
      return fail(
        changed.failure.code === 'invalid'
          ? {
              code: 'settings.invalid',
              says: `This setting cannot have that value: ${changed.failure.fields.join(', ')}.`,
              params: {},
            }
          : {
              code: 'settings.unavailable',
              says: 'The settings could not be saved: the disk is full or refuses.',
              params: {},
            },
      )
    },

    'board.day': ({ day }) => withStation(({ cases }) => ok({ rows: cases.day(day) })),
    'board.search': ({ text }) => withStation(({ cases }) => ok({ rows: cases.search(text) })),
    'outcomes.registry': (days) => withStation(({ store }) => ok(registryLines(store, days))),
    'outcomes.exportCsv': (days) =>
      withStation<OutputOf<'outcomes.exportCsv'>>(async ({ store, sessions, people }) => {
        if (sessions.active() === null) return fail(nobody)
        const target = await chooseFile('outcomes.csv', 'CSV', 'csv')
        if (target === null) return ok({ cancelled: true, path: null, cases: 0 })
        const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
        const written = exportRegistry(store, { ...days, file: target, timeZone, rule: people.policy() })
        return written.ok ? ok({ cancelled: false, path: target, cases: written.value }) : written
      }),
    'blocks.earlier': ({ caseId }) =>
      withStation(({ store, cases, people }) =>
        mapped(earlierBlocks({ store, cases, policy: people.policy }, caseId), (blocks) => ({ blocks: [...blocks] })),
      ),
    'blocks.before': ({ caseId }) =>
      withStation<OutputOf<'blocks.before'>>(({ store, cases, people }) => {
        const state = cases.state(caseId)
        if (!state.ok) return state
        return mapped(blocksBefore({ store, cases, policy: people.policy }, state.value), (basis) => ({ basis }))
      }),
    'cases.book': ({ booking }) =>
      withStation(({ cases }) => mapped(cases.book({ ...booking, source: 'manual' }), (caseId) => ({ caseId }))),
    'cases.open': ({ caseId }) => withStation(({ cases }) => mapped(cases.open(caseId), (events) => ({ events }))),
    'cases.execute': ({ caseId, command }) =>
      withStation(({ cases }) => mapped(cases.execute(caseId, command), (events) => ({ events }))),
    'cases.lastTime': ({ caseId }) => withStation(({ cases }) => mapped(lastTime(cases, caseId), (found) => found)),
    'quality.week': ({ from }) =>
      withStation(({ cases }) =>
        mapped(weekReport(cases, from, { now: options.clock(), withDrills: options.demo }), (report) => report),
      ),
    ...teamReports,
    'cases.executeConfirmed': ({ caseId, command, pin }) =>
      withStation(async (station) =>
        mapped(await executeConfirmed(station, caseId, command, pin), (events) => ({ events })),
      ),
    'schedule.import': () => withStation(importSchedule),

    'images.choose': async ({ what }) => {
      const chosen = await dialog.showOpenDialog({
        properties: what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
      })
      const paths = chosen.canceled ? [] : chosen.filePaths
      offered.offer(paths)
      return ok({ paths })
    },
    'images.import': ({ importId, paths }) =>
      withStation(({ images }) => {
        const mayRead = offered.onlyOffered(paths)
        if (!mayRead.ok) return mayRead
        return images.start(importId, mayRead.value, (progress) => broadcast('images.progress', { importId, progress }))
      }),
    'images.cancel': ({ importId }) =>
      withStation(({ images }) => {
        images.cancel(importId)
        return ok({})
      }),

    'images.exportBegin': (asked) => withStation(({ imageExport }) => imageExport.begin(asked.caseId, asked)),
    'images.exportPicture': (drawn) => withStation(({ imageExport }) => imageExport.picture(drawn)),
    'images.exportFinish': ({ exportId }) => withStation(({ imageExport }) => imageExport.finish(exportId)),
    'images.exportCancel': ({ exportId }) =>
      withStation(async ({ imageExport }) => {
        await imageExport.cancel(exportId)
        return ok({})
      }),
    'images.marks': ({ contentId }) =>
      withStation(async ({ images }) => ok({ marks: [...(await storedMarks(images, contentId))] })),

    'wall.displays': () => ok({ displays: displays() }),
    'wall.status': () => ok(wall.status()),
    'wall.open': async ({ caseId, displayId }) => ok(await wall.open(caseId, displayId)),
    'wall.close': () => ok(wall.close()),

    ...documents,
    ...options.printing,
    ...options.siteDocuments,

    'record.sign': ({ caseId, pin }) =>
      withStation(async (station) =>
        mapped(await executeConfirmed(station, caseId, { do: 'record.sign' }, pin), (events) => ({ events })),
      ),
    'record.export': ({ caseId }) =>
      withStation<OutputOf<'record.export'>>(async (station) => {
        const target = await chooseFile('record.json', 'JSON', 'json')
        if (target === null) return ok({ cancelled: true, path: null })
        const written = exportRecord(station, caseId, target)
        return written.ok ? ok({ cancelled: false, path: target }) : written
      }),
    'record.verify': ({ caseId }) => withStation((station) => ok(verifyRecord(station, caseId))),
  }
}

/** A change names what it changes; a member that is undefined changes nothing. */
function withoutUndefined(change: InputOf<'settings.set'>): Partial<StationSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

const locked: Failure = { code: 'vault.locked', says: 'The record is locked. Enter the passphrase first.', params: {} }

const nobody: Failure = {
  code: 'people.sign-in-first',
  says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
  params: {},
}

function sessionOf(state: SessionState): Session {
  return { signedIn: [...state.signedIn], active: state.active }
}

function mapped<From, To>(result: Result<From, Refusal | Failure>, map: (value: From) => To): Outcome<To> {
  return result.ok ? ok(map(result.value)) : fail({ ...result.failure, params: { ...result.failure.params } })
}

function refused(failure: Refusal | Failure): Outcome<never> {
  return fail({ ...failure, params: { ...failure.params } })
}

/** The checklists after an act, told to every window. */
function changed(result: Result<SiteChecklists, Refusal>): Outcome<OutputOf<'checklists.get'>> {
  if (!result.ok) return refused(result.failure)
  const view = checklistView(result.value)
  broadcast('checklists.changed', view)
  return ok(view)
}

function displays() {
  const primary = screen.getPrimaryDisplay()
  return screen.getAllDisplays().map((display) => ({
    id: String(display.id),
    label: display.label === '' ? `${display.size.width} × ${display.size.height}` : display.label,
    width: display.size.width,
    height: display.size.height,
    primary: display.id === primary.id,
  }))
}

async function chooseFile(defaultPath: string, name: string, extension: string): Promise<string | null> {
  const chosen = await dialog.showSaveDialog({ defaultPath, filters: [{ name, extensions: [extension] }] })
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

/** Largest schedule file that is read: a year of a busy suite is far below it. */
const scheduleLimitBytes = 5_000_000

async function importSchedule(station: Station) {
  const chosen = await chooseJson()
  if (chosen === null) return ok({ cancelled: true, booked: 0, refused: [] })
  let text: string
  try {
    const bytes = await readFile(chosen)
    if (bytes.byteLength > scheduleLimitBytes) {
      return fail({
        code: 'schedule.too-large',
        says: 'This file is larger than any schedule. Nothing was booked.',
        params: {},
      })
    }
    text = bytes.toString('utf8')
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return fail({
      code: 'schedule.unreadable',
      says: 'This file cannot be opened. Check that it is still there, then try again.',
      params: {},
    })
  }
  const schedule = readSchedule(text)
  if (!schedule.ok) return schedule
  const refused = [...schedule.value.refused]
  let booked = 0
  for (const { entry, booking } of schedule.value.bookings) {
    const done = station.cases.book(booking satisfies Booking)
    if (done.ok) booked += 1
    else refused.push({ entry, says: done.failure.says })
  }
  return ok({ cancelled: false, booked, refused })
}

async function chooseJson(): Promise<string | null> {
  const chosen = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: 'JSON', extensions: ['json'] }],
  })
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
}
