import { type HuffmanTable, huffmanTable, JpegDamaged } from './jpegTables'

export type JpegComponent = {
  readonly id: number
  readonly horizontal: number
  readonly vertical: number
  readonly quantTable: number
}

export type JpegProcess = 'baseline' | 'extended' | 'progressive' | 'lossless'

export type JpegFrame = {
  readonly process: JpegProcess
  /** Bits per sample. */
  readonly precision: number
  readonly width: number
  readonly height: number
  readonly components: readonly JpegComponent[]
  readonly maxHorizontal: number
  readonly maxVertical: number
}

export type JpegScan = {
  readonly components: readonly { readonly index: number; readonly dc: number; readonly ac: number }[]
  /** Start of spectral selection, or the predictor of a lossless scan. */
  readonly start: number
  readonly end: number
  readonly high: number
  /** Successive approximation low bit, or the point transform of a lossless scan. */
  readonly low: number
  /** Where the entropy-coded bytes begin. */
  readonly data: number
}

/** What the tables say at a moment of the stream; segments between scans may change it. */
export type JpegState = {
  frame: JpegFrame | null
  readonly quant: (Int32Array | undefined)[]
  readonly dc: (HuffmanTable | undefined)[]
  readonly ac: (HuffmanTable | undefined)[]
  restartInterval: number
  /** Adobe transform flag, or null without an Adobe segment. */
  adobe: number | null
  jfif: boolean
}

export function jpegState(): JpegState {
  return { frame: null, quant: [], dc: [], ac: [], restartInterval: 0, adobe: null, jfif: false }
}

/** Position in the 8 x 8 block of the coefficient with that number in the stream. */
export const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
  // A run past the block's end lands here instead of outside.
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
])

const processes: Readonly<Record<number, JpegProcess>> = {
  192: 'baseline',
  193: 'extended',
  194: 'progressive',
  195: 'lossless',
}

const maxJpegPixels = 512 * 1024 * 1024

/** Reads marker segments from `at` up to the next scan; undefined at the end of the image. Throws `JpegDamaged`. */
export function nextScan(encoded: Uint8Array, at: number, state: JpegState): JpegScan | undefined {
  let position = at
  for (;;) {
    position = encoded.indexOf(0xff, position)
    if (position < 0 || position + 1 >= encoded.length) return undefined
    const marker = encoded[position + 1] as number
    if (marker === 0xff) {
      position++
      continue
    }
    position += 2
    if (marker === 0 || marker === 0x01 || marker === 0xd8 || (marker >= 0xd0 && marker <= 0xd7)) continue
    if (marker === 0xd9) return undefined
    if (position + 2 > encoded.length) return undefined
    const length = ((encoded[position] as number) << 8) | (encoded[position + 1] as number)
    const end = position + length
    if (length < 2 || end > encoded.length) throw new JpegDamaged('The JPEG frame is cut off in its header.')
    const segment = encoded.subarray(position + 2, end)
    if (marker === 0xda) return readScan(segment, end, state)
    readSegment(marker, segment, state)
    position = end
  }
}

function readSegment(marker: number, segment: Uint8Array, state: JpegState): void {
  if (marker === 0xc4) readHuffman(segment, state)
  else if (marker === 0xdb) readQuant(segment, state)
  else if (marker === 0xdd)
    state.restartInterval = segment.length < 2 ? 0 : ((segment[0] as number) << 8) | (segment[1] as number)
  else if (marker === 0xee) {
    if (startsWith(segment, 'Adobe') && segment.length >= 12) state.adobe = segment[11] as number
  } else if (marker === 0xe0) {
    if (startsWith(segment, 'JFIF')) state.jfif = true
  } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) readFrame(marker, segment, state)
}

function startsWith(segment: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (segment[i] !== text.charCodeAt(i)) return false
  return true
}

