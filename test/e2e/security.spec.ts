import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type RunningApp, startCommand } from './launch'
import { boardIsThere } from './steps/board'

let running: RunningApp

test.beforeAll(async () => {
  running = await launch({ args: ['--demo'] })
})

test.afterAll(async () => {
  await running.close()
})

test.describe('the window', () => {
  test('is sandboxed, isolated and without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        // Electron has this method but no type for it.
        const inForce: Record<string, unknown> = Reflect.get(window.webContents, 'getLastWebPreferences').call(
          window.webContents,
        )
        return {
          sandbox: inForce.sandbox,
          contextIsolation: inForce.contextIsolation,
          nodeIntegration: inForce.nodeIntegration,
          nodeIntegrationInWorker: inForce.nodeIntegrationInWorker ?? false,
          webSecurity: inForce.webSecurity,
          webviewTag: inForce.webviewTag,
        }
      }),
    )
    expect(preferences.length).toBeGreaterThan(0)
    for (const each of preferences) {
      expect(each).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
      })
    }
  })

  test('has neither Node nor Electron in its page', async () => {
    const found = await running.desk.evaluate(() =>
      ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(found).toEqual([])
  })

  test('offers its page the contract and nothing else, and the page cannot change it', async () => {
    const offered = await running.desk.evaluate(() => {
      const before = window.companion.request['app.info']
      const tries = [
        () => Object.assign(window, { companion: {} }),
        () => Object.assign(window.companion, { request: {} }),
        () => Object.assign(window.companion.request, { 'app.info': null }),
      ]
      const refused = tries.filter((attempt) => {
        try {
          attempt()
          return false
        } catch {
          return true
        }
      }).length
      return {
        refused,
        same: window.companion.request['app.info'] === before,
        keys: Object.keys(window.companion).sort(),
      }
    })
    expect(offered).toEqual({ refused: 3, same: true, keys: ['on', 'pathOf', 'request'] })
  })

  test('says nothing of the patient in its title', async () => {
    await running.desk.evaluate(() => {
      document.title = 'Quill, Adela 1954-03-02'
    })
    const titles = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.getTitle()),
    )
    expect(new Set(titles)).toEqual(new Set(['Procedure Pause']))
  })

  test('loads without breaking its own content policy', async () => {
    const before = running.complaints.length
    await running.desk.reload()
    await boardIsThere(running.desk)
    await running.desk.evaluate(() => document.fonts.ready.then(() => true))
    expect(running.complaints.slice(before)).toEqual([])
  })
})

test.describe('the pages', () => {
  test('come from app:// with a policy that starts from nothing', async () => {
    expect(await running.desk.evaluate(() => location.origin)).toBe('app://companion')
    const policy = await running.desk.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).not.toContain("'unsafe-eval'")
  })

  test('run neither inline scripts nor text as code nor inline styles', async () => {
    const outcome = await running.desk.evaluate(async () => {
      const violated: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'window.__planted = true'
      document.head.append(script)
      const style = document.createElement('style')
      style.textContent = 'body { outline: 7px solid red }'
      document.head.append(style)
      // Later, in the page's own turn: what a debugger evaluates directly is exempt from the policy.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return true')())
          } catch {
            resolve(false)
          }
        }, 100),
      )
      await new Promise((resolve) => setTimeout(resolve, 50))
      const outlined = getComputedStyle(document.body).outlineWidth === '7px'
      script.remove()
      style.remove()
      return { planted: '__planted' in window, outlined, evaluated, violated: violated.sort() }
    })
    expect(outcome).toEqual({
      planted: false,
      outlined: false,
      evaluated: false,
      violated: ['script-src', 'script-src-elem', 'style-src-elem'],
    })
  })

  test.describe('refuse an address that', () => {
    for (const [what, address, status] of [
      ['climbs behind percent signs', '/%2e%2e%2f%2e%2e%2fpackage.json', 400],
      ['hides a backslash', '/..%5c..%5cpackage.json', 400],
      ['hides a NUL', '/index.html%00.js', 400],
      ['does not exist', '/no-such-page.html', 404],
      ['is a folder', '/assets', 404],
    ] as const) {
      test(what, async () => {
        expect(await running.desk.evaluate(async (path) => (await fetch(path)).status, address)).toBe(status)
      })
    }

    test('wants to change something', async () => {
      expect(await running.desk.evaluate(async () => (await fetch('/', { method: 'POST', body: 'x' })).status)).toBe(
        405,
      )
    })
  })

  test('cannot read the files of this computer', async () => {
    const read = await running.desk.evaluate(() =>
      fetch('file:///etc/hostname').then(
        () => 'read',
        () => 'refused',
      ),
    )
    expect(read).toBe('refused')
  })
})

