import { dayMs, hourMs } from '@shared/kit/time'
import {
  aspirinIndication,
  enoxaparinDose,
  heparinRoute,
  isHighDoseVitaminE,
  isTopicalNsaid,
} from '@shared/screening/discriminators'
import { type Check, type Draft, draft, type Outcome } from '@shared/screening/draft'
import { type Facts, type Medicine, newestLab } from '@shared/screening/facts'
import type { Clearing, FindingSeverity, OtherView, PassedCheck, RiskClass } from '@shared/screening/finding'
import { type Cell, cellText, parseCell, sameCell, stricterCell } from '@shared/screening/hold'
import { elapsedText, intervalText, lastMoment } from '@shared/screening/instants'
import { kidneyFunction } from '@shared/screening/kidneys'
import { remembered } from '@shared/screening/remember'
import { restartWords } from '@shared/screening/restart'
import { riskOf } from '@shared/screening/riskClass'
import type { DrugRow, Rules } from '@shared/screening/rules'

/** One drug of one medication line, with the rows of the table that can be meant. */
export type Course = {
  readonly medicine: Medicine
  /** The name findings use. */
  readonly subject: string
  readonly rows: readonly DrugRow[]
  /** A fixed combination says by itself why its aspirin is taken. */
  readonly knownIndication: 'secondary' | null
}

/** Every antithrombotic course of the list. A fixed combination of two drugs gives one course for each. */
export function coursesOf(facts: Facts): readonly Course[] {
  return courses(facts, 'all')
}

const courses = remembered((facts: Facts, _all: 'all'): readonly Course[] => {
  return facts.medicines.flatMap((medicine) => {
    const { meaning } = medicine.mention
    if (meaning.kind !== 'antithrombotic') return []
    const rows = facts.rules.drugs.filter(({ id }) => meaning.rowIds.includes(id))
    if (meaning.drug !== 'clopidogrel + aspirin')
      return [{ medicine, subject: meaning.drug, rows, knownIndication: null }]
    const aspirin = facts.rules.drugs.filter(({ drug }) => drug === 'aspirin')
    return [
      { medicine, subject: 'clopidogrel', rows, knownIndication: null },
      { medicine, subject: 'aspirin', rows: aspirin, knownIndication: 'secondary' as const },
    ]
  })
})

export function antithromboticChecks(facts: Facts): readonly Check[] {
  return coursesOf(facts).map(
    (course): Check =>
      (atMs) =>
        checkCourse(facts, course, atMs),
  )
}

function checkCourse(facts: Facts, course: Course, atMs: number): Outcome {
  const aside = setAside(course)
  if (aside !== null) return aside
  const risk = riskOf(facts, atMs)
  // Where a patient factor raised the class, the procedure's own row still counts: a step up never makes a row easier.
  const classes = risk.base === risk.effective ? [risk.effective] : [risk.effective, risk.base]
  const judged = classes.map((riskClass) => judge(facts, course, riskClass, atMs))
  const rank = { stop: 3, caution: 2, info: 1, passed: 0 } as const
  judged.sort((a, b) => rank[b.severity] - rank[a.severity])
  const worst = judged[0]
  if (worst === undefined) throw new Error('A course is judged for at least one risk class')
  const breaks = [...new Set(judged.flatMap((each) => each.breaks))]
  return worst.severity === 'passed' ? { drafts: [], passed: [worst.passed] } : { drafts: [{ ...worst.draft, breaks }] }
}

/** Lines that do not count as taken, shown as what they are. */
function setAside({ medicine, subject, rows }: Course): Outcome | null {
  const row = rows[0]
  const common = {
    topic: 'antithrombotic' as const,
    subject,
    matchedFrom: medicine.from,
    source: row?.source ?? '',
    edition: row?.edition ?? '',
  }
  if (medicine.standing === 'void') {
    const says = `${capital(subject)} stands on the list as entered by mistake; it is not counted.`
    return { drafts: [draft({ ...common, severity: 'info', rule: 'list/entered-in-error', says, clearedBy: [] })] }
  }
  if (medicine.standing === 'not-taken') {
    const says = `The list says that ${subject} is not taken; it is not counted.`
    return { drafts: [draft({ ...common, severity: 'info', rule: 'list/not-taken', says, clearedBy: [] })] }
  }
  return null
}

