import type { DataSet } from '../reader'
import { tag } from '../tags'
import { ascii, int16, uint16, valueBytes } from '../values'
import { readLut } from './lutData'

/** A palette as 32-bit pixels (little-endian RGBA). Stored values below `first` get its first colour, beyond its end the last. */
export type Palette = { readonly first: number; readonly colours: Uint32Array }

const channels = [
  [tag.redPaletteDescriptor, tag.redPaletteData, tag.redSegmentedPaletteData],
  [tag.greenPaletteDescriptor, tag.greenPaletteData, tag.greenSegmentedPaletteData],
  [tag.bluePaletteDescriptor, tag.bluePaletteData, tag.blueSegmentedPaletteData],
] as const

/** The palette of a PALETTE COLOR image, plain or segmented; undefined where one of the three colours is not there. */
export function paletteOf(dataSet: DataSet): Palette | undefined {
  const isSigned = uint16(dataSet, tag.pixelRepresentation) === 1
  const tables = channels.map(([descriptor, data, segmented]) => {
    const plain = readLut(dataSet, descriptor, data, isSigned)
    return plain ?? segmentedLut(dataSet, descriptor, segmented, isSigned)
  })
  const [red, green, blue] = tables
  if (red === undefined || green === undefined || blue === undefined) return undefined
  const length = Math.min(red.values.length, green.values.length, blue.values.length)
  const down = shiftTo8([red, green, blue])
  const colours = new Uint32Array(length)
  for (let at = 0; at < length; at++) {
    const [r, g, b] = [red, green, blue].map((table) => (table.values[at] ?? 0) >> down)
    colours[at] = (0xff000000 | ((b ?? 0) << 16) | ((g ?? 0) << 8) | (r ?? 0)) >>> 0
  }
  return { first: red.first, colours }
}

/**
 * The palette of the colours in a grey picture (PS3.3 C.7.6.19): stored values from its first on are colours, those below
 * stay grey. Only where the file says that the picture is to be shown in colour; undefined otherwise.
 */
export function supplementalPaletteOf(dataSet: DataSet): Palette | undefined {
  const presentation = ascii(dataSet, tag.pixelPresentation)
  return presentation === 'COLOR' || presentation === 'MIXED' ? paletteOf(dataSet) : undefined
}

type Table = { readonly first: number; readonly values: Uint16Array }

/** Tables of 16 bits use the upper byte; some writers put values of 8 bits into all three of them. */
function shiftTo8(tables: readonly Table[]): number {
  return tables.some(({ values }) => values.some((value) => value > 255)) ? 8 : 0
}

const maxEntries = 65536

/** Segmented data (PS3.3 C.7.9.2): runs of values, of straight lines, and copies of earlier segments. */
function segmentedLut(dataSet: DataSet, descriptor: number, data: number, isSigned: boolean): Table | undefined {
  const stated = uint16(dataSet, descriptor, 0)
  const first = isSigned ? int16(dataSet, descriptor, 1) : uint16(dataSet, descriptor, 1)
  const bits = uint16(dataSet, descriptor, 2)
  const bytes = valueBytes(dataSet, data)
  if (stated === undefined || first === undefined || bits === undefined || bytes === undefined) return undefined
  const entries = stated === 0 ? maxEntries : stated
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const width = bits <= 8 && !isInWords(bytes) ? 1 : 2
  const words = Uint16Array.from({ length: Math.floor(bytes.length / width) }, (_, at) =>
    width === 1 ? (bytes[at] ?? 0) : view.getUint16(at * 2, dataSet.littleEndian),
  )
  const values = expanded(words, entries, width)
  return values.length === 0 ? undefined : { first, values: Uint16Array.from(values) }
}

/** Segments of 8-bit tables are bytes, but are also found with each byte in a word of its own. */
function isInWords(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false
  for (let at = 1; at < bytes.length; at += 2) if (bytes[at] !== 0) return false
  return true
}

/** Undoes the segments; stops at `entries`, at the end, and at anything that makes no sense. */
export function expanded(words: ArrayLike<number>, entries: number, width: 1 | 2): readonly number[] {
  const out: number[] = []
  let at = 0
  const next = () => words[at++] ?? 0
  const segment = (depth: number): boolean => {
    const code = next()
    const length = next()
    if (code === 0) {
      for (let i = 0; i < length && at < words.length && out.length < entries; i++) out.push(next())
      return true
    }
    if (code === 1) {
      const end = next()
      const start = out.at(-1) ?? 0
      for (let i = 1; i <= length && out.length < entries; i++)
        out.push(Math.round(start + ((end - start) * i) / length))
      return true
    }
    if (code !== 2 || depth > 0) return false
    // The offset is in bytes from the start of the data, low word first.
    const offset =
      width === 2 ? (next() + next() * 65536) / 2 : next() + next() * 256 + next() * 65536 + next() * 16777216
    const back = at
    at = offset
    for (let i = 0; i < length && at < words.length && out.length < entries; i++) if (!segment(depth + 1)) return false
    at = back
    return true
  }
  while (at < words.length && out.length < entries) if (!segment(0)) break
  return out
}
