// Runs main/cli/NAME.ts without a window: `node scripts/cli.mjs NAME [ARGUMENTS]`. Bundles it when a source changed;
// stdout carries only what the tool itself prints, and the exit code is the tool's.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './lib/bundle.mjs'
import { unlessDone } from './lib/newer.mjs'
import { cacheFolder, outFolder } from './lib/paths.mjs'
import { root, run } from './lib/run.mjs'
import { main, setUpDependencies } from './setup.mjs'

const [name = '', ...args] = process.argv.slice(2)

await main(async () => {
  const source = join(root, 'main', 'cli', `${name}.ts`)
  if (!/^[a-z][A-Za-z]*$/.test(name) || !existsSync(source)) throw new Error(`There is no command line tool "${name}".`)
  await setUpDependencies()
  const folder = join(outFolder, 'cli')
  const product = join(folder, `${name}.mjs`)
  await unlessDone({
    stamp: join(cacheFolder, `cli-${name}.stamp`),
    product,
    sources: [
      'main',
      'shared',
      'resources',
      'tsconfig.json',
      'package-lock.json',
      'scripts/cli.mjs',
      'scripts/lib/bundle.mjs',
    ],
    work: () => bundle(source, folder, name),
  })
  // npm runs scripts in the project's folder; the person's paths count from where they stood.
  const cwd = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd()
  return run(process.execPath, ['--enable-source-maps', product, ...args], { cwd })
})
