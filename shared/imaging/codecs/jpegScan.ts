import { inverseDct } from './jpegDct'
import { type JpegFrame, type JpegScan, type JpegState, zigzag } from './jpegHeader'
import { entropySegment, type HuffmanTable, type JpegBits, JpegDamaged, lookBits } from './jpegTables'

/** The samples of one component, in whole blocks, and (progressive) its coefficients until the last scan. */
export type ComponentPlane = {
  readonly samples: Uint8Array | Uint16Array
  readonly blocksAcross: number
  readonly blocksDown: number
  readonly stride: number
  /** Blocks that a scan of this component alone has. */
  readonly ownAcross: number
  readonly ownDown: number
  readonly coefficients: Int16Array | null
  /** The quantisation table in force at the component's first scan. */
  quant: Int32Array | null
}

export function componentPlanes(frame: JpegFrame): readonly ComponentPlane[] {
  const mcusAcross = Math.ceil(frame.width / (8 * frame.maxHorizontal))
  const mcusDown = Math.ceil(frame.height / (8 * frame.maxVertical))
  return frame.components.map(({ horizontal, vertical }) => {
    const blocksAcross = mcusAcross * horizontal
    const blocksDown = mcusDown * vertical
    const size = blocksAcross * blocksDown * 64
    return {
      samples: frame.precision === 8 ? new Uint8Array(size) : new Uint16Array(size),
      blocksAcross,
      blocksDown,
      stride: blocksAcross * 8,
      ownAcross: Math.ceil(Math.ceil((frame.width * horizontal) / frame.maxHorizontal) / 8),
      ownDown: Math.ceil(Math.ceil((frame.height * vertical) / frame.maxVertical) / 8),
      coefficients: frame.process === 'progressive' ? new Int16Array(size) : null,
      quant: null,
    }
  })
}

type Part = {
  readonly plane: ComponentPlane
  readonly dc: HuffmanTable | undefined
  readonly ac: HuffmanTable | undefined
  readonly quant: Int32Array
  readonly across: number
  readonly down: number
  predictor: number
}

/** Decodes one DCT scan; sequential samples are finished with it. Returns where the scan ended. */
export function decodeDctScan(
  encoded: Uint8Array,
  state: JpegState,
  frame: JpegFrame,
  scan: JpegScan,
  planes: readonly ComponentPlane[],
): number {
  const parts = scan.components.map(({ index, dc, ac }): Part => {
    const component = frame.components[index]
    const plane = planes[index]
    if (component === undefined || plane === undefined)
      throw new JpegDamaged('A scan of the JPEG frame names a component that does not exist.')
    const quant = plane.quant ?? state.quant[component.quantTable & 3]
    if (quant === undefined) throw new JpegDamaged('The JPEG frame lacks a quantisation table.')
    plane.quant = quant.slice()
    return {
      plane,
      dc: state.dc[dc],
      ac: state.ac[ac],
      quant,
      across: component.horizontal,
      down: component.vertical,
      predictor: 0,
    }
  })
  const alone = parts.length === 1 ? parts[0] : undefined
  const unitsAcross = alone?.plane.ownAcross ?? Math.ceil(frame.width / (8 * frame.maxHorizontal))
  const unitsDown = alone?.plane.ownDown ?? Math.ceil(frame.height / (8 * frame.maxVertical))
  const units = unitsAcross * unitsDown
  const interval = state.restartInterval === 0 ? units : state.restartInterval
  const decodeBlock = blockDecoder(frame, scan)
  let position = scan.data
  for (let unit = 0; unit < units; ) {
    const { bits, next } = entropySegment(encoded, position)
    for (const part of parts) part.predictor = 0
    decodeBlock.reset()
    const stop = Math.min(units, unit + interval)
    for (; unit < stop; unit++) {
      const column = unit % unitsAcross
      const row = (unit - column) / unitsAcross
      if (alone !== undefined) decodeBlock.run(bits, alone, row, column)
      else {
        for (const part of parts) {
          for (let v = 0; v < part.down; v++) {
            for (let h = 0; h < part.across; h++)
              decodeBlock.run(bits, part, row * part.down + v, column * part.across + h)
          }
        }
      }
      bits.check()
    }
    position = next
    const marker = encoded[position + 1] ?? 0
    if (unit < units) {
      if (marker < 0xd0 || marker > 0xd7) throw new JpegDamaged('The JPEG frame ends too early.')
      position += 2
    }
  }
  return position
}

type BlockDecoder = { run: (bits: JpegBits, part: Part, row: number, column: number) => void; reset: () => void }

function blockDecoder(frame: JpegFrame, scan: JpegScan): BlockDecoder {
  if (frame.process !== 'progressive') return sequential(frame.precision)
  if (scan.end > 63 || scan.start > scan.end || (scan.start === 0 && scan.end !== 0))
    throw new JpegDamaged('The JPEG frame has an impossible scan.')
  if (scan.start === 0) return progressiveDc(scan)
  return scan.high === 0 ? progressiveAcFirst(scan) : progressiveAcRefine(scan)
}

function sequential(precision: number): BlockDecoder {
  const block = new Int32Array(64)
  return {
    reset: () => {},
    run: (bits, part, row, column) => {
      const { dc, ac, quant, plane } = part
      if (dc === undefined || ac === undefined) throw new JpegDamaged('The JPEG frame lacks a Huffman table.')
      part.predictor += bits.difference(dc)
      block[0] = Math.imul(part.predictor, quant[0] as number)
      const last = readAc(bits, ac, quant, block)
      inverseDct(block, last, plane.samples, (row * plane.stride + column) * 8, plane.stride, precision)
    },
  }
}

