import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checklistFile } from '@shared/checklists/file'
import { afterAll, describe, expect, it } from 'vitest'
import { readChecklist } from '../../../main/people/checklistDesk'
import { baseOf } from '../../shared/checklists/support'

const folder = mkdtempSync(join(tmpdir(), 'checklist-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function reading(content: string | Buffer): Promise<string> {
  const file = join(folder, 'checklist.json')
  writeFileSync(file, content)
  const read = await readChecklist(file)
  return read.ok ? 'taken' : read.failure.code
}

describe('a checklist file on the disk', () => {
  it('is taken as it was written, and refused where it is five megabytes long, no text, or gone', async () => {
    const good = checklistFile(baseOf())
    expect(await reading(good)).toBe('taken')
    expect(await reading(good + ' '.repeat(5_000_000))).toBe('checklist.too-large')
    expect(await reading(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]))).toBe('checklist.not-json')
    const gone = await readChecklist(join(folder, 'gone.json'))
    expect(gone.ok ? '' : gone.failure.code).toBe('checklist.unreadable')
  })
})
