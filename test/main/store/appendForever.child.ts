import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { caseIdSchema } from '@shared/case/envelope'
import { openStore } from '../../../main/store/openStore'

/**
 * A process of its own that records events until it is killed, or for so many turns, after which it waits for that. After each append has returned, and not before, it
 * says so on its output: `<case> <version>`.
 */
const [file = '', key = '', size = '0', turns = '0', ...cases] = process.argv.slice(2)
const opened = openStore({ file, key: Buffer.from(key, 'hex') })
if (!opened.ok) throw new Error(`The store did not open: ${JSON.stringify(opened.failure)}`)
const store = opened.value
const caseIds = cases.map((text) => caseIdSchema.parse(text))

for (let turn = 0; ; turn += 1) {
  if (turn === Number(turns)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  const caseId = caseIds[turn % caseIds.length]
  if (caseId === undefined) throw new Error('No case to record.')
  const { version } = store.head(caseId)
  const drafts = Array.from({ length: 1 + (turn % 3) }, () => ({
    id: randomUUID(),
    at: new Date().toISOString(),
    offsetMinutes: 0,
    station: 'room-1',
    actor: null,
    type: 'observation.recorded',
    schemaVersion: 1,
    body: { turn, note: 'x'.repeat((turn * 37) % (Number(size) + 1)) },
  }))
  const appended = store.append(caseId, version, drafts, {
    caseId,
    day: '2026-11-24',
    room: 'Fluoro 1',
    scheduledAt: null,
    search: `patient ${turn % 7}`,
    row: { turn },
  })
  if (!appended.ok) throw new Error(`An append was refused: ${appended.failure.code}`)
  writeSync(1, `${caseId} ${version + drafts.length}\n`)
}