type Judged =
  | { readonly severity: FindingSeverity; readonly draft: Draft; readonly breaks: readonly number[] }
  | { readonly severity: 'passed'; readonly passed: PassedCheck; readonly breaks: readonly number[] }

type Resolved = {
  readonly row: DrugRow
  readonly cell: Cell
  /** The question whose answer decides the row and is not known. */
  readonly missing: string | null
  readonly views: readonly OtherView[]
}

/** Picks the row of the table; where a question is open, the strictest of the rows that remain. */
function resolveRow(facts: Facts, course: Course, riskClass: RiskClass, atMs: number): Resolved {
  const { rules } = facts
  const cellOf = (row: DrugRow) => ownCell(row, riskClass, course, rules)
  const answer = discriminate(facts, course, atMs)
  const fitting =
    answer.value === null
      ? course.rows
      : course.rows.filter(({ variant }) => variant === null || variant.value === answer.value)
  const rows = fitting.length > 0 ? fitting : course.rows
  const first = rows[0]
  if (first === undefined) throw new Error(`No row of the drug table for ${course.subject}`)
  const cells = rows.map(cellOf)
  const agree = cells.every((cell) => sameCell(cell, cells[0] ?? cell))
  // Why aspirin is taken matters for a shared decision too: it is what the prescriber decides on.
  const needed =
    !agree || (answer.question === 'indication' && rows.length > 1 && cells.some(({ kind }) => kind !== 'none'))
  const strictest = cells.reduce((worst, cell) => stricterCell(worst, cell))
  const row = rows[cells.findIndex((cell) => sameCell(cell, strictest))] ?? first
  const own = { row, cell: strictest, missing: needed && answer.value === null ? answer.says : null }
  return withOtherViews(facts, course.subject, own, riskClass)
}

function ownCell(row: DrugRow, riskClass: RiskClass, course: Course, rules: Rules): Cell {
  const cell = parseCell(row.hold[riskClass])
  if (cell.kind !== 'per-aspirin') return cell
  const indication = course.knownIndication ?? aspirinIndication(course.medicine)
  const aspirin = rules.drugs.filter(
    ({ drug, variant }) => drug === 'aspirin' && (indication === null || variant?.value === indication),
  )
  return aspirin.map(({ hold }) => parseCell(hold[riskClass])).reduce((worst, each) => stricterCell(worst, each))
}

type Answer = {
  readonly question: 'indication' | 'dose' | 'route' | 'renal' | null
  readonly value: string | null
  readonly says: string | null
}

function discriminate(facts: Facts, { medicine, rows, knownIndication }: Course, atMs: number): Answer {
  const question = rows.find(({ variant }) => variant !== null)?.variant?.question ?? null
  switch (question) {
    case null:
      return { question: null, value: null, says: null }
    case 'indication':
      return {
        question,
        value: knownIndication ?? aspirinIndication(medicine),
        says: 'whether it is taken for primary or secondary prevention',
      }
    case 'dose':
      return {
        question,
        value: enoxaparinDose(medicine),
        says: 'the dose and how often it is given (prophylactic or therapeutic)',
      }
    case 'route':
      return { question, value: heparinRoute(medicine), says: 'whether it is given by vein or under the skin' }
    case 'renal': {
      const kidneys = kidneyFunction(facts, atMs)
      const says = `a recent creatinine clearance (${kidneys.basis})`
      if (kidneys.crcl === null) return { question, value: null, says }
      const impaired = kidneys.signsOfImpairment || kidneys.crcl < facts.rules.thresholds.crclImpaired.value
      return { question, value: impaired ? 'impaired' : 'normal', says }
    }
  }
}

