import type { DecodedFrame } from '../decode'
import type { DataSet } from '../reader'
import { asciiValues, decimals, int16, integer, parseDecimal, uint16, valueBytes } from '../values'
import { cover } from './picture'

type Cover = Uint8Array<ArrayBuffer>

/** Overlays and shutters of one frame (from 0) as one value a pixel; null where the picture is bare. */
export function coverOf(dataSet: DataSet, frame: DecodedFrame, at: number): Cover | null {
  const area = { width: frame.width, height: frame.height }
  let result: Cover | null = null
  const canvas = () => {
    result ??= new Uint8Array(area.width * area.height)
    return result
  }
  const bitmap = bitmapShutterGroup(dataSet)
  for (let group = 0x6000; group <= 0x601e; group += 2) {
    if (group !== bitmap) drawOverlay(dataSet, frame, at, group, canvas, cover.overlay)
  }
  if (bitmap !== null) drawOverlay(dataSet, frame, at, bitmap, canvas, cover.shutter)
  const isShut = shutter(dataSet)
  if (isShut !== null) {
    const pixels = canvas()
    for (let y = 0; y < area.height; y++) {
      for (let x = 0; x < area.width; x++) if (isShut(x + 1, y + 1)) pixels[y * area.width + x] = cover.shutter
    }
  }
  return result
}

/**
 * The overlay group whose bits are a shutter (PS3.3 C.7.6.15) and no drawing; null where there is none. Without a group
 * that could be one, all overlays stay drawings.
 */
function bitmapShutterGroup(dataSet: DataSet): number | null {
  if (!asciiValues(dataSet, shutterTags.shape).includes('BITMAP')) return null
  const group = uint16(dataSet, shutterTags.overlayGroup)
  return group !== undefined && group >= 0x6000 && group <= 0x601e && group % 2 === 0 ? group : null
}

/** Overlay Plane (PS3.3 C.9.2): a plane of its own, or a bit of every pixel that no sample uses. `value`: of `cover`. */
function drawOverlay(
  dataSet: DataSet,
  frame: DecodedFrame,
  at: number,
  group: number,
  canvas: () => Cover,
  value: number,
): void {
  const tagOf = (element: number) => ((group << 16) | element) >>> 0
  const rows = uint16(dataSet, tagOf(0x0010))
  const columns = uint16(dataSet, tagOf(0x0011))
  if (rows === undefined || columns === undefined || rows === 0 || columns === 0) return
  const shift = planeOf(dataSet, tagOf, at)
  if (shift === null) return
  const bit = bitReader(dataSet, frame, tagOf, rows * columns, shift)
  if (bit === null) return
  const top = (int16(dataSet, tagOf(0x0050), 0) ?? 1) - 1
  const left = (int16(dataSet, tagOf(0x0050), 1) ?? 1) - 1
  const pixels = canvas()
  for (let y = Math.max(0, -top); y < rows && y + top < frame.height; y++) {
    for (let x = Math.max(0, -left); x < columns && x + left < frame.width; x++) {
      if (bit(y * columns + x)) pixels[(y + top) * frame.width + x + left] = value
    }
  }
}

type TagOf = (element: number) => number

/** Which plane of a multi-frame overlay belongs to a frame, from 0; null where none does. */
function planeOf(dataSet: DataSet, tagOf: TagOf, at: number): number | null {
  const count = integer(dataSet, tagOf(0x0015))
  if (count === undefined || count <= 1) return 0
  const origin = (uint16(dataSet, tagOf(0x0051)) ?? 1) - 1
  const plane = at - origin
  return plane >= 0 && plane < count ? plane : null
}

function bitReader(
  dataSet: DataSet,
  frame: DecodedFrame,
  tagOf: TagOf,
  planeBits: number,
  plane: number,
): ((index: number) => boolean) | null {
  const data = valueBytes(dataSet, tagOf(0x3000))
  if (data !== undefined && data.length > 0) {
    const first = plane * planeBits
    return (index) => (((data[(first + index) >> 3] ?? 0) >> ((first + index) & 7)) & 1) === 1
  }
  const position = uint16(dataSet, tagOf(0x0102))
  const isEmbedded =
    (uint16(dataSet, tagOf(0x0100)) ?? 1) > 1 && position !== undefined && position < frame.bitsAllocated
  const isSpare = position !== undefined && (position > frame.highBit || position <= frame.highBit - frame.bitsStored)
  if (!isEmbedded || !isSpare || frame.samplesPerPixel !== 1 || planeBits !== frame.width * frame.height) return null
  const { bytes } = frame
  const width = frame.bitsAllocated <= 8 ? 1 : frame.bitsAllocated <= 16 ? 2 : 4
  return (index) => (((bytes[index * width + (position >> 3)] ?? 0) >> (position & 7)) & 1) === 1
}

const shutterTags = {
  shape: 0x00181600,
  left: 0x00181602,
  right: 0x00181604,
  upper: 0x00181606,
  lower: 0x00181608,
  centre: 0x00181610,
  radius: 0x00181612,
  vertices: 0x00181620,
  overlayGroup: 0x00181623,
} as const

/** Whether a pixel (column and row from 1) lies behind the shutter (PS3.3 C.7.6.11); null where there is none. */
function shutter(dataSet: DataSet): ((column: number, row: number) => boolean) | null {
  const shapes = asciiValues(dataSet, shutterTags.shape)
  const tests = shapes.flatMap((shape) => {
    const test =
      shape === 'RECTANGULAR'
        ? rectangle(dataSet)
        : shape === 'CIRCULAR'
          ? circle(dataSet)
          : shape === 'POLYGONAL'
            ? polygon(dataSet)
            : null
    return test === null ? [] : [test]
  })
  return tests.length === 0 ? null : (column, row) => tests.some((isOutside) => isOutside(column, row))
}

type IsOutside = (column: number, row: number) => boolean

function rectangle(dataSet: DataSet): IsOutside | null {
  const edge = (which: number) => parseDecimal(asciiValues(dataSet, which)[0])
  const [left, right] = [edge(shutterTags.left), edge(shutterTags.right)]
  const [upper, lower] = [edge(shutterTags.upper), edge(shutterTags.lower)]
  if (left === undefined || right === undefined || upper === undefined || lower === undefined) return null
  if (right <= left || lower <= upper) return null
  return (column, row) => column <= left || column >= right || row <= upper || row >= lower
}

function circle(dataSet: DataSet): IsOutside | null {
  const [row, column] = decimals(dataSet, shutterTags.centre) ?? []
  const [radius] = decimals(dataSet, shutterTags.radius) ?? []
  if (row === undefined || column === undefined || radius === undefined || radius <= 0) return null
  return (x, y) => (x - column) ** 2 + (y - row) ** 2 > radius ** 2
}

function polygon(dataSet: DataSet): IsOutside | null {
  const numbers = decimals(dataSet, shutterTags.vertices) ?? []
  const corners = Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({
    y: numbers[at * 2] ?? 0,
    x: numbers[at * 2 + 1] ?? 0,
  }))
  if (corners.length < 3) return null
  return (column, row) => {
    let inside = false
    for (let at = 0, before = corners.length - 1; at < corners.length; before = at++) {
      const [one, other] = [corners[at], corners[before]]
      if (one === undefined || other === undefined || one.y > row === other.y > row) continue
      if (column < ((other.x - one.x) * (row - one.y)) / (other.y - one.y) + one.x) inside = !inside
    }
    return !inside
  }
}
