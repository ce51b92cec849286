import { imagePool } from '../../../main/images/imagePool'
import { importPaths } from '../../../main/images/importer'

/** `FOLDER WORKER PATH`: imports, never ends by itself, and writes a line whenever it is told how many images are kept. */
const [folder = '', worker = '', path = ''] = process.argv.slice(2)
const dataKey = new Uint8Array(32).fill(7)
const pool = imagePool({ folder, dataKey, worker: new URL(worker), threads: 2, timeLimitMs: 20_000 })
await importPaths([path], { pool }, ({ stored }) => console.log(stored), new AbortController().signal)
// It waits for its end: who is quicker must not decide what a test sees.
setInterval(() => {}, 1000)