/** Puts the other guidelines beside the row; one the site adopted too makes the row stricter where it is. */
function withOtherViews(facts: Facts, subject: string, own: Omit<Resolved, 'views'>, riskClass: RiskClass): Resolved {
  let { cell } = own
  const views: OtherView[] = []
  for (const view of facts.rules.otherGuidelines) {
    for (const row of view.rows) {
      if (!row.drugs.includes(subject)) continue
      views.push({ edition: view.name, says: row.says, source: view.source, confidence: row.confidence })
      if (row.hold !== null && facts.policy.adoptedEditions.includes(view.edition))
        cell = stricterCell(cell, parseCell(row.hold[riskClass]))
    }
  }
  return { ...own, cell, views }
}

function judge(facts: Facts, course: Course, riskClass: RiskClass, atMs: number): Judged {
  const { medicine, subject } = course
  const { row, cell, missing, views } = resolveRow(facts, course, riskClass, atMs)
  const name = capital(subject)
  const restart = restartWords(row, riskClass)
  const breaks = breaksOf(course, facts)
  const base = {
    topic: 'antithrombotic' as const,
    subject,
    matchedFrom: medicine.from,
    rule: row.rule,
    source: row.source,
    edition: row.edition,
    confidence: row.confidence,
    restart,
    otherViews: views,
    actions: [],
  }
  const make = (severity: FindingSeverity, says: string, more: Partial<Draft> = {}): Judged => ({
    severity,
    draft: draft({ ...base, severity, says, ...more }),
    breaks,
  })
  const pass = (says: string, needs: string | null, has: string | null): Judged => ({
    severity: 'passed',
    passed: {
      topic: 'antithrombotic',
      subject,
      matchedFrom: medicine.from,
      says,
      needs,
      has,
      restart,
      rule: row.rule,
      source: row.source,
    },
    breaks,
  })
  const longGone = stoppedLongEnough(facts, course, atMs)
  if (longGone !== null) {
    return pass(`${name} is no longer taken; last taken ${longGone.has} before.`, longGone.needs, longGone.has)
  }
  if (cell.kind === 'none')
    return make('info', `${name}: the table asks for no interval before a ${riskClass}-risk procedure.`, {
      clearedBy: [],
    })
  if (isTopicalNsaid(medicine, row.group)) {
    const severity = riskClass === 'high' ? 'caution' : 'info'
    return make(
      severity,
      `${name} is used on the skin or the eye: little of it reaches the blood, and the table has no row for that.`,
      {
        actions: ['The physician decides whether it counts.'],
      },
    )
  }
  if (row.id === 'vitamin-e' && isHighDoseVitaminE(medicine) === false) {
    return make('info', `${name} in a dose below 400 IU is not counted as a supplement dose.`, { clearedBy: [] })
  }
  if (medicine.standing === 'stopped-undated') {
    return make(
      'caution',
      `${name} is on the list as no longer taken, without a date; confirm that the last dose lies further back than ${cellText(cell)}.`,
      {
        needs: `${cellText(cell)} since last dose`,
        has: 'no date',
        clearedBy: ['last-dose', 'override'],
        actions: ['Ask when the last dose was, and write it down.'],
      },
    )
  }
  if (missing !== null) {
    return make(
      'stop',
      `${name}: ${missing} is not known, so the stricter rule for a ${riskClass}-risk procedure holds: ${cellText(cell)}.`,
      {
        needs: `${missing}; then ${cellText(cell)}`,
        has: elapsedSince(medicine, atMs),
        clearedBy: [
          'answer',
          ...(cell.kind === 'interval' && medicine.lastDose === null ? (['last-dose'] as const) : []),
          'override',
        ],
        actions: [`Ask: ${missing}.`, ...lastDoseAction(medicine, cell)],
      },
    )
  }
  return judgeCell({ facts, medicine, name, riskClass, atMs, cell, row, make, pass })
}

