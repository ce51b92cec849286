import type { DataSet } from '../reader'
import { int16, uint16, valueBytes } from '../values'

/** A look-up table as a file holds it. Input `first` and below give the first value. `bits`: of each value. */
export type Lut = { readonly first: number; readonly values: Uint16Array; readonly bits: number }

/**
 * Reads a table by its descriptor and data (PS3.3 C.11.1.1 and C.7.9.1): 0 entries mean 65,536, the first input is signed
 * where the pixels are, entries of 8 bits are found packed or in words. Undefined where fewer values are there than one.
 */
export function readLut(dataSet: DataSet, descriptor: number, data: number, isSigned: boolean): Lut | undefined {
  const stated = uint16(dataSet, descriptor, 0)
  const first = isSigned ? int16(dataSet, descriptor, 1) : uint16(dataSet, descriptor, 1)
  const bits = uint16(dataSet, descriptor, 2)
  const bytes = valueBytes(dataSet, data)
  if (stated === undefined || first === undefined || bits === undefined || bytes === undefined) return undefined
  const entries = stated === 0 ? 65536 : stated
  const values = lutValues(bytes, entries, dataSet.littleEndian)
  if (values.length === 0 || bits < 1 || bits > 16) return undefined
  return { first, values, bits: sensibleBits(bits, values) }
}

function lutValues(bytes: Uint8Array, entries: number, littleEndian: boolean): Uint16Array {
  // One byte an entry, as some writers pack tables of 8 bits; an odd entry is padded to a word.
  if (bytes.length < entries * 2 && bytes.length >= entries) return Uint16Array.from(bytes.subarray(0, entries))
  const count = Math.min(entries, Math.floor(bytes.length / 2))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint16Array.from({ length: count }, (_, at) => view.getUint16(at * 2, littleEndian))
}

/** Writers state 8 bits for values that need more, which would turn most of the picture white. */
function sensibleBits(stated: number, values: Uint16Array): number {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most >= 2 ** stated ? 16 : stated
}
