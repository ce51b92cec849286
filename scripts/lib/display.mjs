import { answers, run } from './run.mjs'

/** Whether a window would be seen by anyone. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/** A virtual display of the size of a room's screen. */
const virtualDisplay = ['-a', '-s', '-screen 0 1920x1080x24']

/**
 * Runs a Node script with a display nobody sees, so that tests neither need a screen nor take one over. Where there is
 * no Xvfb (macOS, Windows) the ordinary display serves.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export const runUnseen = (args, env = process.env) =>
  answers('xvfb-run', ['--help'])
    ? run('xvfb-run', [...virtualDisplay, process.execPath, ...args], { env })
    : run(process.execPath, args, { env })
