import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the image worker as the application does, into a folder of its own, with all it needs inside. */
export async function builtWorker(): Promise<URL> {
  const outDir = await mkdtemp(join(tmpdir(), 'image-worker-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared'), '@resources': join(root, 'resources') } },
    ssr: { noExternal: true },
    build: {
      ssr: 'main/images/imageWorker.ts',
      outDir,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'imageWorker.mjs' } },
    },
  })
  return pathToFileURL(join(outDir, 'imageWorker.mjs'))
}
