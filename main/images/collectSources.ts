import { type Dirent, Stats } from 'node:fs'
import { lstat, open, opendir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { cleanText } from '@shared/imaging/text'
import type { RefusedFile } from '@shared/imaging/types'
import type { Source } from './byteSource'
import { filesOfDirectory } from './directoryFile'
import { listZip } from './zipArchive'

export type Collected = {
  readonly sources: readonly Source[]
  readonly refused: readonly RefusedFile[]
  readonly passedOver: number
}

const mostFiles = 500_000
const deepest = 64
/** Files of a folder that are looked at together. */
const atOnce = 64

/**
 * The files to look at in what a person chose: files, folders with all below them, zip archives, and the index of a
 * disc. Links are named and not followed.
 */
export async function collectSources(
  paths: readonly string[],
  onFound: (files: number) => void,
  signal: AbortSignal,
): Promise<Collected> {
  const sources: Source[] = []
  const refused: RefusedFile[] = []
  let passedOver = 0
  const seen = new Set<string>()

  const add = (source: Source) => {
    sources.push(source)
    if (sources.length % 64 === 0) onFound(sources.length)
  }
  const refuse = (name: string, code: RefusedFile['code'], says: string) => {
    refused.push({ source: shown(name), code, says })
  }

  async function addFile(path: string, name: string, chosen: boolean, looked?: Stats): Promise<void> {
    if (seen.has(path)) return
    seen.add(path)
    const stats = looked ?? (await lstat(path))
    if (stats.isSymbolicLink()) return refuse(name, 'link', 'This is a link. Links are not followed.')
    if (!stats.isFile()) return refuse(name, 'unreadable', 'This is no regular file.')
    const kind = await kindOf(path)
    if (kind === 'zip') return addArchive(path, name)
    if (chosen && basename(path).toUpperCase() === 'DICOMDIR') return addDirectory(path)
    add({
      name: shown(name),
      path,
      bytes: stats.size,
      seen: { size: stats.size, mtimeMs: stats.mtimeMs },
      entry: null,
      chosen,
    })
  }

  async function addDirectory(path: string): Promise<void> {
    passedOver++
    const listed = await filesOfDirectory(path)
    refused.push(...listed.refused)
    for (const file of listed.files) {
      if (signal.aborted) return
      await addFile(file, basename(file), false)
    }
  }

  async function addArchive(path: string, name: string): Promise<void> {
    const stats = await lstat(path)
    const listed = listZip(path)
    if (!listed.ok) return refuse(name, listed.failure.code, listed.failure.says)
    for (const { name: inner, bytes, offset, packedBytes, deflated } of listed.value) {
      add({
        name: shown(`${name}/${inner}`),
        path,
        bytes,
        seen: { size: stats.size, mtimeMs: stats.mtimeMs },
        entry: { offset, packedBytes, deflated },
        chosen: false,
      })
    }
  }

  async function addFolder(path: string, name: string, depth: number): Promise<void> {
    if (depth > deepest) return refuse(name, 'too-deep', 'The folders nest deeper than any real disc.')
    // Several at a time: each waits for the disk, and on a slow one that is most of the work.
    let entries: Dirent[] = []
    for await (const entry of await opendir(path, { bufferSize: atOnce })) {
      entries.push(entry)
      if (entries.length < atOnce) continue
      await addEntries(entries, path, name, depth)
      entries = []
      if (signal.aborted || sources.length >= mostFiles) return
    }
    await addEntries(entries, path, name, depth)
  }

  async function addEntries(entries: readonly Dirent[], path: string, name: string, depth: number): Promise<void> {
    const looks = entries.map((entry) => (entry.isDirectory() ? null : look(join(path, entry.name))))
    for (const [place, entry] of entries.entries()) {
      if (signal.aborted || sources.length >= mostFiles) return
      const below = join(path, entry.name)
      const belowName = `${name}/${entry.name}`
      try {
        const stats = await looks[place]
        if (entry.isDirectory()) await addFolder(below, belowName, depth + 1)
        else if (stats instanceof Stats) await addFile(below, belowName, false, stats)
        else refuse(belowName, 'unreadable', 'The file could not be read from the disk.')
      } catch {
        refuse(belowName, 'unreadable', 'The file could not be read from the disk.')
      }
    }
  }

  for (const path of paths) {
    if (signal.aborted) break
    try {
      if ((await lstat(path)).isDirectory()) await addFolder(path, basename(path), 0)
      else await addFile(path, basename(path), true)
    } catch {
      refuse(basename(path), 'unreadable', 'The file could not be read from the disk.')
    }
  }
  onFound(sources.length)
  return { sources, refused, passedOver }
}

/** What lies at a path, without following it; null where that cannot be told. Never rejects. */
function look(path: string): Promise<Stats | null> {
  return lstat(path).catch(() => null)
}

function shown(name: string): string {
  return cleanText(name, 512) ?? '(unnamed)'
}

async function kindOf(path: string): Promise<'zip' | 'other'> {
  if (!/\.zip$/i.test(path)) return 'other'
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt16LE(0) === 0x4b50 ? 'zip' : 'other'
  } finally {
    await file.close()
  }
}
