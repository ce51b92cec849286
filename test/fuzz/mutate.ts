import type { Random } from './random'

/** Ways in which files are broken: those of a bad disc, of a careless writer, and of somebody who means harm. */

const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0xfe, 0x7fff, 0x8000, 0xffff, 0xfffe, 0x7fffffff, 0x80000000, 0xffffffff]

function putNumber(bytes: Uint8Array, at: number, random: Random): void {
  const value = random.chance(0.7) ? random.pick(edges) : random.below(65536)
  const width = random.pick([1, 2, 4])
  const isLittle = random.chance(0.8)
  for (let i = 0; i < width && at + i < bytes.length; i++) {
    bytes[at + i] = (value >>> (8 * (isLittle ? i : width - 1 - i))) & 0xff
  }
}

function without(bytes: Uint8Array, from: number, count: number): Uint8Array {
  const rest = bytes.subarray(from + count)
  const out = new Uint8Array(from + rest.length)
  out.set(bytes.subarray(0, from))
  out.set(rest, from)
  return out
}

function withInserted(bytes: Uint8Array, at: number, inserted: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length + inserted.length)
  out.set(bytes.subarray(0, at))
  out.set(inserted, at)
  out.set(bytes.subarray(at), at + inserted.length)
  return out
}

/** Most changes belong where the structure is: in the first kilobytes, and around the pixel data. */
function place(bytes: Uint8Array, random: Random): number {
  const length = Math.max(1, bytes.length)
  return random.chance(0.6) ? random.below(Math.min(length, 4096)) : random.below(length)
}

/** Tags whose values decide how much is read, allocated or gone through. */
const decisive = [
  0x00020000, 0x00020010, 0x00280002, 0x00280004, 0x00280006, 0x00280008, 0x00280010, 0x00280011, 0x00280100,
  0x00280101, 0x00280102, 0x00280103, 0x00281101, 0x00281221, 0x00283010, 0x60000010, 0x60003000, 0x7fe00001,
  0x7fe00010, 0xfffee000, 0xfffee00d, 0xfffee0dd,
]

/** Looks for a decisive tag, little endian, and changes what follows it: value representation, length or value. */
function changeElement(bytes: Uint8Array, random: Random): Uint8Array {
  const wanted = random.pick(decisive)
  const group = wanted >>> 16
  const element = wanted & 0xffff
  const start = random.below(Math.max(1, bytes.length))
  for (let step = 0; step < bytes.length - 12; step++) {
    const at = (start + step) % (bytes.length - 12)
    if (bytes[at] !== (group & 0xff) || bytes[at + 1] !== group >>> 8) continue
    if (bytes[at + 2] !== (element & 0xff) || bytes[at + 3] !== element >>> 8) continue
    putNumber(bytes, at + 4 + random.below(12), random)
    break
  }
  return bytes
}

const syntaxes = [
  '1.2.840.10008.1.2',
  '1.2.840.10008.1.2.1',
  '1.2.840.10008.1.2.1.99',
  '1.2.840.10008.1.2.2',
  '1.2.840.10008.1.2.5',
  '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.51',
  '1.2.840.10008.1.2.4.70',
  '1.2.840.10008.1.2.4.80',
  '1.2.840.10008.1.2.4.90',
  '1.2.840.10008.1.2.4.102',
  '1.2.840.10008.1.2.4.201',
  '1.2.840.10008.1.2.8.1',
]

/** A transfer syntax that lies: another one of at most the same length, padded with zeros. */
function changeSyntax(bytes: Uint8Array, random: Random): Uint8Array {
  const root = '1.2.840.10008.1.2'
  for (let at = 132; at < Math.min(bytes.length, 1024); at++) {
    if (bytes[at] !== 0x02 || bytes[at + 1] !== 0 || bytes[at + 2] !== 0x10 || bytes[at + 3] !== 0) continue
    const length = (bytes[at + 6] ?? 0) | ((bytes[at + 7] ?? 0) << 8)
    const fitting = syntaxes.filter((uid) => uid.length <= length)
    const uid = fitting.length === 0 ? root : random.pick(fitting)
    for (let i = 0; i < length && at + 8 + i < bytes.length; i++) bytes[at + 8 + i] = uid.charCodeAt(i) || 0
    break
  }
  return bytes
}

