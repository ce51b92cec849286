import { defaultSitePolicy } from '@shared/case/policy'
import { type ChecklistEdit, checklistEditSchema } from '@shared/checklists/edit'
import { checklistFile, readChecklistFile } from '@shared/checklists/file'
import { openItemsOf } from '@shared/pause/answering'
import { applicability, stopLevelOf } from '@shared/pause/conditions'
import { mayStartProcedure } from '@shared/pause/interlocks'
import { obstaclesTo } from '@shared/pause/obstacles'
import { pausePhases } from '@shared/pause/phases'
import type { ChecklistItem, ChecklistTemplate } from '@shared/pause/template'
import { templates } from '@shared/pause/templates'
import { pauseView } from '@shared/pause/view'
import { roles } from '@shared/people/person'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Room } from '../pause/room'
import { baseOf, copyOf, fluoroscopy, ownItem, Site } from './support'

const base = baseOf()
const ids = base.phases.flatMap((phase) => phase.items.map((item) => item.id))
const anyId = fc.constantFrom(...ids, 'C50', 'A50', 'Z1')
const text = fc.constantFrom('Said.', '{patient}.', '{choice}. {procedure}, {levels}.', 'Is it so?', '{nothing}', '')
const both = fc.record({ en: text, es: text })
const role = fc.constantFrom(...roles)

const edit: fc.Arbitrary<ChecklistEdit> = fc.oneof(
  fc.record({ edit: fc.constant('reword' as const), itemId: anyId, ask: both, answer: both }),
  fc.record({ edit: fc.constant('move' as const), itemId: anyId, places: fc.integer({ min: -20, max: 20 }) }),
  fc.record({ edit: fc.constant('retire' as const), itemId: anyId }),
  fc.record({ edit: fc.constant('restore' as const), itemId: anyId }),
  fc.record({
    edit: fc.constant('set-stop' as const),
    itemId: anyId,
    stop: fc.constantFrom('warn' as const, 'stop' as const, 'stop-no-override' as const),
  }),
  fc.record({
    edit: fc.constant('add' as const),
    phase: fc.constantFrom(...pausePhases),
    ask: both,
    answer: both,
    reads: fc.uniqueArray(role, { minLength: 1, maxLength: 3 }),
    confirms: fc.uniqueArray(role, { minLength: 1, maxLength: 3 }),
    stop: fc.constantFrom('warn' as const, 'stop' as const),
  }),
)

/** Written down a second time, from the words of the rule: what no edition of a checklist may lose. */
function expectNothingWeaker(edited: ChecklistTemplate): void {
  const placeOf = new Map(edited.phases.flatMap(({ phase, items }) => items.map((item) => [item.id, { phase, item }])))
  for (const { phase, items } of base.phases) {
    for (const was of items) {
      const now = placeOf.get(was.id)
      if (now === undefined) {
        expect(was.stop, `${was.id} is gone`).toBe('warn')
        continue
      }
      expect(now.phase, was.id).toBe(phase)
      expectAsStrong(now.item, was)
    }
  }
  const agreement = edited.phases.find((phase) => phase.phase === 'time-out')?.items.at(-1)
  expect(agreement?.id).toBe('C13')
}

function expectAsStrong(now: ChecklistItem, was: ChecklistItem): void {
  const levels = ['warn', 'stop', 'stop-no-override']
  expect(levels.indexOf(now.stop), was.id).toBeGreaterThanOrEqual(levels.indexOf(was.stop))
  expect([was.appliesWhen, 'always'], was.id).toContain(now.appliesWhen)
  expect([was.stopWhen, 'always'], was.id).toContain(now.stopWhen)
  expect(now.guards, was.id).toEqual(expect.arrayContaining([...was.guards]))
  expect(now.findings, was.id).toEqual(expect.arrayContaining([...was.findings]))
  expect(now.confirms, was.id).toEqual(expect.arrayContaining([...was.confirms]))
  expect(was.reads, was.id).toEqual(expect.arrayContaining([...now.reads]))
  expect(now.about, was.id).toEqual(expect.arrayContaining([...was.about]))
  expect(now.from, was.id).toBe(was.from)
  expect(now.choose, was.id).toBe(was.choose)
  if (!was.oneVoice) expect(now.oneVoice, was.id).toBe(false)
  if (was.each) expect(now.each, was.id).toBe(true)
  for (const locale of ['en', 'es'] as const) {
    for (const value of was.answer[locale].match(/\{\w+\}/g) ?? []) expect(now.answer[locale], was.id).toContain(value)
  }
}

