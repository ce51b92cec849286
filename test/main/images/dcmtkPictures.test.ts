import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeFrame } from '@shared/imaging/decode'
import { openDicom } from '@shared/imaging/file'
import { indexFrames } from '@shared/imaging/frames'
import { greyTable } from '@shared/imaging/view/displayTable'
import { ownVoi } from '@shared/imaging/view/ownTones'
import { cover, type Picture } from '@shared/imaging/view/picture'
import { pictureOf } from '@shared/imaging/view/pictureOf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeCodecs } from '../../../main/images/nodeCodecs'
import { dcmtk, hasDcmtk } from '../../fixtures/dcmtk'
import { type BuiltElement, el, type ImageOptions, imageFile } from '../../fixtures/dicomBytes'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** As the screen shows a picture before a person changes anything: red, green and blue of each pixel. */
function shown(picture: Picture): number[] {
  const pixels = picture.width * picture.height
  const rgb: number[] = []
  const table =
    picture.kind === 'grey'
      ? greyTable(
          { modality: picture.modality, voi: ownVoi(picture), inverse: picture.isInverse },
          picture.lowest,
          picture.highest,
        )
      : null
  for (let at = 0; at < pixels; at++) {
    const over = picture.cover?.[at] ?? cover.none
    if (over !== cover.none) rgb.push(...Array.from({ length: 3 }, () => (over === cover.overlay ? 255 : 0)))
    else if (picture.kind === 'colour') rgb.push(...picture.rgba.subarray(at * 4, at * 4 + 3))
    else {
      const grey = (table?.[(picture.samples[at] ?? 0) - picture.lowest] ?? 0) & 255
      rgb.push(grey, grey, grey)
    }
  }
  return rgb
}

async function ours(bytes: Uint8Array): Promise<number[]> {
  const file = openDicom(bytes)
  if (!file.ok) throw new Error(file.failure.says)
  const index = indexFrames(file.value)
  if (!index.ok) throw new Error(index.failure.says)
  const frame = await decodeFrame(index.value, file.value.syntax, 0, nodeCodecs())
  if (!frame.ok) throw new Error(frame.failure.says)
  const picture = pictureOf(frame.value, file.value.dataSet, 0)
  if (!picture.ok) throw new Error(picture.failure.says)
  return shown(picture.value)
}

/** What DCMTK makes of the same file with its first window; its PGM or PPM as red, green and blue. */
function theirs(bytes: Uint8Array, windows: boolean): number[] {
  const path = join(folder, 'file.dcm')
  writeFileSync(path, bytes)
  const { code, out, says } = dcmtk('dcm2pnm', [...(windows ? ['+Wi', '1'] : []), path])
  if (code !== 0) throw new Error(says)
  const [, kind = '', head = ''] = /^(P[56])(?:\s+#[^\n]*)*\s+(\d+\s+\d+\s+255\s)/.exec(out.toString('latin1')) ?? []
  const start = out.toString('latin1').indexOf(head) + head.length
  const pixels = [...out.subarray(start)]
  return kind === 'P6' ? pixels : pixels.flatMap((grey) => [grey, grey, grey])
}

const side = 16
const ramp = (step: number) => Array.from({ length: side * side }, (_, at) => (at * step) & 0xfff)
const words = (values: readonly number[]) => Uint8Array.from(values.flatMap((value) => [value & 255, value >> 8]))
const window: BuiltElement[] = [el(0x00281050, 'DS', '2000'), el(0x00281051, 'DS', '3000')]
const overlayOf = (more: readonly BuiltElement[]): BuiltElement[] => [
  el(0x60000010, 'US', [side]),
  el(0x60000011, 'US', [side]),
  el(0x60000040, 'CS', 'G'),
  el(0x60000050, 'SS', [1, 1]),
  ...more,
]
const twelve = { rows: side, columns: side, bitsAllocated: 16, bitsStored: 12 }
const ownPlane: BuiltElement[] = [
  el(0x60000100, 'US', [1]),
  el(0x60000102, 'US', [0]),
  el(
    0x60003000,
    'OW',
    Uint8Array.from({ length: (side * side) / 8 }, (_, at) => (at * 37) & 255),
  ),
]
const paletteOf = (bits: number): BuiltElement[] =>
  [0, 1, 2].flatMap((channel) => {
    const entry = (at: number) => (at * (channel + 3) * (bits === 16 ? 251 : 1)) & (bits === 16 ? 0xffff : 0xff)
    return [
      el(0x00281101 + channel, 'US', [200, 20, bits]),
      el(0x00281201 + channel, 'OW', words(Array.from({ length: 200 }, (_, at) => entry(at)))),
    ]
  })
const eight = { rows: side, columns: side, pixels: Uint8Array.from({ length: side * side }, (_, at) => at) }

const pictures: readonly (readonly [string, ImageOptions, boolean])[] = [
  ['a window over 12 bits', { ...twelve, pixels: words(ramp(15)), more: window }, true],
  [
    'small values that are bright',
    { ...twelve, photometric: 'MONOCHROME1', pixels: words(ramp(15)), more: window },
    true,
  ],
  ['an overlay plane', { ...twelve, pixels: words(ramp(15)), more: [...window, ...overlayOf([...ownPlane])] }, true],
  [
    'an overlay plane that is moved and cut off',
    {
      ...twelve,
      pixels: words(ramp(15)),
      more: [...window, ...overlayOf([el(0x60000050, 'SS', [5, -2]), ...ownPlane])].filter(
        (each, at, all) => all.findLastIndex(({ tag }) => tag === each.tag) === at,
      ),
    },
    true,
  ],
  [
    'an overlay in a spare bit of the pixels',
    {
      ...twelve,
      pixels: words(ramp(15).map((value, at) => value | (at % 3 === 0 ? 0x2000 : 0))),
      more: [...window, ...overlayOf([el(0x60000100, 'US', [16]), el(0x60000102, 'US', [13])])],
    },
    true,
  ],
  ['a palette of 16 bits', { ...eight, photometric: 'PALETTE COLOR', more: paletteOf(16) }, false],
  ['a palette of 8 bits', { ...eight, photometric: 'PALETTE COLOR', more: paletteOf(8) }, false],
]

describe.skipIf(!hasDcmtk)('a picture as another implementation draws it', () => {
  it.each(pictures)('%s', async (_, options, windows) => {
    const bytes = imageFile(options)
    const [mine, other] = [await ours(bytes), theirs(bytes, windows)]
    expect(mine).toHaveLength(other.length)
    expect(new Set(mine).size).toBeGreaterThan(16)
    // Half a grey value falls to either side: one step is rounding, anything more is a fault.
    expect(Math.max(...mine.map((value, at) => Math.abs(value - (other[at] ?? -99))))).toBeLessThanOrEqual(1)
  })
})
