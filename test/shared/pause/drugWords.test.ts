import { spokenDrug } from '@shared/pause/drugWords'
import { evidenceFor } from '@shared/pause/evidence'
import { pauseView } from '@shared/pause/view'
import { describe, expect, it } from 'vitest'
import { Room } from './room'

describe('a drug of the plan', () => {
  it('is spoken by the catalogue in Spanish, and as it was written in English and where no catalogue has it', () => {
    expect(spokenDrug('dexamethasone', 'en')).toBe('dexamethasone')
    expect(spokenDrug('triamcinolone-acetonide', 'en')).toBe('triamcinolone acetonide')
    expect(spokenDrug('dexamethasone', 'es')).toBe('dexametasona')
    expect(spokenDrug('saline', 'es')).toBe('suero salino')
    expect(spokenDrug('iohexol-240', 'es')).toBe('iohexol 240')
    expect(spokenDrug('rivaroxaban', 'es')).toBe('rivaroxabán')
    expect(spokenDrug('house mixture 4', 'es')).toBe('house mixture 4')
  })

  it('stands in the language of the station on the screen, and in English in what is recorded', () => {
    const room = new Room().prepare().begin()
    const known = { now: room.now, policy: room.policy }
    const said = (locale: 'en' | 'es') =>
      evidenceFor(room.item('time-out', 'C9'), pauseView(room.state, known, locale)).value
    expect(said('es')).toContain('dexametasona, lidocaína')
    expect(said('en')).toContain('dexamethasone, lidocaine')
  })
})
