import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { screeningResult } from '@shared/screening/finding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let folder = ''

const plan = {
  procedure: 'esi-transforaminal',
  region: 'lumbar',
  levels: ['L5-S1'],
  side: 'left',
  modality: 'fluoroscopy',
  contrast: 'iohexol-240',
  sedation: 'none',
  injectates: ['dexamethasone', 'lidocaine'],
}
const scenario = {
  at: '2026-11-24T09:00:00-05:00',
  plan,
  patient: { birthDate: '1984-03-02', sex: 'female', weightKg: 61 },
  medications: { status: 'recorded', items: [{ name: 'Eliquis 5 mg tab', lastDose: '2026-11-22T20:00:00-05:00' }] },
  allergies: { status: 'none', items: [] },
  conditions: { status: 'none', items: [] },
  labs: [],
  answers: { pregnant: 'no', infection: 'no', fever: 'no', escort: 'yes', consent: 'signed', ateAt: null },
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts', 'cli.mjs'), 'screen', ...args],
    { cwd: root, encoding: 'utf8', timeout: 120_000 },
  )
  return { status, stdout, stderr }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'screen-'))
  // The first call may have to bundle the tool.
  run(file('first.json', scenario))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the screen command', () => {
  it('prints one JSON result and nothing else', () => {
    const { status, stdout, stderr } = run(file('scenario.json', scenario))
    expect([status, stderr]).toEqual([0, ''])
    const result = screeningResult.parse(JSON.parse(stdout))
    expect(result).toMatchObject({ verdict: 'stop', riskClass: 'intermediate', at: scenario.at })
    expect(result.findings[0]).toMatchObject({ subject: 'apixaban', clearsAt: '2026-11-25T20:00:00-05:00' })
  }, 60_000)

  it('builds the scenario from a FHIR bundle, and lists what it could not read', () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [
        { resource: { resourceType: 'Patient', id: 'p', birthDate: '1984-03-02', gender: 'female' } },
        {
          resource: {
            resourceType: 'MedicationStatement',
            status: 'active',
            subject: { reference: 'Patient/p' },
            medicationCodeableConcept: { text: 'Xarelto' },
            effectiveDateTime: '2026-11-23T20:00:00-05:00',
          },
        },
        { resource: { resourceType: 'Observation', status: 'unknown', code: { coding: [{ code: '6301-6' }] } } },
      ],
    }
    const { status, stdout } = run(
      '--fhir',
      file('bundle.json', bundle),
      '--plan',
      file('plan.json', plan),
      '--at',
      scenario.at,
    )
    expect(status).toBe(0)
    const result = screeningResult.parse(JSON.parse(stdout))
    expect(result.findings.find(({ topic }) => topic === 'antithrombotic')).toMatchObject({
      subject: 'rivaroxaban',
      has: '13 h',
    })
    expect(result.unread).toEqual([expect.objectContaining({ why: 'its status is unknown' })])
  }, 60_000)

  it.each<[string, () => readonly string[], RegExp]>([
    ['no argument', () => [], /^Usage:/],
    ['a file that is not there', () => [join(folder, 'nowhere.json')], /cannot be read/],
    [
      'five megabytes of medicines',
      () => [
        file('large.json', {
          ...scenario,
          medications: { status: 'recorded', items: Array.from({ length: 300_000 }, () => ({ name: 'aspirin' })) },
        }),
      ],
      /larger than 2 MB.*Nothing was screened/,
    ],
    [
      'lists nested without end',
      () => [file('deep.json', `{"at":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
      /200 levels/,
    ],
    ['a folder', () => [folder], /is a folder, not a file/],
    ['an empty file', () => [file('empty.json', '')], /is empty\./],
    ['text that is no JSON', () => [file('bad.json', '{"at": 1')], /is not valid JSON/],
    ['a name twice', () => [file('twice.json', '{"at":"a","at":"b"}')], /twice/],
    [
      'a malformed scenario',
      () => [file('wrong.json', { ...scenario, plan: { ...plan, side: 'port' } })],
      /“plan.side” is not one of/,
    ],
    ['half of the FHIR options', () => ['--fhir', file('b.json', '{}')], /belong together/],
    ['an unknown option', () => ['--fihr', 'x'], /--fihr is not an option/],
  ])(
    '%s: a sentence on the error output, exit code 2, nothing printed',
    (_name, args, says) => {
      const { status, stdout, stderr } = run(...args())
      expect(stderr).toMatch(says)
      expect([status, stdout]).toEqual([2, ''])
    },
    60_000,
  )
})
