import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One sheet as it came out: the file that reached the printer, and how often it was asked for. */
export type PrintedSheet = { readonly pdf: Buffer; readonly copies: number; readonly title: string }

/**
 * A real CUPS of its own, without the system's: a socket, a spool and printers whose paper is a folder. A printer keeps
 * the PDF it was sent, and can be without paper, stopped, or taken away.
 */
export type RealCups = {
  /** For `CUPS_SERVER`. */
  readonly socket: string
  /** Where the print service keeps what it has not printed: for a look at what it leaves on the disk. */
  readonly spool: string
  readonly addPrinter: (name: string, description?: string) => void
  readonly removePrinter: (name: string) => void
  readonly stop: (name: string) => void
  readonly start: (name: string) => void
  readonly refuseJobs: (name: string) => void
  readonly takePaper: (name: string) => void
  /** Fills the tray and lets the printer go on, as the button on its front does. */
  readonly fillPaper: (name: string) => void
  /** Lets the printer print at once, or hold what it has until it is let go. */
  readonly hold: (name: string, isHeld: boolean) => void
  readonly cancelAll: (name: string) => void
  readonly sheets: (name: string) => PrintedSheet[]
  readonly end: () => Promise<void>
}

/** What a printer does with a job, as CUPS asks it of every backend: job, user, title, copies, options, file. */
const backend = `#!/bin/sh
[ $# -eq 0 ] && exit 0
tray="\${DEVICE_URI#paper:}"
while [ -e "$tray/held" ]; do sleep 0.05; done
if [ -e "$tray/empty" ]; then echo 'STATE: +media-empty-error' >&2; exit 4; fi
echo 'STATE: -media-empty-error' >&2
number=$(printf '%05d' "$1")
cat "\${6:--}" > "$tray/.$number"
printf '%s\\n%s\\n' "$4" "$3" > "$tray/$number.txt"
mv "$tray/.$number" "$tray/$number.pdf"
`

/** The privacy of jobs as Debian ships it: only whoever sent a job is told its name. */
const service = (socket: string) => `Listen ${socket}
LogLevel warn
Browsing No
DefaultAuthType None
ErrorPolicy stop-printer
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`

const installed = '/usr/lib/cups'
const folders = ['etc', 'run', 'spool', 'cache', 'tmp', 'log', 'trays', 'bin', 'bin/backend']

/** Starts the print service; rejects with what it said where it does not come up. */
export async function realCups(): Promise<RealCups> {
  const root = mkdtempSync(join(tmpdir(), 'cups-'))
  const at = (...names: string[]) => join(root, ...names)
  // The service does part of its work as another user, who must come through.
  chmodSync(root, 0o755)
  for (const folder of folders) mkdirSync(at(folder))
  for (const part of ['filter', 'monitor', 'notifier', 'daemon', 'cgi-bin']) {
    if (existsSync(join(installed, part))) symlinkSync(join(installed, part), at('bin', part))
  }
  writeFileSync(at('bin/backend/paper'), backend, { mode: 0o700 })
  writeFileSync(at('etc/cupsd.conf'), service(at('run/cups.sock')))
  const places = { ServerRoot: 'etc', ServerBin: 'bin', RequestRoot: 'spool', StateDir: 'run', CacheDir: 'cache' }
  const logs = { TempDir: 'tmp', ErrorLog: 'log/error', AccessLog: 'log/access', PageLog: 'log/page' }
  const lines = Object.entries({ ...places, ...logs }).map(([name, folder]) => `${name} ${at(folder)}`)
  writeFileSync(at('etc/cups-files.conf'), [...lines, 'SystemGroup root', ''].join('\n'))

  const socket = at('run/cups.sock')
  const args = ['-f', '-c', at('etc/cupsd.conf'), '-s', at('etc/cups-files.conf')]
  const daemon = spawn('/usr/sbin/cupsd', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  await listening(daemon, socket)

  const run = (command: string, ...rest: string[]) => {
    execFileSync(command, rest, { env: { ...process.env, CUPS_SERVER: socket }, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  const tray = (name: string) => at('trays', name)
  const mark = (name: string, what: 'empty' | 'held', isSet: boolean) => {
    if (isSet) writeFileSync(join(tray(name), what), '')
    else rmSync(join(tray(name), what), { force: true })
  }
  return {
    socket,
    spool: at('spool'),
    addPrinter: (name, description = name) => {
      mkdirSync(tray(name), { recursive: true })
      run('/usr/sbin/lpadmin', '-p', name, '-v', `paper:${tray(name)}`, '-m', 'raw', '-D', description, '-E')
    },
    removePrinter: (name) => run('/usr/sbin/lpadmin', '-x', name),
    stop: (name) => run('/usr/sbin/cupsdisable', name),
    start: (name) => run('/usr/sbin/cupsenable', name),
    refuseJobs: (name) => run('/usr/sbin/cupsreject', name),
    takePaper: (name) => mark(name, 'empty', true),
    fillPaper: (name) => {
      mark(name, 'empty', false)
      run('/usr/sbin/cupsenable', name)
    },
    hold: (name, isHeld) => mark(name, 'held', isHeld),
    cancelAll: (name) => run('/usr/bin/cancel', '-a', name),
    sheets: (name) =>
      readdirSync(tray(name))
        .filter((file) => /^\d+\.pdf$/.test(file))
        .sort()
        .map((file) => {
          const [copies = '', title = ''] = readFileSync(join(tray(name), file.replace('.pdf', '.txt')), 'utf8').split(
            '\n',
          )
          return { pdf: readFileSync(join(tray(name), file)), copies: Number(copies), title }
        }),
    end: async () => {
      const ended = new Promise((resolve) => daemon.once('exit', resolve))
      if (daemon.exitCode === null && daemon.kill()) await ended
      rmSync(root, { recursive: true, force: true })
    },
  }
}

async function listening(daemon: ChildProcess, socket: string): Promise<void> {
  let said = ''
  daemon.stderr?.on('data', (text: Buffer) => {
    said += text.toString('utf8')
  })
  for (let waited = 0; waited < 10_000; waited += 25) {
    if (existsSync(socket)) return
    if (daemon.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  daemon.kill()
  throw new Error(`The print service did not start: ${said}`)
}
