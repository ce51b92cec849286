import type { SitePolicy } from '@shared/case/policy'
import type { BoardRow } from '@shared/contract/boardRow'
import { addMs, hourMs, type Instant, toMs } from '@shared/kit/time'
import type { RecordedCall } from '@shared/phone/call'
import { rulePolicy } from '@shared/preparation/screenCase'
import { drugRowOf, type RulesInForce, rulesInForce } from '@shared/rulebook/inForce'
import { screenInForce } from '@shared/rulebook/screenInForce'
import type { Finding, PassedCheck, RiskClass, ScreeningResult } from '@shared/screening/finding'
import { parseCell } from '@shared/screening/hold'
import type { DrugRow } from '@shared/screening/rules'
import type { MedicationItem } from '@shared/screening/scenario'

/**
 * One thing to say or to ask on the telephone. Nothing here tells anyone to leave a drug out: it is what the prescriber
 * has decided, what the reference interval is and when it begins, or that the prescriber has still to be asked.
 */
export type PhoneLine =
  | {
      readonly kind: 'decided'
      readonly drug: string
      readonly by: string
      /** As recorded: a date, or an instant. */
      readonly at: string
      /** The prescriber's own words. */
      readonly outcome: string
    }
  | {
      readonly kind: 'interval'
      readonly drug: string
      /** Length in hours before the planned needle; `fromHours` is shorter where the table has a range. */
      readonly hours: number
      readonly fromHours: number
      /** When the (longer) interval begins: the planned needle less its length. */
      readonly begins: Instant
    }
  | { readonly kind: 'prescriber'; readonly drug: string }
  | { readonly kind: 'last-dose'; readonly drug: string; readonly recorded: string | null }
  | { readonly kind: 'detail'; readonly drug: string; readonly question: NonNullable<DrugRow['variant']>['question'] }
  | { readonly kind: 'inr'; readonly drug: string; readonly hours: number }
  | { readonly kind: 'what-is-it'; readonly words: string }
  | { readonly kind: 'list'; readonly list: 'medications' | 'allergies' | 'conditions' }
  | { readonly kind: 'escort' }
  | { readonly kind: 'fasting'; readonly heavy: Instant; readonly light: Instant; readonly clear: Instant }
  | { readonly kind: 'infection' }
  | { readonly kind: 'pregnancy' }
  | { readonly kind: 'sedation-unknown' }

export type IdentifiedLine = PhoneLine & { readonly id: string }

export type PhoneEntry = {
  readonly row: BoardRow
  readonly tell: readonly IdentifiedLine[]
  readonly ask: readonly IdentifiedLine[]
  readonly calls: readonly RecordedCall[]
  /** `due`: not reached, or there is something new since; `later`: try again at a set time; `done`: reached with all of it. */
  readonly standing: 'due' | 'later' | 'done'
  /** Lines that were not gone through in a call that reached somebody. */
  readonly unsaid: readonly string[]
}

export type PhoneList = {
  readonly entries: readonly PhoneEntry[]
  /** Cases of the day about whom there is nothing to say or to ask. */
  readonly needless: readonly BoardRow[]
}

/** Everyone of a day who must be phoned, by time, from the rows of that day's board. Pure: the same rows give the same list. */
export function phoneListOf(rows: readonly BoardRow[], now: Instant, policy: SitePolicy): PhoneList {
  const rules = rulesInForce(policy.rulebook)
  const entries: PhoneEntry[] = []
  const needless: BoardRow[] = []
  const waiting = rows.filter(({ phase }) => phase === 'booked' || phase === 'preparation')
  for (const row of [...waiting].sort((a, b) => toMs(a.scheduledAt) - toMs(b.scheduledAt))) {
    const result = screenInForce({ ...row.scenario, at: row.scheduledAt }, rules, rulePolicy(policy))
    const tell = identified([...drugLines(row, result, rules), ...fastingLines(row, rules)])
    const ask = identified(questions(row, result, rules))
    if (tell.length === 0 && ask.length === 0) {
      needless.push(row)
      continue
    }
    entries.push(entryOf(row, tell, ask, now))
  }
  return { entries, needless }
}

function entryOf(
  row: BoardRow,
  tell: readonly IdentifiedLine[],
  ask: readonly IdentifiedLine[],
  now: Instant,
): PhoneEntry {
  const calls = row.calls
  const said = new Set(
    calls.filter(({ outcome }) => outcome === 'reached').flatMap(({ told }) => told.map(({ id }) => id)),
  )
  const unsaid = [...tell, ...ask].map(({ id }) => id).filter((id) => !said.has(id))
  const last = calls.at(-1)
  const waits = last?.againAt !== null && last?.againAt !== undefined && toMs(last.againAt) > toMs(now)
  return { row, tell, ask, calls, unsaid, standing: unsaid.length === 0 ? 'done' : waits ? 'later' : 'due' }
}

type Spoken = Pick<Finding | PassedCheck, 'subject' | 'matchedFrom' | 'rule'>

