import type { Refusal } from '@shared/case/refusal'
import { refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import { contrastAgents, injectateProducts } from '@shared/procedure/catalogue'
import { gtinIsSound } from '@shared/procedure/gs1'
import { type RecallEntry, recallEntrySchema } from '@shared/recalls/recalls'

/** Names of the columns as notices write them, in either language. */
type Column = 'gtin' | 'product' | 'lot' | 'reason'
const columns: Readonly<Record<Column, readonly string[]>> = {
  gtin: ['gtin', 'code', 'codigo', 'código'],
  product: ['product', 'producto', 'name', 'nombre'],
  lot: ['lot', 'lote', 'lot number', 'batch'],
  reason: ['reason', 'motivo', 'notice', 'aviso'],
}

/**
 * Reads a list of recalled lots from text with a head line: `gtin;product;lot;reason` in any order, separated by comma,
 * semicolon or tab. Nothing is taken in where one line cannot be read; the refusal says which one and why.
 */
export function readRecallList(text: string): Result<readonly RecallEntry[], Refusal> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const first = lines.findIndex((line) => line.trim() !== '')
  const head = lines[first]
  if (head === undefined) return refuse('recall.list-empty', 'There is nothing in this list.')
  const separator = [';', '\t', ','].find((each) => head.includes(each)) ?? ','
  const names = cellsOf(head, separator).map((each) => each.trim().toLowerCase())
  const place = (column: Column) => names.findIndex((name) => columns[column].includes(name))
  if (place('lot') === -1 || (place('gtin') === -1 && place('product') === -1)) {
    return refuse(
      'recall.list-head',
      'The first line must name the columns: lot and gtin or product, and reason where there is one.',
    )
  }
  const entries: RecallEntry[] = []
  for (const [index, line] of lines.entries()) {
    if (index <= first || line.trim() === '') continue
    const cells = cellsOf(line, separator)
    const cell = (column: Column) => cells[place(column)]?.trim() ?? ''
    const entry = entryOf(cell('gtin'), cell('product'), cell('lot'), cell('reason'), index + 1)
    if (!entry.ok) return entry
    entries.push(entry.value)
  }
  if (entries.length === 0) return refuse('recall.list-empty', 'There is nothing in this list.')
  return ok(entries)
}

function entryOf(
  code: string,
  product: string,
  lot: string,
  reason: string,
  line: number,
): Result<RecallEntry, Refusal> {
  if (lot === '') return refuse('recall.list-lot', `Line ${line} has no lot.`, { line })
  const digits = code.replace(/\D/g, '')
  const gtin = digits === '' ? null : digits.padStart(14, '0')
  if (gtin !== null && (gtin.length !== 14 || !gtinIsSound(gtin))) {
    return refuse('recall.list-gtin', `Line ${line}: ${code} is no package code; its digits do not fit together.`, {
      line,
      code,
    })
  }
  const productId = product === '' ? null : productIdOf(product)
  if (productId === undefined) {
    return refuse(
      'recall.list-product',
      `Line ${line}: ${product} is not in the catalogue. Use its name there, or leave it empty to bar the lot whatever it holds.`,
      { line, product },
    )
  }
  const entry = recallEntrySchema.safeParse({ productId, gtin, lot, reason: reason === '' ? 'Recall notice' : reason })
  return entry.success
    ? ok(entry.data)
    : refuse('recall.list-line', `Line ${line} is too long, or its reason too short.`, { line })
}

/** By its id or either of its names, however it is spaced and written; undefined for what is not in the catalogue. */
function productIdOf(written: string): string | undefined {
  const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const wanted = key(written)
  return [...injectateProducts, ...contrastAgents].find((each) =>
    [each.id, each.name.en, each.name.es].some((name) => key(name) === wanted),
  )?.id
}

/** Cells of one line; a cell in quotation marks may hold the separator, and two marks stand for one. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = ['']
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    const last = cells.length - 1
    if (character === '"' && quoted && line[at + 1] === '"') {
      cells[last] += '"'
      at += 1
    } else if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) cells.push('')
    else cells[last] += character
  }
  return cells
}
