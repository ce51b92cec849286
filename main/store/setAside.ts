import { existsSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileDate } from './fileDate'

/** Why a store had to make room; part of the name it gets. */
export type SetAsideReason = 'damaged' | 'before-restore'

/** The store and what SQLite keeps beside it. A log left behind would be read into whatever store comes next. */
const suffixes = ['', '-wal', '-shm']

/**
 * Gives a store another name beside the old one and returns it; null when there is nothing to move. Throws when the
 * system holds the file open.
 */
export function setAside(file: string, reason: SetAsideReason, now: Date): string | null {
  const present = suffixes.filter((suffix) => existsSync(file + suffix))
  if (present.length === 0) return null
  const name = freeName(`${file}.${reason}-${fileDate(now)}`)
  // The store first: once it has its new name, the log that belongs to it can only follow.
  for (const suffix of present) renameSync(file + suffix, name + suffix)
  return name
}

/** The stores that were set aside beside a file, oldest first. */
export function setAsideNear(file: string): string[] {
  const starts = [`${basename(file)}.damaged-`, `${basename(file)}.before-restore-`]
  return readdirSync(dirname(file))
    .filter((name) => starts.some((start) => name.startsWith(start)) && !/-(wal|shm)$/.test(name))
    .sort()
    .map((name) => join(dirname(file), name))
}

/** The name, or the first of its numbered forms that no file has. */
export function freeName(wanted: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const name = attempt === 0 ? wanted : `${wanted}-${attempt}`
    if (!existsSync(name)) return name
  }
}
