import { join } from 'node:path'
import { root } from './run.mjs'

/**
 * Bundles a TypeScript source for this Node into `folder`/`name`.mjs, packages left where they are.
 * @param {string} source @param {string} folder @param {string} name
 */
export const bundle = async (source, folder, name) => {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared'), '@resources': join(root, 'resources') } },
    build: {
      ssr: source,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: { output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  })
}
