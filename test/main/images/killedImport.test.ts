import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { contentId } from '@shared/imaging/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openImages } from '../../../main/images/imageService'
import { openSealed } from '../../../main/images/sealedFile'
import { imageFile } from '../../fixtures/dicomBytes'
import { bundle } from '../../helpers/bundle'
import { builtWorker } from './builtWorker'

const dataKey = new Uint8Array(32).fill(7)
const count = 800
const folder = mkdtempSync(join(tmpdir(), 'killed-import-'))
const disc = join(folder, 'disc')
let child: Awaited<ReturnType<typeof bundle>>
let worker: URL

beforeAll(async () => {
  child = await bundle('test/main/images/killedImport.child.ts')
  worker = await builtWorker()
  mkdirSync(disc)
  for (let i = 0; i < count; i++) writeFileSync(join(disc, `IM${i}`), imageFile({ uid: `1.2.${i}` }))
})
afterAll(async () => {
  child.remove()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

/** The last count the process told of before it was killed. */
async function killedWhen(running: ChildProcess, isTime: (stored: number) => boolean): Promise<number> {
  if (running.stdout === null) throw new Error('The child has no output')
  const closed = once(running, 'close')
  let last = 0
  for await (const line of createInterface({ input: running.stdout })) {
    last = Number(line)
    if (isTime(last)) running.kill('SIGKILL')
  }
  await closed
  return last
}

function contents(store: string): string[] {
  return readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.image'))
}

describe('an import that is killed', () => {
  it.each([
    ['before the first group is kept', 0],
    ['as a group is kept', 1],
  ])('%s loses nothing that it told of, leaves nothing half written, and can be done again', async (title, from) => {
    const store = join(folder, title)
    const running = spawn(process.execPath, [child.file, store, worker.href, disc], { stdio: ['ignore', 'pipe', 2] })
    const writing = () => existsSync(join(store, 'incoming')) && readdirSync(join(store, 'incoming')).length > 0
    const timer = setInterval(() => {
      if (from === 0 && writing()) running.kill('SIGKILL')
    }, 1)
    const told = await killedWhen(running, (stored) => from > 0 && stored >= from)
    clearInterval(timer)
    expect(running.signalCode).toBe('SIGKILL')
    expect(told).toBeGreaterThanOrEqual(from)

    const images = openImages({ folder: store, dataKey, worker })
    expect(readdirSync(join(store, 'incoming'))).toEqual([])
    const kept = contents(store)
    expect(kept.length).toBeGreaterThanOrEqual(told)
    for (const name of kept) {
      const reader = openSealed(join(store, name), dataKey, contentId.parse(basename(name, '.image')))
      expect(reader.read(0, reader.bytes)).toHaveLength(reader.bytes)
      reader.close()
    }
    const again = await images.start('again', [disc], () => {})
    if (!again.ok) throw new Error(again.failure.says)
    expect(again.value.alreadyHere).toHaveLength(kept.length)
    expect(again.value.taken).toHaveLength(count - kept.length)
    expect(again.value.refused).toEqual([])
    await images.close()
  })
})
