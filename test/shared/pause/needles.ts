import { mayInject } from '@shared/pause/interlocks'
import { contrast, place, position } from '../../builders/procedureRoom'
import { nurse, type Room } from './room'

/** The place of the one needle of the usual case. */
export const site = { level: 'L4-L5', side: 'left' } as const

/** Starts the procedure and brings one needle to an adequate spread. */
export function needlePlaced(room: Room): string {
  room.must({ do: 'procedure.start' })
  return addNeedle(room)
}

export function addNeedle(room: Room): string {
  room.must(place({ ...site, approach: 'interlaminar', gauge: 20, extensionTubing: 'no' }))
  const needleId = room.state.procedure.needles.at(-1)?.id ?? ''
  room.must(position(needleId))
  room.must(
    contrast(needleId, {
      view: 'lateral',
      patterns: ['EPI-D'],
      extent: { cephalad: 'L3', caudad: 'L5', side: 'same-side' },
      concordance: 'none',
      lot: 'A1',
      expiry: '2027-05-01',
      confirmed: true,
    }),
  )
  return needleId
}

/** The pause of one needle from its start to its end. */
export function pauseNeedle(room: Room, needleId: string | null, place: typeof site = site): void {
  room.must({ do: 'pause.startPhase', phase: 'needle-pause', site: { needleId, ...place } })
  room.answerAll('needle-pause')
  room.must({ do: 'pause.completePhase', phase: 'needle-pause' })
}

/** What changed is asked again, and the time-out stands once more. */
export function askAgain(room: Room): void {
  room.answerAll('time-out')
  room.must({ do: 'pause.completePhase', phase: 'time-out' })
}

/** Why nothing may be injected through this needle; `open` where it may. */
export function refusedInjection(room: Room, needleId: string): string {
  const decision = mayInject(room.state, { needleId, ...site }, room.context(nurse))
  return decision.ok ? 'open' : decision.failure.code
}
