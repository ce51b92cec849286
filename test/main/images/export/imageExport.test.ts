import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseIdSchema } from '@shared/case/envelope'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { noImages } from '@shared/imaging/caseState'
import { contentId } from '@shared/imaging/types'
import { fail, ok } from '@shared/kit/result'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imageExport } from '../../../../main/images/export/imageExport'
import type { StoredBytes } from '../../../../main/images/serveInstance'
import { imageFile } from '../../../fixtures/dicomBytes'
import { aLinkedInstance } from '../../../fixtures/linkedInstance'

const caseId = caseIdSchema.parse('0198f000-0000-7000-8000-000000000001')
const large = 9 * 1024 * 1024

let parent = ''
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'pause-export-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

/** A stored file of the store: a real header, then as many zeros as it takes to be large. */
function stored(number: number): { readonly instance: LinkedInstance; readonly bytes: Uint8Array } {
  const bytes = new Uint8Array(large)
  bytes.set(imageFile())
  const id = contentId.parse(String(number).repeat(64))
  return { instance: { ...aLinkedInstance(), contentId: id, bytes: large, source: `IM${number}` }, bytes }
}

const [first, second] = [stored(1), stored(2)]
const images = [first, second]

/** What `read` does for a piece that begins at `start` of an image. */
type Fate = 'damaged' | 'read'
type Fault = (id: string, start: number) => Fate | Promise<Fate>

function exportOf({ fault = () => 'read', takesNote = true }: { fault?: Fault; takesNote?: boolean } = {}) {
  const bytesOf = (id: string) => images.find(({ instance }) => instance.contentId === id)?.bytes ?? null
  const store: StoredBytes = {
    size: async (id) => bytesOf(id)?.length ?? null,
    read: async (id, start, end) => {
      const bytes = bytesOf(id)
      return bytes === null || (await fault(id, start)) === 'damaged'
        ? null
        : new Uint8Array(bytes.subarray(start, end))
    },
  }
  const noted: unknown[] = []
  const made = imageExport({
    stored: store,
    imagingOf: () => ({ ...noImages, instances: images.map(({ instance }) => instance) }),
    writer: () => ({ station: 'Room 2', version: '0', person: 'A', date: '2026-11-24', time: '09:00:00' }),
    chooseFolder: async () => parent,
    onProgress: () => undefined,
    note: (_, counts) => {
      noted.push(counts)
      return takesNote ? ok({}) : fail({ code: 'store.unavailable', says: 'No.', params: {} })
    },
  })
  const begin = async () => {
    const originals = images.map(({ instance }) => instance.contentId)
    const begun = await made.begin(caseId, { caseId, originals, states: [], words: {} })
    if (!begun.ok || begun.value.exportId === null) throw new Error('The export did not begin.')
    return begun.value.exportId
  }
  return { ...made, begin, noted }
}

describe('images that leave', () => {
  it('are written whole, byte by byte, with an index, and the record says so', async () => {
    const out = exportOf()
    const finished = await out.finish(await out.begin())
    expect(finished).toMatchObject({ ok: true, value: { originals: 2, left: [] } })
    const folder = join(parent, 'images 2026-11-24')
    expect(readdirSync(folder).sort()).toEqual(['DICOM', 'DICOMDIR'])
    expect(Buffer.compare(readFileSync(join(folder, 'DICOM', 'IM000001')), first.bytes)).toBe(0)
    expect(Buffer.compare(readFileSync(join(folder, 'DICOM', 'IM000002')), second.bytes)).toBe(0)
    expect(out.noted).toHaveLength(1)
  })

  it('leave out one that is damaged in the middle, and are otherwise whole', async () => {
    const damaged: Fault = (id, start) => (id === first.instance.contentId && start > 0 ? 'damaged' : 'read')
    const out = exportOf({ fault: damaged })
    const finished = await out.finish(await out.begin())
    expect(finished).toMatchObject({ ok: true, value: { originals: 1, left: [{ what: 'IM1' }] } })
    const folder = join(parent, 'images 2026-11-24', 'DICOM')
    expect(readdirSync(folder)).toEqual(['IM000001'])
    expect(Buffer.compare(readFileSync(join(folder, 'IM000001')), second.bytes)).toBe(0)
  })

  it('end with a sentence where the folder is taken away while an image is read, and leave nothing behind', async () => {
    const gone: Fault = async (_, start): Promise<Fate> => {
      if (start > 0) return 'read'
      rmSync(parent, { recursive: true, force: true })
      // Long enough for whatever was opened to find out.
      await new Promise((resolve) => setTimeout(resolve, 50))
      return 'read'
    }
    const out = exportOf({ fault: gone })
    const finished = await out.finish(await out.begin())
    expect(finished.ok).toBe(false)
    expect(out.noted).toEqual([])
  })

  it('do not stay where the record does not take the note of them', async () => {
    const out = exportOf({ takesNote: false })
    expect((await out.finish(await out.begin())).ok).toBe(false)
    expect(readdirSync(parent)).toEqual([])
  })
})