function readFrame(marker: number, segment: Uint8Array, state: JpegState): void {
  const process = processes[marker]
  if (process === undefined)
    throw new JpegDamaged('This kind of JPEG (arithmetic or hierarchical coding) cannot be shown.')
  if (state.frame !== null) throw new JpegDamaged('The JPEG frame has two headers.')
  const count = segment[5] ?? 0
  if (segment.length < 6 + 3 * count || count < 1 || count > 4)
    throw new JpegDamaged('The JPEG frame has an impossible header.')
  const precision = segment[0] as number
  const height = ((segment[1] as number) << 8) | (segment[2] as number)
  const width = ((segment[3] as number) << 8) | (segment[4] as number)
  const components: JpegComponent[] = []
  for (let i = 0; i < count; i++) {
    const at = 6 + 3 * i
    const sampling = segment[at + 1] as number
    components.push({
      id: segment[at] as number,
      horizontal: sampling >> 4,
      vertical: sampling & 15,
      quantTable: segment[at + 2] as number,
    })
  }
  const isSane = components.every(
    ({ horizontal, vertical }) => horizontal >= 1 && horizontal <= 4 && vertical >= 1 && vertical <= 4,
  )
  if (!isSane || width === 0 || height === 0) throw new JpegDamaged('The JPEG frame has an impossible header.')
  const fits = process === 'lossless' ? precision >= 2 && precision <= 16 : precision === 8 || precision === 12
  if (!fits) throw new JpegDamaged(`JPEG samples of ${precision} bits cannot be shown.`)
  if (width * height * count > maxJpegPixels) throw new JpegDamaged('The JPEG frame is larger than can be shown.')
  state.frame = {
    process,
    precision,
    width,
    height,
    components,
    maxHorizontal: Math.max(...components.map((each) => each.horizontal)),
    maxVertical: Math.max(...components.map((each) => each.vertical)),
  }
}

function readHuffman(segment: Uint8Array, state: JpegState): void {
  let at = 0
  while (at + 17 <= segment.length) {
    const selector = segment[at] as number
    const counts = segment.subarray(at + 1, at + 17)
    const total = counts.reduce((sum, count) => sum + count, 0)
    if (total > 256 || at + 17 + total > segment.length)
      throw new JpegDamaged('A Huffman table of the JPEG frame is cut off.')
    const table = huffmanTable(counts, segment.slice(at + 17, at + 17 + total))
    if ((selector & 15) > 3) throw new JpegDamaged('A Huffman table of the JPEG frame has no place.')
    if (selector >> 4 === 0) state.dc[selector & 15] = table
    else state.ac[selector & 15] = table
    at += 17 + total
  }
}

function readQuant(segment: Uint8Array, state: JpegState): void {
  let at = 0
  while (at < segment.length) {
    const selector = segment[at++] as number
    const wide = selector >> 4 !== 0
    if (at + (wide ? 128 : 64) > segment.length)
      throw new JpegDamaged('A quantisation table of the JPEG frame is cut off.')
    const table = new Int32Array(64)
    for (let i = 0; i < 64; i++) {
      const value = wide ? ((segment[at] as number) << 8) | (segment[at + 1] as number) : (segment[at] as number)
      table[zigzag[i] as number] = value
      at += wide ? 2 : 1
    }
    state.quant[selector & 3] = table
  }
}

function readScan(segment: Uint8Array, data: number, state: JpegState): JpegScan {
  const { frame } = state
  if (frame === null) throw new JpegDamaged('The JPEG frame has no header.')
  const count = segment[0] ?? 0
  if (count < 1 || count > 4 || segment.length < 1 + 2 * count + 3)
    throw new JpegDamaged('The JPEG frame has an impossible scan.')
  const components = []
  for (let i = 0; i < count; i++) {
    const id = segment[1 + 2 * i] as number
    const index = frame.components.findIndex((each) => each.id === id)
    if (index < 0) throw new JpegDamaged('A scan of the JPEG frame names a component that does not exist.')
    const tables = segment[2 + 2 * i] as number
    components.push({ index, dc: (tables >> 4) & 3, ac: tables & 3 })
  }
  const at = 1 + 2 * count
  const approximation = segment[at + 2] as number
  return {
    components,
    start: segment[at] as number,
    end: segment[at + 1] as number,
    high: approximation >> 4,
    low: approximation & 15,
    data,
  }
}
