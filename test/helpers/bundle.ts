import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/**
 * Makes one runnable file of a TypeScript entry, for tests that need a process of their own. It lies inside the
 * project, so that the packages it leaves outside are found. Call `remove` when done.
 */
export async function bundle(entry: string): Promise<{ file: string; remove: () => void }> {
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'test-'))
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': join(root, 'shared'), '@resources': join(root, 'resources') } },
    build: {
      ssr: resolve(root, entry),
      target: 'node20',
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'entry.mjs' } },
    },
  })
  return { file: join(outDir, 'entry.mjs'), remove: () => rmSync(outDir, { recursive: true, force: true }) }
}
