import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A room with two outputs nobody sees, either of which can be unplugged while programs run on it. */
export type TwoDisplays = {
  /** For `DISPLAY` in the environment of a program. */
  readonly display: string
  readonly plugIn: () => void
  readonly unplug: () => void
  readonly close: () => Promise<void>
}

const size = '1920x1080'
const [desk, wall] = ['DUMMY0', 'DUMMY1']

const configuration = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "outputs"
  Driver "dummy"
  VideoRam 64000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "${size}" 148.5 1920 2008 2052 2200 1080 1084 1089 1125
EndSection
Section "Screen"
  Identifier "screen"
  Device "outputs"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "${size}"
    Virtual 3840 1080
  EndSubSection
EndSection
`

/** Starts an X server whose outputs are real to RandR and have no hardware, with both of them on, side by side. */
export async function twoDisplays(): Promise<TwoDisplays> {
  const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-displays-'))
  const config = join(folder, 'xorg.conf')
  writeFileSync(config, configuration)
  const server = spawn(
    'Xorg',
    ['-displayfd', '3', '-config', config, '-noreset', '-nolisten', 'tcp', '-logfile', join(folder, 'xorg.log')],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const display = `:${await numberOf(server)}`
  const randr = (...args: readonly string[]) => {
    const done = spawnSync('xrandr', ['--display', display, ...args], { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`xrandr ${args.join(' ')}: ${done.stderr}`)
  }
  // The server looks for what is plugged in when it is asked for everything, not when a mode is set.
  const probe = () => randr('--query')
  const plugIn = () => {
    randr('--output', wall, '--mode', size, '--right-of', desk)
    probe()
  }
  randr('--addmode', wall, size)
  plugIn()
  return {
    display,
    plugIn,
    unplug: () => {
      randr('--output', wall, '--off')
      probe()
    },
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The number of the display that the server chose, once it takes programs. */
async function numberOf(server: ChildProcess): Promise<string> {
  const told = server.stdio[3]
  if (told === null || told === undefined) throw new Error('Xorg tells nothing')
  return await new Promise((resolve, reject) => {
    told.once('data', (number: Buffer) => resolve(number.toString().trim()))
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xorg ended with ${code}`)))
  })
}