/**
 * A drug that is no longer taken is past when the longest interval of its rows is past: there is no decision left to
 * share. A vitamin K antagonist has to lie five of its half-lives back before no INR is asked for.
 */
function stoppedLongEnough(
  facts: Facts,
  { medicine, rows }: Course,
  atMs: number,
): { needs: string; has: string } | null {
  if (medicine.standing !== 'stopped' || medicine.lastDose === null) return null
  const cells = rows
    .flatMap(({ hold }) => Object.values(hold).map(parseCell))
    .filter((cell) => cell.kind === 'interval')
  if (cells.length === 0) return null
  const longest = cells.reduce((worst, cell) => (cell.toMs > worst.toMs ? cell : worst))
  const vitaminK = rows.some(({ inrGated }) => inrGated)
  const neededMs = vitaminK ? Math.max(longest.toMs, facts.rules.thresholds.vkaGoneDays.value * dayMs) : longest.toMs
  const elapsed = atMs - medicine.lastDose.ms
  return elapsed >= neededMs ? { needs: `${intervalText(neededMs)} since last dose`, has: elapsedText(elapsed) } : null
}

type Bench = {
  readonly facts: Facts
  readonly medicine: Medicine
  readonly name: string
  readonly riskClass: RiskClass
  readonly atMs: number
  readonly cell: Cell
  readonly row: DrugRow
  readonly make: (severity: FindingSeverity, says: string, more?: Partial<Draft>) => Judged
  readonly pass: (says: string, needs: string | null, has: string | null) => Judged
}

function judgeCell(bench: Bench): Judged {
  const { medicine, name, riskClass, atMs, cell, make, pass } = bench
  switch (cell.kind) {
    case 'none':
    case 'per-aspirin':
      return make('info', `${name}: the table asks for no interval before a ${riskClass}-risk procedure.`, {
        clearedBy: [],
      })
    case 'shared':
      return judgeShared(bench)
    case 'avoid':
      return make(
        'stop',
        `${name}: the guideline advises against a ${riskClass}-risk procedure while it is in use; ask the prescriber.`,
        {
          needs: 'a physician’s decision',
          has: elapsedSince(medicine, atMs),
          clearedBy: ['override'],
          actions: ['Ask the prescriber why it is given, and whether the procedure can wait.'],
        },
      )
    case 'unspecified':
      return make('stop', `${name}: no interval is known before a ${riskClass}-risk procedure; ask the prescriber.`, {
        needs: 'a prescriber’s decision and a physician’s',
        has: elapsedSince(medicine, atMs),
        clearedBy: ['override'],
        actions: ['Ask the prescriber.'],
      })
    case 'interval':
      return judgeInterval(bench, cell, pass)
  }
}

