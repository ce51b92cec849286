import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import { personIdSchema } from '@shared/people/person'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { BoardProjection } from '../../../main/store/board'
import type { EventStore } from '../../../main/store/eventStore'
import type { Draft } from '../../../main/store/events'
import { openStore } from '../../../main/store/openStore'

/** A folder of the test's own, gone when it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pause-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const newKey = (): Buffer => randomBytes(32)
export const newCaseId = (): CaseId => caseIdSchema.parse(randomUUID())

/** Opens a store that has to open, and closes it with the test. */
export function openedStore(file: string, key: Uint8Array): EventStore {
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(`The store did not open: ${JSON.stringify(opened.failure)}`)
  const store = opened.value
  let open = true
  const close = () => {
    if (open) store.close()
    open = false
  }
  onTestFinished(close)
  return { ...store, close }
}

export function draft(changes: Partial<Draft> = {}): Draft {
  return {
    id: randomUUID(),
    at: '2026-11-24T14:00:00.000Z',
    offsetMinutes: -300,
    station: 'room-1',
    actor: { id: personIdSchema.parse('rivera'), name: 'Ana Rivera', role: 'nurse' },
    type: 'case.noted',
    schemaVersion: 1,
    body: { text: 'a note', painBefore: 7 },
    ...changes,
  }
}

export const rowSchema = z.object({ name: z.string(), phase: z.string() })

export function boardRow(caseId: CaseId, changes: Partial<BoardProjection> = {}): BoardProjection {
  return {
    caseId,
    day: '2026-11-24',
    room: 'Fluoro 1',
    scheduledAt: '2026-11-24T14:00:00.000Z',
    search: 'García Márquez, Inés MRN-0042 1954-03-02',
    row: { name: 'García Márquez, Inés', phase: 'booked' },
    ...changes,
  }
}
