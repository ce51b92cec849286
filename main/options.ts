import { isAbsolute, resolve } from 'node:path'

/** How this start of the application was asked for. */
export type StartOptions = {
  /** A sample day with synthetic patients instead of the station's own record. */
  readonly demo: boolean
  /** Offers the right-to-left test language for the sheets of training cases: for those who develop and test. */
  readonly pseudoLocale: boolean
  /** Folder of the profile (absolute), or null for the person's own. */
  readonly profile: string | null
}

const profileSwitch = '--user-data-dir='

/**
 * Reads the start options: `--demo`, `--pseudo-locale`, and a profile folder from `--user-data-dir=` or `PROCEDURE_PAUSE_PROFILE`
 * (the switch wins). A relative folder counts from `workingFolder`.
 */
export const readStartOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): StartOptions => {
  const named = args.findLast((arg) => arg.startsWith(profileSwitch))?.slice(profileSwitch.length)
  const profile = named || env.PROCEDURE_PAUSE_PROFILE || null
  return {
    demo: args.includes('--demo'),
    pseudoLocale: args.includes('--pseudo-locale'),
    profile: profile === null || isAbsolute(profile) ? profile : resolve(workingFolder, profile),
  }
}
