import { createHash } from 'node:crypto'
import { differencesBetween } from '@shared/checklists/differences'
import { checklistFile, readChecklistFile } from '@shared/checklists/file'
import { sampleCase } from '@shared/checklists/sampleCase'
import { itemsOf, templates } from '@shared/pause/templates'
import { describe, expect, it } from 'vitest'
import { nurse, physician, Room, technologist } from '../pause/room'
import { baseOf, copyOf, fluoroscopy, ownItem, Site } from './support'

const reworded = {
  edit: 'reword',
  itemId: 'C12',
  ask: { en: 'What do we call, and who does what?', es: '¿Qué se dice, y quién hace qué?' },
  answer: { en: 'Call and tasks said.', es: 'Aviso y tareas dichos.' },
} as const

describe('a draft', () => {
  it('begins with the first change and changes nothing in the room', () => {
    const site = new Site()
    expect(site.edit(reworded, nurse)).toBe('done')
    expect(site.inForce).toBe(baseOf())
    expect(site.draft.phases[2]?.items.find((item) => item.id === 'C12')?.ask.en).toBe(reworded.ask.en)
    expect(site.checklists[fluoroscopy]?.draft?.changedBy).toEqual(nurse)
  })

  it('is put in force by a physician or an administrator under the next number', () => {
    const site = new Site()
    expect(site.edit(reworded, nurse)).toBe('done')
    const asked = site.act({ do: 'checklist.putInForce', checklistId: fluoroscopy, note: '' }, nurse)
    expect(asked).toBe('checklist.role')
    expect(site.act({ do: 'checklist.putInForce', checklistId: fluoroscopy, note: '' }, null)).toBe(
      'people.sign-in-first',
    )
    expect(site.putInForce('After the audit')).toBe('done')
    expect(site.inForce.version).toBe(2)
    expect(site.checklists[fluoroscopy]?.versions.map(({ by, note }) => [by.name, note])).toEqual([
      [physician.name, 'After the audit'],
    ])
    expect(site.checklists[fluoroscopy]?.draft).toBeNull()
    site.edit({ edit: 'retire', itemId: 'A17' })
    site.putInForce()
    expect(site.inForce.version).toBe(3)
  })

  it('is dropped without a trace in the room, and an earlier version can be the start of another', () => {
    const site = new Site()
    site.edit(reworded)
    site.putInForce()
    site.edit({ edit: 'retire', itemId: 'A17' })
    expect(site.act({ do: 'checklist.startFrom', checklistId: fluoroscopy, version: 1 })).toBe('checklist.draft-there')
    expect(site.act({ do: 'checklist.dropDraft', checklistId: fluoroscopy })).toBe('done')
    expect(site.act({ do: 'checklist.dropDraft', checklistId: fluoroscopy })).toBe('checklist.no-draft')
    expect(site.act({ do: 'checklist.startFrom', checklistId: fluoroscopy, version: 7 })).toBe('checklist.no-version')
    expect(site.act({ do: 'checklist.startFrom', checklistId: fluoroscopy, version: 1 })).toBe('done')
    site.putInForce()
    expect(site.inForce.version).toBe(3)
    expect(site.inForce.phases).toEqual(baseOf().phases)
  })

  it('gives no number of an item twice, even of one that was retired', () => {
    const site = new Site()
    site.edit(ownItem)
    site.edit({ edit: 'retire', itemId: 'C50' })
    site.edit(ownItem)
    const own = site.draft.phases
      .flatMap((phase) => phase.items)
      .filter((item) => item.id.length === 3 && item.id > 'C49')
    expect(own.map((item) => item.id).filter((id) => id.startsWith('C5'))).toEqual(['C51'])
  })

  it('takes an item of the product in again as it was', () => {
    const site = new Site()
    site.edit({ edit: 'retire', itemId: 'B9' })
    expect(site.edit({ edit: 'restore', itemId: 'B9' })).toBe('done')
    expect(site.edit({ edit: 'restore', itemId: 'B9' })).toBe('checklist.item-there')
    expect(differencesBetween(baseOf(), site.draft)).toEqual([])
  })

  it('refuses words that cannot be read or say other values', () => {
    const site = new Site()
    const say = (ask: string, answer: string, spanish = answer) =>
      site.edit({ edit: 'reword', itemId: 'B4', ask: { en: ask, es: ask }, answer: { en: answer, es: spanish } })
    expect(say('x'.repeat(121), 'All here.')).toBe('checklist.too-long')
    expect(say('Where is it?', 'All {here}.')).toBe('checklist.no-value')
    expect(say('Where is it for {patient}?', 'All here.')).toBe('checklist.value-in-question')
    expect(say('Where is it?', 'All here, {weight}.', 'Todo.')).toBe('checklist.values-differ')
    expect(say('Where is it\u202e?', 'All here.')).toBe('checklist.unseen')
    expect(say('Where is it?', 'All here, {weight}.')).toBe('done')
  })
})

