import { isSiteRule, type RulesInForce, type SiteRules } from '@shared/rulebook/inForce'
import {
  type Finding,
  type FindingSeverity,
  type PassedCheck,
  type ScreeningResult,
  type UnreadPart,
  verdictOf,
} from '@shared/screening/finding'
import { type Understood, understand } from '@shared/screening/medicationMatch'
import { nameKey } from '@shared/screening/names/words'
import type { ScreeningPolicy } from '@shared/screening/policy'
import type { Scenario } from '@shared/screening/scenario'
import { compareFindings, screen } from '@shared/screening/screen'
import { isSiteSource, siteEdition } from '@shared/screening/siteRow'

/**
 * Screens a scenario with the rules in force at a site. The tables are judged as they are; where the site has rows of
 * its own the scenario is judged a second time with them, and of the two answers the stricter counts, finding by finding.
 * So no row of a site can make anything easier, whatever stands in it. Pure and deterministic.
 */
export function screenInForce(
  scenario: Scenario,
  rules: RulesInForce,
  policy: Partial<ScreeningPolicy> = {},
  unread: readonly UnreadPart[] = [],
): ScreeningResult {
  const byTables = screen(sayingWhatSiteKnows(scenario, rules.site), policy, rules.tables, unread)
  const { site } = rules
  const result =
    site === null
      ? byTables
      : stricterOf(byTables, named(screen(scenario, { ...policy, ...site.policy }, site.rules, unread), site.number))
  const { version, adopted } = rules
  const mark = adopted === null ? 'rules not yet adopted by this site' : ''
  return { ...result, rules: { version, adopted, mark } }
}

/** Findings that rest on a limit of the site say whose they are. */
function named(result: ScreeningResult, number: number): ScreeningResult {
  return {
    ...result,
    findings: result.findings.map((finding) =>
      isSiteSource(finding.source)
        ? { ...finding, edition: siteEdition(number), confidence: 'site-policy' as const }
        : finding,
    ),
  }
}

/**
 * A person who said that a name is a drug of the site's own rows has said what it is: for the tables, one that they have
 * no row for. The site's row is judged beside them.
 */
function sayingWhatSiteKnows(scenario: Scenario, site: SiteRules | null): Scenario {
  if (site === null || site.ownNames.length === 0) return scenario
  const own = new Set(site.ownNames.map(nameKey))
  const isOwn = (as: string | undefined) => as !== undefined && own.has(nameKey(as))
  const { items } = scenario.medications
  if (!items.some(({ confirmed }) => isOwn(confirmed?.as))) return scenario
  return {
    ...scenario,
    medications: {
      ...scenario.medications,
      items: items.map((item) =>
        item.confirmed != null && isOwn(item.confirmed.as)
          ? { ...item, confirmed: { ...item.confirmed, as: 'not-antithrombotic' } }
          : item,
      ),
    },
  }
}

/**
 * What a medication line means under the rules in force. A name only the site's rows know is a suggestion: it takes a
 * person's yes in this case before it counts as understood.
 */
export function understandInForce(name: string, rules: RulesInForce): Understood {
  const byTables = understand(name, rules.tables)
  if (rules.site === null || (byTables.kind !== 'unknown' && byTables.kind !== 'suggestion')) return byTables
  const bySite = understand(name, rules.site.rules)
  if (bySite.kind !== 'antithrombotic' || bySite.generic === null) return byTables
  return { ...byTables, kind: 'suggestion', didYouMean: [bySite.generic, ...byTables.didYouMean] }
}

const rank: Readonly<Record<FindingSeverity, number>> = { stop: 2, caution: 1, info: 0 }

