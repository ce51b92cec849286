import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, expect, test } from '@playwright/test'
import { root } from '../../scripts/lib/run.mjs'
import { rootArgs } from './launch'

const places = {
  linux: { flag: '--linux', folder: 'linux-unpacked', program: 'procedure-pause', resources: 'resources' },
  darwin: {
    flag: '--mac',
    folder: 'mac',
    program: 'Procedure Pause.app/Contents/MacOS/Procedure Pause',
    resources: 'Procedure Pause.app/Contents/Resources',
  },
  win32: { flag: '--win', folder: 'win-unpacked', program: 'Procedure Pause.exe', resources: 'resources' },
}

const place = places[process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux']
const output = mkdtempSync(join(tmpdir(), 'procedure-pause-package-'))
const folder = join(output, place.folder)
const program = join(folder, place.program)
const resources = join(folder, place.resources)

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  test.setTimeout(300_000)
  const packed = spawnSync(
    process.execPath,
    [join(root, 'scripts/package.mjs'), place.flag, 'dir', `-c.directories.output=${output}`],
    { cwd: root, encoding: 'utf8' },
  )
  expect(packed.status, `${packed.stdout}\n${packed.stderr}`).toBe(0)
})

test.afterAll(() => {
  rmSync(output, { recursive: true, force: true })
})

/** A port that nothing listens on just now. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address()
      server.close(() => (bound && typeof bound !== 'string' ? resolve(bound.port) : reject(new Error('no port'))))
    })
  })

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode)
    else child.once('exit', (code) => resolve(code))
  })

test('the package holds the built application and its one native module, and no sources', () => {
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  expect(files).toContain('/out/main/index.js')
  expect(files).toContain('/out/preload/index.cjs')
  expect(files).toContain('/out/renderer/index.html')
  expect(files.filter((file) => /\.map$|^\/(main|renderer|shared|test|scripts)(\/|$)|\.tsx?$/.test(file))).toEqual([])
  const native = join(resources, 'app.asar.unpacked/node_modules/@libsql')
  expect(readdirSync(native).filter((name) => existsSync(join(native, name, 'index.node')))).toHaveLength(1)
  expect(existsSync(join(resources, 'app'))).toBe(false)
})

test('the package cannot be used as Node, debugged, or made to load other code', async () => {
  const wire = await getCurrentFuseWire(program)
  // The wire holds a character for each fuse: '1' on, '0' off, 'r' removed.
  const inForce = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1'
  expect({
    runAsNode: inForce(FuseV1Options.RunAsNode),
    cookieEncryption: inForce(FuseV1Options.EnableCookieEncryption),
    nodeOptions: inForce(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: inForce(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: inForce(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: inForce(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: inForce(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    filePrivileges: inForce(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    ownSnapshot: false,
    filePrivileges: false,
  })
})

test('the packaged application starts, paints and ends', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'procedure-pause-packaged-'))
  const port = await freePort()
  // With the inspector fused off, only the page can be watched, over Chromium's own port.
  const child = spawn(
    program,
    [...rootArgs, `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, '--inspect=0', '--demo'],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const said: string[] = []
  child.stderr.on('data', (bytes: Buffer) => said.push(String(bytes)))
  try {
    await expect
      .poll(
        () =>
          fetch(`http://127.0.0.1:${port}/json/version`).then(
            (reply) => reply.ok,
            () => false,
          ),
        {
          timeout: 30_000,
          message: 'the application answers',
        },
      )
      .toBe(true)
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    const context = browser.contexts()[0]
    if (!context) throw new Error('The application has no page context.')
    await expect.poll(() => context.pages().map((page) => page.url())).toEqual(['app://companion/?window=desk'])
    const page = context.pages()[0]
    if (!page) throw new Error('The application has no window.')
    // The first start of a package reads everything from the disk, on a machine that does other work besides.
    await expect(page.locator('#root')).not.toBeEmpty({ timeout: 45_000 })
    await expect(page.getByRole('heading').first()).toBeVisible()
    expect((await page.screenshot()).length).toBeGreaterThan(5_000)
    expect(said.join('')).not.toContain('Debugger listening')
    await browser.close()
    expect(child.exitCode).toBeNull()
  } finally {
    child.kill('SIGTERM')
    await ended(child)
    rmSync(profile, { recursive: true, force: true })
  }
})
