/**
 * The window system of Linux. From Electron 38 on an application runs as a Wayland client wherever it can, and a
 * Wayland client cannot say on which screen its window stands: the wall display could cover the desk. So the
 * application runs through XWayland, where a window stands where it was put.
 */
const choice = '--ozone-platform'

/**
 * The arguments to start again with, or null where this start is right as it is: not Linux, no Wayland session, no X
 * server beside it, or a window system that was chosen by name (which also ends every loop).
 * `argv` as `process.argv`, with the program first.
 */
export const startAgainWith = (
  platform: NodeJS.Platform,
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] | null => {
  if (platform !== 'linux') return null
  const wayland = Boolean(env.WAYLAND_DISPLAY) || env.XDG_SESSION_TYPE === 'wayland'
  const chosen = argv.some((arg) => arg === choice || arg.startsWith(`${choice}=`) || arg.startsWith(`${choice}-hint=`))
  return wayland && env.DISPLAY && !chosen ? [...argv.slice(1), `${choice}=x11`] : null
}
