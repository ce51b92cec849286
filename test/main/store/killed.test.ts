import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseId } from '@shared/case/envelope'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bundle } from '../../helpers/bundle'
import { newCaseId, newKey, openedStore, temporaryFolder } from './support'

let child: Awaited<ReturnType<typeof bundle>>

beforeAll(async () => {
  child = await bundle('test/main/store/appendForever.child.ts')
})
afterAll(() => child.remove())

type Killed = { readonly acknowledged: ReadonlyMap<string, number>; readonly appends: number }

type Recording = {
  readonly file: string
  readonly key: Buffer
  readonly caseIds: readonly CaseId[]
  /** Longest note in an event, in characters. */
  readonly size: number
  /** After this many appends it waits; -1 for never. */
  readonly turns: number
}

/** Runs the recording process, kills it `afterMs` after its first word, and returns what it had confirmed by then. */
function killAfter(afterMs: number, { file, key, caseIds, size, turns }: Recording) {
  return new Promise<Killed>((resolve, reject) => {
    const args = [child.file, file, key.toString('hex'), String(size), String(turns), ...caseIds]
    const running = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    running.stderr.on('data', (piece) => {
      complaint += piece
    })
    running.stdout.on('data', (piece) => {
      if (said === '') setTimeout(() => running.kill('SIGKILL'), afterMs)
      said += piece
    })
    running.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`It ended by itself: ${complaint}`))
      const lines = said.split('\n').slice(0, -1)
      const acknowledged = new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]))
      resolve({ acknowledged, appends: lines.length })
    })
  })
}

describe('a process killed at any instant', () => {
  it('has lost nothing it had confirmed, and what follows goes on from there', async () => {
    const file = join(temporaryFolder(), 'store.db')
    const key = newKey()
    const caseIds = [newCaseId(), newCaseId(), newCaseId()]
    let appends = 0
    for (let round = 0; round < 12; round += 1) {
      // Small bodies race through commits; large ones are cut off while the log is brought into the file.
      const size = round % 2 === 0 ? 50 : 60_000
      const killed = await killAfter((round * 53) % 160, { file, key, caseIds, size, turns: -1 })
      appends += killed.appends

      const store = openedStore(file, key)
      expect(store.verifyAll()).toEqual([])
      for (const caseId of caseIds) {
        const events = store.readCase(caseId)
        const confirmed = killed.acknowledged.get(caseId) ?? 0
        expect(events.length).toBeGreaterThanOrEqual(confirmed)
        // At most the one append whose confirmation was still on its way.
        if (confirmed > 0) expect(events.length - confirmed).toBeLessThanOrEqual(3)
      }
      const board = store.boardForDay('2026-11-24', z.object({ turn: z.int() }))
      for (const { caseId, version } of board) expect(version).toBe(store.head(caseId).version)
      expect(store.check()).toEqual([])
      store.close()
    }
    expect(appends).toBeGreaterThan(12)
  }, 120_000)
})

describe('a log cut off or garbled by a power cut', () => {
  it('gives back whole appends up to some moment, each case unbroken', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'store.db')
    const key = newKey()
    const caseIds = [newCaseId(), newCaseId()]
    // Few enough that nothing has been brought from the log into the file, so that the log alone carries them.
    openedStore(file, key).close()
    const sizeBefore = statSync(file).size
    await killAfter(1500, { file, key, caseIds, size: 3000, turns: 25 })
    expect(statSync(file).size).toBe(sizeBefore)
    const log = readFileSync(`${file}-wal`)
    expect(log.length).toBeGreaterThan(20_000)
    // SQLite syncs the log before an append returns, so what a power cut can spoil is its unsynchronised tail.
    fc.assert(
      fc.property(fc.nat({ max: log.length }), fc.boolean(), (offset, garble) => {
        const copy = join(temporaryFolder(), 'store.db')
        for (const suffix of ['', '.about.json', '-wal']) {
          if (existsSync(file + suffix)) cpSync(file + suffix, copy + suffix)
        }
        if (garble)
          writeFileSync(
            `${copy}-wal`,
            Buffer.concat([log.subarray(0, offset), Buffer.alloc(log.length - offset, 0xa5)]),
          )
        else truncateSync(`${copy}-wal`, offset)
        const store = openedStore(copy, key)
        expect(store.verifyAll()).toEqual([])
        expect(store.check()).toEqual([])
        for (const { caseId, version } of store.boardForDay('2026-11-24', z.object({ turn: z.int() }))) {
          expect(version).toBe(store.head(caseId).version)
        }
        store.close()
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})
