import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { absentCollections, patternsOf } from './scripts/lib/besides.mjs'

const folder = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@shared': folder('shared'), '@resources': folder('resources') } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', ...patternsOf(absentCollections())],
    environment: 'node',
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 20_000,
    // Two workers: the stations and the build machines this is tuned for have two cores.
    maxWorkers: 2,
  },
})
