import type { ScannedInstance } from '@shared/imaging/types'
import { collectSources } from '../../main/images/collectSources'
import { imagePool } from '../../main/images/imagePool'
import { importPaths } from '../../main/images/importer'
import { scanSource } from '../../main/images/scanSource'

/**
 * What the bench times as processes of their own, so that peers and we start from nothing alike:
 * `scan FOLDER` reads all headers on one thread, `scan-pool FOLDER` as the application does, `import FOLDER STORE` keeps
 * them too. Prints one JSON line.
 */
const [what = '', from = '', to = '/nowhere'] = process.argv.slice(2)

async function scan(): Promise<number> {
  const { sources } = await collectSources([from], () => {}, new AbortController().signal)
  return sources.map(scanSource).filter(({ is }) => is === 'instance').length
}

async function inPool(isKept: boolean): Promise<{ instances: number; longestMs: number }> {
  const pool = imagePool({
    folder: to,
    dataKey: new Uint8Array(32).fill(7),
    worker: new URL('./imageWorker.mjs', import.meta.url),
    threads: 2,
    timeLimitMs: 60_000,
  })
  // How long this thread, which answers the window in the application, was ever busy at one thing.
  let longestMs = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  let found = 0
  const admit = async (instances: readonly ScannedInstance[]) => {
    found = instances.length
    return new Set<never>()
  }
  const report = await importPaths([from], isKept ? { pool } : { pool, admit }, () => {}, new AbortController().signal)
  clearInterval(watch)
  await pool.close()
  return { instances: isKept ? report.taken.length + report.alreadyHere.length : found, longestMs }
}

const started = performance.now()
const result = what === 'scan' ? { instances: await scan(), longestMs: 0 } : await inPool(what === 'import')
// The most that was ever resident, not what is left at the end. In kilobytes.
const { maxRSS } = process.resourceUsage()
const line = { ...result, ms: performance.now() - started, megabytes: Math.round(maxRSS / 1024) }
process.stdout.write(`${JSON.stringify(line)}\n`)