test.describe('leaving', () => {
  for (const target of [
    'https://example.org/',
    'file:///etc/hostname',
    'data:text/html,<p>elsewhere',
    'app://other/',
  ]) {
    test(`by navigation to ${target} is denied`, async () => {
      const here = running.desk.url()
      await running.app.evaluate(({ BrowserWindow }) => {
        const attempts: string[] = []
        Object.assign(globalThis, { attempts })
        for (const window of BrowserWindow.getAllWindows()) {
          window.webContents.once('will-navigate', (event) => attempts.push(event.url))
          window.webContents.once('did-navigate', (_event, url) => attempts.push(`went to ${url}`))
        }
      })
      await running.desk.evaluate((url) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
        link.remove()
      }, target)
      await running.desk.waitForTimeout(300)
      expect(running.desk.url()).toBe(here)
      const attempts = await running.app.evaluate(() => Reflect.get(globalThis, 'attempts'))
      expect(JSON.stringify(attempts)).not.toContain('went to')
    })
  }

  test('by opening another window is denied', async () => {
    const opened = await running.desk.evaluate(() => [
      window.open('https://example.org/'),
      window.open('/index.html'),
      window.open('about:blank'),
    ])
    expect(opened).toEqual([null, null, null])
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
})

test.describe('the network', () => {
  let server: Server
  let address = ''
  let hits: string[] = []

  test.beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(`${request.method} ${request.url}`)
      response.setHeader('access-control-allow-origin', '*')
      response.end('seen')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const bound = server.address()
    if (bound === null || typeof bound === 'string') throw new Error('The server has no port.')
    address = `http://127.0.0.1:${bound.port}`
  })

  test.afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

  test('sees nothing of the page, whatever the page tries', async () => {
    await fetch(`${address}/control`)
    expect(hits).toEqual(['GET /control'])
    hits = []
    await running.desk.evaluate(async (url) => {
      await fetch(`${url}/fetch`).catch(() => null)
      navigator.sendBeacon(`${url}/beacon`, 'x')
      new Image().src = `${url}/image`
      const socket = new WebSocket(url.replace('http', 'ws'))
      socket.onerror = () => socket.close()
      const parts = ['script', 'iframe', 'link', 'video'].map((name) => {
        const part = document.createElement(name)
        part.setAttribute(name === 'link' ? 'href' : 'src', `${url}/${name}`)
        if (name === 'link') part.setAttribute('rel', 'stylesheet')
        document.body.append(part)
        return part
      })
      await new Promise((resolve) => setTimeout(resolve, 500))
      for (const part of parts) part.remove()
    }, address)
    expect(hits).toEqual([])
  })

  test('is closed to the session too, below the page policy', async () => {
    hits = []
    const reached = await running.app.evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(`${url}/session`).then(
          () => 'reached',
          () => 'cancelled',
        ),
      address,
    )
    expect(reached).toBe('cancelled')
    expect(hits).toEqual([])
  })
})

