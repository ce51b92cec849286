import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { matchScan } from '@shared/procedure/scan'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { type LabelReader, readLabelPicture } from '../../../main/labels/readLabel'
import { readsHere } from './readsHere'

const read = (picture: Uint8Array) => readLabelPicture(picture, readsHere)

beforeAll(() => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })
})

async function drawn(text: string, format: 'DataMatrix' | 'Code128'): Promise<Uint8Array> {
  const { image, error } = await writeBarcode(text, { format, scale: 6, addQuietZones: true })
  if (image === null) throw new Error(error)
  return new Uint8Array(await image.arrayBuffer())
}

describe('a picture of a label', () => {
  it.each(['DataMatrix', 'Code128'] as const)('gives what a scanner would have typed: %s', async (format) => {
    const outcome = await read(await drawn('010036332350641417270228106123456', format))
    const [text = ''] = outcome.ok ? outcome.value.texts : []
    const match = matchScan(text, { today: '2026-11-24' })
    expect(match).toMatchObject({
      ok: true,
      value: { label: { lot: '6123456', expiry: '2027-02-28' }, entry: { product: 'dexamethasone' } },
    })
  })

  it('without a code says what to do', async () => {
    const blank = await drawn('x', 'Code128')
    // Half of a picture is none.
    expect(await read(blank.slice(0, blank.length / 2))).toMatchObject({ ok: false })
    for (const bytes of [new Uint8Array(0), new Uint8Array(4096).fill(255), new TextEncoder().encode('<svg/>')]) {
      const outcome = await read(bytes)
      expect(outcome.ok ? '' : outcome.failure.says).toMatch(/type what is printed under the code/)
    }
  })
  it('that its reader never answers or dies on is unreadable, and the reader is ended', async () => {
    vi.useFakeTimers()
    const end = vi.fn()
    const silent = readLabelPicture(new Uint8Array(1), { read: () => undefined, end })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await silent).toMatchObject({ ok: false, failure: { code: 'label.unreadable' } })
    vi.useRealTimers()
    const dead = await readLabelPicture(new Uint8Array(1), { read: (_picture, _found, ended) => ended(), end })
    expect(dead).toMatchObject({ ok: false, failure: { code: 'label.unreadable' } })
    expect(end).toHaveBeenCalledTimes(2)
  })

  it('is read only by what was promised: anything else that comes back is no code', async () => {
    const read: LabelReader['read'] = (_picture, found) => found([{ text: 'not a code' }])
    const outcome = await readLabelPicture(new Uint8Array(1), { read, end: () => undefined })
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'label.no-code' } })
  })
})
