import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const alias = { '@shared': at('shared'), '@resources': at('resources') }

// The build for Node declares its own `require`, which collides with the one that the bundle of an ES module gets.
const mainAlias = { ...alias, fflate: 'fflate/browser' }

export default defineConfig({
  main: {
    resolve: { alias: mainAlias },
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      sourcemap: true,
      rolldownOptions: {
        // Worker threads and processes are started from files of their own.
        input: {
          index: at('main/index.ts'),
          imageWorker: at('main/images/imageWorker.ts'),
          backupWorker: at('main/store/backupWorker.ts'),
          labelProcess: at('main/labels/labelProcess.ts'),
          sampleMediaWorker: at('main/demo/sampleMediaWorker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      sourcemap: true,
      // A sandboxed preload script has no module loader: one CommonJS file with everything inside.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      sourcemap: true,
      // Everything comes from app://, so inlining saves nothing and data: fonts would need a wider policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
    worker: { format: 'es' },
  },
})
