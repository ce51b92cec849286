import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PrintJob } from '../../../main/store/printJobs'
import { newCaseId, newKey, openedStore, temporaryFolder } from './support'

const job: PrintJob = {
  id: '0193b2c0-0000-7000-8000-000000000001',
  at: '2026-11-24T14:00:00.000Z',
  kind: 'instructions',
  caseId: newCaseId(),
  patient: 'Delacroix, Inés',
  page: 'document=instructions',
  documentId: null,
  sha256: 'a'.repeat(64),
  pages: 2,
  printer: 'Recovery',
  copies: 2,
  paper: 'A4',
  by: 'Rosa Lind',
  attempt: 1,
  standing: 'waiting',
  trouble: 'no-paper',
}
const pdf = Buffer.from('%PDF-1.4 for Delacroix only \0 %%EOF')

it('a kept print is there after a restart with the very bytes, and nowhere on the disk as it is', () => {
  const folder = temporaryFolder()
  const key = newKey()
  const store = openedStore(join(folder, 'store.db'), key)
  store.printJobs.add(job, pdf)
  store.close()

  const again = openedStore(join(folder, 'store.db'), key)
  expect(again.printJobs.list()).toEqual([job])
  expect(Buffer.from(again.printJobs.pdf(job.id) ?? []).equals(pdf)).toBe(true)
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    expect(bytes.includes('Delacroix')).toBe(false)
    expect(bytes.includes('%PDF')).toBe(false)
  }
  again.printJobs.put({ ...job, standing: 'with-printer', trouble: null })
  expect(again.printJobs.find(job.id)).toEqual({ ...job, standing: 'with-printer', trouble: null })
  again.printJobs.remove(job.id)
  expect(again.printJobs.list()).toEqual([])
  expect(again.printJobs.pdf(job.id)).toBeNull()
  again.close()
})