/** What is known about each drug that affects bleeding and has an interval, or a decision to be shared. */
function drugLines(row: BoardRow, result: ScreeningResult, rules: RulesInForce): readonly PhoneLine[] {
  return drugsOf(result, rules).flatMap(({ drug, spoken, drugRow }) => {
    const item = itemOf(row, spoken)
    const decision = decisionOf(item)
    const lines: PhoneLine[] =
      decision === null ? [{ kind: 'prescriber', drug }] : [{ kind: 'decided', drug, ...decision }]
    const interval = longestInterval(drugRow, result.riskClass)
    if (interval !== null) {
      const { fromMs, toMs: lengthMs } = interval
      const begins = addMs(row.scheduledAt, -lengthMs)
      lines.push({ kind: 'interval', drug, hours: lengthMs / hourMs, fromHours: fromMs / hourMs, begins })
    }
    if (drugRow.inrGated) lines.push({ kind: 'inr', drug, hours: rules.tables.thresholds.inrWindowHours.value })
    return lines
  })
}

/** One entry a drug: the row of the rule that counts. Drugs the tables ask nothing for are left out. */
function drugsOf(result: ScreeningResult, rules: RulesInForce) {
  const drugs = new Map<string, { drug: string; spoken: Spoken; drugRow: DrugRow }>()
  for (const spoken of [...result.findings, ...result.passed]) {
    if (spoken.topic !== 'antithrombotic') continue
    const drugRow = drugRowOf(rules, spoken.rule)
    if (drugRow === undefined || parseCell(drugRow.hold[result.riskClass]).kind === 'none') continue
    const key = `${drugRow.drug} ${spoken.matchedFrom ?? ''}`
    const known = drugs.get(key)
    // Where the table and the site both speak, the longer interval is the one to name.
    if (known === undefined || lengthOf(drugRow, result.riskClass) > lengthOf(known.drugRow, result.riskClass))
      drugs.set(key, { drug: drugRow.drug, spoken, drugRow })
  }
  return [...drugs.values()]
}

function lengthOf(row: DrugRow, riskClass: RiskClass): number {
  return longestInterval(row, riskClass)?.toMs ?? 0
}

function longestInterval(row: DrugRow, riskClass: RiskClass): { fromMs: number; toMs: number } | null {
  const cell = parseCell(row.hold[riskClass])
  return cell.kind === 'interval' ? cell : null
}

function itemOf(row: BoardRow, { matchedFrom }: Spoken): MedicationItem | undefined {
  const { items } = row.scenario.medications
  return (
    items.find(({ name }) => name === matchedFrom) ??
    items.find(({ name }) => matchedFrom !== null && name.includes(matchedFrom))
  )
}

function decisionOf(item: MedicationItem | undefined): { by: string; at: string; outcome: string } | null {
  const decision = item?.decision
  if (decision == null || decision.by.trim() === '' || decision.outcome.trim() === '') return null
  return { by: decision.by, at: decision.at, outcome: decision.outcome }
}

/** Clock times for a planned sedation that takes an empty stomach. Nothing where only a local anaesthetic is planned. */
function fastingLines(row: BoardRow, rules: RulesInForce): readonly PhoneLine[] {
  const { sedation } = row.plan
  if (sedation !== 'moderate' && sedation !== 'deep' && sedation !== 'general') return []
  const hours = rules.tables.thresholds.fastingHours.value
  const before = (count: number) => addMs(row.scheduledAt, -count * hourMs)
  return [
    {
      kind: 'fasting',
      heavy: before(hours['fatty-meal']),
      light: before(hours['light-meal']),
      clear: before(hours['clear-liquid']),
    },
  ]
}

/** What has still to be asked, as far as a patient can answer it on the telephone. */
function questions(row: BoardRow, result: ScreeningResult, rules: RulesInForce): readonly PhoneLine[] {
  const { scenario } = row
  const lines: PhoneLine[] = []
  for (const list of ['medications', 'allergies', 'conditions'] as const)
    if (scenario[list].status === 'not-asked') lines.push({ kind: 'list', list })
  for (const { topic, matchedFrom, subject } of result.findings)
    if (topic === 'unknown-medication') lines.push({ kind: 'what-is-it', words: matchedFrom ?? subject })
  for (const { drug, spoken, drugRow } of drugsOf(result, rules)) {
    const item = itemOf(row, spoken)
    const open = result.findings.filter(
      (finding) => finding.topic === 'antithrombotic' && finding.matchedFrom === spoken.matchedFrom,
    )
    const question = drugRow.variant?.question
    if (question !== undefined && question !== 'renal' && open.some(({ clearedBy }) => clearedBy.includes('answer')))
      lines.push({ kind: 'detail', drug, question })
    if (longestInterval(drugRow, result.riskClass) !== null)
      lines.push({ kind: 'last-dose', drug, recorded: item?.lastDose ?? null })
  }
  const needsAnswer = (topic: Finding['topic']) =>
    result.findings.some(
      (finding) => finding.topic === topic && finding.severity !== 'info' && finding.clearedBy.includes('answer'),
    )
  if (row.plan.sedation === undefined || row.plan.sedation === null) lines.push({ kind: 'sedation-unknown' })
  if (result.findings.some(({ topic, severity }) => topic === 'escort' && severity !== 'info'))
    lines.push({ kind: 'escort' })
  if (needsAnswer('infection')) lines.push({ kind: 'infection' })
  if (needsAnswer('pregnancy')) lines.push({ kind: 'pregnancy' })
  return lines
}

/** Lines once each, with a name that changes when what is said changes. */
function identified(lines: readonly PhoneLine[]): readonly IdentifiedLine[] {
  const named = new Map(lines.map((line) => [idOf(line), line]))
  return [...named].map(([id, line]) => ({ ...line, id }))
}

function idOf({ kind, ...rest }: PhoneLine): string {
  return [kind, ...Object.values(rest)].map(String).join('|').slice(0, 400)
}