describe('the checklists of a site', () => {
  it('never ask less than the product where it stops, whatever is done to the draft', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
        const site = new Site()
        for (const each of edits) {
          if (!checklistEditSchema.safeParse(each).success) continue
          if (site.edit(each) === 'done') taken += 1
        }
        if (site.putInForce() === 'done') expectNothingWeaker(site.inForce)
        else expect(site.checklists[fluoroscopy]?.draft ?? null).toBeNull()
      }),
      { numRuns: 400 },
    )
    // A law about edits that are all refused would prove nothing.
    expect(taken).toBeGreaterThan(400)
  }, 60_000)

  it('cannot come in weaker by a file, whatever was changed in it by hand', () => {
    const fields = [
      'stop',
      'stopWhen',
      'appliesWhen',
      'reads',
      'confirms',
      'oneVoice',
      'each',
      'from',
      'about',
      'facts',
      'guards',
      'findings',
      'choose',
      'picture',
      'answer',
      'ask',
    ] as const
    const donor = fc.constantFrom(...templates.flatMap((each) => each.phases.flatMap((phase) => phase.items)))
    const mutation = fc.oneof(
      fc.record({ how: fc.constant('copy' as const), at: fc.nat(200), field: fc.constantFrom(...fields), from: donor }),
      fc.record({ how: fc.constant('drop' as const), at: fc.nat(200) }),
      fc.record({ how: fc.constant('swap-phase' as const), at: fc.nat(200), phase: fc.nat(4) }),
      fc.record({ how: fc.constant('last' as const), at: fc.nat(200) }),
    )
    let refused = 0
    let taken = 0
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const phases = copyOf(base).phases.map(({ phase, items }) => ({ phase, items: [...items] }))
        const at = (index: number) => {
          const all = phases.flatMap(({ items }) => items.map((item) => ({ items, item })))
          return all[index % Math.max(1, all.length)]
        }
        for (const each of mutations) {
          const place = at(each.at)
          if (place === undefined) continue
          const index = place.items.indexOf(place.item)
          if (each.how === 'copy') place.items[index] = { ...place.item, [each.field]: each.from[each.field] }
          else {
            place.items.splice(index, 1)
            if (each.how === 'swap-phase') phases[each.phase]?.items.push(place.item)
            if (each.how === 'last') place.items.push(place.item)
          }
        }
        const read = readChecklistFile(checklistFile({ ...base, phases }))
        if (!read.ok) {
          refused += 1
          return
        }
        taken += 1
        expectNothingWeaker(read.value)
      }),
      { numRuns: 1500 },
    )
    expect(refused).toBeGreaterThan(100)
    expect(taken).toBeGreaterThan(100)
  }, 60_000)

  it('hold up a case at least as much as the product’s, item by item, in a room where things are missing', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 15 }),
        fc.subarray([...ids], { maxLength: 6 }),
        fc.boolean(),
        (edits, left, prepared) => {
          const site = new Site()
          for (const each of edits) if (checklistEditSchema.safeParse(each).success) site.edit(each)
          if (site.putInForce() !== 'done') return
          const plain = new Room()
          const own = new Room()
          own.checklists = [site.inForce]
          for (const room of [plain, own]) {
            if (prepared) room.prepare()
            room.begin()
            room.must({ do: 'pause.startPhase', phase: 'verification', site: null })
            for (const item of base.phases[0]?.items ?? []) {
              if (!left.includes(item.id) && room.state.pause.phases.verification.items[item.id] === undefined) {
                const isThere = (room.state.pause.template ?? base).phases[0]?.items.some((each) => each.id === item.id)
                if (isThere) room.answer('verification', item.id)
              }
            }
          }
          const context = { now: plain.now, policy: defaultSitePolicy }
          const stopsOf = (room: Room) => {
            const view = pauseView(room.state, { now: room.now, policy: defaultSitePolicy })
            return openItemsOf(room.state, 'verification', context).filter((id) => {
              const item = base.phases[0]?.items.find((each) => each.id === id)
              return item !== undefined && applicability(item, view).applies && stopLevelOf(item, view) !== 'warn'
            })
          }
          // An item that stops and is open with the product's words is open with the site's.
          for (const id of stopsOf(plain)) expect(openItemsOf(own.state, 'verification', context)).toContain(id)
          const view = pauseView(plain.state, { now: plain.now, policy: defaultSitePolicy })
          for (const { phase, items } of site.inForce.phases) {
            for (const item of items) {
              const was = base.phases.flatMap((each) => each.items).find((each) => each.id === item.id)
              if (was === undefined) continue
              const codes = obstaclesTo(item, phase, view).map((each) => each.says)
              for (const obstacle of obstaclesTo(was, phase, view)) {
                if (!was.guards.includes('everything')) expect(codes, item.id).toContain(obstacle.says)
              }
            }
          }
          expect(mayStartProcedure(own.state, { now: own.now, policy: defaultSitePolicy }).ok).toBe(false)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  it('take no item away that stops, and any that only warns', () => {
    for (const { items } of base.phases) {
      for (const item of items) {
        const site = new Site()
        expect(site.edit({ edit: 'retire', itemId: item.id }), item.id).toBe(
          item.stop === 'warn' ? 'done' : 'checklist.weaker.retired',
        )
      }
    }
  })

  it('keep the agreement of everybody as the last item of the time-out', () => {
    const site = new Site()
    expect(site.edit({ edit: 'move', itemId: 'C13', places: -1 })).toBe('checklist.weaker.last')
    expect(site.edit({ edit: 'move', itemId: 'C12', places: 1 })).toBe('checklist.weaker.last')
    expect(site.edit(ownItem)).toBe('done')
    const timeOut = site.draft.phases.find((phase) => phase.phase === 'time-out')?.items.map((item) => item.id)
    expect(timeOut?.slice(-2)).toEqual(['C50', 'C13'])
  })
})
