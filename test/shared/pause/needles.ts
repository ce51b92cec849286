import { mayInject } from '@shared/pause/interlocks'
import { nurse, type Room } from './room'

/** The place of the one needle of the usual case. */
export const site = { level: 'L4-L5', side: 'left' } as const

/** Starts the procedure and brings one needle to an adequate spread. */
export function needlePlaced(room: Room): string {
  room.must({ do: 'procedure.start' })
  return addNeedle(room)
}

export function addNeedle(room: Room): string {
  room.must({
    do: 'needle.place',
    ...site,
    approach: 'interlaminar',
    gauge: 20,
    lengthMm: 90,
    extensionTubing: 'no',
    note: '',
  })
  const needleId = room.state.procedure.needles.at(-1)?.id ?? ''
  room.must({
    do: 'needle.confirmPosition',
    needleId,
    views: ['ap', 'lateral'],
    aspiration: 'negative',
    paraesthesia: 'none',
    note: '',
  })
  room.must({
    do: 'contrast.record',
    needleId,
    agentId: 'iohexol-240',
    volumeMl: 1,
    mode: 'live',
    noneReason: '',
    view: 'lateral',
    viewDegrees: null,
    patterns: ['EPI-D'],
    extent: { cephalad: 'L3', caudad: 'L5', side: 'same-side' },
    washout: null,
    concordance: 'none',
    frame: null,
    lot: 'A1',
    expiry: '2027-05-01',
    action: '',
    freeText: '',
    confirmed: true,
    reason: '',
  })
  return needleId
}

/** Why nothing may be injected through this needle; `open` where it may. */
export function refusedInjection(room: Room, needleId: string): string {
  const decision = mayInject(room.state, { needleId, ...site }, room.context(nurse))
  return decision.ok ? 'open' : decision.failure.code
}
