import { channel, failureSchema } from '@shared/contract/channel'
import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'

const nothing = z.object({})

/** A finished backup as a person is told of it; where it lies stays in main. */
const finishedBackup = z.object({ createdAt: instantSchema, cases: z.int(), events: z.int() })

/** Backups of this station. */
export const backupStatusSchema = z.object({
  folder: z.string(),
  /** The folder lies inside the profile, so it is lost together with the record. */
  besideTheRecord: z.boolean(),
  /** Hours from one backup to the next; null: by hand only. */
  everyHours: z.int().nullable(),
  last: finishedBackup.nullable(),
  /** Image files that the newest backup of this session could not find. */
  missingImages: z.int(),
  health: z.enum(['off', 'never', 'fine', 'overdue']),
  /** Image files copied so far, while one is being made. */
  running: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** The latest try since the start, where it failed. */
  failed: z.object({ at: instantSchema, failure: failureSchema }).nullable(),
})
export type BackupStatus = Readonly<z.infer<typeof backupStatusSchema>>

/** What an opened vault offers where the record itself is damaged or gone. */
export const restorableSchema = finishedBackup

export const backupChannels = {
  'backup.get': channel(nothing, backupStatusSchema),
  /** Makes one now; answers when it is finished and verified. */
  'backup.now': channel(nothing, backupStatusSchema),
  'backup.setInterval': channel(z.object({ everyHours: z.int().min(1).max(168).nullable() }), backupStatusSchema),
  /** Lets the person choose the folder that holds the backups. */
  'backup.chooseFolder': channel(nothing, backupStatusSchema),
} as const
