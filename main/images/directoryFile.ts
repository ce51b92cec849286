import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { openDicom } from '@shared/imaging/file'
import { tag } from '@shared/imaging/tags'
import { cleanText } from '@shared/imaging/text'
import type { RefusedFile } from '@shared/imaging/types'
import { asciiValues, items } from '@shared/imaging/values'

const largestDirectory = 256 * 1024 * 1024

/**
 * The files a DICOMDIR names, as absolute paths below its folder. A reference that leads elsewhere, through `..`, an
 * absolute path or a link, is refused; upper and lower case are not told apart, as discs are copied carelessly.
 */
export async function filesOfDirectory(
  path: string,
): Promise<{ files: readonly string[]; refused: readonly RefusedFile[] }> {
  const { size } = await lstat(path)
  if (size > largestDirectory) return nothing(path, 'too-large', 'The index of this disc is larger than any real one.')
  const opened = openDicom(await readFile(path))
  if (!opened.ok)
    return nothing(
      path,
      'damaged',
      `The index of this disc cannot be read. Choose the folder instead. ${opened.failure.says}`,
    )
  const folder = await realpath(dirname(path))
  const files = new Set<string>()
  const refused: RefusedFile[] = []
  for (const record of items(opened.value.dataSet, tag.directoryRecordSequence)) {
    const parts = asciiValues(record, tag.referencedFileId)
    if (parts.length === 0) continue
    const source = cleanText(parts.join('/'), 200) ?? '(unnamed)'
    if (!parts.every(isPlainName)) {
      refused.push({
        source,
        code: 'outside',
        says: 'The index of this disc names a file outside of it. It was not followed.',
      })
      continue
    }
    const found = await resolveBelow(folder, parts)
    if (typeof found === 'string') files.add(found)
    else refused.push({ source, ...found })
  }
  return { files: [...files], refused }
}

function nothing(
  path: string,
  code: RefusedFile['code'],
  says: string,
): { files: readonly string[]; refused: readonly RefusedFile[] } {
  return { files: [], refused: [{ source: path, code, says }] }
}

function isPlainName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && part.length <= 255 && !/[\\/:\0]/.test(part)
}

async function resolveBelow(
  folder: string,
  parts: readonly string[],
): Promise<string | Pick<RefusedFile, 'code' | 'says'>> {
  let at = folder
  for (const part of parts) {
    const next = await memberOf(at, part)
    if (next === undefined)
      return { code: 'unreadable', says: 'The index of this disc names a file that is not on it.' }
    if ((await lstat(next)).isSymbolicLink()) return { code: 'link', says: 'This is a link. Links are not followed.' }
    at = next
  }
  const real = await realpath(at)
  return real.startsWith(folder + sep)
    ? at
    : { code: 'outside', says: 'The index of this disc names a file outside of it. It was not followed.' }
}

async function memberOf(folder: string, name: string): Promise<string | undefined> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch {
    return undefined
  }
  if (names.includes(name)) return join(folder, name)
  // ISO 9660 names come as `IM1.;1`, or in lower case, depending on who copied the disc.
  const plain = (text: string) => text.toUpperCase().replace(/\.?(;\d+)?$/, '')
  const found = names.find((each) => plain(each) === plain(name))
  return found === undefined ? undefined : join(folder, found)
}
