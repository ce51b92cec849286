import type { Dirent, Stats } from 'node:fs'
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
/** Names of a folder that are read together. */
const listedAtOnce = 256

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

  /** `kind`: what lies at the path itself, links not followed. */
  async function addFile(path: string, name: string, chosen: boolean, kind: Dirent | Stats): Promise<void> {
    if (seen.has(path)) return
    seen.add(path)
    if (kind.isSymbolicLink()) return refuse(name, 'link', 'This is a link. Links are not followed.')
    if (!kind.isFile()) return refuse(name, 'unreadable', 'This is no regular file.')
    if (/\.zip$/i.test(path) && (await startsAsZip(path))) return addArchive(path, name)
    if (chosen && basename(path).toUpperCase() === 'DICOMDIR') return addDirectory(path)
    // How large it is, the worker learns when it opens it: on a slow disk, asking every file twice takes twice the time.
    add({ name: shown(name), path, bytes: null, seen: null, entry: null, chosen })
  }

  async function addDirectory(path: string): Promise<void> {
    passedOver++
    const listed = await filesOfDirectory(path)
    refused.push(...listed.refused)
    for (const file of listed.files) {
      if (signal.aborted) return
      await addFile(file, basename(file), false, await lstat(file))
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
    for await (const entry of await opendir(path, { bufferSize: listedAtOnce })) {
      if (signal.aborted || sources.length >= mostFiles) return
      const below = join(path, entry.name)
      const belowName = `${name}/${entry.name}`
      try {
        if (entry.isDirectory()) await addFolder(below, belowName, depth + 1)
        else await addFile(below, belowName, false, entry)
      } catch {
        refuse(belowName, 'unreadable', 'The file could not be read from the disk.')
      }
    }
  }

  for (const path of paths) {
    if (signal.aborted) break
    try {
      const stats = await lstat(path)
      if (stats.isDirectory()) await addFolder(path, basename(path), 0)
      else await addFile(path, basename(path), true, stats)
    } catch {
      refuse(basename(path), 'unreadable', 'The file could not be read from the disk.')
    }
  }
  onFound(sources.length)
  return { sources, refused, passedOver }
}

function shown(name: string): string {
  return cleanText(name, 512) ?? '(unnamed)'
}

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.readUInt16LE(0) === 0x4b50
  } finally {
    await file.close()
  }
}
