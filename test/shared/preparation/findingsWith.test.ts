import { defaultSitePolicy } from '@shared/case/policy'
import { findingsWith } from '@shared/preparation/findingsWith'
import { screenCase } from '@shared/preparation/screenCase'
import { describe, expect, it } from 'vitest'
import { aBookedCase } from '../../fixtures/aCase'

const now = '2026-11-24T11:00:00.000Z'
const whatComes = (names: readonly string[], typed: string, place = names.length) => {
  const room = aBookedCase()
  room.do({
    do: 'medications.record',
    list: { status: names.length === 0 ? 'none' : 'recorded', items: names.map((name) => ({ name })) },
  })
  const before = room.case
  return { before, findings: findingsWith(before, { item: { name: typed }, place }, now, defaultSitePolicy) }
}

describe('a medication line that is being typed', () => {
  it('shows what it would bring, and records nothing', () => {
    const { before, findings } = whatComes([], 'Eliquis 5 mg')
    expect(findings.filter(({ topic }) => topic === 'antithrombotic')).toMatchObject([
      { subject: 'apixaban', severity: 'stop', matchedFrom: 'Eliquis 5 mg' },
    ])
    expect(screenCase(before, now, defaultSitePolicy).findings.some(({ subject }) => subject === 'apixaban')).toBe(
      false,
    )
  })

  it('shows a name that nobody knows as not known', () => {
    const { findings } = whatComes(['metformin'], 'Zzyqrtol')
    expect(findings).toMatchObject([{ topic: 'unknown-medication', severity: 'stop' }])
  })

  it('brings nothing where the line says what it said before', () => {
    expect(whatComes(['Eliquis 5 mg'], 'Eliquis 5 mg', 0).findings).toEqual([])
  })

  it('shows what a second drug changes about the first', () => {
    const { findings } = whatComes(['clopidogrel 75 mg'], 'aspirin 81 mg')
    expect(findings.map(({ subject }) => subject)).toContain('aspirin')
  })
})
