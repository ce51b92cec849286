import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))

/** What a script and all it imports at its start take from packages. What is imported later, with `import()`, does not count. */
const packagesNeededAtOnce = (file: string, seen = new Set<string>()): string[] => {
  if (seen.has(file)) return []
  seen.add(file)
  const names = [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import |(?:import|export) [^'"]*? from )['"]([^'"]+)['"]/gm),
  ]
  return names.flatMap(([, name = '']) => {
    if (name.startsWith('node:')) return []
    return name.startsWith('.') ? packagesNeededAtOnce(join(dirname(file), name), seen) : [name]
  })
}

describe('a fresh clone has no packages yet', () => {
  it.each(['setup', 'test', 'check', 'start', 'demo', 'e2e', 'build', 'bench', 'fuzz', 'package', 'cli'])(
    'so %s.mjs needs none before it has set the project up',
    (name) => {
      expect(packagesNeededAtOnce(join(scripts, `${name}.mjs`))).toEqual([])
    },
  )
})
