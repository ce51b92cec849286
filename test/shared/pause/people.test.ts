import { checkVoices } from '@shared/pause/people'
import type { ChecklistItem } from '@shared/pause/template'
import { personSchema } from '@shared/people/person'
import { describe, expect, it } from 'vitest'
import { nurse, physician, Room, secondNurse } from './room'

const administrator = personSchema.parse({ id: 'p-admin', name: 'Ada Administrator', role: 'administrator' })
const asked = new Room().prepare().begin().item('time-out', 'C1')

/** Whether these voices answer the item, in a room with this team; else why not. */
function heard(item: Partial<ChecklistItem>, team: Room['signedIn'], confirmedByIds: readonly string[]) {
  const room = new Room()
  room.signedIn = team
  const names = { readById: nurse.id, confirmedByIds }
  const checked = checkVoices({ ...asked, reads: ['nurse'], ...item }, 'time-out', names, team, room.context(nurse))
  return checked.ok ? 'heard' : checked.failure.code
}

describe('the voices of an item', () => {
  const byNurse = { confirms: [{ by: ['nurse' as const], ifPresent: false }], oneVoice: false }

  it('are two: the reader does not confirm in the own role, unless the item is one person’s own statement', () => {
    expect(heard(byNurse, [nurse, physician], [nurse.id])).toBe('pause.confirmer-missing')
    expect(heard(byNurse, [nurse, secondNurse], [nurse.id])).toBe('pause.confirmer-role')
    expect(heard(byNurse, [nurse, secondNurse], [secondNurse.id])).toBe('heard')
    expect(heard({ ...byNurse, oneVoice: true }, [nurse, physician], [nurse.id])).toBe('heard')
  })

  it('of a team are not those of one person who is all of it', () => {
    const byTeam = { confirms: [{ by: 'team' as const, ifPresent: false }], oneVoice: false, each: false }
    expect(heard(byTeam, [nurse], [])).toBe('pause.second-person')
    expect(heard(byTeam, [nurse, physician], [physician.id])).toBe('heard')
  })

  it('are of the room: an administrator who is signed in is not the second person of a time-out', () => {
    const room = new Room().prepare().begin()
    room.runPhase('verification')
    room.runPhase('room-ready')
    room.signedIn = [physician, administrator]
    const refused = room.act({ do: 'pause.startPhase', phase: 'time-out', site: null })
    expect(refused.ok ? '' : refused.failure.code).toBe('pause.two-people')
  })
})
