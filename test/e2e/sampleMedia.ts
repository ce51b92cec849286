import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'

/** The demo draws its pictures after the board is there; this waits for the file that it writes last. */
export async function sampleMediaDrawn(profile: string): Promise<void> {
  const last = join(profile, 'media', '09 ORourke', 'Disc', 'NOTES.dcm')
  await expect.poll(() => existsSync(last), { timeout: 120_000 }).toBe(true)
}