describe('a case', () => {
  it('keeps the checklist it began with, and the record says what was asked', () => {
    const site = new Site()
    site.edit(reworded)
    site.edit({ edit: 'retire', itemId: 'A17' })
    site.putInForce()
    const room = new Room().prepare()
    room.checklists = [site.inForce]
    room.begin()
    site.edit({ edit: 'retire', itemId: 'A16' })
    site.putInForce()
    room.checklists = [site.inForce]
    const ids = (phase: 'verification' | 'time-out') => itemsOf(room.state.pause, phase).map((item) => item.id)
    expect(room.state.pause.templateVersion).toBe(2)
    expect(ids('verification')).toContain('A16')
    expect(ids('verification')).not.toContain('A17')
    expect(itemsOf(room.state.pause, 'time-out').find((item) => item.id === 'C12')?.ask.en).toBe(reworded.ask.en)
    room.runPhase('verification')
    expect(room.state.pause.phases.verification.completedAt).not.toBeNull()
  })

  it('asks an item of the site again whenever the time-out is voided', () => {
    const site = new Site()
    site.edit({ ...ownItem, stop: 'stop' })
    site.putInForce()
    const room = new Room()
    room.checklists = [site.inForce]
    room.throughTimeOut()
    room.must({ do: 'weight.record', weightKg: 71 })
    expect(room.state.pause.voidings.at(-1)?.itemIds).toContain('C50')
    expect(room.state.pause.phases['time-out'].completedAt).toBeNull()
  })

  it('names the product’s checklist by its number alone', () => {
    const room = new Room().prepare().begin()
    expect(room.events.at(-1)?.body).toEqual({ templateId: fluoroscopy, templateVersion: 1 })
  })
})

describe('a checklist file', () => {
  it('is read back as it was written', () => {
    const site = new Site()
    site.edit(reworded)
    site.edit(ownItem)
    const read = readChecklistFile(checklistFile(site.draft))
    expect(read).toEqual({ ok: true, value: copyOf(site.draft) })
  })

  it('becomes the draft, not what is in force', () => {
    const from = new Site()
    from.edit(reworded)
    const read = readChecklistFile(checklistFile(from.draft))
    if (!read.ok) throw new Error(read.failure.says)
    const site = new Site()
    expect(site.act({ do: 'checklist.takeIn', template: read.value }, technologist)).toBe('done')
    expect(site.inForce).toBe(baseOf())
    expect(site.act({ do: 'checklist.takeIn', template: read.value })).toBe('checklist.draft-there')
  })

  it('is refused with a sentence where it is none', () => {
    const code = (text: string) => {
      const read = readChecklistFile(text)
      return read.ok ? 'taken' : read.failure.code
    }
    expect(code('')).toBe('checklist.not-json')
    expect(code('{"format":"procedure-pause-checklist/2","checklist":{}}')).toBe('checklist.newer')
    expect(code('[]')).toBe('checklist.other-format')
    expect(code('{"format":"procedure-pause-checklist/1","checklist":{"id":"x"}}')).toBe('checklist.not-readable')
    const other = { ...copyOf(baseOf()), id: 'operating-theatre' }
    expect(code(checklistFile(other))).toBe('checklist.unknown')
    const phases = baseOf().phases.map((phase) => ({ ...phase, items: phase.items.filter((item) => item.id !== 'C5') }))
    expect(code(checklistFile({ ...baseOf(), phases }))).toBe('checklist.weaker.retired')
    expect(code(`\ufeff${checklistFile(baseOf())}`)).toBe('taken')
  })
})

describe('a checklist file that somebody changed by hand', () => {
  /** The product's checklist with the text of the file changed, as in an editor. */
  const read = (from: string | RegExp, to: string) => {
    const file = checklistFile(baseOf())
    const changed = file.replace(from, to)
    if (changed === file) throw new Error('Nothing was changed')
    return readChecklistFile(changed)
  }
  const says = (outcome: ReturnType<typeof readChecklistFile>) =>
    outcome.ok ? 'taken' : `${outcome.failure.code}: ${outcome.failure.says}`

  it('is refused with the item and the reason where a hard stop was weakened', () => {
    expect(says(read('"stop": "stop-no-override"', '"stop": "warn"'))).toBe(
      'checklist.weaker.stop: Item A1: It cannot stop less than the checklist it comes from.',
    )
    expect(says(read('"everything"', '"side"'))).toMatch(/^checklist\.weaker\.\w+: Item C13: /)
  })

  it('is refused where two items share a number, a kind is unknown, or the text ends in the middle', () => {
    expect(says(read('"id": "A2"', '"id": "A1"'))).toMatch(/^checklist\.not-readable: .*Every item has its own number/)
    expect(says(read('"stop": "stop"', '"stop": "perhaps"'))).toMatch(/^checklist\.not-readable: .* › stop /)
    expect(says(readChecklistFile(checklistFile(baseOf()).slice(0, 5000)))).toMatch(/^checklist\.not-json: /)
    expect(says(readChecklistFile('{"__proto__": {"format": "procedure-pause-checklist/1"}}'))).toMatch(
      /^checklist\.other-format: /,
    )
  })
})

describe('what differs between two versions', () => {
  it('is said item by item: new, retired, moved, reworded, stops otherwise', () => {
    const site = new Site()
    site.edit({ edit: 'move', itemId: 'A13', places: -12 })
    site.edit({ edit: 'set-stop', itemId: 'A16', stop: 'stop' })
    site.edit({ edit: 'retire', itemId: 'A17' })
    site.edit(reworded)
    site.edit(ownItem)
    expect(differencesBetween(baseOf(), site.draft).map((each) => `${each.item.id} ${each.kind}`)).toEqual([
      'A13 moved',
      'A16 stop',
      'A17 retired',
      'C12 reworded',
      'C50 added',
    ])
  })
})

describe('the checklists of the product', () => {
  it('are never changed under a number that records name: a new text takes a new number', () => {
    const prints = templates.map((template) => [
      template.id,
      template.version,
      createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 16),
    ])
    expect(prints).toMatchInlineSnapshot(`
      [
        [
          "fluoroscopy-suite",
          1,
          "7c2ff5b6d861effd",
        ],
        [
          "ultrasound-suite",
          1,
          "73d281c215799568",
        ],
      ]
    `)
  })

  it('can be previewed with a case of nobody', () => {
    for (const template of templates) {
      const state = sampleCase(template, '2026-11-24T09:00:00.000Z')
      expect(itemsOf(state.pause, 'time-out')).toHaveLength(13)
    }
  })
})
