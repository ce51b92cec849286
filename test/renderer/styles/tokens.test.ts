import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const file = fileURLToPath(new URL('../../../renderer/styles/tokens.css', import.meta.url))
const css = readFileSync(file, 'utf8')

type Theme = Readonly<Record<string, string>>

/** The colours of a theme as the style sheet holds them, by name without the dashes. */
function themeOf(name: 'dark' | 'light'): Theme {
  const block = new RegExp(`\\[data-theme="${name}"\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1]
  if (block === undefined) throw new Error(`No theme ${name}`)
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/gi)].map((match) => [match[1], match[2] ?? '']),
  )
}

/** Relative luminance by WCAG 2.1. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(theme: Theme, ink: string, ground: string): number {
  const colour = (name: string) => {
    const hex = theme[name]
    if (hex === undefined) throw new Error(`No colour ${name}`)
    return luminance(hex)
  }
  const [light = 0, dark = 0] = [colour(ink), colour(ground)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['bg', 'surface', 'raised']
const signals = ['stop', 'caution', 'clear', 'unknown', 'accent']

describe('the colours of the room', () => {
  const dark = themeOf('dark')

  it('give every word of the pause seven to one on every ground it stands on', () => {
    for (const ink of ['text', 'muted', 'left', 'right', ...signals]) {
      for (const ground of grounds) expect(contrast(dark, ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(7)
    }
    for (const signal of signals) {
      expect(contrast(dark, 'text', `${signal}-soft`), `text on ${signal}-soft`).toBeGreaterThanOrEqual(7)
      expect(contrast(dark, `${signal}-ink`, signal), `${signal}-ink on ${signal}`).toBeGreaterThanOrEqual(7)
    }
    for (const signal of ['stop', 'caution', 'clear', 'unknown']) {
      expect(contrast(dark, signal, `${signal}-soft`), `${signal} on its soft ground`).toBeGreaterThanOrEqual(7)
    }
  })
})

describe('the colours of the desk', () => {
  it('give words four and a half to one at least, and running text seven', () => {
    const light = themeOf('light')
    for (const ground of grounds) {
      expect(contrast(light, 'text', ground), ground).toBeGreaterThanOrEqual(7)
      for (const ink of ['muted', 'left', 'right', ...signals]) {
        expect(contrast(light, ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })
})
