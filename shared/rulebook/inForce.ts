import { type ChangeOf, ownRowId, type RuleChange } from '@shared/rulebook/changes'
import { confirmedTables } from '@shared/rulebook/rows'
import { adoptionOf, changesOf, emptyRulebook, numberInForce, type Rulebook } from '@shared/rulebook/rulebook'
import type { ScreeningPolicy } from '@shared/screening/policy'
import { remembered } from '@shared/screening/remember'
import { type DrugRow, type Rules, shippedRules } from '@shared/screening/rules'
import { siteEdition, siteSource } from '@shared/screening/siteRow'

/** A site's own rows as a second set of tables: judged beside the first, never in its place. */
export type SiteRules = {
  readonly number: number
  readonly changes: readonly RuleChange[]
  readonly rules: Rules
  readonly policy: Pick<ScreeningPolicy, 'raisedProcedures' | 'adoptedEditions'>
  /** Names of drugs that only the site has a row for, as a person writes them. */
  readonly ownNames: readonly string[]
}

/** The rule tables one screening is made with. */
export type RulesInForce = {
  /** `2026.11`, or `2026.11+2` with the site's second version. */
  readonly version: string
  readonly tables: Rules
  readonly site: SiteRules | null
  /** Who answers for them at this site, or null: then every finding says so. */
  readonly adopted: { readonly by: string; readonly at: string } | null
}

/** The rules of one version of a site's rule book; of the one in force where no number is given. */
export function rulesInForce(rulebook: Rulebook = emptyRulebook, number = numberInForce(rulebook)): RulesInForce {
  return made(rulebook, number)
}

const made = remembered((rulebook: Rulebook, number: number): RulesInForce => {
  const adoption = adoptionOf(rulebook, shippedRules.version, number)
  const tables = confirmedTables(shippedRules, rulebook.confirmed[shippedRules.version] ?? {})
  return {
    ...rulesWith(tables, changesOf(rulebook, number), number),
    adopted: adoption === null ? null : { by: adoption.by.name, at: adoption.at },
  }
})

/** The tables with changes beside them, as they would be if these were version `number`. Adopted by nobody. */
export function rulesWith(tables: Rules, changes: readonly RuleChange[], number: number): RulesInForce {
  if (changes.length === 0) return { version: versionText(tables, number), tables, site: null, adopted: null }
  const version = versionText(tables, number)
  const of = <Kind extends RuleChange['kind']>(kind: Kind) =>
    changes.filter((change): change is ChangeOf<Kind> => change.kind === kind)
  const own = of('own-drug')
  const site: SiteRules = {
    number,
    changes,
    policy: {
      raisedProcedures: of('procedure').map(({ procedure }) => procedure),
      adoptedEditions: of('edition').map(({ edition }) => edition),
    },
    ownNames: own.flatMap(({ name, names }) => [name, ...names]),
    rules: {
      ...tables,
      version,
      drugs: [
        ...tables.drugs.map((row) => changedRow(row, [...of('hold'), ...of('restart')], number)),
        ...own.map((change) => ownRow(change, number)),
      ],
      thresholds: {
        ...tables.thresholds,
        ...Object.fromEntries(
          of('threshold').map(({ name, value, why }) => [
            name,
            { ...tables.thresholds[name], value, source: siteSource(number, why), confidence: 'site-policy' as const },
          ]),
        ),
      },
    },
  }
  return { version, tables, site, adopted: null }
}

function versionText(tables: Rules, number: number): string {
  return number === 0 ? tables.version : `${tables.version}+${number}`
}

type RowChange = ChangeOf<'hold' | 'restart'>

function changedRow(row: DrugRow, changes: readonly RowChange[], number: number): DrugRow {
  const own = changes.filter((change) => change.row === row.id)
  if (own.length === 0) return row
  const set = (kind: RowChange['kind'], cells: DrugRow['hold']) => ({
    ...cells,
    ...Object.fromEntries(own.filter((change) => change.kind === kind).map((each) => [each.riskClass, each.value])),
  })
  return {
    ...row,
    hold: set('hold', row.hold),
    restart: set('restart', row.restart),
    rule: siteRule(number, row.id),
    edition: siteEdition(number),
    source: siteSource(number, [...new Set(own.map(({ why }) => why))].join('; ')),
    confidence: 'site-policy',
  }
}

function ownRow(change: ChangeOf<'own-drug'>, number: number): DrugRow {
  const id = ownRowId(change.name)
  return {
    id,
    drug: change.name,
    generic: change.name,
    class: 'row of this site',
    group: 'supplement',
    countsAsSecond: 'never',
    variant: null,
    names: [change.name],
    synonyms: [...change.names],
    moreNames: [],
    hold: change.hold,
    restart: change.restart,
    inrGated: false,
    lab: '',
    notes: change.why,
    rule: siteRule(number, id),
    edition: siteEdition(number),
    source: siteSource(number, change.why),
    confidence: 'site-policy',
    codes: { rxnorm: [], atc: [], snomed: [] },
  }
}

/** The name of a site's row: a longer interval of a later version is another rule, and is decided about anew. */
function siteRule(number: number, id: string): string {
  return `site-${number}/${id}`
}

/** Whether a rule is a site's own row. */
export function isSiteRule(rule: string): boolean {
  return /^site-\d+\//.test(rule)
}

/** The tables that hold a rule: the site's for a row of its own. */
function tablesOf(rules: RulesInForce, rule: string): Rules {
  return rules.site !== null && isSiteRule(rule) ? rules.site.rules : rules.tables
}

/** The row that a rule names: what asked for an interval, or printed a restart, with that rule. */
export function drugRowOf(rules: RulesInForce, rule: string): DrugRow | undefined {
  return tablesOf(rules, rule).drugs.find((row) => row.rule === rule)
}
