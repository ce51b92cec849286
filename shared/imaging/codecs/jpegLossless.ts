import type { JpegFrame, JpegScan, JpegState } from './jpegHeader'
import { entropySegment, type HuffmanTable, type JpegBits, JpegDamaged, lookBits } from './jpegTables'

export type Samples = Uint8Array | Uint16Array

/**
 * One scan of a lossless JPEG (T.81 annex H) into `out`, samples side by side, `out.length` = width x height x components.
 * Returns where the scan ended.
 */
export function decodeLosslessScan(
  encoded: Uint8Array,
  state: JpegState,
  frame: JpegFrame,
  scan: JpegScan,
  out: Samples,
): number {
  if (
    frame.maxHorizontal !== frame.components[0]?.horizontal ||
    frame.components.some((each) => each.horizontal !== frame.maxHorizontal || each.vertical !== frame.maxVertical)
  ) {
    throw new JpegDamaged('Lossless JPEG with subsampled colour cannot be shown.')
  }
  if (scan.start < 1 || scan.start > 7)
    throw new JpegDamaged(`The lossless JPEG frame names a predictor ${scan.start} that does not exist.`)
  const tables = scan.components.map(({ dc }) => {
    const table = state.dc[dc]
    if (table === undefined) throw new JpegDamaged('The JPEG frame lacks a Huffman table.')
    return table
  })
  const { width, height } = frame
  const rowsPerRestart = restartRows(state.restartInterval, width, height)
  let position = scan.data
  let row = 0
  while (row < height) {
    const segment = entropySegment(encoded, position)
    const stop = Math.min(height, row + rowsPerRestart)
    decodeRows(segment.bits, scan, tables, frame, out, row, stop)
    row = stop
    position = segment.next
    if (row < height) {
      const marker = encoded[position + 1] ?? 0
      if (marker < 0xd0 || marker > 0xd7) throw new JpegDamaged('The JPEG frame ends too early.')
      position += 2
    }
  }
  return position
}

function restartRows(interval: number, width: number, height: number): number {
  if (interval === 0) return height
  if (interval % width !== 0) throw new JpegDamaged('The lossless JPEG frame restarts inside a row.')
  return interval / width
}

function decodeRows(
  bits: JpegBits,
  scan: JpegScan,
  tables: readonly HuffmanTable[],
  frame: JpegFrame,
  out: Samples,
  from: number,
  to: number,
): void {
  const step = frame.components.length
  const { width } = frame
  const stride = width * step
  const initial = 1 << (frame.precision - scan.low - 1)
  const only = scan.components[0]
  const table = tables[0]
  for (let row = from; row < to; row++) {
    const predictor = row === from ? 1 : scan.start
    const start = row * stride
    if (scan.components.length === 1 && only !== undefined && table !== undefined) {
      const first = start + only.index
      const before = row === from ? initial : (out[first - stride] as number) >> scan.low
      if (predictor === 1) rowFromLeft(bits, table, out, first, step, width, before, scan.low)
      else rowPredicted(bits, table, out, first, step, width, stride, before, predictor, scan.low)
    } else if (predictor === 1 && step === 3 && scan.components.length === 3) {
      rowOfThree(bits, tables, out, start, width, stride, row === from ? initial : -1, scan)
    } else {
      rowOfMany(bits, scan, tables, out, start, step, width, stride, row === from ? initial : -1, predictor)
    }
    bits.check()
  }
}

/** Predictor 1, the one of transfer syntax …4.70: bits and position are kept in locals, this is where the time goes. */
function rowFromLeft(
  bits: JpegBits,
  table: HuffmanTable,
  out: Samples,
  first: number,
  step: number,
  width: number,
  before: number,
  low: number,
): void {
  const { view } = bits
  const fast = table.difference
  const shift = 32 - lookBits
  let at = bits.at
  let value = before
  let to = first
  const limit = bits.end + 32
  for (let x = 0; x < width; x++, to += step) {
    if (at > limit) break
    const entry = fast[(view.getUint32(at >>> 3) << (at & 7)) >>> shift] as number
    if (entry !== 0) {
      at += entry & 0xff
      value = (value + (entry >> 8)) & 0xffff
    } else {
      bits.at = at
      value = (value + bits.difference(table)) & 0xffff
      at = bits.at
    }
    out[to] = value << low
  }
  bits.at = at
}

