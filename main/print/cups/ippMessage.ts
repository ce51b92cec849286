/**
 * The binary form of the Internet Printing Protocol (RFC 8010): just what asking a print service about its printers and
 * jobs takes. Collections are read past, not understood.
 */

/** What an attribute holds. Enumerations and integers are numbers; every kind of text is a string. */
type IppValue = string | number | boolean
export type IppAttributes = ReadonlyMap<string, readonly IppValue[]>

type Tag = 'integer' | 'boolean' | 'enum' | 'name' | 'keyword' | 'uri' | 'charset' | 'language' | 'mime'
export type IppField = readonly [name: string, tag: Tag, ...values: readonly IppValue[]]

export type IppRequest = {
  readonly operation: number
  readonly requestId: number
  readonly fields: readonly IppField[]
  readonly jobFields?: readonly IppField[]
  /** What is printed, after the attributes. */
  readonly document?: Uint8Array
}

export type IppReply = {
  readonly status: number
  /** Every printer or job of the reply, in order. */
  readonly groups: readonly IppAttributes[]
}

const tags: Readonly<Record<Tag, number>> = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mime: 0x49,
}
const group = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04 } as const
const numbers = new Set([tags.integer, tags.enum])
/** Tags below this one begin a group; from here on they are values. */
const firstValueTag = 0x10
const version = 0x0200

export function encodeIpp({ operation, requestId, fields, jobFields = [], document }: IppRequest): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt16BE(version, 0)
  head.writeUInt16BE(operation, 2)
  head.writeUInt32BE(requestId, 4)
  const parts = [head, byte(group.operation), ...fields.flatMap(encodeField)]
  if (jobFields.length > 0) parts.push(byte(group.job), ...jobFields.flatMap(encodeField))
  parts.push(byte(group.end))
  if (document !== undefined) parts.push(Buffer.from(document))
  return Buffer.concat(parts)
}

/** Further values of an attribute follow with an empty name. */
function encodeField([name, tag, ...values]: IppField): Buffer[] {
  return values.flatMap((value, index) => [
    byte(tags[tag]),
    counted(Buffer.from(index === 0 ? name : '', 'utf8')),
    counted(encodeValue(tag, value)),
  ])
}

function encodeValue(tag: Tag, value: IppValue): Buffer {
  if (tag === 'boolean') return byte(value === true ? 1 : 0)
  if (tag !== 'integer' && tag !== 'enum') return Buffer.from(String(value), 'utf8')
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Number(value))
  return bytes
}

const byte = (value: number): Buffer => Buffer.from([value])

function counted(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** Reads a reply, or null where the bytes are none: cut short, or not of this protocol. */
export function decodeIpp(bytes: Buffer): IppReply | null {
  if (bytes.length < 9) return null
  const groups: Map<string, IppValue[]>[] = []
  let current = new Map<string, IppValue[]>()
  let name = ''
  let at = 8
  while (at < bytes.length) {
    const tag = bytes.readUInt8(at)
    at += 1
    if (tag === group.end) return { status: bytes.readUInt16BE(2), groups }
    if (tag < firstValueTag) {
      current = new Map()
      // The operation's own group says nothing that the status does not.
      if (tag !== group.operation) groups.push(current)
      continue
    }
    const named = take(bytes, at)
    if (named === null) return null
    const held = take(bytes, named.next)
    if (held === null) return null
    at = held.next
    if (named.bytes.length > 0) name = named.bytes.toString('utf8')
    const value = decodeValue(tag, held.bytes)
    if (value !== null) current.set(name, [...(current.get(name) ?? []), value])
  }
  return null
}

function take(bytes: Buffer, at: number): { readonly bytes: Buffer; readonly next: number } | null {
  if (at + 2 > bytes.length) return null
  const next = at + 2 + bytes.readUInt16BE(at)
  return next > bytes.length ? null : { bytes: bytes.subarray(at + 2, next), next }
}

/** Null for a value that is out of band (no value, unknown) or of a kind that is not needed here. */
function decodeValue(tag: number, bytes: Buffer): IppValue | null {
  if (numbers.has(tag)) return bytes.length === 4 ? bytes.readInt32BE(0) : null
  if (tag === tags.boolean) return bytes.length === 1 ? bytes.readUInt8(0) === 1 : null
  return tag >= 0x40 && tag <= 0x49 ? bytes.toString('utf8') : null
}