/** The AC coefficients of a sequential block, dequantised; returns the number of the last one that is not zero. */
function readAc(bits: JpegBits, table: HuffmanTable, quant: Int32Array, block: Int32Array): number {
  const { view } = bits
  const { ac, look } = table
  let at = bits.at
  let k = 1
  let last = 0
  while (k < 64) {
    const word = view.getUint32(at >>> 3) << (at & 7)
    const fast = ac[word >>> (32 - lookBits)] as number
    if (fast !== 0) {
      at += fast & 0xff
      k += (fast >> 8) & 0xff
      const place = zigzag[k] as number
      block[place] = Math.imul(fast >> 16, quant[place] as number)
      last = k++
      continue
    }
    let symbol: number
    const entry = look[word >>> (32 - lookBits)] as number
    if (entry !== 0) {
      at += entry >> 8
      symbol = entry & 0xff
    } else {
      bits.at = at
      symbol = bits.slowSymbol(table, word >>> 16)
      at = bits.at
    }
    const size = symbol & 15
    if (size === 0) {
      if (symbol !== 0xf0) break
      k += 16
      continue
    }
    k += symbol >> 4
    const raw = (view.getUint32(at >>> 3) << (at & 7)) >>> (32 - size)
    at += size
    const place = zigzag[k] as number
    block[place] = Math.imul(raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw, quant[place] as number)
    last = k++
    if (at > bits.end + 64) break
  }
  bits.at = at
  return last
}

function coefficientsOf(part: Part): Int16Array {
  const { coefficients } = part.plane
  if (coefficients === null) throw new Error('A progressive scan without coefficients')
  return coefficients
}

function progressiveDc(scan: JpegScan): BlockDecoder {
  return {
    reset: () => {},
    run: (bits, part, row, column) => {
      const coefficients = coefficientsOf(part)
      const at = (row * part.plane.blocksAcross + column) * 64
      if (scan.high !== 0) {
        if (bits.read(1) === 1) coefficients[at] = (coefficients[at] as number) | (1 << scan.low)
        return
      }
      if (part.dc === undefined) throw new JpegDamaged('The JPEG frame lacks a Huffman table.')
      part.predictor += bits.difference(part.dc)
      coefficients[at] = part.predictor << scan.low
    },
  }
}

function progressiveAcFirst(scan: JpegScan): BlockDecoder {
  let endOfBand = 0
  return {
    reset: () => {
      endOfBand = 0
    },
    run: (bits, part, row, column) => {
      if (part.ac === undefined) throw new JpegDamaged('The JPEG frame lacks a Huffman table.')
      if (endOfBand > 0) {
        endOfBand--
        return
      }
      const coefficients = coefficientsOf(part)
      const at = (row * part.plane.blocksAcross + column) * 64
      for (let k = scan.start; k <= scan.end; k++) {
        const symbol = bits.symbol(part.ac)
        const run = symbol >> 4
        const size = symbol & 15
        if (size === 0) {
          if (run < 15) {
            endOfBand = (1 << run) - 1 + bits.read(run)
            break
          }
          k += 15
          continue
        }
        k += run
        const raw = bits.read(size)
        const value = raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw
        coefficients[at + (zigzag[k] as number)] = value << scan.low
      }
    },
  }
}

function progressiveAcRefine(scan: JpegScan): BlockDecoder {
  let endOfBand = 0
  const plus = 1 << scan.low
  const refine = (bits: JpegBits, coefficients: Int16Array, place: number) => {
    const value = coefficients[place] as number
    if (bits.read(1) === 1 && (value & plus) === 0) coefficients[place] = value >= 0 ? value + plus : value - plus
  }
  return {
    reset: () => {
      endOfBand = 0
    },
    run: (bits, part, row, column) => {
      if (part.ac === undefined) throw new JpegDamaged('The JPEG frame lacks a Huffman table.')
      const coefficients = coefficientsOf(part)
      const at = (row * part.plane.blocksAcross + column) * 64
      let k = scan.start
      if (endOfBand === 0) {
        for (; k <= scan.end; k++) {
          const symbol = bits.symbol(part.ac)
          let run = symbol >> 4
          const size = symbol & 15
          let value = 0
          if (size !== 0) value = bits.read(1) === 1 ? plus : -plus
          else if (run < 15) {
            endOfBand = (1 << run) + bits.read(run)
            break
          }
          for (; k <= scan.end; k++) {
            const place = at + (zigzag[k] as number)
            if ((coefficients[place] as number) !== 0) refine(bits, coefficients, place)
            else if (run-- === 0) {
              if (value !== 0) coefficients[place] = value
              break
            }
          }
        }
      }
      if (endOfBand > 0) {
        for (; k <= scan.end; k++) {
          const place = at + (zigzag[k] as number)
          if ((coefficients[place] as number) !== 0) refine(bits, coefficients, place)
        }
        endOfBand--
      }
    },
  }
}

/** Turns the coefficients of a finished progressive image into samples. */
export function finishProgressive(frame: JpegFrame, planes: readonly ComponentPlane[]): void {
  const block = new Int32Array(64)
  for (const plane of planes) {
    const { coefficients, quant } = plane
    if (coefficients === null || quant === null) throw new JpegDamaged('The JPEG frame lacks a component.')
    for (let row = 0; row < plane.blocksDown; row++) {
      for (let column = 0; column < plane.blocksAcross; column++) {
        const at = (row * plane.blocksAcross + column) * 64
        for (let i = 0; i < 64; i++) block[i] = Math.imul(coefficients[at + i] as number, quant[i] as number)
        inverseDct(block, 63, plane.samples, (row * plane.stride + column) * 8, plane.stride, frame.precision)
      }
    }
  }
}
