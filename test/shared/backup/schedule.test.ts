import { backupHealth, isBackupDue } from '@shared/backup/schedule'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const now = Date.UTC(2026, 10, 24, 14)

describe('a backup is due', () => {
  it('where there is none yet, and one interval after the last one, to the millisecond', () => {
    expect(isBackupDue({ lastAt: null, everyHours: 24, now })).toBe(true)
    expect(isBackupDue({ lastAt: now - 24 * hour, everyHours: 24, now })).toBe(true)
    expect(isBackupDue({ lastAt: now - 24 * hour + 1, everyHours: 24, now })).toBe(false)
  })

  it('where the last one claims to be from the future, as after a wrong clock', () => {
    expect(isBackupDue({ lastAt: now + 1, everyHours: 24, now })).toBe(true)
    expect(backupHealth({ lastAt: now + 1, everyHours: 24, now })).toBe('overdue')
  })

  it('never by itself where the site makes its backups by hand', () => {
    expect(isBackupDue({ lastAt: null, everyHours: null, now })).toBe(false)
    expect(backupHealth({ lastAt: now - 1000 * hour, everyHours: null, now })).toBe('off')
  })
})

describe('how the backups stand', () => {
  it('one missed night is not yet an alarm, two are', () => {
    expect(backupHealth({ lastAt: now - 48 * hour + 1, everyHours: 24, now })).toBe('fine')
    expect(backupHealth({ lastAt: now - 48 * hour, everyHours: 24, now })).toBe('overdue')
  })

  it('none at all is said as such, also where they are made by hand', () => {
    expect(backupHealth({ lastAt: null, everyHours: 24, now })).toBe('never')
    expect(backupHealth({ lastAt: null, everyHours: null, now })).toBe('never')
  })
})
