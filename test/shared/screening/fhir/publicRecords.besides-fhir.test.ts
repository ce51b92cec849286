import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { scenarioFromFhir } from '@shared/screening/fhir/scenarioFromFhir'
import { readJson } from '@shared/screening/jsonText'
import { screen } from '@shared/screening/screen'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { planOfClass } from '../calmScenario'

const at = '2026-11-24T09:00:00-05:00'

/** A corpus of public example records, which lies beside the project. */
const corpus = fileURLToPath(new URL('../../../../../shared/fhir/', import.meta.url))
const manifest = z
  .object({
    entries: z.array(
      z.looseObject({
        file: z.string(),
        contains: z.looseObject({ antithrombotics_active: z.array(z.unknown()).optional() }).nullish(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(`${corpus}manifest.json`, 'utf8')))

describe('public example records', () => {
  it('reads or refuses every JSON file with sentences, and passes none as clear', () => {
    const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const files = folders
      .flatMap(({ name }) => readdirSync(`${corpus}${name}`).map((file) => `${name}/${file}`))
      .filter((file) => file.endsWith('.json'))
    expect(files.length).toBeGreaterThan(200)
    let screened = 0
    for (const file of files) {
      const json = readJson(readFileSync(`${corpus}${file}`, 'utf8'), 'The bundle')
      const result = json.ok ? scenarioFromFhir(json.value, planOfClass.intermediate, at) : json
      if (!result.ok) {
        expect(String(result.failure), file).toMatch(/\.$/)
        continue
      }
      screened += 1
      expect(screen(result.value.scenario).verdict, file).toBe('stop')
    }
    expect(screened).toBeGreaterThan(200)
  }, 120_000)

  it('finds every running antithrombotic the manifest lists', () => {
    const listed = manifest.entries.filter(
      ({ file, contains }) => file.endsWith('.json') && (contains?.antithrombotics_active?.length ?? 0) > 0,
    )
    expect(listed.length).toBeGreaterThan(8)
    for (const { file } of listed) {
      const json = readJson(readFileSync(`${corpus}${file}`, 'utf8'), 'The bundle')
      const result = json.ok ? scenarioFromFhir(json.value, planOfClass.intermediate, at) : json
      if (!result.ok) {
        expect(String(result.failure), file).toMatch(/DSTU2|STU3|patients/)
        continue
      }
      const running = screen(result.value.scenario).findings.filter(
        ({ topic, rule, severity }) => topic === 'antithrombotic' && !rule.startsWith('list/') && severity !== 'info',
      )
      expect(running.length, file).toBeGreaterThan(0)
    }
  }, 120_000)
})
