import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scanFailureCodes, scanWarningCodes } from '@shared/procedure/scannedLabel'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../../..')
const spanish = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(join(root, 'resources/locales/es/procedure.json'), 'utf8')))

/** Every code under which the record of the procedure gives a reason or refuses. */
const folder = join(root, 'shared/procedure')
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')
const codes = [
  ...new Set(
    [...source.matchAll(/\b(?:refuse|because|refuseBecause)\(\s*'([a-z0-9.-]+)'/g)].map((match) => match[1] ?? ''),
  ),
].sort()

describe('what the record of the procedure says when it refuses', () => {
  it('finds the codes it is about', () => {
    expect(codes.length).toBeGreaterThan(80)
  })

  it.each(codes)('%s has Spanish words', (code) => {
    expect(spanish[`refusal.${code}`] ?? '').not.toBe('')
  })
})

describe('what is said about a scanned label', () => {
  it.each([...scanFailureCodes, ...scanWarningCodes])('%s has Spanish words', (code) => {
    expect(spanish[`refusal.scan.${code}`] ?? '').not.toBe('')
  })
})
