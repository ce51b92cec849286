import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'
import { writeDurably } from './atomicFile'

const attemptsSchema = z.object({ failures: z.int().min(0), lastAt: instantSchema })

/** The longest wait, in milliseconds: long enough to end guessing at the screen, short enough for a forgetful morning. */
const longestWait = 60_000

/**
 * Wrong passphrases since the last right one. They lie beside the key file, not in the record, which is shut while they
 * count; so a restart does not end the wait. A file that cannot be read counts as none: the passphrase's own cost stays,
 * and nobody is locked out by a damaged disk.
 */
export function unlockAttempts(folder: string, now: () => Date) {
  const file = join(folder, 'vault-attempts.json')
  const read = () => {
    try {
      return attemptsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return null
    }
  }
  return {
    /** Milliseconds until the next one is tried: none after two wrong ones, then doubling. A clock set back adds none. */
    waitMs(): number {
      const attempts = read()
      if (attempts === null || attempts.failures < 3) return 0
      const pause = Math.min(2 ** (attempts.failures - 3) * 1000, longestWait)
      return Math.min(pause, Math.max(0, Date.parse(attempts.lastAt) + pause - now().getTime()))
    },
    failed(): void {
      writeDurably(file, JSON.stringify({ failures: (read()?.failures ?? 0) + 1, lastAt: now().toISOString() }))
    },
    succeeded(): void {
      rmSync(file, { force: true })
    },
  }
}
