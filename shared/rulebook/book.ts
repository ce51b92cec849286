import { procedures } from '@shared/plan/catalogue'
import type { RulesInForce } from '@shared/rulebook/inForce'
import { contrastKey } from '@shared/rulebook/rows'
import type { Confidence, RiskClass } from '@shared/screening/finding'
import type { Rules } from '@shared/screening/rules'

/** A value of a row: a cell of the drug table, or words and numbers as they stand. */
export type BookValue =
  | { readonly kind: 'cell'; readonly label: BookLabel; readonly text: string; readonly site: string | null }
  | { readonly kind: 'text'; readonly label: BookLabel; readonly text: string; readonly site: string | null }

export type BookLabel =
  | `hold.${RiskClass}`
  | `restart.${RiskClass}`
  | 'value'
  | 'group'
  | 'lab'
  | 'procedures'
  | 'against'
  | 'doesNotBlock'
  | 'alternative'
  | 'strengths'
  | 'intrathecal'
  | 'kind'
  | 'class'
  | 'drugs'

/** One row of the rule book, with where it comes from and how well that is known. */
export type BookRow = {
  /** `drug/apixaban`: what the lead's confirmation names. */
  readonly key: string
  readonly name: string
  readonly values: readonly BookValue[]
  /** In the words of the tables. */
  readonly notes: string
  readonly source: string
  readonly edition: string | null
  readonly confidence: Confidence
  /** Whether the whole row is the site's own. */
  readonly isOwn: boolean
}

export const bookSections = [
  'classes',
  'procedures',
  'drugs',
  'guidelines',
  'thresholds',
  'contrast',
  'allergens',
  'agents',
] as const
export type BookSection = (typeof bookSections)[number]
export type Book = Readonly<Record<BookSection, readonly BookRow[]>>

const classes = ['low', 'intermediate', 'high'] as const

/** Every row of the rules in force as a person reads it, with the site's own beside it. Pure: what is printed is what counts. */
export function bookOf(rules: RulesInForce, locale: 'en' | 'es'): Book {
  const { tables } = rules
  return {
    classes: classRows(tables),
    procedures: procedureRows(rules, locale),
    drugs: drugRows(rules),
    guidelines: guidelineRows(rules),
    thresholds: thresholdRows(rules),
    contrast: tables.contrastAgents.map((row) => ({
      ...common(row, contrastKey(row), row.names[0] ?? row.id),
      notes: row.note,
      values: [
        text('kind', row.kind),
        text('strengths', row.concentrationsMgIPerMl.length === 0 ? '–' : row.concentrationsMgIPerMl.join(', ')),
        text('intrathecal', row.intrathecalLabel),
      ],
    })),
    allergens: tables.allergens.allergens.map((row) => ({
      ...common(row, `allergen/${row.id}`, row.label),
      notes: row.says,
      values: [
        text('against', row.against.map(({ tag, severity }) => `${tag}: ${severity}`).join('; ')),
        text('doesNotBlock', row.doesNotBlock),
        text('alternative', row.alternative),
      ],
    })),
    agents: tables.agents.map((row) => ({
      ...common(row, `agent/${row.id}`, row.names[0] ?? row.id),
      values: [text('kind', row.kind), text('against', row.tags.join(', '))],
    })),
  }
}

type Sourced = { readonly source: string; readonly confidence: Confidence; readonly edition?: string }

function common({ source, confidence, edition }: Sourced, key: string, name: string) {
  return { key, name, source, confidence, edition: edition ?? null, notes: '', isOwn: false } as const
}

function text(label: BookLabel, value: string, site: string | null = null): BookValue {
  return { kind: 'text', label, text: value, site }
}

