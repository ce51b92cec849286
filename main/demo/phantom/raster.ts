import type { Random } from './random'

/**
 * A picture in the making: one number per pixel, row by row. `left` and `top` are the millimetres of the middle of the
 * first pixel; x runs to the right, y down, both in millimetres at the detector.
 */
export type Raster = {
  readonly columns: number
  readonly rows: number
  readonly mmPerPixel: number
  readonly left: number
  readonly top: number
  readonly data: Float32Array
}

/** An empty raster of `columns` by `rows` pixels whose middle lies at (`x`, `y`) and which is `widthMm` wide. */
export function raster(columns: number, rows: number, widthMm: number, x = 0, y = 0): Raster {
  const mmPerPixel = widthMm / columns
  const left = x - ((columns - 1) * mmPerPixel) / 2
  const top = y - ((rows - 1) * mmPerPixel) / 2
  return { columns, rows, mmPerPixel, left, top, data: new Float32Array(columns * rows) }
}

/** An empty raster of the same place and size. */
export function alike(other: Raster): Raster {
  return { ...other, data: new Float32Array(other.data.length) }
}

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Adds `value(x, y)` to every pixel in the box, all of them where there is none. */
export function add(target: Raster, value: (x: number, y: number) => number, box?: Box): void {
  const { columns, rows, mmPerPixel, left, top, data } = target
  const column = (x: number) => Math.round((x - left) / mmPerPixel)
  const row = (y: number) => Math.round((y - top) / mmPerPixel)
  const fromColumn = box === undefined ? 0 : Math.max(0, column(box.left))
  const toColumn = box === undefined ? columns - 1 : Math.min(columns - 1, column(box.right))
  const fromRow = box === undefined ? 0 : Math.max(0, row(box.top))
  const toRow = box === undefined ? rows - 1 : Math.min(rows - 1, row(box.bottom))
  for (let r = fromRow; r <= toRow; r++) {
    const y = top + r * mmPerPixel
    for (let c = fromColumn; c <= toColumn; c++) {
      const at = r * columns + c
      data[at] = (data[at] ?? 0) + value(left + c * mmPerPixel, y)
    }
  }
}

/**
 * The same function, looked up in a table of points `stepMm` apart and joined by straight lines: for what is smooth and
 * dear to compute. Outside the box it answers as at its edge.
 */
export function tabled(value: (x: number, y: number) => number, box: Box, stepMm: number) {
  const across = Math.ceil((box.right - box.left) / stepMm) + 2
  const down = Math.ceil((box.bottom - box.top) / stepMm) + 2
  const table = new Float32Array(across * down)
  for (let r = 0; r < down; r++)
    for (let c = 0; c < across; c++) table[r * across + c] = value(box.left + c * stepMm, box.top + r * stepMm)
  return (x: number, y: number): number => {
    const gx = Math.min(across - 1.001, Math.max(0, (x - box.left) / stepMm))
    const gy = Math.min(down - 1.001, Math.max(0, (y - box.top) / stepMm))
    const column = Math.floor(gx)
    const row = Math.floor(gy)
    const fx = gx - column
    const fy = gy - row
    const at = row * across + column
    const upper = (table[at] ?? 0) * (1 - fx) + (table[at + 1] ?? 0) * fx
    const lower = (table[at + across] ?? 0) * (1 - fx) + (table[at + across + 1] ?? 0) * fx
    return upper * (1 - fy) + lower * fy
  }
}

/** The whole of a raster, as a box. */
export function boxOf({ left, top, columns, rows, mmPerPixel }: Raster): Box {
  return { left, top, right: left + columns * mmPerPixel, bottom: top + rows * mmPerPixel }
}

export function meet(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  }
}

/** Blurs by a Gaussian of `sigma` pixels, the edges repeated. */
export function blur(target: Raster, sigma: number): void {
  if (sigma <= 0) return
  const reach = Math.max(1, Math.ceil(sigma * 2.6))
  const kernel = Float32Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i * i) / (2 * sigma * sigma)))
  const total = kernel.reduce((sum, each, i) => sum + (i === 0 ? each : 2 * each), 0)
  const { columns, rows, data } = target
  blurLines(data, kernel, total, { lines: rows, length: columns, step: 1, stride: columns })
  blurLines(data, kernel, total, { lines: columns, length: rows, step: columns, stride: 1 })
}

type Lines = { readonly lines: number; readonly length: number; readonly step: number; readonly stride: number }

function blurLines(data: Float32Array, kernel: Float32Array, total: number, of: Lines): void {
  const reach = kernel.length - 1
  const padded = new Float32Array(of.length + 2 * reach)
  for (let line = 0; line < of.lines; line++) {
    const start = line * of.stride
    for (let i = 0; i < padded.length; i++) {
      const source = Math.min(of.length - 1, Math.max(0, i - reach))
      padded[i] = data[start + source * of.step] ?? 0
    }
    for (let i = 0; i < of.length; i++) {
      let sum = (padded[i + reach] ?? 0) * (kernel[0] ?? 0)
      for (let k = 1; k <= reach; k++)
        sum += ((padded[i + reach - k] ?? 0) + (padded[i + reach + k] ?? 0)) * (kernel[k] ?? 0)
      data[start + i * of.step] = sum / total
    }
  }
}

/**
 * Smooth noise of mean 0 and standard deviation near 1 whose features are about `widthMm` by `heightMm`: a coarse grid
 * of random numbers, joined by smooth steps.
 */
export function smoothNoise(like: Raster, random: Random, widthMm: number, heightMm: number) {
  const across = Math.ceil((like.columns * like.mmPerPixel) / widthMm) + 3
  const down = Math.ceil((like.rows * like.mmPerPixel) / heightMm) + 3
  const grid = Float32Array.from({ length: across * down }, () => random.normal() * 1.5)
  return (x: number, y: number): number => {
    const gx = Math.max(0, (x - like.left) / widthMm + 0.5)
    const gy = Math.max(0, (y - like.top) / heightMm + 0.5)
    const column = Math.min(across - 2, Math.floor(gx))
    const row = Math.min(down - 2, Math.floor(gy))
    const fx = smoothStep(0, 1, gx - column)
    const fy = smoothStep(0, 1, gy - row)
    const at = row * across + column
    const upper = (grid[at] ?? 0) * (1 - fx) + (grid[at + 1] ?? 0) * fx
    const lower = (grid[at + across] ?? 0) * (1 - fx) + (grid[at + across + 1] ?? 0) * fx
    return upper * (1 - fy) + lower * fy
  }
}

/** 0 up to `from`, 1 from `to` on, smooth between. */
export function smoothStep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}
