import { defaultSitePolicy } from '@shared/case/policy'
import { type Directory, emptyDirectory, evolveDirectory } from '@shared/people/directory'
import type { Person } from '@shared/people/person'
import type { RuleChange } from '@shared/rulebook/changes'
import { decideRulebook, type RulebookCommand } from '@shared/rulebook/decide'
import { diffOf } from '@shared/rulebook/diff'
import { dryRun } from '@shared/rulebook/dryRun'
import { rulesInForce } from '@shared/rulebook/inForce'
import { rowsFromMemory } from '@shared/rulebook/rows'
import { emptyRulebook, evolveRulebook, type Rulebook } from '@shared/rulebook/rulebook'
import { screenInForce } from '@shared/rulebook/screenInForce'
import { shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'
import { aBookedCase, nurse as caseNurse } from '../../fixtures/aCase'
import { calmScenario, hoursBefore, recorded } from '../screening/calmScenario'
import { administrator, colleague, laterApixaban, lead, longerApixaban, nurse } from './rules'

const directory = [lead, colleague, administrator, nurse].reduce<Directory>(
  (known, person) => evolveDirectory(known, { type: 'person.added', body: { person } }),
  emptyDirectory,
)

/** A rule book being worked on in a test; the clock goes one minute on with each act. */
class Desk {
  rulebook: Rulebook = emptyRulebook
  private minutes = 0

  /** Acts in the name of `actor`; `pin`: whether that person's PIN came with it. Answers with the refusal's code. */
  act(command: RulebookCommand, actor: Person | null, pin = false): string {
    const decided = decideRulebook(this.rulebook, command, {
      directory,
      tables: shippedRules,
      actor,
      confirmedBy: pin ? actor : null,
      newId: () => `draft-${this.minutes}`,
    })
    if (!decided.ok) return decided.failure.code
    for (const event of decided.value) this.rulebook = evolveRulebook(this.rulebook, event, this.now)
    this.minutes += 1
    return 'done'
  }

  get now(): string {
    return new Date(Date.UTC(2026, 10, 20, 8, this.minutes)).toISOString()
  }

  /** Saves, puts forward and approves; answers with the number in force. */
  bringIntoForce(changes: readonly RuleChange[]): number {
    expect(this.act({ do: 'rules.saveDraft', draftId: null, changes: [...changes], why: 'Stricter.' }, colleague)).toBe(
      'done',
    )
    const draft = this.rulebook.drafts.at(-1)
    const ref = { draftId: draft?.draftId ?? '', revision: draft?.revision ?? 0 }
    expect(this.act({ do: 'rules.propose', ...ref }, colleague, true)).toBe('done')
    expect(this.act({ do: 'rules.approve', ...ref }, lead, true)).toBe('done')
    return this.rulebook.versions.at(-1)?.number ?? 0
  }
}

const withLead = () => {
  const desk = new Desk()
  expect(desk.act({ do: 'rules.nameLead', personId: lead.id }, administrator)).toBe('done')
  return desk
}
const draft = (changes: readonly RuleChange[], draftId: string | null = null): RulebookCommand => ({
  do: 'rules.saveDraft',
  draftId,
  changes: [...changes],
  why: 'Two bleeds last year.',
})
const markOf = ({ rulebook }: Desk) => screenInForce(calmScenario(), rulesInForce(rulebook)).rules.mark

describe('adoption', () => {
  it('is the clinical lead’s alone, by name, with the PIN, and once', () => {
    const desk = new Desk()
    const adopt: RulebookCommand = { do: 'rules.adopt', tables: shippedRules.version }
    expect(desk.act(adopt, lead, true)).toBe('rulebook.no-lead')
    expect(desk.act({ do: 'rules.nameLead', personId: lead.id }, lead)).toBe('rulebook.administrator')
    expect(desk.act({ do: 'rules.nameLead', personId: nurse.id }, administrator)).toBe('rulebook.lead-is-physician')
    expect(desk.act({ do: 'rules.nameLead', personId: lead.id }, administrator)).toBe('done')
    expect(desk.act(adopt, lead)).toBe('rulebook.confirm-with-pin')
    expect(desk.act(adopt, colleague, true)).toBe('rulebook.lead-only')
    expect(desk.act({ ...adopt, tables: '1999.1' }, lead, true)).toBe('rulebook.other-tables')
    expect(markOf(desk)).toBe('rules not yet adopted by this site')
    expect(desk.act(adopt, lead, true)).toBe('done')
    expect(markOf(desk)).toBe('')
    expect(rulesInForce(desk.rulebook).adopted).toMatchObject({ by: lead.name })
    expect(desk.act(adopt, lead, true)).toBe('rulebook.adopted-already')
  })

  it('does not make a row from memory anything else: that takes the lead’s own reading', () => {
    const desk = withLead()
    expect(desk.act({ do: 'rules.adopt', tables: shippedRules.version }, lead, true)).toBe('done')
    const confidence = () => rulesInForce(desk.rulebook).tables.drugs.find(({ id }) => id === 'apixaban')?.confidence
    expect(confidence()).toBe('memory-to-verify')
    const confirm: RulebookCommand = { do: 'rules.confirmRows', rows: ['drug/apixaban'], read: 'The guideline itself.' }
    expect(desk.act(confirm, colleague, true)).toBe('rulebook.lead-only')
    expect(desk.act({ ...confirm, rows: ['drug/nothing'] }, lead, true)).toBe('rulebook.unknown')
    expect(desk.act(confirm, lead, true)).toBe('done')
    expect(confidence()).toBe('lead-confirmed')
    expect(rowsFromMemory(rulesInForce(desk.rulebook).tables)).not.toContain('drug/apixaban')
  })
})

describe('a draft', () => {
  it('changes nothing by itself, and holds no row that is weaker', () => {
    const desk = withLead()
    expect(desk.act(draft([longerApixaban]), nurse)).toBe('rulebook.role')
    expect(desk.act(draft([{ ...longerApixaban, value: 'P1D' }]), colleague)).toBe('rulebook.weaker')
    expect(desk.act(draft([longerApixaban]), colleague)).toBe('done')
    expect(rulesInForce(desk.rulebook).site).toBeNull()
  })

  it('comes into force with two approvals by two people, one of them the lead', () => {
    const desk = withLead()
    desk.act(draft([longerApixaban]), colleague)
    const ref = { draftId: 'draft-1', revision: 1 }
    expect(desk.act({ do: 'rules.approve', ...ref }, lead, true)).toBe('rulebook.not-proposed')
    expect(desk.act({ do: 'rules.propose', ...ref }, colleague)).toBe('rulebook.confirm-with-pin')
    expect(desk.act({ do: 'rules.propose', ...ref }, colleague, true)).toBe('done')
    expect(desk.act({ do: 'rules.propose', ...ref }, lead, true)).toBe('rulebook.proposed-already')
    expect(desk.act({ do: 'rules.approve', ...ref }, colleague, true)).toBe('rulebook.same-person')
    expect(desk.act({ do: 'rules.approve', ...ref }, administrator, true)).toBe('rulebook.lead-approves')
    expect(desk.act({ do: 'rules.approve', ...ref }, nurse, true)).toBe('rulebook.role')
    expect(desk.act({ do: 'rules.approve', ...ref }, lead)).toBe('rulebook.confirm-with-pin')
    expect(desk.act({ do: 'rules.approve', ...ref }, lead, true)).toBe('done')
    expect(desk.rulebook.versions).toMatchObject([{ number: 1, first: colleague, second: lead }])
    expect(rulesInForce(desk.rulebook).version).toBe(`${shippedRules.version}+1`)
    expect(desk.act({ do: 'rules.approve', ...ref }, lead, true)).toBe('rulebook.no-draft')
  })

  it('is approved as it was read: a change in between asks for both approvals again', () => {
    const desk = withLead()
    desk.act(draft([longerApixaban]), colleague)
    desk.act({ do: 'rules.propose', draftId: 'draft-1', revision: 1 }, colleague, true)
    expect(desk.act(draft([longerApixaban, laterApixaban], 'draft-1'), colleague)).toBe('done')
    expect(desk.act({ do: 'rules.approve', draftId: 'draft-1', revision: 1 }, lead, true)).toBe('rulebook.changed')
    expect(desk.act({ do: 'rules.approve', draftId: 'draft-1', revision: 2 }, lead, true)).toBe('rulebook.not-proposed')
  })

  it('is not put over a version its author had not seen', () => {
    const desk = withLead()
    desk.act(draft([longerApixaban]), colleague)
    desk.bringIntoForce([laterApixaban])
    expect(desk.act({ do: 'rules.propose', draftId: 'draft-1', revision: 1 }, colleague, true)).toBe(
      'rulebook.overtaken',
    )
  })

  it('can be turned down with a reason, and is then closed but not gone', () => {
    const desk = withLead()
    desk.act(draft([longerApixaban]), colleague)
    expect(desk.act({ do: 'rules.reject', draftId: 'draft-1', reason: 'Not now.' }, lead)).toBe('done')
    expect(desk.act({ do: 'rules.propose', draftId: 'draft-1', revision: 1 }, colleague, true)).toBe(
      'rulebook.no-draft',
    )
    expect(desk.rulebook.drafts).toMatchObject([{ rejected: { by: lead, reason: 'Not now.' } }])
  })
})

describe('the difference', () => {
  it('is shown against the tables and against what is in force, given-up rows included', () => {
    expect(diffOf([], [longerApixaban], shippedRules)).toMatchObject([{ before: 'P3D', after: 'P4D' }])
    const five: RuleChange = { ...longerApixaban, value: 'P5D' }
    expect(diffOf([longerApixaban], [five], shippedRules)).toMatchObject([{ before: 'P4D', after: 'P5D' }])
    expect(diffOf([longerApixaban, laterApixaban], [laterApixaban], shippedRules)).toMatchObject([
      { before: 'P4D', after: 'P3D' },
    ])
    expect(diffOf([longerApixaban], [longerApixaban], shippedRules)).toEqual([])
  })
})

describe('a dry run', () => {
  const facts = (hours: number) =>
    calmScenario({ medications: recorded({ name: 'Eliquis', lastDose: hoursBefore(hours) }) })

  it('shows what would have been different about an earlier case, and nothing else', () => {
    const desk = withLead()
    const before = rulesInForce(desk.rulebook)
    desk.bringIntoForce([longerApixaban])
    const after = rulesInForce(desk.rulebook)
    const run = (hours: number) => dryRun(facts(hours), defaultSitePolicy, before, after)
    expect(run(200)).toMatchObject({ before: 'clear', after: 'clear', changed: [] })
    expect(run(80)).toMatchObject({ before: 'clear', after: 'stop', changed: [{ before: null }] })
    const [change, ...more] = run(10).changed
    expect(more).toEqual([])
    expect(change?.before?.clearsAt).not.toBe(change?.after?.clearsAt)
    expect(dryRun(facts(10), defaultSitePolicy, after, before).changed).toHaveLength(1)
  })
})

describe('a case', () => {
  it('notes the rules its facts were screened with, and keeps them once the procedure has begun', () => {
    const desk = withLead()
    const under = aBookedCase()
    under.rulebook = desk.rulebook
    under.do({ do: 'weight.record', weightKg: 61 })
    expect(under.case.preparation.rules).toEqual({ tables: shippedRules.version, number: 0, adopted: null })
    under.do({ do: 'weight.record', weightKg: 62 })
    expect(under.events.filter(({ type }) => type === 'rules.noted')).toHaveLength(1)
    desk.bringIntoForce([longerApixaban])
    under.rulebook = desk.rulebook
    under.do({ do: 'weight.record', weightKg: 63 }, caseNurse)
    expect(under.case.preparation.rules).toMatchObject({ number: 1 })
  })
})
