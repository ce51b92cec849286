import { test } from '@playwright/test'
import { launch } from './launch'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { startImport } from './steps/images'
import { nurse, signIn } from './steps/people'
test.setTimeout(580_000)
test('lag', async () => {
  const running = await launch({ args: ['--demo'] })
  const { desk, app } = running
  const split = () => app.evaluate(() => { const t = process.getBuiltinModule('node:fs').readFileSync('/proc/self/status', 'utf8'); const m = process.memoryUsage(); return `${[...t.matchAll(/(VmHWM|VmRSS|RssAnon|RssFile):\s+(\d+)/g)].map((x) => `${x[1]} ${Math.round(Number(x[2]) / 1024)}`).join(' ')} heap ${Math.round(m.heapUsed / 1048576)}/${Math.round(m.heapTotal / 1048576)} ext ${Math.round(m.external / 1048576)} ab ${Math.round(m.arrayBuffers / 1048576)}` })
  await boardIsThere(desk)
  await signIn(desk, nurse)
  await openCase(desk, 'Hartmann')
  await showScreen(desk, 'Images')
  await desk.waitForTimeout(20_000)
  console.log('before', await split())
  await app.evaluate(() => {
    const g = globalThis as unknown as { lag: { wall: number; cpu: number; over: number[] }; t: unknown }
    const fs = process.getBuiltinModule('node:fs')
    const cpuNow = () => Number(fs.readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    g.lag = { wall: 0, cpu: 0, over: [] }
    let last = performance.now(), c = cpuNow()
    g.t = setInterval(() => {
      const n = performance.now(), k = cpuNow()
      g.lag.wall = Math.max(g.lag.wall, n - last - 5); g.lag.cpu = Math.max(g.lag.cpu, k - c)
      if (k - c > 20) g.lag.over.push(Math.round(k - c))
      last = n; c = k
    }, 5)
  })
  await desk.evaluate(() => { const w = window as unknown as { long: number[] }; w.long = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) w.long.push(Math.round(e.duration)) }).observe({ type: 'longtask' }) })
  const t = performance.now()
  await startImport({ ...running, clock: { forward: 0 } }, 'folder', process.env.FILES ?? '/tmp/h4files')
  await desk.getByRole('alertdialog').or(desk.getByRole('dialog', { name: 'Import finished' })).waitFor({ timeout: 400_000 })
  console.log('s', Math.round((performance.now() - t) / 1000), await split())
  console.log('main lag', JSON.stringify(await app.evaluate(() => (globalThis as unknown as { lag: unknown }).lag)))
  console.log('renderer long tasks', JSON.stringify(await desk.evaluate(() => (window as unknown as { long: number[] }).long)))
  await running.close()
})
