// Checks the types of every part with that part's own libraries: shared has neither DOM nor Node,
// main has Node, renderer has the DOM. Prints what the compiler says; exits 1 when any part fails.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const parts = ['.', 'scripts', 'shared', 'main', 'renderer', 'test']

let failed = false
for (const part of parts) {
  const code = await new Promise((resolve) => {
    spawn(process.execPath, [compiler, '-p', part], { cwd: root, stdio: 'inherit' }).on('close', resolve)
  })
  if (code !== 0) {
    failed = true
    console.error(`types: ${part === '.' ? 'configuration' : part} has mistakes`)
  }
}
process.exitCode = failed ? 1 : 0