/** Predictor 1 with the three samples of a colour side by side, as colour ultrasound stores them. */
function rowOfThree(
  bits: JpegBits,
  tables: readonly HuffmanTable[],
  out: Samples,
  start: number,
  width: number,
  stride: number,
  initial: number,
  scan: JpegScan,
): void {
  const { low } = scan
  const [first, second, third] = tables
  const [p0, p1, p2] = scan.components.map(({ index }) => index)
  if (first === undefined || second === undefined || third === undefined) return
  if (p0 === undefined || p1 === undefined || p2 === undefined) return
  const above = (place: number) => (initial >= 0 ? initial : (out[start - stride + place] as number) >> low)
  let v0 = above(p0)
  let v1 = above(p1)
  let v2 = above(p2)
  const limit = bits.end + 32
  const end = start + width * 3
  for (let to = start; to < end; to += 3) {
    if (bits.at > limit) break
    v0 = (v0 + bits.difference(first)) & 0xffff
    v1 = (v1 + bits.difference(second)) & 0xffff
    v2 = (v2 + bits.difference(third)) & 0xffff
    out[to + p0] = v0 << low
    out[to + p1] = v1 << low
    out[to + p2] = v2 << low
  }
}

function rowPredicted(
  bits: JpegBits,
  table: HuffmanTable,
  out: Samples,
  first: number,
  step: number,
  width: number,
  stride: number,
  before: number,
  predictor: number,
  low: number,
): void {
  let left = before
  let upperLeft = before
  let to = first
  for (let x = 0; x < width; x++, to += step) {
    const upper = (out[to - stride] as number) >> low
    // The first sample of a row is predicted from the one above, whatever the predictor.
    const predicted = x === 0 ? upper : predict(predictor, left, upper, upperLeft)
    if (bits.at > bits.end + 32) break
    left = (predicted + bits.difference(table)) & 0xffff
    upperLeft = upper
    out[to] = left << low
  }
}

function rowOfMany(
  bits: JpegBits,
  scan: JpegScan,
  tables: readonly HuffmanTable[],
  out: Samples,
  start: number,
  step: number,
  width: number,
  stride: number,
  initial: number,
  predictor: number,
): void {
  const { low } = scan
  const count = scan.components.length
  const indexes = scan.components.map(({ index }) => index)
  for (let x = 0; x < width; x++) {
    if (bits.at > bits.end + 32) break
    for (let c = 0; c < count; c++) {
      const to = start + x * step + (indexes[c] as number)
      let predicted: number
      if (x === 0) predicted = initial >= 0 ? initial : (out[to - stride] as number) >> low
      else if (predictor === 1) predicted = (out[to - step] as number) >> low
      else {
        const left = (out[to - step] as number) >> low
        const upper = (out[to - stride] as number) >> low
        predicted = predict(predictor, left, upper, (out[to - stride - step] as number) >> low)
      }
      out[to] = ((predicted + bits.difference(tables[c] as HuffmanTable)) & 0xffff) << low
    }
  }
}

function predict(predictor: number, left: number, upper: number, upperLeft: number): number {
  switch (predictor) {
    case 1:
      return left
    case 2:
      return upper
    case 3:
      return upperLeft
    case 4:
      return left + upper - upperLeft
    case 5:
      return left + ((upper - upperLeft) >> 1)
    case 6:
      return upper + ((left - upperLeft) >> 1)
    default:
      return (left + upper) >> 1
  }
}
