import { join, relative } from 'node:path'
import { backupHealth, isBackupDue } from '@shared/backup/schedule'
import type { BackupStatus } from '@shared/contract/backup'
import type { Failure, Outcome } from '@shared/contract/channel'
import { fail, ok } from '@shared/kit/result'
import type { Person } from '@shared/people/person'
import type { Settings } from '../settings/settings'
import type { BackupFailure } from './backup'
import { findBackups } from './backups'
import type { BackupThread } from './backupThread'
import type { StationFiles } from './backupWorker'

export type BackupDesk = {
  readonly status: () => BackupStatus
  readonly now: (actor: Person | null) => Promise<Outcome<BackupStatus>>
  readonly setInterval: (actor: Person | null, everyHours: number | null) => Outcome<BackupStatus>
  readonly setFolder: (actor: Person | null, choose: () => Promise<string | null>) => Promise<Outcome<BackupStatus>>
  /** Makes the scheduled backup where it is due; called every minute. */
  readonly tick: () => Promise<void>
}

export type BackupDeskOptions = {
  readonly files: StationFiles
  readonly profile: string
  readonly settings: Pick<Settings, 'getBackup' | 'updateBackup'>
  readonly thread: Pick<BackupThread, 'backUp'>
  readonly now: () => Date
  readonly onChanged: (status: BackupStatus) => void
}

/** Where the backups lie until an administrator chooses another folder: beside the record, on the same disk. */
export const backupFolder = (profile: string, chosen: string | null): string => chosen ?? join(profile, 'backups')

/** After a failed try the next scheduled one waits this long. */
const retryMs = 30 * 60_000

/** The backups of this station: when the next one is due, what became of the last one. */
export function backupDesk({ files, profile, settings, thread, now, onChanged }: BackupDeskOptions): BackupDesk {
  let running: BackupStatus['running'] = null
  let failed: BackupStatus['failed'] = null
  let missingImages = 0

  const folder = () => backupFolder(profile, settings.getBackup().folder)

  const status = (): BackupStatus => {
    const { everyHours } = settings.getBackup()
    const found = newest(folder(), files.key)
    const lastAt = found === null ? null : Date.parse(found.createdAt)
    return {
      folder: folder(),
      besideTheRecord: !relative(profile, folder()).startsWith('..'),
      everyHours,
      last: found === null ? null : { createdAt: found.createdAt, cases: found.cases, events: found.events },
      missingImages,
      health: backupHealth({ lastAt, everyHours, now: now().getTime() }),
      running,
      failed,
    }
  }
  const tell = (): BackupStatus => {
    const told = status()
    onChanged(told)
    return told
  }

  const make = async (): Promise<Outcome<BackupStatus>> => {
    if (running !== null) return fail(underWay)
    running = { done: 0, of: 0 }
    tell()
    const made = await thread.backUp(files, folder(), (done, of) => {
      running = { done, of }
      tell()
    })
    running = null
    failed = made.ok ? null : { at: now().toISOString(), failure: failureOf(made.failure) }
    missingImages = made.ok ? made.value.missingImages.length : missingImages
    const told = tell()
    return made.ok ? ok(told) : fail(failureOf(made.failure))
  }

  const change = (actor: Person | null, part: Parameters<Settings['updateBackup']>[0]): Outcome<BackupStatus> => {
    if (actor?.role !== 'administrator') return fail(onlyAdministrators)
    const changed = settings.updateBackup(part)
    return changed.ok ? ok(tell()) : fail(notKept)
  }

  return {
    status,
    now: async (actor) => (actor === null ? fail(signInFirst) : make()),
    setInterval: (actor, everyHours) => change(actor, { everyHours }),
    setFolder: async (actor, choose) => {
      if (actor?.role !== 'administrator') return fail(onlyAdministrators)
      const chosen = await choose()
      return chosen === null ? ok(status()) : change(actor, { folder: chosen })
    },
    tick: async () => {
      const { everyHours } = settings.getBackup()
      const at = now().getTime()
      if (running !== null || (failed !== null && at - Date.parse(failed.at) < retryMs)) return
      const last = newest(folder(), files.key)
      const lastAt = last === null ? null : Date.parse(last.createdAt)
      if (isBackupDue({ lastAt, everyHours, now: at })) await make()
    },
  }
}

/** A folder that cannot be listed, such as an unplugged disk, holds no backup that could be relied on. */
function newest(folder: string, key: Uint8Array) {
  try {
    return findBackups(folder, key)[0] ?? null
  } catch {
    return null
  }
}

function failureOf({ code, says }: BackupFailure): Failure {
  return {
    code: `backup.${code}`,
    says:
      code === 'not-verified'
        ? `No backup was made: the copy does not hold what the record holds (${says}). Nothing was changed. Call technical support.`
        : `No backup was made: the folder is full, gone or refuses (${says}). Nothing was changed. See that the disk or the network share is there, or choose another folder.`,
    params: { cause: says },
  }
}

const underWay: Failure = { code: 'backup.running', says: 'A backup is being made already.', params: {} }
const signInFirst: Failure = { code: 'backup.signIn', says: 'Sign in first.', params: {} }
const onlyAdministrators: Failure = {
  code: 'backup.role',
  says: 'Only an administrator changes where and when backups are made.',
  params: {},
}
const notKept: Failure = {
  code: 'backup.settings',
  says: 'The setting could not be kept: the disk is full or refuses. Nothing was changed.',
  params: {},
}
