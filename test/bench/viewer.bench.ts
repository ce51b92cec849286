import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchViewer } from './viewer'

/** `[ROUNDS]`, 3 of them for the quality bars. Takes a build and a display. */
const [rounds = 3] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'pause-bench-viewer-'))
try {
  await benchViewer(folder, rounds)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
