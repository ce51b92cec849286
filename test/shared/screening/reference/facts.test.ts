import { describe, expect, it } from 'vitest'
import { screenCalm } from '../calmScenario'
import { facts } from './facts'

/** The calm case with what every list besides was asked for, so that only the fact itself speaks. */
const asked = { steroids: { status: 'none', items: [] }, devices: { status: 'none', items: [] } }

describe('the clinical reference, fact by fact', () => {
  it.each(facts)('$section $states', ({ changes, says }) => {
    const { findings, verdict } = screenCalm({ ...asked, ...changes })
    if (says === null) expect([verdict, findings.filter(({ severity }) => severity !== 'info')]).toEqual(['clear', []])
    else expect(findings.map(({ severity, rule }) => `${severity} ${rule}`)).toContain(says)
  })

  it('states each fact once', () => {
    const names = facts.map(({ section, states }) => `${section} ${states}`)
    expect(new Set(names).size).toBe(names.length)
  })
})
