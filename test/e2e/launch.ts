import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test'
import { z } from 'zod'
import { runtimeFile } from '../../scripts/lib/paths.mjs'

const runtimeSchema = z.object({ executable: z.string(), appArgs: z.array(z.string()) })

/** The runtime that the set-up resolved; `npm test` and `npm run e2e` leave it here. */
const resolvedRuntime = () => runtimeSchema.parse(JSON.parse(readFileSync(runtimeFile, 'utf8')))

/** Root has no Chromium sandbox for the process; the windows stay sandboxed in every other sense. */
export const rootArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export type LaunchOptions = {
  /** Profile folder to use again, as after a crash; a fresh one by default. */
  readonly profile?: string
  /** Further arguments of the application, such as `--demo`. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export type RunningApp = {
  readonly app: ElectronApplication
  /** The desk window, loaded. */
  readonly desk: Page
  readonly profile: string
  /** What the pages wrote to their consoles as warnings or errors, security violations among them. */
  readonly complaints: readonly string[]
  /** Ends the application the ordinary way and removes a profile that this launch made; once, however often it is called. */
  readonly close: () => Promise<void>
  /** Ends the process at once, as a power cut would; the profile stays. */
  readonly kill: () => Promise<void>
}

const listen = (page: Page, complaints: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (problem) => complaints.push(problem.message))
}

/** How to start the built application with a profile, for Playwright or as a plain process. */
export const startCommand = (profile: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const runtime = resolvedRuntime()
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  )
  return {
    command: runtime.executable,
    args: [...rootArgs, ...runtime.appArgs, `--user-data-dir=${profile}`, ...args],
    env: { ...Object.fromEntries(inherited), ...env },
  }
}

/** How long the driver may take to reach the application, in milliseconds. */
const reachMs = 45_000

/**
 * On a busy machine the driver sometimes waits for ever for an answer to its greeting, while the application it started
 * runs and has drawn its window. It is then started once more, and says so.
 */
async function reach({ command, args, env }: ReturnType<typeof startCommand>): Promise<ElectronApplication> {
  const start = () => _electron.launch({ executablePath: command, args, env, timeout: reachMs })
  try {
    return await start()
  } catch (cause) {
    if (!(cause instanceof errors.TimeoutError)) throw cause
    console.warn('The driver did not reach the application, which is started once more.')
    // The process that was given up must be gone before another may use its profile.
    await delay(2_000)
    return start()
  }
}

/** Starts the built application in the resolved Electron with a profile of its own. */
export const launch = async ({ profile, args = [], env = {} }: LaunchOptions = {}): Promise<RunningApp> => {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'procedure-pause-e2e-'))
  const start = startCommand(folder, args, env)
  const app = await reach(start)
  const complaints: string[] = []
  app.on('window', (page) => listen(page, complaints))
  const desk = await app.firstWindow()
  await desk.waitForLoadState('domcontentloaded')

  const main = app.process()
  const ended = () =>
    new Promise<void>((resolve) => {
      if (main.exitCode !== null || main.signalCode !== null) resolve()
      else main.once('exit', () => resolve())
    })

  let closing: Promise<void> | null = null
  const close = async () => {
    await app.close()
    // Not a failure of what was tested, but worth a line: an end that takes too long is cut off.
    if (main.exitCode !== 0)
      console.warn(`The application ended by ${main.signalCode ?? `exit code ${main.exitCode}`}.`)
    if (profile === undefined) rmSync(folder, { recursive: true, force: true })
  }

  return {
    app,
    desk,
    profile: folder,
    complaints,
    close: () => {
      closing ??= close()
      return closing
    },
    kill: async () => {
      const gone = ended()
      main.kill('SIGKILL')
      await gone
    },
  }
}
