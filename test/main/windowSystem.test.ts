import { describe, expect, it } from 'vitest'
import { startAgainWith } from '../../main/windowSystem'

const session = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }

describe('the window system of Linux', () => {
  it('is X11 in a Wayland session, because only there a wall display stands on the screen that was chosen', () => {
    expect(startAgainWith('linux', ['procedure-pause', '--demo'], session)).toEqual(['--demo', '--ozone-platform=x11'])
    expect(startAgainWith('linux', ['procedure-pause'], { DISPLAY: ':0', XDG_SESSION_TYPE: 'wayland' })).toEqual([
      '--ozone-platform=x11',
    ])
  })

  it('starts again once at most', () => {
    const again = startAgainWith('linux', ['procedure-pause'], session) ?? []
    expect(startAgainWith('linux', ['procedure-pause', ...again], session)).toBeNull()
  })

  it.each([
    ['a window system was chosen by name', 'linux', ['app', '--ozone-platform=wayland'], session],
    ['a hint was given', 'linux', ['app', '--ozone-platform-hint=auto'], session],
    ['there is no X server beside it', 'linux', ['app'], { WAYLAND_DISPLAY: 'wayland-0' }],
    ['the session is X11', 'linux', ['app'], { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }],
    ['the system is Windows', 'win32', ['app'], session],
    ['the system is macOS', 'darwin', ['app'], session],
  ] as const)('is left alone where %s', (_why, platform, argv, env) => {
    expect(startAgainWith(platform, argv, env)).toBeNull()
  })
})
