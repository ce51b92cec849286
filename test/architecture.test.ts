import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')

const report = z.object({
  diagnostics: z.array(
    z.object({
      severity: z.string(),
      message: z.string(),
      category: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
})

type Planted = readonly [path: string, source: string, because: string]

const refused: readonly Planted[] = [
  ['shared/case/planted.ts', "export { openStore } from '../../main/store/open'", 'nothing leads out of it'],
  ['shared/case/planted.ts', "export { App } from '../../renderer/App'", 'nothing leads out of it'],
  ['shared/case/planted.ts', "export { app } from 'electron'", 'shared/ is pure'],
  ['shared/case/planted.ts', "export { useState } from 'react'", 'shared/ is pure'],
  ['shared/case/planted.ts', "export { readFileSync } from 'node:fs'", 'shared/ is pure'],
  ['shared/case/planted.ts', "export { v7 } from 'uuid'", 'shared/ is pure'],
  ['shared/case/planted.ts', 'export const now = () => Date.now()', 'shared/ is pure'],
  ['shared/case/planted.ts', 'export const now = () => new Date()', 'shared/ is pure'],
  ['shared/case/planted.ts', 'export const pick = () => Math.random()', 'shared/ is pure'],
  ['shared/imaging/planted.ts', "export { ByteStream } from 'dicom-parser'", 'which bounds it'],
  ['main/images/planted.ts', "export { ByteStream } from 'dicom-parser'", 'which bounds it'],
  ['renderer/imaging/planted.ts', "export { ByteStream } from 'dicom-parser'", 'which bounds it'],
  ['renderer/screens/board/planted.ts', "export { app } from 'electron'", 'no Node and no Electron'],
  ['renderer/screens/board/planted.ts', "export { readFile } from 'node:fs/promises'", 'no Node and no Electron'],
  ['renderer/screens/board/planted.ts', "export { a } from '../../../main/window'", 'meet only through'],
  ['renderer/screens/board/planted.ts', "export * as c from 'cornerstone-core'", 'lives in renderer/imaging'],
  ['renderer/screens/board/planted.ts', 'export const b = window.companion', 'Only renderer/bridge'],
  ['renderer/imaging/planted.ts', "export { app } from 'electron'", 'no Node and no Electron'],
  ['main/cases/planted.ts', "export { App } from '../../renderer/App'", 'meet only through'],
  ['main/cases/planted.ts', "export { ipcMain } from 'electron'", 'ipcMain lives in main/ipc'],
  ['main/cases/planted.ts', "export { ipcRenderer } from 'electron'", 'ipcRenderer in main/preload'],
  ['main/ipc/planted.ts', "export { ipcRenderer } from 'electron'", 'ipcRenderer lives in main/preload'],
  ['main/preload/planted.ts', "export { ipcMain } from 'electron'", 'ipcMain lives in main/ipc'],
  ['main/preload/planted.ts', "export { join } from 'node:path'", 'neither Node'],
  ['main/cli/planted.ts', "export { app } from 'electron'", 'without Electron'],
  ['main/cases/planted.ts', 'export const f = (x: any) => x', 'noExplicitAny'],
  ['main/cases/planted.ts', 'export const f = (x: string) => x as unknown as number', 'parse the value instead'],
  ['main/cases/planted.ts', '// @ts-ignore\nexport const x: number = 1', 'noTsIgnore'],
  ['test/planted.test.ts', "import { it } from 'vitest'\nit.skip('rests', () => {})", 'noSkippedTests'],
]

const allowed: readonly (readonly [path: string, source: string])[] = [
  ['shared/case/planted.ts', "export { z } from 'zod'"],
  ['shared/case/planted.ts', 'export const at = (iso: string) => new Date(iso).getTime()'],
  ['main/cases/planted.ts', "export { app } from 'electron'"],
  ['main/cases/planted.ts', "export { ok } from '@shared/kit/result'"],
  ['main/ipc/planted.ts', "export { ipcMain } from 'electron'"],
  ['main/preload/planted.ts', "export { ipcRenderer } from 'electron'"],
  ['renderer/imaging/planted.ts', "export * as c from 'cornerstone-core'"],
  ['renderer/bridge/planted.ts', 'export const b = window.companion'],
]

/** Gives each planted source a file of its own beside the path it pretends to have. */
const placeOf = (path: string, index: number) => path.replace('planted', `planted${index}`)

describe('the dependency rule', () => {
  const copy = mkdtempSync(join(tmpdir(), 'pause-architecture-'))
  const says = new Map<string, string[]>()

  beforeAll(() => {
    cpSync(join(root, 'biome.json'), join(copy, 'biome.json'))
    cpSync(join(root, 'scripts/lint'), join(copy, 'scripts/lint'), { recursive: true })
    const planted = [...refused.map(([path, source]) => [path, source] as const), ...allowed]
    planted.forEach(([path, source], index) => {
      const file = join(copy, placeOf(path, index))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${source}\n`)
    })
    const run = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
      cwd: copy,
      encoding: 'utf8',
    })
    for (const found of report.parse(JSON.parse(run.stdout)).diagnostics) {
      if (found.severity !== 'error') continue
      const path = found.location.path
      says.set(path, [...(says.get(path) ?? []), `${found.category}: ${found.message}`])
    }
  })

  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it.each(refused.map((planted, index) => [...planted, index] as const))(
    'refuses in %s: %s',
    (path, _source, because, index) => {
      expect((says.get(placeOf(path, index)) ?? []).join('\n')).toContain(because)
    },
  )

  it.each(allowed.map((planted, index) => [...planted, index + refused.length] as const))(
    'allows in %s: %s',
    (path, _source, index) => {
      expect(says.get(placeOf(path, index)) ?? []).toEqual([])
    },
  )
})
