const hourMs = 3_600_000

/** How the backups stand: `overdue` from twice the interval on, so that one missed night is not yet an alarm. */
export type BackupHealth = 'off' | 'never' | 'fine' | 'overdue'

type Schedule = {
  /** When the newest finished backup was made, in milliseconds since 1970; null where there is none. */
  readonly lastAt: number | null
  /** Hours from one backup to the next; null where the site makes its backups by hand. */
  readonly everyHours: number | null
  /** In milliseconds since 1970. */
  readonly now: number
}

/** Whether the next backup is to be made now. A newest one that lies in the future, as after a wrong clock, counts as none. */
export function isBackupDue({ lastAt, everyHours, now }: Schedule): boolean {
  if (everyHours === null) return false
  return lastAt === null || lastAt > now || now - lastAt >= everyHours * hourMs
}

export function backupHealth({ lastAt, everyHours, now }: Schedule): BackupHealth {
  if (lastAt === null) return 'never'
  if (everyHours === null) return 'off'
  return lastAt > now || now - lastAt >= 2 * everyHours * hourMs ? 'overdue' : 'fine'
}
