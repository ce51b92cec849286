import { spokenDrug } from '@shared/pause/drugWords'
import { evidenceFor } from '@shared/pause/evidence'
import { pauseView } from '@shared/pause/view'
import { describe, expect, it } from 'vitest'
import { dose, give } from '../../builders/procedureRoom'
import { needlePlaced, pauseNeedle } from './needles'
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

describe('what was given and the dose', () => {
  it('are said at the sign-out in the language of the station, with its decimal mark', () => {
    const room = new Room().throughTimeOut()
    const needleId = needlePlaced(room)
    pauseNeedle(room, needleId)
    room.must(give(needleId, { volumeMl: 0.5, route: 'epidural', confirmed: true }))
    room.must({ do: 'procedure.end', outcome: 'completed', note: '' })
    room.must(dose())
    room.must({ do: 'pause.startPhase', phase: 'sign-out', site: null })
    const said = (itemId: string, locale: 'en' | 'es') =>
      evidenceFor(room.item('sign-out', itemId), pauseView(room.state, { now: room.now, policy: room.policy }, locale))
        .value
    expect(said('E3', 'en')).toContain('dexamethasone sodium phosphate, preservative-free 0.5 mL (5 mg)')
    expect(said('E3', 'es')).toContain('dexametasona fosfato sódico, sin conservantes 0,5 mL (5 mg)')
    expect(said('E4', 'en')).toContain('4.2 mGy, 0.9 Gy·cm²')
    expect(said('E4', 'es')).toContain('4,2 mGy, 0,9 Gy·cm²')
  })
})
