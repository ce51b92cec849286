/**
 * Huffman tables and bits of a JPEG scan (ITU-T T.81). Indexes into the typed arrays of this folder are bounded by
 * construction, so their values are taken `as number` where the hot loops run.
 */

export class JpegDamaged extends Error {
  constructor(says: string) {
    super(says)
    this.name = 'JpegDamaged'
  }
}

export const lookBits = 12
const lookSize = 1 << lookBits

export type HuffmanTable = {
  /** Code length in the upper, symbol in the lower 8 bits, by the next `lookBits` bits; 0 where the code is longer. */
  readonly look: Uint16Array
  /**
   * For a lossless difference (or a DC difference) that fits, code and extra bits together, into `lookBits`: the value
   * in the upper, the bits used in the lower 8; 0 where it does not fit.
   */
  readonly difference: Int32Array
  /** For an AC coefficient that fits: value << 16 | run << 8 | bits used. */
  readonly ac: Int32Array
  /** Largest code of each length 1 to 16, left-aligned to 16 bits and plus one; see `slowSymbol`. */
  readonly maxCode: Int32Array
  readonly valueOffset: Int32Array
  readonly symbols: Uint8Array
}

/** Builds the tables from the 16 counts and the symbols of a DHT segment. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const look = new Uint16Array(lookSize)
  const maxCode = new Int32Array(18)
  const valueOffset = new Int32Array(17)
  let code = 0
  let at = 0
  for (let length = 1; length <= 16; length++) {
    valueOffset[length] = at - code
    const count = counts[length - 1] as number
    for (let i = 0; i < count; i++, at++, code++) {
      if (code >= 1 << length) throw new JpegDamaged('A Huffman table of the JPEG frame is impossible.')
      if (length <= lookBits) {
        const from = code << (lookBits - length)
        look.fill((length << 8) | (symbols[at] as number), from, from + (1 << (lookBits - length)))
      }
    }
    maxCode[length] = count === 0 && code === 0 ? 0 : code << (16 - length)
    code <<= 1
  }
  maxCode[17] = 0x7fffffff
  return { look, difference: differences(look), ac: acValues(look), maxCode, valueOffset, symbols }
}

function extend(bits: number, size: number): number {
  return size === 0 ? 0 : bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits
}

function differences(look: Uint16Array): Int32Array {
  const table = new Int32Array(lookSize)
  for (let i = 0; i < lookSize; i++) {
    const entry = look[i] as number
    const length = entry >> 8
    const size = entry & 0xff
    if (length === 0 || size > 15 || length + size > lookBits) continue
    const bits = (i >> (lookBits - length - size)) & ((1 << size) - 1)
    table[i] = (extend(bits, size) << 8) | (length + size)
  }
  return table
}

function acValues(look: Uint16Array): Int32Array {
  const table = new Int32Array(lookSize)
  for (let i = 0; i < lookSize; i++) {
    const entry = look[i] as number
    const length = entry >> 8
    const size = entry & 0x0f
    const run = (entry >> 4) & 0x0f
    if (length === 0 || size === 0 || length + size > lookBits) continue
    const bits = (i >> (lookBits - length - size)) & ((1 << size) - 1)
    table[i] = (extend(bits, size) << 16) | (run << 8) | (length + size)
  }
  return table
}

/** Bits of one entropy-coded segment with the stuffed zeros taken out. Reading past the end gives zeros. */
export class JpegBits {
  readonly view: DataView
  /** Position in bits. */
  at = 0
  /** Bits that are really there. */
  readonly end: number
  constructor(bytes: Uint8Array, length: number) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.end = length * 8
  }

  /** The next 32 bits, of which the first 25 at least are valid. */
  peek(): number {
    return this.view.getUint32(this.at >>> 3) << (this.at & 7)
  }

  read(count: number): number {
    if (count === 0) return 0
    if (count > 16) {
      const high = this.read(count - 16)
      return high * 65536 + this.read(16)
    }
    const value = this.peek() >>> (32 - count)
    this.at += count
    return value
  }

  /** Throws once reading is further past the end than a careless encoder's last byte explains. */
  check(): void {
    if (this.at > this.end + 32) throw new JpegDamaged('The JPEG frame ends too early.')
  }

  symbol(table: HuffmanTable): number {
    const word = this.peek()
    const entry = table.look[word >>> (32 - lookBits)] as number
    if (entry !== 0) {
      this.at += entry >> 8
      return entry & 0xff
    }
    return this.slowSymbol(table, word >>> 16)
  }

  slowSymbol(table: HuffmanTable, code16: number): number {
    let length = 1
    while (length <= 16 && code16 >= (table.maxCode[length] as number)) length++
    if (length > 16) throw new JpegDamaged('The JPEG frame has a code that does not exist.')
    this.at += length
    const symbol = table.symbols[(code16 >>> (16 - length)) + (table.valueOffset[length] as number)]
    if (symbol === undefined) throw new JpegDamaged('The JPEG frame has a code that does not exist.')
    return symbol
  }

  /** A DC or lossless difference: category and extra bits (T.81 F.2.2.1, H.1.2.2). */
  difference(table: HuffmanTable): number {
    const { at } = this
    const word = this.view.getUint32(at >>> 3) << (at & 7)
    const fast = table.difference[word >>> (32 - lookBits)] as number
    if (fast !== 0) {
      this.at = at + (fast & 0xff)
      return fast >> 8
    }
    const entry = table.look[word >>> (32 - lookBits)] as number
    const length = entry >> 8
    const size = entry & 0xff
    // Code and extra bits within the 25 that are surely valid: no second look.
    if (length !== 0 && size !== 0 && length + size <= 25 && size < 16) {
      this.at = at + length + size
      const raw = (word << length) >>> (32 - size)
      return raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
    }
    return this.longDifference(table)
  }

  private longDifference(table: HuffmanTable): number {
    const size = this.symbol(table)
    if (size === 0) return 0
    if (size === 16) return 32768
    if (size > 16) throw new JpegDamaged('The JPEG frame has a difference that is too large.')
    return extend(this.read(size), size)
  }
}

/** Padding that lets `peek` read a whole word anywhere, and a little past the end, without a bound to check. */
const slack = 64

/**
 * The entropy-coded bytes from `from` to the next marker, unstuffed. Restart markers end a segment.
 * Returns where the marker (or the end) is.
 */
export function entropySegment(encoded: Uint8Array, from: number): { bits: JpegBits; next: number } {
  let end = from
  let stuffed = 0
  for (;;) {
    end = encoded.indexOf(0xff, end)
    if (end < 0 || end + 1 >= encoded.length) {
      end = encoded.length
      break
    }
    const following = encoded[end + 1] as number
    if (following === 0) {
      stuffed++
      end += 2
    } else if (following === 0xff) end += 1
    else break
  }
  const clean = new Uint8Array(end - from + slack)
  if (stuffed === 0) {
    clean.set(encoded.subarray(from, end))
    return { bits: new JpegBits(clean, end - from), next: end }
  }
  let to = 0
  let at = from
  while (at < end) {
    let mark = encoded.indexOf(0xff, at)
    if (mark < 0 || mark >= end) mark = end
    if (mark > at) {
      clean.set(encoded.subarray(at, mark), to)
      to += mark - at
    }
    if (mark < end && encoded[mark + 1] === 0) {
      clean[to++] = 0xff
      at = mark + 2
    } else at = mark + 1
  }
  return { bits: new JpegBits(clean, to), next: end }
}
