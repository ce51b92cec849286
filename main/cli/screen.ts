import { readFile, stat } from 'node:fs/promises'
import { fail, ok, type Result } from '@shared/kit/result'
import { scenarioFromFhir } from '@shared/screening/fhir/scenarioFromFhir'
import { readJson } from '@shared/screening/jsonText'
import { type ReadScenario, readScenario } from '@shared/screening/readScenario'
import { screen } from '@shared/screening/screen'

/**
 * `npm run --silent screen -- scenario.json` prints one JSON result.
 * `npm run --silent screen -- --fhir bundle.json --plan plan.json --at 2026-11-24T09:00:00-05:00` builds the scenario
 * from a FHIR R4 bundle. What cannot be read is said in sentences on the error output, with exit code 2.
 */

const usage =
  'Usage: npm run --silent screen -- SCENARIO.json\n       npm run --silent screen -- --fhir BUNDLE.json --plan PLAN.json --at 2026-11-24T09:00:00-05:00'
const largestBytes = 64 * 1024 * 1024
/** A scenario holds the lists of one patient; a bundle may hold a whole record. */
const largestScenarioBytes = 2 * 1024 * 1024

type Failure = readonly string[]

async function readDocument(path: string, what: string, most = largestBytes): Promise<Result<unknown, Failure>> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return fail([`${what} ${path} is a folder, not a file.`])
    if (found.size > most)
      return fail([
        `${what} ${path} is larger than ${most / 1024 / 1024} MB; the lists of one patient are not. Nothing was screened.`,
      ])
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    const read = readJson(text, `${what} ${path}`)
    return read.ok ? read : fail([read.failure])
  } catch (thrown) {
    return fail([`${what} ${path} cannot be read: ${whyNot(thrown)}.`])
  }
}

/** The reason a file cannot be read, in words. */
function whyNot(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'no reason given'
  const code = 'code' in thrown ? thrown.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES') return 'this account may not read it'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'it is not written in UTF-8'
  return thrown.message
}

type Arguments = { readonly file: string } | { readonly fhir: string; readonly plan: string; readonly at: string }

function readArguments(args: readonly string[]): Result<Arguments, Failure> {
  const given = new Map<string, string>()
  const files: string[] = []
  for (let index = 0; index < args.length; index += 1) {
    const each = args[index] ?? ''
    if (!each.startsWith('--')) {
      files.push(each)
      continue
    }
    const name = each.slice(2)
    const value = args[index + 1]
    if (!['fhir', 'plan', 'at'].includes(name)) return fail([`${each} is not an option.`, usage])
    if (value === undefined || given.has(name)) return fail([`${each} needs one value.`, usage])
    given.set(name, value)
    index += 1
  }
  const [fhir, plan, at] = [given.get('fhir'), given.get('plan'), given.get('at')]
  if (fhir === undefined && plan === undefined && at === undefined) {
    const file = files[0]
    return file !== undefined && files.length === 1 ? ok({ file }) : fail([usage])
  }
  if (fhir === undefined || plan === undefined || at === undefined || files.length > 0)
    return fail(['--fhir, --plan and --at belong together.', usage])
  return ok({ fhir, plan, at })
}

async function scenarioFrom(args: Arguments): Promise<Result<ReadScenario, Failure>> {
  if ('file' in args) {
    const document = await readDocument(args.file, 'The scenario', largestScenarioBytes)
    return document.ok ? readScenario(document.value) : document
  }
  const bundle = await readDocument(args.fhir, 'The bundle')
  if (!bundle.ok) return bundle
  const plan = await readDocument(args.plan, 'The plan')
  return plan.ok ? scenarioFromFhir(bundle.value, plan.value, args.at) : plan
}

/** The command line speaks English: the words for other languages are not part of its answer. */
function inOneLanguage(name: string, value: unknown): unknown {
  return name === 'words' || name === 'riskWords' ? undefined : value
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2))
  const read = args.ok ? await scenarioFrom(args.value) : args
  if (!read.ok) {
    process.stderr.write(`${read.failure.join('\n')}\n`)
    process.exitCode = 2
    return
  }
  const { scenario, unread } = read.value
  const result = screen(scenario, {}, undefined, unread)
  process.stdout.write(`${JSON.stringify(result, inOneLanguage, 2)}\n`)
}

await main()
