import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { imagePool } from '../../../main/images/imagePool'
import { type Images, openImages } from '../../../main/images/imageService'
import { imageFile } from '../../fixtures/dicomBytes'
import { builtWorker } from './builtWorker'

let worker: URL
let folder: string
let images: Images
const dataKey = randomBytes(32)
const large = imageFile({ uid: '1.2.9', rows: 2048, columns: 3000, pixels: new Uint8Array(randomBytes(2048 * 3000)) })

beforeAll(async () => {
  worker = await builtWorker()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'))
  images = openImages({ folder, dataKey, worker })
})
afterEach(() => images.close())

async function taken(bytes: Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'disc-')), 'im')
  await writeFile(path, bytes)
  const report = await images.start('an-import', [path], () => {})
  const [first] = report.ok ? report.value.taken : []
  if (first === undefined) throw new Error(JSON.stringify(report))
  return first.contentId
}

function get(id: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return images.serve(new Request(`app://companion/images/${id}`, { headers, method }), [id])
}

describe('serving stored images', () => {
  it('gives the whole file, small or in pieces', async () => {
    for (const file of [imageFile({}), large]) {
      const response = await get(await taken(file))
      expect(response.status).toBe(200)
      expect(response.headers.get('content-length')).toBe(String(file.length))
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(Buffer.compare(new Uint8Array(await response.arrayBuffer()), file)).toBe(0)
    }
  })

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=100-', 100, large.length],
    ['bytes=-16', large.length - 16, large.length],
    ['bytes=65530-65550', 65530, 65551],
    [`bytes=0-${large.length * 2}`, 0, large.length],
  ])('gives a part for the range %s', async (range, start, end) => {
    const response = await get(await taken(large), { range })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${large.length}`)
    expect(Buffer.compare(new Uint8Array(await response.arrayBuffer()), large.subarray(start, end))).toBe(0)
  })

  it('says so when a range lies outside, and answers HEAD without a body', async () => {
    const id = await taken(imageFile({}))
    expect((await get(id, { range: 'bytes=99999-' })).status).toBe(416)
    const head = await get(id, {}, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('knows nothing but the names of contents', async () => {
    expect((await get('f'.repeat(64))).status).toBe(404)
    expect((await get('../../secret')).status).toBe(404)
    expect((await images.serve(new Request('app://companion/images/'), [])).status).toBe(404)
  })

  it('does not give out a damaged image', async () => {
    const id = await taken(imageFile({}))
    const path = join(folder, id.slice(0, 2), `${id}.image`)
    const bytes = await readFile(path)
    bytes[60] = (bytes[60] ?? 0) ^ 1
    await writeFile(path, bytes)
    expect((await get(id)).status).toBe(500)
  })

  it('removes at the start what a killed import left half written', async () => {
    await taken(imageFile({}))
    await writeFile(join(folder, 'incoming', 'half'), 'x')
    await images.close()
    images = openImages({ folder, dataKey, worker })
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
  })

  it('does not run two imports under one name', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'disc-')), 'im')
    await writeFile(path, imageFile({}))
    const [one, two] = await Promise.all([
      images.start('same', [path], () => {}),
      images.start('same', [path], () => {}),
    ])
    expect([one.ok, two.ok]).toEqual([true, false])
  })
})

describe('the pool of workers', () => {
  it('replaces a worker that hangs or dies, says where it was, and goes on', async () => {
    const script = `
      const { parentPort, workerData } = require('node:worker_threads')
      const state = new Int32Array(workerData.state)
      parentPort.on('message', (request) => {
        Atomics.store(state, 0, 3)
        if (request.id === 'hang') for (;;);
        if (request.id === 'die') process.exit(1)
        parentPort.postMessage({ did: 'size', bytes: 7 })
      })`
    const path = join(await mkdtemp(join(tmpdir(), 'worker-')), 'worker.cjs')
    await writeFile(path, script)
    const pool = imagePool({ folder, dataKey, worker: new URL(`file://${path}`), threads: 1, timeLimitMs: 1000 })
    const ask = (id: string) => pool.run(JSON.parse(JSON.stringify({ do: 'size', id })))
    expect(await ask('hang')).toEqual({ did: 'lost', place: 3, why: 'time' })
    expect(await ask('fine')).toEqual({ did: 'size', bytes: 7 })
    expect(await ask('die')).toEqual({ did: 'lost', place: 3, why: 'crash' })
    expect(await ask('fine')).toEqual({ did: 'size', bytes: 7 })
    await pool.close()
  })
})