/** Sequences opened and never closed. */
function nest(bytes: Uint8Array, random: Random): Uint8Array {
  const one = Uint8Array.of(
    8,
    0,
    0x40,
    0x11,
    0x53,
    0x51,
    0,
    0,
    255,
    255,
    255,
    255,
    254,
    255,
    0,
    224,
    255,
    255,
    255,
    255,
  )
  const count = random.pick([1, 3, 70, 3000])
  const deep = new Uint8Array(one.length * count)
  for (let i = 0; i < count; i++) deep.set(one, i * one.length)
  return withInserted(bytes, place(bytes, random), deep)
}

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

const general: readonly Mutation[] = [
  (bytes, random) => {
    const at = place(bytes, random)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return bytes
  },
  (bytes, random) => {
    bytes[place(bytes, random)] = random.below(256)
    return bytes
  },
  (bytes, random) => {
    putNumber(bytes, place(bytes, random), random)
    return bytes
  },
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => without(bytes, place(bytes, random), 1 + random.below(64)),
  (bytes, random) => {
    const at = place(bytes, random)
    return withInserted(bytes, at, bytes.slice(at, at + 1 + random.below(256)))
  },
  (bytes, random) => {
    const at = place(bytes, random)
    bytes.fill(random.pick([0, 0xff, 0x20, 0x80]), at, at + random.below(512))
    return bytes
  },
  (bytes, random, other) => {
    const at = place(bytes, random)
    const from = place(other, random)
    const part = other.subarray(from, from + 1 + random.below(1024))
    bytes.set(part.subarray(0, Math.max(0, bytes.length - at)), at)
    return bytes
  },
  (bytes, random, other) => {
    const cut = random.below(bytes.length + 1)
    const rest = other.subarray(Math.min(cut, other.length))
    const out = new Uint8Array(cut + rest.length)
    out.set(bytes.subarray(0, cut))
    out.set(rest, cut)
    return out
  },
]

const ofDicom: readonly Mutation[] = [...general, changeElement, changeElement, changeElement, changeSyntax, nest]

/** A DICOM file broken in one to a few ways. `other` gives foreign parts. */
export function mutateDicom(seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  return mutate(ofDicom, seed, other, random)
}

/** Words of JSON that mean something to a reader of FHIR, and values that mean nothing. */
const words = [
  'null',
  '{}',
  '[]',
  '""',
  '-1',
  '1e999',
  '"\\ud800"',
  '"9999-99-99"',
  '{"reference":"#"}',
  '"Patient"',
  'true',
  '[[[[]]]]',
]

function changeValue(bytes: Uint8Array, random: Random): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  const places = [...text.matchAll(/:\s*("[^"]*"|[\d.]+|true|false|null)/g)]
  if (places.length === 0) return bytes
  const found = random.pick(places)
  const at = found.index + found[0].length - (found[1]?.length ?? 0)
  return new TextEncoder().encode(text.slice(0, at) + random.pick(words) + text.slice(found.index + found[0].length))
}

const ofJson: readonly Mutation[] = [
  ...general.slice(0, 6),
  changeValue,
  changeValue,
  changeValue,
  changeValue,
  changeValue,
]

/** A JSON document broken in one to a few ways, most of them still JSON. */
export function mutateJson(seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  return mutate(ofJson, seed, other, random)
}

function mutate(ways: readonly Mutation[], seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes: Uint8Array = seed.slice()
  const count = random.pick([1, 1, 1, 2, 2, 3, 5, 8])
  for (let i = 0; i < count && bytes.length > 16; i++) bytes = random.pick(ways)(bytes, random, other)
  return bytes
}
