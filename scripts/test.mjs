// `npm test` does its own set-up, then runs lint, types, unused code, unit, integration and end-to-end tests;
// `npm test -- AREA…` runs the tests of some areas only. The last line is `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { areaOf, areas } from './areas.mjs'
import { collected } from './lib/besides.mjs'
import { runUnseen } from './lib/display.mjs'
import { filesBelow } from './lib/newer.mjs'
import { resultsFolder } from './lib/paths.mjs'
import { inModules, root, run, say } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

/** @typedef {{ passed: number, failed: number, failures?: import('./lib/failures.mjs').Failure[] }} Tally */

/** @param {string} title @param {readonly string[]} args @returns {Promise<Tally>} one check counts as one test */
const check = async (title, args) => {
  say(`\n== ${title}`)
  const code = await run(process.execPath, args)
  say(`${title}: ${code === 0 ? 'passed' : 'failed'}`)
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, failures: [{ where: title, name: 'see above', says: '' }] }
}

/** Loaded late: it rests on a dependency that the set-up of a fresh clone has yet to install. */
const failures = () => import('./lib/failures.mjs')

/** @param {string} file */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/**
 * A run that ended badly has at least one failure, whatever its report counted; a test that was skipped proves nothing
 * and counts as failed. What needs data that is absent here is not collected at all (`lib/besides.mjs`).
 * @param {number} code @param {number} passed @param {number} notPassed @returns {Tally}
 */
const tally = (code, passed, notPassed) => ({ passed, failed: code === 0 ? notPassed : Math.max(1, notPassed) })

/** @param {readonly string[]} files @returns {Promise<Tally>} */
const unit = async (files) => {
  if (files.length === 0) return { passed: 0, failed: 0 }
  say('\n== unit and integration')
  const file = join(resultsFolder, 'unit.json')
  const code = await run(process.execPath, [
    inModules('vitest/vitest.mjs'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...files,
  ])
  const report = readReport(file)
  const count = tally(code, report?.numPassedTests ?? 0, (report?.numTotalTests ?? 0) - (report?.numPassedTests ?? 0))
  return { ...count, failures: (await failures()).failuresOfUnit(report) }
}

/** @param {string} text */
const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** @param {readonly string[]} files @returns {Promise<Tally>} */
const endToEnd = async (files) => {
  if (files.length === 0) return { passed: 0, failed: 0 }
  say('\n== end to end')
  const file = join(resultsFolder, 'e2e.json')
  const code = await runUnseen([inModules('@playwright/test/cli.js'), 'test', ...files.map(literally)])
  const report = readReport(file)
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  const count = tally(code, stats.expected, stats.unexpected + stats.flaky + stats.skipped)
  return { ...count, failures: (await failures()).failuresOfEndToEnd(report) }
}

/** @param {readonly string[]} chosen @returns {{ unit: string[], endToEnd: string[] }} */
const testsOf = (chosen) => {
  const files = filesBelow(join(root, 'test'))
    .map((file) => relative(root, file).replaceAll('\\', '/'))
    .filter((file) => chosen.length === 0 || chosen.includes(areaOf(file)))
  return {
    unit: collected(files.filter((file) => /\.test\.tsx?$/.test(file))),
    endToEnd: files.filter((file) => /^test\/e2e\/.*\.spec\.ts$/.test(file)),
  }
}

await main(async () => {
  const chosen = process.argv.slice(2)
  const unknown = chosen.filter((name) => !areas.some((area) => area === name))
  if (unknown.length > 0) throw new Error(`There is no area ${unknown.join(', ')}. The areas: ${areas.join(' ')}`)

  try {
    await setUp({ noDisplay: true, tests: true })
  } catch (cause) {
    say(`The set-up failed: ${cause instanceof Error ? cause.message : String(cause)}`)
    process.stdout.write('\n0 passed, 1 failed\n')
    return 1
  }
  rmSync(resultsFolder, { recursive: true, force: true })
  mkdirSync(resultsFolder, { recursive: true })

  const tests = testsOf(chosen)
  /** @type {Tally[]} */
  const tallies = []
  if (chosen.length === 0 || chosen.includes('core')) {
    tallies.push(await check('lint', [inModules('@biomejs/biome/bin/biome'), 'check', '.']))
    tallies.push(await check('types', [join(root, 'scripts/typecheck.mjs')]))
    tallies.push(await check('unused code', [inModules('knip/bin/knip.js')]))
  }
  tallies.push(await unit(tests.unit))
  tallies.push(await endToEnd(tests.endToEnd))

  const passed = tallies.reduce((sum, each) => sum + each.passed, 0)
  const failed = tallies.reduce((sum, each) => sum + each.failed, 0)
  const wrong = tallies.flatMap((each) => each.failures ?? [])
  if (wrong.length > 0) say(`\n== what failed\n${(await failures()).told(wrong)}`)
  if (passed + failed === 0) say(`There are no tests in ${chosen.join(', ')} yet.`)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
})
