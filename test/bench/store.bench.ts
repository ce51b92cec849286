import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import { canonicalJson } from '@shared/kit/canonicalJson'
import { personIdSchema } from '@shared/people/person'
import { z } from 'zod'
import { type BoardProjection, boardTable } from '../../main/store/board'
import { connect } from '../../main/store/database'
import { type Draft, eventTable } from '../../main/store/events'
import { openStore } from '../../main/store/openStore'

/**
 * The store beside the disk it lies on: `[cases] [events a case]` fill the large store (100000 and 10 make the
 * million of the quality bars). Prints ratios and, where a bar is a time, milliseconds.
 */
const [cases = 2_000, eventsPerCase = 10] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'pause-bench-'))
const key = randomBytes(32)
const rowSchema = z.object({ name: z.string(), phase: z.string() })

const newCaseId = (): CaseId => caseIdSchema.parse(randomUUID())

/** About what confirming one item of the pause records. */
function draft(): Draft {
  return {
    id: randomUUID(),
    at: new Date().toISOString(),
    offsetMinutes: -300,
    station: 'room-1',
    actor: { id: personIdSchema.parse('rivera'), name: 'Ana Rivera', role: 'nurse' },
    type: 'pause.itemConfirmed',
    schemaVersion: 1,
    body: { item: 'side', phase: 'time-out', answer: 'Right L5', readBy: 'rivera', confirmedBy: 'okafor' },
  }
}

function row(caseId: CaseId, day: number, phase: string): BoardProjection {
  const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)
  const name = `Patient ${caseId.slice(0, 8)}`
  return {
    caseId,
    day: date,
    room: 'Fluoro 1',
    scheduledAt: `${date}T14:00:00.000Z`,
    search: name,
    row: { name, phase },
  }
}

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b)
const quantile = (times: readonly number[], share: number) =>
  sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
const median = (times: readonly number[]) => quantile(times, 0.5)

function timed(work: () => void): number {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

function store(file: string) {
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(`The store did not open: ${opened.failure.code}`)
  return opened.value
}

/** Taken in turns, so that whatever else the machine does falls on both. */
function durableConfirmation(): void {
  const recording = store(join(folder, 'append.db'))
  const caseId = newCaseId()
  const raw = openSync(join(folder, 'raw'), 'a')
  const text = Buffer.from(canonicalJson({ ...draft(), hash: '0'.repeat(64), previousHash: '0'.repeat(64) }))
  const appends: number[] = []
  const writes: number[] = []
  let version = 0
  const append = () => {
    const appended = recording.append(caseId, version, [draft()], row(caseId, 0, `paused at ${version}`))
    if (!appended.ok) throw new Error(appended.failure.code)
    version += 1
  }
  for (let warmUp = 0; warmUp < 50; warmUp += 1) append()
  for (let turn = 0; turn < 1500; turn += 1) {
    writes.push(
      timed(() => {
        writeSync(raw, text)
        fdatasyncSync(raw)
      }),
    )
    appends.push(timed(append))
  }
  closeSync(raw)
  const read = Array.from({ length: 20 }, () => timed(() => recording.readCase(caseId)))
  recording.close()
  print('durable confirmation, median: raw write and fdatasync / append', median(writes) / median(appends), '>= 0.65')
  print('durable confirmation, p99: append / raw', quantile(appends, 0.99) / quantile(writes, 0.99), '<= 1.5')
  print(`  append ${ms(median(appends))}, p99 ${ms(quantile(appends, 0.99))}; raw ${ms(median(writes))}`)
  print(`  reading and parsing a case of ${version} events ${ms(median(read))}`)
}

/** Fills a store past the append path, a thousand cases to a transaction: only reading it is measured. */
function fill(file: string): CaseId[] {
  store(file).close()
  const connection = connect(file, key)
  connection.query('PRAGMA journal_mode = WAL').all()
  const events = eventTable(connection)
  const board = boardTable(connection)
  const caseIds: CaseId[] = []
  while (caseIds.length < cases) {
    connection.transaction(() => {
      for (let index = 0; index < 1000 && caseIds.length < cases; index += 1) {
        const caseId = newCaseId()
        events.append(caseId, 0, Array.from({ length: eventsPerCase }, draft))
        // Thirty cases a day, as a busy suite has.
        board.put(row(caseId, Math.floor(caseIds.length / 30), 'discharged'), eventsPerCase)
        caseIds.push(caseId)
      }
    })
  }
  connection.query('PRAGMA wal_checkpoint(TRUNCATE)').all()
  connection.close()
  return caseIds
}

function largeStore(): void {
  const file = join(folder, 'large.db')
  const caseIds = fill(file)
  const newest = caseIds.at(-1)
  if (newest === undefined) throw new Error('There are no cases.')
  let opened = store(file)
  const openings: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    opened.close()
    openings.push(
      timed(() => {
        opened = store(file)
        opened.readCase(newest)
      }),
    )
  }
  const day = row(newest, Math.floor((cases - 1) / 30 / 2), '').day
  const days = Array.from({ length: 50 }, () => timed(() => opened.boardForDay(day, rowSchema)))
  const searches = Array.from({ length: 20 }, () => timed(() => opened.searchBoard(newest.slice(0, 8), rowSchema)))
  const states = Array.from({ length: 50 }, (_, turn) => {
    const caseId = caseIds[(turn * 7919) % caseIds.length] ?? newest
    return timed(() => opened.readCase(caseId))
  })
  print(`${cases} cases, ${cases * eventsPerCase} events, ${Math.round(statSync(file).size / 2 ** 20)} MiB`)
  print(`  open and read the newest case ${ms(median(openings))} (bar 60 ms)`)
  print(`  a day of ${opened.boardForDay(day, rowSchema).length} cases ${ms(median(days))} (bar 2 ms)`)
  print(`  any case ${ms(median(states))}; search ${ms(median(searches))}`)
  print(`  whole check ${ms(timed(() => opened.check()))}`)
  opened.close()
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`
}

function print(says: string, ratio?: number, bar?: string): void {
  console.log(ratio === undefined ? says : `${says}: ${ratio.toFixed(2)} (bar ${bar})`)
}

try {
  durableConfirmation()
  largeStore()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
