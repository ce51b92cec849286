/** Unsigned 16 bits at `at`; bytes beyond the end count as zero. */
export function u16(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const a = bytes[at] ?? 0
  const b = bytes[at + 1] ?? 0
  return littleEndian ? a | (b << 8) : (a << 8) | b
}

/** Unsigned 32 bits at `at`; bytes beyond the end count as zero. */
export function u32(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const low = u16(bytes, littleEndian ? at : at + 2, littleEndian)
  const high = u16(bytes, littleEndian ? at + 2 : at, littleEndian)
  return high * 65536 + low
}