function drugRows({ tables, site }: RulesInForce): readonly BookRow[] {
  const beside = new Map((site?.rules.drugs ?? []).map((row) => [row.id, row]))
  const rows = tables.drugs.map((row): BookRow => {
    const own = beside.get(row.id)
    const cell = (kind: 'hold' | 'restart', riskClass: RiskClass): BookValue => {
      const [text, siteText] = [row[kind][riskClass], own?.[kind][riskClass] ?? null]
      return { kind: 'cell', label: `${kind}.${riskClass}`, text, site: siteText === text ? null : siteText }
    }
    return {
      ...common(row, `drug/${row.id}`, row.generic),
      notes: row.notes,
      values: [
        ...classes.map((riskClass) => cell('hold', riskClass)),
        ...classes.map((riskClass) => cell('restart', riskClass)),
        text('lab', row.lab),
      ],
    }
  })
  const known = new Set(tables.drugs.map(({ id }) => id))
  const own = (site?.rules.drugs ?? []).filter(({ id }) => !known.has(id))
  return [
    ...rows,
    ...own.map(
      (row): BookRow => ({
        ...common(row, `drug/${row.id}`, [row.generic, ...row.synonyms].join(', ')),
        isOwn: true,
        values: [
          ...classes.map(
            (each): BookValue => ({ kind: 'cell', label: `hold.${each}`, text: row.hold[each], site: null }),
          ),
          ...classes.map(
            (each): BookValue => ({ kind: 'cell', label: `restart.${each}`, text: row.restart[each], site: null }),
          ),
        ],
      }),
    ),
  ]
}

function classRows({ bleedingClasses }: Rules): readonly BookRow[] {
  const { classes: rows, upgrade, source, edition } = bleedingClasses
  const sourced = (confidence: Confidence) => ({ source, edition, confidence })
  return [
    ...rows.map((row) => ({
      ...common(sourced(row.confidence), `class/${row.class}`, row.class),
      values: [text('procedures', row.procedures)],
    })),
    {
      ...common(sourced(upgrade.confidence), 'class/upgrade', 'upgrade'),
      notes: upgrade.factors.map(({ label, note }) => (note === '' ? label : `${label} (${note})`)).join('; '),
      values: [text('procedures', upgrade.says)],
    },
  ]
}

function procedureRows({ site }: RulesInForce, locale: 'en' | 'es'): readonly BookRow[] {
  const raised = new Set(site?.policy.raisedProcedures ?? [])
  return procedures.map((procedure) => {
    const { note, source, confidence, ...byRegion } = procedure.riskClass
    const parts = Object.entries(byRegion).map(([region, value]) => (region === 'any' ? value : `${region}: ${value}`))
    return {
      ...common({ source, confidence }, `procedure/${procedure.code}`, procedure.name[locale]),
      notes: note,
      values: [text('class', parts.join(', '), raised.has(procedure.code) ? 'raised' : null)],
    }
  })
}

function guidelineRows({ tables, site }: RulesInForce): readonly BookRow[] {
  const adopted = new Set(site?.policy.adoptedEditions ?? [])
  return tables.otherGuidelines.flatMap((view) =>
    view.rows.map((row) => ({
      ...common(
        { source: view.source, confidence: row.confidence, edition: view.name },
        `guideline/${view.edition} ${row.drugs.join(' ')}`,
        row.drugs.join(', '),
      ),
      values: [text('value', row.says, adopted.has(view.edition) && row.hold !== null ? 'adopted' : null)],
    })),
  )
}

function thresholdRows({ tables, site }: RulesInForce): readonly BookRow[] {
  const own = new Map(Object.entries(site?.rules.thresholds ?? {}).map(([name, row]) => [name, valueText(row.value)]))
  return Object.entries(tables.thresholds).map(([name, row]) => {
    const value = valueText(row.value)
    const siteValue = own.get(name) ?? null
    return {
      ...common(row, `threshold/${name}`, name),
      notes: row.note,
      values: [
        text(
          'value',
          `${value} ${row.unit}`,
          siteValue === null || siteValue === value ? null : `${siteValue} ${row.unit}`,
        ),
      ],
    }
  })
}

/** A limit in words: a number, a range, or several named numbers. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('–')
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, each]) => `${name} ${String(each)}`)
      .join(', ')
  return String(value)
}