/** The stricter of two answers about the same facts, finding by finding. */
function stricterOf(tables: ScreeningResult, site: ScreeningResult): ScreeningResult {
  const merged = new Map(tables.findings.map((finding) => [finding.key, finding]))
  for (const finding of site.findings) {
    const same = merged.get(finding.key)
    if (same !== undefined) {
      merged.set(finding.key, stricterFinding(finding, same))
      continue
    }
    const replaced = rowReplaced(tables.findings, site.findings, finding)
    if (replaced !== undefined && merged.has(replaced.key) && atLeastAsStrict(finding, replaced)) {
      merged.delete(replaced.key)
      merged.set(finding.key, beside(finding, replaced))
    } else merged.set(finding.key, finding)
  }
  const findings = [...merged.values()].sort(compareFindings)
  const classes = ['low', 'intermediate', 'high'] as const
  const higher = classes.indexOf(site.riskClass) > classes.indexOf(tables.riskClass) ? site : tables
  return {
    ...tables,
    verdict: verdictOf(findings),
    riskClass: higher.riskClass,
    riskReasons: higher.riskReasons,
    riskWords: higher.riskWords,
    findings,
    passed: passedOf(tables.passed, site.passed, findings),
  }
}

/**
 * The finding of the table's own row where the site's row about the same drug and the same words spoke. Null where the
 * site's tables still have the table's finding beside it: then they are about two different things.
 */
function rowReplaced(tables: readonly Finding[], site: readonly Finding[], finding: Finding): Finding | undefined {
  const stays = new Set(site.map(({ key }) => key))
  return tables.find((other) => sameSubject(other, finding) && !stays.has(other.key))
}

type Subject = Pick<Finding, 'topic' | 'subject' | 'matchedFrom'>

function sameSubject(a: Subject, b: Subject): boolean {
  return a.topic === b.topic && a.subject === b.subject && a.matchedFrom === b.matchedFrom
}

function atLeastAsStrict(a: Finding, b: Finding): boolean {
  return rank[a.severity] >= rank[b.severity] && msOf(a.clearsAt) >= msOf(b.clearsAt)
}

/** Of two findings about one point the worse, gone when both would be. */
function stricterFinding(site: Finding, table: Finding): Finding {
  if (atLeastAsStrict(table, site)) return table
  if (atLeastAsStrict(site, table)) return beside(site, table)
  // The one is worse, the other lasts longer.
  const [worse, longer] = rank[site.severity] > rank[table.severity] ? [site, table] : [table, site]
  return { ...beside(worse, longer), clearsAt: longer.clearsAt, easesAt: worse.clearsAt }
}

function msOf(clearsAt: string | null): number {
  return clearsAt === null ? Number.POSITIVE_INFINITY : Date.parse(clearsAt)
}

/** The site's finding with what the table said about the same point beside it. */
function beside(finding: Finding, table: Finding): Finding {
  const { edition, says, source, confidence } = table
  if (finding.otherViews.some((view) => view.edition === edition && view.says === says)) return finding
  const otherViews = [{ edition, says, source, confidence }, ...finding.otherViews]
  return {
    ...finding,
    otherViews,
    words: { ...finding.words, otherViews: [table.words.says, ...finding.words.otherViews] },
  }
}

/** What both found in order; the site's interval where both have one. Nothing that a finding speaks about. */
function passedOf(
  tables: readonly PassedCheck[],
  site: readonly PassedCheck[],
  findings: readonly Finding[],
): PassedCheck[] {
  const speaks = (finding: Finding, check: PassedCheck) => finding.severity !== 'info' && sameSubject(finding, check)
  const open = (check: PassedCheck) =>
    !findings.some((finding) => speaks(finding, check) && finding.rule === check.rule)
  const bySite = site.filter(({ rule }) => isSiteRule(rule))
  const byTables = tables.filter((check) => {
    const replaced = bySite.some((own) => sameSubject(own, check))
    const contradicted = findings.some((finding) => speaks(finding, check) && isSiteRule(finding.rule))
    return !replaced && !contradicted && open(check)
  })
  return [...byTables, ...bySite.filter(open)]
}
