import type { Confirmation } from '@shared/rulebook/rulebook'
import type { Confidence } from '@shared/screening/finding'
import type { Rules, Thresholds } from '@shared/screening/rules'

type Confirmed = Readonly<Record<string, Confirmation>>

/** Tables in which rows from memory that the lead has held against the source say so. */
export function confirmedTables(tables: Rules, confirmed: Confirmed): Rules {
  if (Object.keys(confirmed).length === 0) return tables
  const mark = <Row extends { readonly confidence: Confidence }>(row: Row, key: string): Row =>
    row.confidence === 'memory-to-verify' && confirmed[key] !== undefined
      ? { ...row, confidence: 'lead-confirmed' as const }
      : row
  return {
    ...tables,
    drugs: tables.drugs.map((row) => mark(row, `drug/${row.id}`)),
    agents: tables.agents.map((row) => mark(row, `agent/${row.id}`)),
    contrastAgents: tables.contrastAgents.map((row) => mark(row, contrastKey(row))),
    allergens: {
      ...tables.allergens,
      allergens: tables.allergens.allergens.map((row) => mark(row, `allergen/${row.id}`)),
    },
    thresholds: markedThresholds(tables.thresholds, confirmed),
    otherGuidelines: tables.otherGuidelines.map((view) => ({
      ...view,
      rows: view.rows.map((row) => mark(row, `guideline/${view.edition} ${row.drugs.join(' ')}`)),
    })),
    bleedingClasses: {
      ...tables.bleedingClasses,
      classes: tables.bleedingClasses.classes.map((row) => mark(row, `class/${row.class}`)),
      upgrade: mark(tables.bleedingClasses.upgrade, 'class/upgrade'),
    },
  }
}

function markedThresholds(thresholds: Thresholds, confirmed: Confirmed): Thresholds {
  const marks = Object.entries(thresholds).flatMap(([name, row]) =>
    row.confidence === 'memory-to-verify' && confirmed[`threshold/${name}`] !== undefined
      ? [[name, { ...row, confidence: 'lead-confirmed' }] as const]
      : [],
  )
  return { ...thresholds, ...Object.fromEntries(marks) }
}

/** One product of several strengths stands on several rows. */
export function contrastKey(row: Rules['contrastAgents'][number]): string {
  return `contrast/${[row.id, ...row.concentrationsMgIPerMl].join('-')}`
}

/** Every row of the tables that came from memory, by its key: what a lead has still to hold against the source. */
export function rowsFromMemory(tables: Rules): readonly string[] {
  const rows: { readonly key: string; readonly confidence: Confidence }[] = [
    ...tables.drugs.map(({ id, confidence }) => ({ key: `drug/${id}`, confidence })),
    ...Object.entries(tables.thresholds).map(([name, { confidence }]) => ({ key: `threshold/${name}`, confidence })),
    ...tables.bleedingClasses.classes.map((row) => ({ key: `class/${row.class}`, confidence: row.confidence })),
    { key: 'class/upgrade', confidence: tables.bleedingClasses.upgrade.confidence },
    ...tables.otherGuidelines.flatMap((view) =>
      view.rows.map((row) => ({
        key: `guideline/${view.edition} ${row.drugs.join(' ')}`,
        confidence: row.confidence,
      })),
    ),
    ...tables.contrastAgents.map((row) => ({ key: contrastKey(row), confidence: row.confidence })),
    ...tables.allergens.allergens.map(({ id, confidence }) => ({ key: `allergen/${id}`, confidence })),
    ...tables.agents.map(({ id, confidence }) => ({ key: `agent/${id}`, confidence })),
  ]
  return rows.filter(({ confidence }) => confidence === 'memory-to-verify').map(({ key }) => key)
}
