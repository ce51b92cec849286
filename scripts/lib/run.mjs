import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The project's folder, without a trailing slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Says one line on stderr: stdout belongs to whatever the person asked for. @param {string} line */
export const say = (line) => process.stderr.write(`${line}\n`)

/**
 * Runs a program and waits for it. Resolves with its exit code (128 + n when signal n ended it); rejects when it cannot be started.
 * Output goes where this process's output goes, or all of it to stderr when `quiet`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export const run = (command, args, { cwd = root, env = process.env, quiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['inherit', quiet ? process.stderr : 'inherit', 'inherit'] })
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    const done = () => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
    }
    child.on('error', (cause) => {
      done()
      reject(cause)
    })
    child.on('close', (code, signal) => {
      done()
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })

/**
 * Runs a program and throws unless it ends with 0.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 */
export const mustRun = async (command, args, options) => {
  const code = await run(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}

/** Whether a program answers on this machine. @param {string} command @param {readonly string[]} args */
export const answers = (command, args = ['--version']) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** The file of a package's command inside node_modules, to be run with this Node. @param {string} path */
export const inModules = (path) => `${root}/node_modules/${path}`
