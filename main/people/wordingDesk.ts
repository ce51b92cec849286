import { readFile } from 'node:fs/promises'
import type { Refusal } from '@shared/case/refusal'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import type { InstructionLocale } from '@shared/discharge/document'
import { fail, ok, type Result } from '@shared/kit/result'
import type { Person } from '@shared/people/person'
import { decideWordings } from '@shared/wording/decide'
import type { WordingCommand } from '@shared/wording/events'
import { readWordingFile, wordingFile } from '@shared/wording/file'
import { type SiteWordings, wordingOfVersion } from '@shared/wording/state'
import { writeWholeFile } from '../wholeFile'
import type { SiteRecord, StationContext } from './siteRecord'

export type WordingDeskOptions = Pick<StationContext, 'now'> & {
  readonly record: SiteRecord
  readonly onChanged: (wordings: SiteWordings) => void
}

/** Far above any wording of a sheet of two pages. */
const limitBytes = 2_000_000

/** The site's words on the discharge sheet: acts on them, and their files. */
export function wordingDesk({ record, now, onChanged }: WordingDeskOptions) {
  const act = (actor: Person | null, command: WordingCommand): Result<SiteWordings, Refusal> => {
    const context = { actor, now: now().toISOString() }
    const done = record.execute(actor, ({ wordings }) => decideWordings(wordings, command, context))
    if (!done.ok) return done
    const { wordings } = record.site()
    onChanged(wordings)
    return ok(wordings)
  }

  return {
    wordings: (): SiteWordings => record.site().wordings,
    act,

    /** Writes one version, or the draft where `version` is null, as a file. */
    exportTo(locale: InstructionLocale, version: number | null, file: string): Outcome<OutputOf<'wording.export'>> {
      const { wordings } = record.site()
      const draft = wordings[locale].draft?.wording ?? null
      const wording = version === null ? draft : wordingOfVersion(wordings, locale, version)
      if (wording === null) return fail(noVersion)
      const written = writeWholeFile(file, wordingFile(wording))
      return written.ok ? ok({ cancelled: false, path: file }) : written
    },

    /** Takes a wording file in as the draft of its language. */
    async importFrom(actor: Person | null, file: string): Promise<Result<InstructionLocale, Refusal | Failure>> {
      const read = await readFrom(file)
      if (!read.ok) return read
      const taken = act(actor, { do: 'wording.takeIn', wording: read.value })
      return taken.ok ? ok(read.value.locale) : taken
    },
  }
}

export type WordingDesk = ReturnType<typeof wordingDesk>

async function readFrom(file: string) {
  try {
    const bytes = await readFile(file)
    return bytes.byteLength > limitBytes ? fail(tooLarge) : readWordingFile(bytes.toString('utf8'))
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return fail(unreadable)
  }
}

const noVersion: Failure = { code: 'wording.nothing-there', says: 'There is no such version to write.', params: {} }
const tooLarge: Failure = {
  code: 'wording.too-large',
  says: 'This file is larger than any wording. Nothing was changed.',
  params: {},
}
const unreadable: Failure = {
  code: 'wording.unreadable',
  says: 'This file cannot be opened. Check that it is still there, then try again.',
  params: {},
}