test.describe('a message to the main process', () => {
  /** Asks from a window that has our bridge but is not one of our windows, showing `address`. */
  const askFrom = (address: string) =>
    running.app.evaluate(async ({ app, BrowserWindow }, url) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      try {
        await foreign.loadURL(url)
        return await foreign.webContents.executeJavaScript(`companion.request['people.list']({})`)
      } finally {
        foreign.destroy()
      }
    }, address)

  test('is answered when one of our windows sends it as the contract says', async () => {
    const answer = await running.desk.evaluate(() => window.companion.request['app.info']({}))
    expect(answer).toMatchObject({ ok: true, value: { demo: true } })
  })

  for (const [who, address] of [
    ['a foreign page', 'data:text/html,<p>foreign</p>'],
    ['our own page in a window that nobody named', 'app://companion/index.html'],
  ] as const) {
    test(`is refused when ${who} sends it`, async () => {
      expect(await askFrom(address)).toMatchObject({ ok: false, failure: { code: 'app.refused' } })
    })
  }

  test('is refused when it does not fit the contract, without repeating what it said', async () => {
    const answers = await running.desk.evaluate(async () => {
      const malformed: unknown[] = [{ day: 'Quill 1954' }, null, 'x', { day: ['2026-11-24'] }]
      return Promise.all(
        malformed.map((input) => Reflect.apply(window.companion.request['board.day'], undefined, [input])),
      )
    })
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { code: 'app.malformed' } })
    expect(JSON.stringify(answers)).not.toContain('Quill')
  })
})

test.describe('a page cannot name a place on the disk', () => {
  test('where main writes or reads: a person is asked, whatever the message says', async () => {
    await running.app.evaluate(({ dialog }) => {
      const asked: string[] = []
      Object.assign(globalThis, { asked })
      dialog.showSaveDialog = async () => {
        asked.push('save')
        return { canceled: true, filePath: '' }
      }
      dialog.showOpenDialog = async () => {
        asked.push('open')
        return { canceled: true, filePaths: [] }
      }
    })
    const path = join(running.profile, 'planted.json')
    const answers = await running.desk.evaluate(async (path) => {
      const { request } = window.companion
      return [
        await Reflect.apply(request['checklists.export'], undefined, [{ checklistId: 'x', version: null, path }]),
        await Reflect.apply(request['schedule.import'], undefined, [{ path }]),
      ]
    }, path)
    expect(answers).toMatchObject([
      { ok: true, value: { cancelled: true } },
      { ok: true, value: { cancelled: true } },
    ])
    expect(await running.app.evaluate(() => Reflect.get(globalThis, 'asked'))).toEqual(['save', 'open'])
    expect(existsSync(path)).toBe(false)
  })

  test('from which images are taken, unless a person chose or dropped it', async () => {
    const answers = await running.desk.evaluate(
      async (paths) => {
        // A file that the page made has no path, whatever its name says.
        const made = await window.companion.pathOf(new File(['x'], paths[0] ?? ''))
        const importId = crypto.randomUUID()
        return { made, answer: await window.companion.request['images.import']({ importId, paths }) }
      },
      [running.profile],
    )
    expect(answers).toMatchObject({ made: '', answer: { ok: false, failure: { code: 'images.not-chosen' } } })
  })
})

test('every permission is denied', async () => {
  const outcome = await running.desk.evaluate(async () => {
    const refused = (ask: () => Promise<unknown>) =>
      ask().then(
        () => 'granted',
        () => 'refused',
      )
    return {
      notification: await Notification.requestPermission(),
      position: await refused(
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await refused(() => navigator.clipboard.readText()),
    }
  })
  expect(outcome).toEqual({
    notification: 'denied',
    position: 'refused',
    camera: 'refused',
    microphone: 'refused',
    screen: 'refused',
    clipboard: 'refused',
  })
})

test('a second start of the same profile gives way to the first', async () => {
  const { command, args, env } = startCommand(running.profile, ['--demo'])
  const code = await new Promise((resolve, reject) => {
    spawn(command, args, { env, stdio: 'ignore' }).on('error', reject).on('close', resolve)
  })
  expect(code).toBe(0)
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