/** What the prescriber decided, if that is on record by this instant: who, when and what. */
function decisionOf(
  facts: Facts,
  medicine: Medicine,
  atMs: number,
): { by: string; at: string; outcome: string; against: boolean } | null {
  const { decision } = medicine.item
  if (decision === null || decision === undefined) return null
  const at = decision.at.trim()
  const moment = /^\d{4}-\d{2}-\d{2}/.test(at) ? lastMoment(at, facts.offset) : null
  // A date without a time may be today: what counts is that the day has begun.
  const begun =
    moment !== null && (moment.exact ? moment.ms : Date.parse(`${at.slice(0, 10)}T00:00:00Z`) - 14 * hourMs) <= atMs
  if (!begun || decision.by.trim() === '' || decision.outcome.trim() === '') return null
  const against =
    /\b(defer|postpone|do not proceed|don['’]?t proceed|not proceed|cancel|refus|declin|not approved|not safe|unsafe|aplazar|posponer|no proceder|contraindicat)/i.test(
      decision.outcome,
    )
  return { by: decision.by, at, outcome: decision.outcome, against }
}

function judgeShared({ facts, medicine, name, riskClass, atMs, make, pass }: Bench): Judged {
  const decision = decisionOf(facts, medicine, atMs)
  const needs = 'a named prescriber’s decision with its date'
  if (decision === null) {
    return make(
      'caution',
      `${name}: before a ${riskClass}-risk procedure this is decided together with the prescriber, and no decision is on record.`,
      {
        needs,
        has: elapsedSince(medicine, atMs),
        clearedBy: ['prescriber-decision', 'override'],
        actions: ['Ask the prescriber, and record who decided, when and what.'],
      },
    )
  }
  const has = `${decision.by}, ${decision.at}: ${decision.outcome}`
  if (decision.against) {
    return make('stop', `${name}: ${decision.by} decided against going ahead now (“${decision.outcome}”).`, {
      needs,
      has,
      clearedBy: ['prescriber-decision', 'override'],
    })
  }
  return pass(`${name}: ${decision.by} decided on ${decision.at}: ${decision.outcome}.`, needs, has)
}

function judgeInterval(
  { facts, medicine, name, riskClass, atMs, row, make }: Bench,
  cell: Extract<Cell, { kind: 'interval' }>,
  pass: Bench['pass'],
): Judged {
  const inr = row.inrGated ? inrGate(facts, medicine, atMs) : null
  const needs = [`${cellText(cell)} since last dose`, ...(inr === null ? [] : [inr.needs])].join(' and ')
  const { lastDose } = medicine
  if (lastDose === null) {
    return make(
      'stop',
      `${name}: the time of the last dose is not known; the reference interval before a ${riskClass}-risk procedure is ${cellText(cell)}.`,
      {
        needs,
        has: ['last dose not known', ...(inr === null ? [] : [inr.has])].join('; '),
        clearedBy: ['last-dose', ...(inr === null || inr.ok ? [] : (['lab'] as const)), 'override'],
        actions: ['Ask for the date and the time of the last dose.'],
      },
    )
  }
  const elapsed = atMs - lastDose.ms
  const passed = elapsed >= cell.toMs
  const inside = !passed && elapsed >= cell.fromMs
  const has = [elapsedText(elapsed), ...(inr === null ? [] : [inr.has])].join('; ')
  if (passed && (inr === null || inr.ok)) {
    return pass(
      `${name}: last taken ${elapsedText(elapsed)} before; the reference interval before a ${riskClass}-risk procedure (${cellText(cell)}) has passed.`,
      needs,
      has,
    )
  }
  const clearedBy: Clearing[] = []
  if (!passed) clearedBy.push('wait')
  if (!lastDose.exact && !passed) clearedBy.push('last-dose')
  if (inr !== null && !inr.ok) clearedBy.push('lab')
  clearedBy.push('override')
  const actions = [
    ...(passed
      ? []
      : [
          'Ask the prescriber whether the procedure waits or goes ahead; only the prescriber and the physician decide about the drug.',
        ]),
    ...(inr === null || inr.ok ? [] : [inr.action]),
    ...(lastDose.exact || passed
      ? []
      : ['Ask for the time of the last dose: only the date is known, so its last moment counts.']),
  ]
  const severity = passed || (inr !== null && !inr.ok) || !inside ? 'stop' : 'caution'
  return make(severity, intervalSentence({ name, riskClass, cell, elapsed, passed, inside, inr }), {
    needs,
    has,
    clearedBy,
    actions,
  })
}

function intervalSentence(given: {
  name: string
  riskClass: RiskClass
  cell: Extract<Cell, { kind: 'interval' }>
  elapsed: number
  passed: boolean
  inside: boolean
  inr: InrGate | null
}): string {
  const { name, riskClass, cell, elapsed, passed, inside, inr } = given
  const taken =
    elapsed < 0
      ? `${name}: the last dose lies ${elapsedText(elapsed).replace(' before it', '')} after the planned time`
      : `${name} was last taken ${elapsedText(elapsed)} before the planned time`
  const reference = `the reference interval before a ${riskClass}-risk procedure is ${cellText(cell)}`
  const lab = inr === null || inr.ok ? '' : `; ${inr.says}`
  if (passed) return `${taken}, which is long enough${lab}.`
  if (inside) return `${taken}; ${reference}, and the longer end has not passed${lab}.`
  return `${taken}; ${reference}, short by ${elapsedText(cell.fromMs - elapsed)}${lab}.`
}

type InrGate = {
  readonly ok: boolean
  readonly needs: string
  readonly has: string
  readonly says: string
  readonly action: string
}

/** A normal INR, taken after the last dose and within the window. */
function inrGate(facts: Facts, medicine: Medicine, atMs: number): InrGate {
  const { inrNormal, inrWindowHours } = facts.rules.thresholds
  const needs = `INR at most ${inrNormal.value}, within ${inrWindowHours.value} h and after the last dose`
  const action = `Measure the INR within ${inrWindowHours.value} h of the procedure.`
  const inr = newestLab(facts, 'inr', atMs, ({ value }) => value.high)
  if (inr === null) return { ok: false, needs, has: 'no INR', says: 'no INR is on record', action }
  const age = atMs - inr.atMs
  const has = `${inr.text}, ${elapsedText(age)} old`
  if (inr.value.high > inrNormal.value)
    return { ok: false, needs, has, says: `the INR is ${inr.value.high}, above ${inrNormal.value}`, action }
  if (age > inrWindowHours.value * hourMs)
    return { ok: false, needs, has, says: `the INR is older than ${inrWindowHours.value} h`, action }
  if (medicine.lastDose !== null && inr.atMs <= medicine.lastDose.ms)
    return { ok: false, needs, has, says: 'the INR was taken before the last dose', action }
  return { ok: true, needs, has, says: '', action }
}

/** Every instant at which a hold of any class or row of this course ends. */
function breaksOf({ medicine, subject, rows }: Course, facts: Facts): readonly number[] {
  const { lastDose } = medicine
  if (lastDose === null) return []
  return intervalEnds(facts, `${subject}|${rows.map(({ id }) => id).join('|')}`).map((ms) => lastDose.ms + ms)
}

/** Lengths of every interval that some class, row or adopted guideline gives for these rows. */
const intervalEnds = remembered((facts: Facts, key: string): readonly number[] => {
  const [subject = '', ...ids] = key.split('|')
  const { rules, policy } = facts
  const rows = rules.drugs.filter(({ id }) => ids.includes(id))
  const perAspirin = rows.some(({ hold }) => Object.values(hold).includes('per aspirin rule'))
  const holds = [...rows, ...(perAspirin ? rules.drugs.filter(({ drug }) => drug === 'aspirin') : [])].map(
    ({ hold }) => hold,
  )
  for (const view of rules.otherGuidelines) {
    if (!policy.adoptedEditions.includes(view.edition)) continue
    for (const row of view.rows) if (row.hold !== null && row.drugs.includes(subject)) holds.push(row.hold)
  }
  const ends = holds
    .flatMap((hold) => Object.values(hold))
    .flatMap((text) => {
      const cell = parseCell(text)
      return cell.kind === 'interval' ? [cell.fromMs, cell.toMs] : []
    })
  if (rows.some(({ inrGated }) => inrGated)) ends.push(rules.thresholds.vkaGoneDays.value * dayMs)
  return [...new Set(ends)].sort((a, b) => a - b)
})

function elapsedSince({ lastDose }: Medicine, atMs: number): string {
  return lastDose === null ? 'last dose not known' : elapsedText(atMs - lastDose.ms)
}

function lastDoseAction({ lastDose }: Medicine, cell: Cell): readonly string[] {
  return lastDose === null && cell.kind === 'interval' ? ['Ask for the date and the time of the last dose.'] : []
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
