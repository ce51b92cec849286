import { durationMs, intervalText } from '@shared/screening/instants'
import { type Wording, w } from '@shared/screening/wording'

/** One cell of the drug table. */
export type Cell =
  | { readonly kind: 'none' }
  | { readonly kind: 'shared' }
  | { readonly kind: 'avoid' }
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'per-aspirin' }
  /** From `fromMs` on it is a caution, from `toMs` on it is past; equal for a single interval. */
  | { readonly kind: 'interval'; readonly fromMs: number; readonly toMs: number }

/** Reads a cell. Throws on a word that is not of the vocabulary: the tables are checked when they are loaded. */
export function parseCell(text: string): Cell {
  const known = parsed.get(text)
  if (known !== undefined) return known
  const cell = readCell(text)
  parsed.set(text, cell)
  return cell
}

/** The few words a table is made of, each read once. */
const parsed = new Map<string, Cell>()

function readCell(text: string): Cell {
  switch (text) {
    case 'none':
      return { kind: 'none' }
    case 'shared decision':
      return { kind: 'shared' }
    case 'avoid':
      return { kind: 'avoid' }
    case 'not specified':
      return { kind: 'unspecified' }
    case 'per aspirin rule':
      return { kind: 'per-aspirin' }
    default: {
      const [from = '', to] = text.split('..')
      const fromMs = durationMs(from)
      return { kind: 'interval', fromMs, toMs: to === undefined ? fromMs : durationMs(to) }
    }
  }
}

/** A cell in words, without a verb: `72 h`, `7 days (168 h) to 10 days (240 h)`, `a prescriber’s decision`. */
export function cellText(cell: Cell): Wording {
  switch (cell.kind) {
    case 'none':
      return w`no interval`
    case 'shared':
      return w`a named prescriber’s decision`
    case 'avoid':
      return w`the guideline advises against it`
    case 'unspecified':
      return w`no value known`
    case 'per-aspirin':
      return w`as aspirin`
    case 'interval':
      return cell.fromMs === cell.toMs
        ? intervalText(cell.fromMs)
        : w`${intervalText(cell.fromMs)} to ${intervalText(cell.toMs)}`
  }
}

export function sameCell(a: Cell, b: Cell): boolean {
  if (a.kind === 'interval' && b.kind === 'interval') return a.fromMs === b.fromMs && a.toMs === b.toMs
  return a.kind === b.kind
}

const rank = { none: 0, 'per-aspirin': 1, shared: 2, interval: 3, unspecified: 4, avoid: 5 } as const

/** The stricter of two cells; of two intervals, later ends on both sides. */
export function stricterCell(a: Cell, b: Cell): Cell {
  if (a.kind === 'interval' && b.kind === 'interval') {
    return { kind: 'interval', fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.max(a.toMs, b.toMs) }
  }
  return rank[a.kind] >= rank[b.kind] ? a : b
}
