import { readFile } from 'node:fs/promises'
import { checklistFile, readChecklistFile } from '@shared/checklists/file'
import { checklistAt, checklistsInForce, type SiteChecklists } from '@shared/checklists/state'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { fail, ok } from '@shared/kit/result'
import { templates } from '@shared/pause/templates'
import { writeWholeFile } from '../wholeFile'

type View = OutputOf<'checklists.get'>

/** The site's checklists as a window shows them: what is in force, the draft, and every version. */
export function checklistView(site: SiteChecklists): View {
  const inForce = checklistsInForce(site)
  return {
    checklists: templates.map((base) => {
      const { draft, versions } = checklistAt(site, base.id)
      const newest = versions.at(-1)
      return {
        id: base.id,
        base,
        inForce: inForce.find((each) => each.id === base.id) ?? base,
        adopted: newest === undefined ? null : { by: newest.by, at: newest.at, note: newest.note },
        draft,
        versions: [
          { version: base.version, adopted: null },
          ...versions.map(({ template, by, at, note }) => ({ version: template.version, adopted: { by, at, note } })),
        ],
      }
    }),
  }
}

/** Writes one version, or the draft where `version` is null, as a file. */
export function exportChecklist(
  site: SiteChecklists,
  id: string,
  version: number | null,
  file: string,
): Outcome<OutputOf<'checklists.export'>> {
  const { draft, versions } = checklistAt(site, id)
  const known = [...templates.filter((base) => base.id === id), ...versions.map((each) => each.template)]
  const template = version === null ? draft?.template : known.findLast((each) => each.version === version)
  if (template === undefined) return fail(noVersion)
  const written = writeWholeFile(file, checklistFile(template))
  return written.ok ? ok({ cancelled: false, path: file }) : written
}

/** Far above any checklist that could be read aloud. */
const limitBytes = 2_000_000

/** Reads a checklist file from the disk. */
export async function readChecklist(file: string) {
  try {
    const bytes = await readFile(file)
    return bytes.byteLength > limitBytes ? fail(tooLarge) : readChecklistFile(bytes.toString('utf8'))
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return fail(unreadable)
  }
}

const noVersion: Failure = { code: 'checklist.nothing-there', says: 'There is no such version to write.', params: {} }
const tooLarge: Failure = {
  code: 'checklist.too-large',
  says: 'This file is larger than any checklist. Nothing was changed.',
  params: {},
}
const unreadable: Failure = {
  code: 'checklist.unreadable',
  says: 'This file cannot be opened. Check that it is still there, then try again.',
  params: {},
}
