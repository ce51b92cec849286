import { type Refusal, refuse } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import { procedures } from '@shared/plan/catalogue'
import {
  type ChangeOf,
  changeKey,
  ownRowId,
  type RuleChange,
  strictThresholds,
  thresholdValue,
} from '@shared/rulebook/changes'
import { type Cell, cellText, parseCell, sameCell } from '@shared/screening/hold'
import { understand } from '@shared/screening/medicationMatch'
import type { DrugRow, Rules } from '@shared/screening/rules'

type Check = Result<null, Refusal>
const fine: Check = ok(null)

/**
 * Whether a site may have these changes beside the tables: each at least as strict as what it stands beside, none twice,
 * none that changes nothing. Says which one may not be, and why.
 */
export function checkChanges(changes: readonly RuleChange[], tables: Rules): Check {
  const seen = new Set<string>()
  for (const change of changes) {
    const key = changeKey(change)
    if (seen.has(key)) {
      return refuse('rulebook.twice', `${subjectOf(change, tables)} is changed twice. Leave one of the two out.`, {
        subject: subjectOf(change, tables),
      })
    }
    seen.add(key)
    const checked = checkChange(change, tables)
    if (!checked.ok) return checked
  }
  return fine
}

function checkChange(change: RuleChange, tables: Rules): Check {
  switch (change.kind) {
    case 'hold':
      return withRow(change.row, tables, (row) => {
        const before = parseCell(row.hold[change.riskClass])
        const after = soundCell(change.value)
        return after === null ? unreadable(change.value) : stricterHold(row.generic, before, after)
      })
    case 'restart':
      return withRow(change.row, tables, (row) => {
        const before = parseCell(row.restart[change.riskClass])
        const after = soundCell(change.value)
        return after === null ? unreadable(change.value) : laterRestart(row.generic, before, after)
      })
    case 'threshold': {
      const before = thresholdValue(tables, change.name)
      const stricter = strictThresholds[change.name] === 'lower' ? change.value < before : change.value > before
      if (change.value === before) return nothingChanges(change.name)
      if (!stricter) return weaker(change.name, String(before), String(change.value))
      return change.value > before * 10 || change.value < before / 10 ? implausible(change.name, change.value) : fine
    }
    case 'procedure': {
      const known = procedures.some(({ code }) => code === change.procedure)
      return known ? fine : unknown(change.procedure)
    }
    case 'edition': {
      const view = tables.otherGuidelines.find(({ edition }) => edition === change.edition)
      if (view === undefined) return unknown(change.edition)
      return view.rows.some(({ hold }) => hold !== null)
        ? fine
        : refuse(
            'rulebook.no-rows',
            `The tables hold no intervals of ${view.name}; it is shown beside the rule and can count no further.`,
            { subject: view.name },
          )
    }
    case 'own-drug':
      return soundOwnDrug(change, tables)
  }
}

/**
 * Whether a hold may stand beside the table's. Both are judged and the stricter counts, so that an interval beside a
 * shared decision asks for both.
 */
function stricterHold(subject: string, before: Cell, after: Cell): Check {
  if (sameCell(before, after)) return nothingChanges(subject)
  const may = (): boolean => {
    switch (before.kind) {
      case 'none':
      case 'per-aspirin':
        return true
      case 'shared':
        return after.kind === 'interval' || after.kind === 'avoid'
      case 'interval':
        return (
          after.kind === 'avoid' ||
          (after.kind === 'interval' && after.fromMs >= before.fromMs && after.toMs >= before.toMs)
        )
      case 'unspecified':
        return after.kind === 'avoid'
      case 'avoid':
        return false
    }
  }
  return may() ? fine : weaker(subject, cellText(before).en, cellText(after).en)
}

function laterRestart(subject: string, before: Cell, after: Cell): Check {
  if (before.kind !== 'interval' || after.kind !== 'interval') {
    return refuse(
      'rulebook.prescriber-decides',
      `For ${subject} the table leaves the restart to the prescriber. A number of hours would be less than that.`,
      { subject },
    )
  }
  if (sameCell(before, after)) return nothingChanges(subject)
  return after.fromMs >= before.fromMs && after.toMs >= before.toMs
    ? fine
    : weaker(subject, cellText(before).en, cellText(after).en)
}

/** A cell in the right order and no longer than a year; null for anything else. */
function soundCell(text: string): Cell | null {
  const cell = parseCell(text)
  if (cell.kind !== 'interval') return cell
  const year = 366 * 24 * 3_600_000
  return cell.fromMs > 0 && cell.fromMs <= cell.toMs && cell.toMs <= year ? cell : null
}

function soundOwnDrug(change: ChangeOf<'own-drug'>, tables: Rules): Check {
  if (ownRowId(change.name) === 'own-') return unreadable(change.name)
  for (const text of [...Object.values(change.hold), ...Object.values(change.restart)])
    if (soundCell(text) === null) return unreadable(text)
  for (const name of [change.name, ...change.names]) {
    const { reading } = understand(name, tables)
    const taken = reading.mentions.find(
      ({ meaning }) => meaning.kind !== 'other' && meaning.kind !== 'bleeding-without-value',
    )
    if (taken !== undefined) {
      return refuse(
        'rulebook.name-has-a-row',
        `The tables already know “${name}”. Make the row that is there stricter instead of adding another.`,
        { name },
      )
    }
  }
  return fine
}

/** What a change is about, for a sentence. */
function subjectOf(change: RuleChange, tables: Rules): string {
  switch (change.kind) {
    case 'hold':
    case 'restart':
      return tables.drugs.find(({ id }) => id === change.row)?.generic ?? change.row
    case 'threshold':
      return change.name
    case 'procedure':
      return change.procedure
    case 'edition':
      return tables.otherGuidelines.find(({ edition }) => edition === change.edition)?.name ?? change.edition
    case 'own-drug':
      return change.name
  }
}

function withRow(id: string, tables: Rules, check: (row: DrugRow) => Check): Check {
  const row = tables.drugs.find((each) => each.id === id)
  return row === undefined ? unknown(id) : check(row)
}

function weaker(subject: string, before: string, after: string): Check {
  return refuse(
    'rulebook.weaker',
    `${subject}: ${after} is less strict than the tables (${before}). A site may only be stricter.`,
    { subject, before, after },
  )
}

function nothingChanges(subject: string): Check {
  return refuse('rulebook.same', `${subject} has that value already. Leave it out, or choose a stricter one.`, {
    subject,
  })
}

function unknown(subject: string): Check {
  return refuse('rulebook.unknown', `The tables have nothing called ${subject}.`, { subject })
}

function unreadable(value: string): Check {
  return refuse(
    'rulebook.unreadable',
    `“${value}” is no interval that can be counted. Use hours or days, up to a year.`,
    {
      value,
    },
  )
}

function implausible(subject: string, value: number): Check {
  return refuse('rulebook.implausible', `${subject}: ${value} is far from the table’s value. Check the unit.`, {
    subject,
    value,
  })
}
