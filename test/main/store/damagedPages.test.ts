import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../helpers/bundle'
import { boardRow, draft, newCaseId, newKey, openedStore, temporaryFolder } from './support'

let child: Awaited<ReturnType<typeof bundle>>

beforeAll(async () => {
  child = await bundle('test/main/store/readDamaged.child.ts')
})
afterAll(() => child.remove())

describe('a store with damaged pages', () => {
  it('never ends the process that reads it, and says in words what cannot be read', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'store.db')
    const key = newKey()
    const store = openedStore(file, key)
    const caseId = newCaseId()
    store.append(caseId, 0, [draft({ body: { note: 'ñ'.repeat(3000) } })], boardRow(caseId))
    for (let index = 0; index < 30; index += 1) {
      const other = newCaseId()
      store.append(other, 0, [draft(), draft({ body: { note: 'é'.repeat(index * 40) } })], boardRow(other))
      const at = '2026-11-24T14:00:00.000Z'
      const contentId = index.toString(16).padStart(64, '0')
      store.addImages(caseId, [{ contentId, sopInstanceUid: `1.${index}`, bytes: 1, addedAt: at, detail: { index } }])
    }
    store.appendSite(0, [draft()])
    store.setAttempts('ana', { failures: 1, lastAt: '2026-11-24T14:00:00.000Z' })
    store.close()

    const rounds = 200
    const args = [child.file, file, key.toString('hex'), folder, String(rounds), caseId, '7']
    const ran = spawnSync(process.execPath, args, { encoding: 'utf8' })

    expect(ran.stderr).toBe('')
    expect(ran.status).toBe(0)
    const words = ran.stdout.trim().split('\n')
    expect(words).toHaveLength(rounds)
    expect(new Set(words).has('noticed')).toBe(true)
    expect(new Set(words).has('set-aside')).toBe(true)
  }, 120_000)
})
