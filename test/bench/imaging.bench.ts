import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { benchDecoders } from './decoders'
import { writeFolder } from './folder'
import { compared, held, median, print } from './measure'

/**
 * Images beside other programs for the same work, taken in turns: `[FILES] [ROUNDS]`, 2000 files and 5 rounds for the
 * quality bars. Peers that are not installed are left out and named. `ELECTRON` names an Electron that imports are timed
 * in as well, because its cryptography is not Node's.
 */
const [files = 2000, rounds = 5] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'pause-bench-images-'))
const child = fileURLToPath(new URL('./importer.mjs', import.meta.url))
const childSays = z.object({ instances: z.number(), longestMs: z.number(), ms: z.number(), megabytes: z.number() })
const electron = process.env.ELECTRON

function program(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  return () => {
    const ran = spawnSync(command, args, { env, maxBuffer: 1 << 28 })
    return { code: ran.status, signal: ran.signal, out: ran.stdout?.toString() ?? '' }
  }
}

function ours(args: readonly string[], executable = process.execPath) {
  const env = executable === process.execPath ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return program(executable, [child, ...args], env)
}

function headers(from: string): void {
  const tags = ['0008,0016', '0008,0018', '0008,0020', '0008,0060', '0010,0010', '0010,0020', '0010,0030', '0010,0040']
  const more = ['0020,000d', '0020,000e', '0020,0011', '0020,0013', '0028,0008', '0028,0010', '0028,0011', '0028,0030']
  const scanner = [...tags, ...more].flatMap((tag) => ['-t', tag])
  const times = compared(rounds, {
    'ours, one thread': ours(['scan', from]),
    'ours, as in the application': ours(['scan-pool', from]),
    gdcmscanner: program('gdcmscanner', ['-d', from, '-r', ...scanner]),
    dcmmkdir: program('dcmmkdir', ['-W', '-Nxc', '-Nec', '+id', from, '+r', '+I', '+D', join(folder, 'DICOMDIR')]),
    'node, list and open': program(process.execPath, ['-e', openAll, from]),
    'node, start alone': program(process.execPath, ['-e', '0']),
  })
  const one = times.get('ours, one thread')
  const pool = times.get('ours, as in the application')
  const scannerTimes = times.get('gdcmscanner')
  const directory = times.get('dcmmkdir')
  print(`headers of ${files} files, whole processes`)
  for (const [name, each] of times) print(`  ${name}: ${median(each).toFixed(0)} ms`)
  if (one && scannerTimes) held('  one thread / gdcmscanner', median(one) / median(scannerTimes), { atMost: 1 })
  if (pool && scannerTimes)
    held('  as in the application / gdcmscanner', median(pool) / median(scannerTimes), { atMost: 1 })
  if (one && directory) held('  dcmmkdir / one thread', median(directory) / median(one), { atLeast: 4 })
}

/** Opens every file and reads 4 KiB: what no reader of headers can do without. */
const openAll = `
const fs = require('fs'), path = require('path'), b = Buffer.alloc(4096)
for (const name of fs.readdirSync(process.argv[1], { recursive: true })) {
  const file = path.join(process.argv[1], name)
  if (!fs.statSync(file).isFile()) continue
  const fd = fs.openSync(file); fs.readSync(fd, b, 0, 4096, 0); fs.closeSync(fd)
}`

function imports(from: string, bytes: number): void {
  const copy = join(folder, 'copy')
  const store = join(folder, 'store')
  const says: z.infer<typeof childSays>[] = []
  const keep = (executable?: string) => () => {
    rmSync(store, { recursive: true, force: true })
    const ran = ours(['import', from, store], executable)()
    if (ran.code === 0) says.push(childSays.parse(JSON.parse(ran.out)))
    return ran
  }
  const times = compared(rounds, {
    'cp -r': () => {
      rmSync(copy, { recursive: true, force: true })
      return program('cp', ['-r', from, copy])()
    },
    // What a copy takes that is on the disk when it says so, as ours is.
    'cp -r and sync': () => {
      rmSync(copy, { recursive: true, force: true })
      return program('sh', ['-c', 'cp -r "$0" "$1" && sync -f "$1"', from, copy])()
    },
    'ours, Node': keep(),
    ...(electron === undefined ? {} : { 'ours, Electron': keep(electron) }),
  })
  const plain = times.get('cp -r')
  const durable = times.get('cp -r and sync')
  print(`import of ${(bytes / 1e9).toFixed(2)} GB: SHA-256, AES-256-GCM, durable copy`)
  for (const [name, each] of times) {
    print(`  ${name}: ${median(each).toFixed(0)} ms`)
    if (!name.startsWith('ours')) continue
    if (plain) held(`  ${name} / cp -r`, median(each) / median(plain), { atMost: 1.3 })
    if (durable) held(`  ${name} / cp -r and sync`, median(each) / median(durable), { atMost: 1.3 })
  }
  held('  the thread that answers was busy, ms', Math.max(...says.map(({ longestMs }) => longestMs)), { atMost: 50 })
  held('  resident at most, MB', Math.max(...says.map(({ megabytes }) => megabytes)), { atMost: 300 })
}

try {
  const from = join(folder, 'files')
  mkdirSync(from)
  const bytes = writeFolder(from, files)
  headers(from)
  imports(from, bytes)
  rmSync(join(folder, 'copy'), { recursive: true, force: true })
  rmSync(join(folder, 'store'), { recursive: true, force: true })
  await benchDecoders(folder, rounds)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
