import type { Failure } from '@shared/contract/channel'
import { fail, ok, type Result } from '@shared/kit/result'

/** The files and folders that a person has chosen or dropped since the start. */
export type OfferedPaths = {
  readonly offer: (paths: readonly string[]) => void
  /** The same paths, or a refusal where one of them was never offered. */
  readonly onlyOffered: (paths: readonly string[]) => Result<readonly string[], Failure>
}

/** A page asks for an import by path; it may name only what a person has put before the app. */
export function offeredPaths(): OfferedPaths {
  const offered = new Set<string>()
  return {
    offer: (paths) => {
      for (const path of paths) offered.add(path)
    },
    onlyOffered: (paths) => (paths.every((path) => offered.has(path)) ? ok(paths) : fail(notOffered)),
  }
}

const notOffered: Failure = {
  code: 'images.not-chosen',
  says: 'Nobody has chosen these files since the app was started. Choose them again, or drop them on the window.',
  params: {},
}
