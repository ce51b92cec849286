import { join } from 'node:path'
import { root } from './run.mjs'

/** What this machine keeps for the project between runs; git ignores it. */
export const cacheFolder = join(root, '.cache')

/** Where the set-up notes the Electron runtime it resolved, for everything that starts the application. */
export const runtimeFile = join(cacheFolder, 'runtime.json')

/** What the builds leave. */
export const outFolder = join(root, 'out')

/** What the tests leave. */
export const resultsFolder = join(root, 'test-results')
