import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { heldNotes } from '../../../main/room/heldNotes'
import { temporaryFolder } from '../store/support'

const now = () => new Date('2026-11-24T09:00:00.000Z')
const open = (file: string) => heldNotes({ file, now, newId: () => randomUUID() })

describe('what is held while no record can take it', () => {
  it('is on the disk before the screen hears of it, and there after a restart, in order', () => {
    const file = join(temporaryFolder(), 'held-notes.json')
    const held = open(file)
    expect(held.list()).toEqual([])
    held.add({ kind: 'stop' })
    held.add({ kind: 'rescue', card: 'last', step: 0, weightKg: 60 })
    const again = open(file)
    expect(again.list()).toEqual(held.list())
    expect(again.list().map((note) => note.kind)).toEqual(['stop', 'rescue'])
    expect(again.list()[0]?.at).toBe('2026-11-24T09:00:00.000Z')
  })

  it('goes only when it is released, note by note', () => {
    const file = join(temporaryFolder(), 'held-notes.json')
    const held = open(file)
    const first = held.add({ kind: 'stop' })
    const second = held.add({ kind: 'stop' })
    held.release([first])
    expect(open(file).list()).toEqual([second])
  })

  it('is set aside and never written over where the file is damaged', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'held-notes.json')
    writeFileSync(file, '{"format":"procedure-pause-held/1","notes":[{"kind":"stop"')
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(open(file).list()).toEqual([])
    expect(said).toHaveBeenCalledOnce()
    said.mockRestore()
    const aside = readdirSync(folder).find((name) => name.startsWith('held-notes.json.damaged-'))
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toContain('"kind":"stop"')
    expect(existsSync(file)).toBe(false)
  })
})
