import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteWordings } from '@shared/wording/state'
import { describe, expect, it } from 'vitest'
import { siteRecord } from '../../../main/people/siteRecord'
import { wordingDesk } from '../../../main/people/wordingDesk'
import { physician } from '../../shared/pause/room'
import { newKey, openedStore, temporaryFolder } from '../store/support'

function desk(file = join(temporaryFolder(), 'store.db'), key = newKey()) {
  const store = openedStore(file, key)
  const now = () => new Date(Date.UTC(2026, 10, 24))
  const record = siteRecord(store, { station: () => 'desk', now, newId: () => randomUUID() })
  const told: SiteWordings[] = []
  const wording = wordingDesk({ record, now, onChanged: (wordings) => told.push(wordings) })
  const restart = () => {
    store.close()
    return desk(file, key)
  }
  return { wording, told, restart, store }
}

const edit = {
  do: 'wording.edit',
  locale: 'en',
  change: { edit: 'reword', block: 'today.rest', text: 'Take it easy today.' },
} as const

describe('the words of a site', () => {
  it('are there after a restart, numbered and with a name, and told to every window', () => {
    const first = desk()
    expect(first.wording.act(physician, edit).ok).toBe(true)
    expect(first.wording.act(physician, { do: 'wording.putInForce', locale: 'en', note: 'shorter' }).ok).toBe(true)
    expect(first.told).toHaveLength(2)
    const again = first.restart()
    expect(again.wording.wordings()).toEqual(first.told[1])
    expect(again.wording.wordings().en.versions).toMatchObject([
      { wording: { version: 1, texts: { 'today.rest': 'Take it easy today.' } }, by: physician, note: 'shorter' },
    ])
    expect(again.store.verifyAll()).toEqual([])
  })

  it('leave as a file and come in at another station as a draft', async () => {
    const file = join(temporaryFolder(), 'wording.json')
    const first = desk()
    first.wording.act(physician, edit)
    expect(first.wording.exportTo('en', null, file)).toEqual({ ok: true, value: { cancelled: false, path: file } })
    expect(first.wording.exportTo('en', 4, file)).toMatchObject({
      ok: false,
      failure: { code: 'wording.nothing-there' },
    })
    const other = desk()
    expect(await other.wording.importFrom(physician, file)).toEqual({ ok: true, value: 'en' })
    expect(other.wording.wordings().en.draft?.wording.texts).toEqual({ 'today.rest': 'Take it easy today.' })
    expect(other.wording.wordings().en.versions).toEqual([])
  })

  it('are not touched by a file that cannot be used, is too large or is gone', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'wording.json')
    const first = desk()
    first.wording.act(physician, edit)
    first.wording.exportTo('en', null, file)
    writeFileSync(file, readFileSync(file, 'utf8').replace('"retired": []', '"retired": ["now.chest"]'))
    const other = desk()
    const codeOf = async (path: string) => {
      const taken = await other.wording.importFrom(physician, path)
      return taken.ok ? 'taken' : taken.failure.code
    }
    expect(await codeOf(file)).toBe('wording.file-unsound')
    writeFileSync(file, ' '.repeat(2_000_001))
    expect(await codeOf(file)).toBe('wording.too-large')
    expect(await codeOf(join(folder, 'gone.json'))).toBe('wording.unreadable')
    expect(other.told).toEqual([])
  })
})
