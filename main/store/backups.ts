import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instantSchema } from '@shared/kit/time'
import { z } from 'zod'
import type { FoundBackup } from './failure'
import { fingerprint } from './fingerprint'

/** What a finished backup says of itself. It is written last, so a folder with it is complete. */
export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: instantSchema,
  /** Which data key opens it. */
  key: z.string(),
  shape: z.int(),
  cases: z.int(),
  events: z.int(),
  images: z.int(),
  /** Contents of the index that had no file when the backup was made. */
  missingImages: z.array(z.string()),
  /** SHA-256 and size of the store file as it was after it had been verified. */
  store: z.object({ sha256: z.string(), bytes: z.int() }),
})
export type Manifest = Readonly<z.infer<typeof manifestSchema>>

/** What is in a verified copy of a store. */
export type BackupContents = {
  readonly shape: number
  readonly cases: number
  readonly events: number
  readonly contentIds: readonly string[]
}

export const manifestName = 'manifest.json'
export const storeName = 'store.db'
export const imagesName = 'images'

/** Finished backups in a folder that this key opens, newest first. */
export function findBackups(folder: string, key: Uint8Array): FoundBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const manifest = readManifest(join(folder, name))
      if (manifest === null || manifest.key !== fingerprint(key)) return []
      const { createdAt, cases, events } = manifest
      return [{ folder: join(folder, name), createdAt, cases, events }]
    })
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

export function newestBackup(folder: string, key: Uint8Array): FoundBackup | null {
  return findBackups(folder, key)[0] ?? null
}

/** Null where the folder is no finished backup. */
export function readManifest(folder: string): Manifest | null {
  const file = join(folder, manifestName)
  if (!existsSync(file)) return null
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
