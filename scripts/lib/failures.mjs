// What went wrong in a run of tests, read from the reports that vitest and Playwright leave. `npm test` says it last,
// because the end of a long log is the part that is kept and read.
import { z } from 'zod'

/** @typedef {{ where: string, name: string, says: string }} Failure */

const unitReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z
        .array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }))
        .default([]),
    }),
  ),
})

const errors = z.array(z.object({ message: z.string().default('') })).default([])
const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ status: z.string(), results: z.array(z.object({ errors })).default([]) })),
})
const suite = z.object({
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([])
  },
})
const endToEndReport = z.object({ errors, suites: z.array(suite).default([]) })

const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/** The first lines of a message, without colours. @param {string} text */
const beginning = (text) => text.replaceAll(colour, '').split('\n').slice(0, 12).join('\n')

/**
 * What did not pass in a vitest JSON report, files that did not even load among them.
 * @param {unknown} report parsed JSON, or null where the run left none
 * @returns {Failure[]}
 */
export const failuresOfUnit = (report) =>
  report === null
    ? []
    : unitReport.parse(report).testResults.flatMap((file) => {
        const tests = file.assertionResults
          .filter((test) => test.status !== 'passed')
          .map((test) => ({
            where: file.name,
            name: `${test.fullName} (${test.status})`,
            says: beginning((test.failureMessages ?? []).join('\n')),
          }))
        const lost = file.status === 'failed' && tests.length === 0
        return lost ? [{ where: file.name, name: 'the file itself', says: beginning(file.message) }] : tests
      })

/** @param {z.infer<typeof suite>} of @returns {Failure[]} */
const below = (of) => [
  ...of.specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter((test) => test.status !== 'expected')
      .map((test) => ({
        where: `${file}:${line}`,
        name: `${title} (${test.status})`,
        says: beginning(test.results.flatMap((result) => result.errors.map((error) => error.message)).join('\n')),
      })),
  ),
  ...of.suites.flatMap(below),
]

/**
 * What failed, was skipped, or passed only at a second try in a Playwright JSON report.
 * @param {unknown} report parsed JSON, or null where the run left none
 * @returns {Failure[]}
 */
export const failuresOfEndToEnd = (report) => {
  if (report === null) return []
  const read = endToEndReport.parse(report)
  const outside = read.errors.map((error) => ({
    where: 'end to end',
    name: 'outside any test',
    says: beginning(error.message),
  }))
  return [...outside, ...read.suites.flatMap(below)]
}

/** @param {readonly Failure[]} failures @returns {string} empty where nothing failed */
export const told = (failures) =>
  failures.map(({ where, name, says }) => `✗ ${where}\n  ${name}\n${says.replaceAll(/^/gm, '    ')}`).join('\n')
