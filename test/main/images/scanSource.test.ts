import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scanSource } from '../../../main/images/scanSource'
import { concat, dataSetBytes, el, explicitLittle, imageElements, imageFile, latin1 } from '../../fixtures/dicomBytes'

const folder = mkdtempSync(join(tmpdir(), 'scan-'))

function scanned(bytes: Uint8Array) {
  const path = join(folder, 'one')
  writeFileSync(path, bytes)
  return scanSource({ name: 'one', path, bytes: null, seen: null, entry: null, chosen: true })
}

/** A file without preamble whose element after a long private one begins `before` bytes ahead of the first piece's end. */
function cutAt(piece: number, before: number): Uint8Array {
  const head = (length: number) =>
    dataSetBytes(
      [...imageElements().filter(({ tag }) => tag < 0x00200000), el(0x00191001, 'OB', new Uint8Array(length))],
      explicitLittle,
    )
  const filler = piece - before - head(0).length
  const rest = imageElements({ rows: 300, columns: 200, pixels: new Uint8Array(60_000) })
  return concat(
    head(filler),
    dataSetBytes(
      rest.filter(({ tag }) => tag >= 0x00200000),
      explicitLittle,
    ),
  )
}

describe('reading headers', () => {
  it.each([65536, 16384])('goes on where the first %i bytes end between two elements, or look as if', (piece) => {
    // The group of the next element, 0020, begins with what could be padding.
    for (const before of [0, 1, 2, 3, 4, 7, 8, 12]) {
      expect(scanned(cutAt(piece, before)), `${before} bytes before`).toMatchObject({
        is: 'instance',
        instance: { seriesInstanceUid: '1.2.3.1', rows: 300, columns: 200 },
      })
    }
  })

  it('says how long the file is and what it was when it was read', () => {
    const file = imageFile({})
    expect(scanned(file)).toMatchObject({
      is: 'instance',
      instance: { bytes: file.length, source: 'one' },
      source: { bytes: file.length, seen: { size: file.length } },
    })
  })

  it('refuses what is no DICOM file, however short', () => {
    for (const bytes of [new Uint8Array(0), latin1('D'), latin1('no image'), new Uint8Array(140)]) {
      expect(scanned(bytes)).toMatchObject({ is: 'refused', refused: { code: 'not-dicom' } })
    }
  })
})
