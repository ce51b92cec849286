import { assertNever } from '@shared/kit/assertNever'
import { hourMs } from '@shared/kit/time'
import type { BookRow, BookValue } from '@shared/rulebook/book'
import type { RuleChange } from '@shared/rulebook/changes'
import { changedValue, tableValue } from '@shared/rulebook/diff'
import { parseCell } from '@shared/screening/hold'
import type { Rules } from '@shared/screening/rules'

export type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** A cell of the tables in the words of the rules catalogue. */
export function cellWords(t: Text, raw: string): string {
  const cell = parseCell(raw)
  switch (cell.kind) {
    case 'interval':
      return cell.fromMs === cell.toMs
        ? lengthWords(t, cell.fromMs)
        : t('cell.range', { from: lengthWords(t, cell.fromMs), to: lengthWords(t, cell.toMs) })
    case 'none':
    case 'shared':
    case 'avoid':
    case 'unspecified':
    case 'per-aspirin':
      return t(`cell.${cell.kind}`)
    default:
      return assertNever(cell, 'cell')
  }
}

function lengthWords(t: Text, ms: number): string {
  const hours = ms / hourMs
  return hours > 96 && hours % 24 === 0 ? t('cell.days', { count: hours / 24 }) : t('cell.hours', { count: hours })
}

/** A value of a row in words. */
export function valueWords(t: Text, value: BookValue, text = value.text): string {
  if (value.kind === 'cell') return cellWords(t, text)
  if (text === 'raised') return t('value.raised')
  if (text === 'adopted') return t('value.adopted')
  return text
}

/** The name of a row: limits and the step up have one in the catalogue, everything else is named by the tables. */
export function rowName(t: Text, row: BookRow): string {
  if (row.key.startsWith('threshold/')) return t(`threshold.${row.name}`)
  return row.key.startsWith('class/') ? t(`class.${row.name}`) : row.name
}

/** What a change is about, in one line. */
export function changeName(
  t: Text,
  change: RuleChange,
  tables: Rules,
  procedureName: (code: string) => string,
): string {
  switch (change.kind) {
    case 'hold':
    case 'restart': {
      const drug = tables.drugs.find(({ id }) => id === change.row)?.generic ?? change.row
      return t(`change.${change.kind}`, { drug, risk: t(`class.${change.riskClass}`) })
    }
    case 'threshold':
      return t(`threshold.${change.name}`)
    case 'procedure':
      return procedureName(change.procedure)
    case 'edition':
      return tables.otherGuidelines.find(({ edition }) => edition === change.edition)?.name ?? change.edition
    case 'own-drug':
      return t('change.ownDrug', { drug: change.name })
    default:
      return assertNever(change, 'rule change')
  }
}

/** How it would be, in words. */
export function changeWords(t: Text, change: RuleChange): string {
  return inWords(t, change, changedValue(change))
}

/** How it is in the tables, in words. */
export function tableWords(t: Text, change: RuleChange, tables: Rules): string {
  return inWords(t, change, tableValue(change, tables))
}

/** A value of a difference in words; null is "nothing". */
export function inWords(t: Text, change: RuleChange, value: string | null): string {
  if (value === null) return t('change.nothing')
  switch (change.kind) {
    case 'hold':
    case 'restart':
      return cellWords(t, value)
    case 'threshold':
      return value
    case 'procedure':
      return t('value.raised')
    case 'edition':
      return t('value.adopted')
    case 'own-drug': {
      const cell = (raw: string) => cellWords(t, raw)
      const { hold, restart, names } = change
      return t('change.ownCells', {
        hold: [hold.low, hold.intermediate, hold.high].map(cell).join(' / '),
        restart: [restart.low, restart.intermediate, restart.high].map(cell).join(' / '),
        names: names.length === 0 ? '–' : names.join(', '),
      })
    }
    default:
      return assertNever(change, 'rule change')
  }
}
