import { defaultSitePolicy } from '@shared/case/policy'
import { promptFor } from '@shared/pause/prompt'
import { templates } from '@shared/pause/templates'
import { pauseView } from '@shared/pause/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leftEpidural, Room } from './room'

const room = new Room()
const items = templates.flatMap((template) => template.phases.flatMap((phase) => phase.items))

describe('what the station says aloud', () => {
  it('is the question, in the language of the station, and the purpose where the procedure is asked', () => {
    const view = pauseView(room.state, { now: room.now, policy: defaultSitePolicy })
    const side = room.begin().item('time-out', 'C5')
    expect(promptFor(side, view)).toBe('Which side, and is the mark visible in the field?')
    expect(promptFor(side, { ...view, locale: 'es' })).toBe(side.ask.es)
    expect(promptFor(room.item('time-out', 'C3'), view)).toBe(
      'What are we doing, and what is it for? L5 radicular pain; less leg pain within a week.',
    )
  })

  it('never tells who the patient is, even where the purpose does', () => {
    const name = fc.stringMatching(/^[A-Z][a-zß-öø-ÿ]{2,9}( [A-Z][a-z]{2,6})?$/)
    fc.assert(
      fc.property(name, name, fc.stringMatching(/^\d{4}-\d{3}$/), (familyName, givenName, id) => {
        const patient = { ...room.state.patient, familyName, givenName, id }
        const purpose = `For ${givenName} ${familyName} (${id}, ${patient.birthDate}): less leg pain; ${familyName.toUpperCase()} wants to walk.`
        const state = { ...room.state, patient, plan: { ...leftEpidural, purpose } }
        const view = pauseView(state, { now: room.now, policy: defaultSitePolicy })
        for (const item of items) {
          const words = promptFor(item, view)
            .toLowerCase()
            .split(/[^\p{L}\p{N}-]+/u)
          const asked = item.ask.en.toLowerCase().split(/[^\p{L}\p{N}-]+/u)
          for (const part of [...familyName.split(' '), ...givenName.split(' '), id, patient.birthDate]) {
            const said = words.filter((word) => word === part.toLowerCase()).length
            const inQuestion = asked.filter((word) => word === part.toLowerCase()).length
            expect(said, `${item.id}: ${promptFor(item, view)}`).toBe(inQuestion)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
