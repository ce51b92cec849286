import { defaultSitePolicy } from '@shared/case/policy'
import { screenCase } from '@shared/preparation/screenCase'
import type { AllergyItem } from '@shared/screening/scenario'
import { describe, expect, it } from 'vitest'
import { allergyChip } from '../../../renderer/screens/shell/headerChips'
import { aBookedCase } from '../../fixtures/aCase'

function chip(...items: readonly AllergyItem[]) {
  const room = aBookedCase()
  room.do({ do: 'allergies.record', list: { status: 'recorded', items: [...items] } })
  return allergyChip(room.case, screenCase(room.case, '2026-11-24T11:00:00.000Z', defaultSitePolicy))
}

describe('allergies in the header', () => {
  it('are those the patient has: a refuted one is none of them', () => {
    const names = chip({ substance: 'latex' }, { substance: 'shellfish', status: 'refuted' }).params
    expect(names).toEqual({ names: 'latex' })
  })

  it('say that none counts where every entry is refuted, over or mistaken', () => {
    const only = chip({ substance: 'latex', status: 'refuted' }, { substance: 'lidocaine', status: 'inactive' })
    expect(only).toEqual({ kind: 'info', key: 'chip.allergyNotCounted', params: { names: 'latex, lidocaine' } })
  })
})
