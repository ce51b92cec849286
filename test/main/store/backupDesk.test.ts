import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupStatus } from '@shared/contract/backup'
import { ok } from '@shared/kit/result'
import { type Person, personSchema } from '@shared/people/person'
import { describe, expect, it } from 'vitest'
import { contentPath } from '../../../main/images/contentStore'
import type { BackupSettings } from '../../../main/settings/settingsShape'
import { backUp } from '../../../main/store/backup'
import { backupDesk } from '../../../main/store/backupDesk'
import { boardRow, draft, newCaseId, newKey, openedStore, temporaryFolder } from './support'

const hour = 3_600_000
const person = (role: Person['role']) => personSchema.parse({ id: role, name: role, role })

/** A station with one case, whose backups are made in this thread instead of one of their own. */
function station() {
  const profile = temporaryFolder()
  const key = newKey()
  const files = {
    file: join(profile, 'record.db'),
    key,
    keyFile: join(profile, 'vault.json'),
    images: join(profile, 'images'),
  }
  writeFileSync(files.keyFile, '{}')
  const store = openedStore(files.file, key)
  const caseId = newCaseId()
  store.append(caseId, 0, [draft(), draft()], boardRow(caseId))
  const clock = { ms: Date.UTC(2026, 10, 24, 14) }
  const now = () => new Date(clock.ms)
  let kept: BackupSettings = { folder: null, everyHours: 24 }
  const told: BackupStatus[] = []
  const desk = backupDesk({
    files,
    profile,
    settings: {
      getBackup: () => kept,
      updateBackup: (part) => {
        kept = { ...kept, ...part }
        return ok(kept)
      },
    },
    thread: { backUp: (of, to, onProgress) => backUp({ ...of, to, now, onProgress, imagePath: contentPath }) },
    now,
    onChanged: (status) => told.push(status),
  })
  return { desk, clock, told, profile, store }
}

describe('the backups of a station', () => {
  it('begin by themselves, go beside the record until another folder is chosen, and are told to every window', async () => {
    const { desk, told, profile } = station()
    expect(desk.status()).toMatchObject({ health: 'never', last: null, besideTheRecord: true })
    await desk.tick()
    expect(desk.status()).toMatchObject({
      folder: join(profile, 'backups'),
      health: 'fine',
      last: { cases: 1, events: 2 },
      failed: null,
      running: null,
    })
    expect(told[0]?.running).not.toBeNull()
    expect(told.at(-1)).toEqual(desk.status())
  })

  it('are made again when one interval has passed, and not before', async () => {
    const { desk, clock } = station()
    await desk.tick()
    const first = desk.status().last?.createdAt
    clock.ms += 24 * hour - 1
    await desk.tick()
    expect(desk.status().last?.createdAt).toBe(first)
    clock.ms += 1
    await desk.tick()
    expect(desk.status().last?.createdAt).not.toBe(first)
  })

  it('that fail say why and what to do, are tried again after half an hour, and leave the last good one', async () => {
    const { desk, clock, profile } = station()
    await desk.tick()
    const good = desk.status().last
    const blocked = join(profile, 'a file')
    writeFileSync(blocked, '')
    await desk.setFolder(person('administrator'), async () => blocked)
    clock.ms += 24 * hour
    await desk.tick()
    expect(desk.status().failed?.failure).toMatchObject({ code: 'backup.unavailable' })
    expect(desk.status().failed?.failure.says).toContain('choose another folder')
    const triedAt = desk.status().failed?.at
    clock.ms += 29 * 60_000
    await desk.tick()
    expect(desk.status().failed?.at).toBe(triedAt)
    rmSync(blocked)
    clock.ms += 60_000
    await desk.tick()
    expect(desk.status()).toMatchObject({ failed: null, health: 'fine' })
    expect(desk.status().last?.createdAt).not.toBe(good?.createdAt)
  })

  it('are asked for by whoever is signed in, and moved by an administrator only', async () => {
    const { desk, profile } = station()
    expect(await desk.now(null)).toMatchObject({ ok: false, failure: { code: 'backup.signIn' } })
    expect(await desk.now(person('nurse'))).toMatchObject({ ok: true, value: { last: { cases: 1 } } })
    const elsewhere = temporaryFolder()
    expect(await desk.setFolder(person('physician'), async () => elsewhere)).toMatchObject({ ok: false })
    expect(desk.setInterval(person('nurse'), null)).toMatchObject({ ok: false, failure: { code: 'backup.role' } })
    expect(desk.status()).toMatchObject({ folder: join(profile, 'backups'), everyHours: 24 })
    expect(await desk.setFolder(person('administrator'), async () => elsewhere)).toMatchObject({
      ok: true,
      value: { folder: elsewhere, besideTheRecord: false, health: 'never' },
    })
    expect(desk.setInterval(person('administrator'), null)).toMatchObject({ ok: true, value: { everyHours: null } })
    await desk.tick()
    expect(desk.status().last).toBeNull()
  })

  it('are made one at a time', async () => {
    const { desk } = station()
    const [first, second] = await Promise.all([desk.now(person('nurse')), desk.now(person('nurse'))])
    expect([first.ok, second.ok]).toEqual([true, false])
    expect(second).toMatchObject({ failure: { code: 'backup.running' } })
  })
})
