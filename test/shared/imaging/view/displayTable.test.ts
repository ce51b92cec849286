import { type GreyMapping, greyOf, greyTable, modalityValue, windowOfRange } from '@shared/imaging/view/displayTable'
import { draggedWindow, windowsFor } from '@shared/imaging/view/presets'
import { describe, expect, it } from 'vitest'

const identity = { kind: 'linear', slope: 1, intercept: 0 } as const

function mapping(more: Partial<GreyMapping> = {}): GreyMapping {
  return { modality: identity, voi: { center: 128, width: 256, fn: 'linear' }, inverse: false, ...more }
}

describe('grey values', () => {
  it('follow the linear window of the standard, half value and all', () => {
    const voi = { center: 128, width: 256, fn: 'linear' } as const
    expect(greyOf(voi, 0)).toBeCloseTo(0)
    expect(greyOf(voi, 255)).toBeCloseTo(255)
    expect(greyOf(voi, 127.5)).toBeCloseTo(127.5)
    expect(greyOf(voi, -5000)).toBe(0)
    expect(greyOf(voi, 5000)).toBe(255)
  })

  it('make a step of a window of width 1', () => {
    const voi = { center: 100, width: 1, fn: 'linear' } as const
    expect(greyOf(voi, 99)).toBe(0)
    expect(greyOf(voi, 100)).toBe(255)
  })

  it('keep their shades in a window narrower than 1, as tiny rescale slopes need', () => {
    const voi = { center: 0.002, width: 0.004, fn: 'linear' } as const
    expect(greyOf(voi, 0)).toBe(0)
    expect(greyOf(voi, 0.001)).toBeCloseTo(63.75)
    expect(greyOf(voi, 0.004)).toBe(255)
  })

  it('follow the exact and the sigmoid function', () => {
    expect(greyOf({ center: 100, width: 50, fn: 'linear-exact' }, 100)).toBeCloseTo(127.5)
    expect(greyOf({ center: 100, width: 50, fn: 'linear-exact' }, 75)).toBe(0)
    expect(greyOf({ center: 100, width: 50, fn: 'sigmoid' }, 100)).toBeCloseTo(127.5)
    expect(greyOf({ center: 100, width: 50, fn: 'sigmoid' }, 112.5)).toBeCloseTo(255 / (1 + Math.exp(-1)))
  })

  it('follow a table of the file and stay at its ends outside it', () => {
    const voi = { first: 10, values: [0, 2048, 4095], bits: 12, label: null }
    expect(greyOf(voi, 11)).toBeCloseTo((2048 * 255) / 4095)
    expect(greyOf(voi, -100)).toBe(0)
    expect(greyOf(voi, 999)).toBe(255)
  })

  it('go through the modality table first', () => {
    expect(modalityValue({ kind: 'linear', slope: 2, intercept: -1024 }, 500)).toBe(-24)
    const table = { kind: 'table', first: 5, values: [7, 8, 9] } as const
    expect([0, 5, 6, 7, 99].map((stored) => modalityValue(table, stored))).toEqual([7, 7, 8, 9, 9])
  })

  it('are inverted for MONOCHROME1', () => {
    const [darkest] = greyTable(mapping({ inverse: true }), 0, 255)
    expect(darkest).toBe(0xffffffff)
  })

  it('stand in the table at the stored value less the lowest', () => {
    const table = greyTable(mapping({ voi: { center: 0, width: 4, fn: 'linear-exact' } }), -2, 2)
    expect([...table].map((pixel) => pixel & 255)).toEqual([0, 64, 128, 191, 255])
    expect(table.every((pixel) => pixel >>> 24 === 255)).toBe(true)
  })
})

describe('windows', () => {
  it('cover the whole range of a picture that states none', () => {
    const window = windowOfRange(10, 20)
    expect(greyOf({ ...window, fn: 'linear' }, 10)).toBe(0)
    expect(greyOf({ ...window, fn: 'linear' }, 20)).toBe(255)
  })

  it('begin with the picture’s own and add those of the modality', () => {
    const ct = windowsFor('CT', [])
    expect(ct.map((each) => each.name)).toEqual(['as-stored', 'soft-tissue', 'bone', 'spine', 'lung', 'whole-range'])
    const stated = [1, 2].map((center) => ({
      center,
      width: 10,
      label: center === 2 ? 'BONE' : null,
      fn: 'linear' as const,
    }))
    const projection = ['as-stored', 'BONE', 'more-contrast', 'less-contrast', 'whole-range']
    expect(windowsFor('XA', stated).map((each) => each.name)).toEqual(projection)
    expect(windowsFor('OT', stated).map((each) => each.name)).toEqual(['as-stored', 'BONE', 'whole-range'])
  })

  it('get wider to the right, darker downwards, and never vanish', () => {
    expect(draggedWindow({ center: 100, width: 200 }, { x: 10, y: -10 }, 512)).toEqual({ center: 90, width: 210 })
    expect(draggedWindow({ center: 100, width: 200 }, { x: -1e6, y: 0 }, 512).width).toBe(1)
  })

  it('move in fine steps where the values of a picture lie close together, and by whole ones where all are the same', () => {
    const close = draggedWindow({ center: 0.002, width: 0.004 }, { x: 64, y: 64 }, 0.00512)
    expect(close.center).toBeCloseTo(0.00264, 10)
    expect(close.width).toBeCloseTo(0.00464, 10)
    expect(draggedWindow({ center: 0.002, width: 0.004 }, { x: -1e6, y: 0 }, 0.00512).width).toBeCloseTo(0.00001, 10)
    expect(draggedWindow({ center: 0.5, width: 1.005 }, { x: -1e6, y: 0 }, 0.00512).width).toBeCloseTo(1.00001, 10)
    expect(draggedWindow({ center: 7, width: 1 }, { x: 0, y: 512 }, 0)).toEqual({ center: 8, width: 1 })
  })
})
