import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type * as Promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { clearIncoming, contentStore, type Written } from '../../../main/images/contentStore'

/** What reached the disk, in order, and which names were there by then; `broken` refuses to be synced. */
const disk = vi.hoisted(() => ({
  synced: [] as { path: string; named: string[] }[],
  broken: null as RegExp | null,
  folder: '',
}))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Promises>()
  const { readdirSync: list } = await import('node:fs')
  const open: typeof real.open = async (path, ...rest) => {
    const file = await real.open(path, ...rest)
    const noted = async () => {
      if (disk.broken?.test(String(path))) throw Object.assign(new Error('no'), { code: 'EIO' })
      const named = list(disk.folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.image'))
      disk.synced.push({ path: String(path), named })
    }
    file.datasync = noted
    file.sync = noted
    return file
  }
  return { ...real, open }
})

let folder: string
const key = randomBytes(32)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contents-'))
  Object.assign(disk, { synced: [], broken: null, folder })
})

const named = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.image'))
const incoming = () => readdirSync(join(folder, 'incoming'))

function write(store: ReturnType<typeof contentStore>, content: Uint8Array): Written {
  let at = 0
  return store.write((into) => {
    const part = content.subarray(at, at + into.length)
    into.set(part)
    at += part.length
    return part.length
  })
}

describe('the store of images', () => {
  it('syncs every content before any has its name, and every folder before it answers', async () => {
    const store = contentStore(folder, key)
    const written = Array.from({ length: 40 }, (_, i) => write(store, new Uint8Array([i, 1])))
    expect(named()).toEqual([])
    expect(await store.keep(written)).toEqual(written.map(() => ({ is: 'new' })))
    const files = disk.synced.slice(0, written.length)
    expect(files.map(({ path }) => path).toSorted()).toEqual(written.map(({ path }) => path).toSorted())
    expect(files.flatMap((each) => each.named)).toEqual([])
    const folders = disk.synced.slice(written.length)
    const expected = [folder, ...written.map(({ id }) => join(folder, id.slice(0, 2)))]
    expect(new Set(folders.map(({ path }) => path))).toEqual(new Set(expected))
    for (const each of folders) expect(each.named).toHaveLength(written.length)
    expect(incoming()).toEqual([])
  })

  it('stores equal contents of one call and of the next once', async () => {
    const store = contentStore(folder, key)
    const [a, b] = [write(store, new Uint8Array(9)), write(store, new Uint8Array(9))]
    expect(await store.keep([a, b])).toEqual([{ is: 'new' }, { is: 'before' }])
    const c = write(store, new Uint8Array(9))
    disk.synced = []
    expect(await store.keep([c])).toEqual([{ is: 'before' }])
    // Its folder may stem from an import that was killed: the answer waits for it.
    expect(disk.synced.map(({ path }) => relative(folder, path)).toSorted()).toEqual(['', c.id.slice(0, 2)])
    expect(named()).toHaveLength(1)
    expect(incoming()).toEqual([])
  })

  it('keeps nothing of a content that the disk refuses, nor of its twins, and all the others', async () => {
    const store = contentStore(folder, key)
    const bad = write(store, new Uint8Array([1]))
    const twin = write(store, new Uint8Array([1]))
    const good = write(store, new Uint8Array([2]))
    disk.broken = new RegExp(basename(bad.path))
    const failed = { is: 'failed', code: 'EIO' }
    expect(await store.keep([bad, twin, good])).toEqual([failed, failed, { is: 'new' }])
    expect(named().map((name) => basename(name, '.image'))).toEqual([good.id])
    expect(incoming()).toEqual([])
  })

  it('takes back what lies in a folder that cannot be synced', async () => {
    const store = contentStore(folder, key)
    const [a, b] = [write(store, new Uint8Array([1])), write(store, new Uint8Array([2]))]
    expect(a.id.slice(0, 2)).not.toBe(b.id.slice(0, 2))
    disk.broken = new RegExp(`${join(folder, a.id.slice(0, 2))}$`)
    expect(await store.keep([a, b])).toEqual([{ is: 'failed', code: 'EIO' }, { is: 'new' }])
    expect(named().map((name) => dirname(name))).toEqual([b.id.slice(0, 2)])
  })

  it('sweeps what was written and never kept', () => {
    const store = contentStore(folder, key)
    write(store, new Uint8Array([1]))
    expect(incoming()).toHaveLength(1)
    clearIncoming(folder)
    expect(incoming()).toEqual([])
    rmSync(folder, { recursive: true })
    clearIncoming(folder)
    expect(existsSync(folder)).toBe(false)
  })
})
