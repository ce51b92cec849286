import type { CaseEvent } from '@shared/case/events'
import { defaultSitePolicy } from '@shared/case/policy'
import { holds } from '@shared/pause/conditions'
import { obstaclesTo } from '@shared/pause/obstacles'
import type { PausePhase } from '@shared/pause/phases'
import { pauseView } from '@shared/pause/view'
import type { Plan } from '@shared/plan/plan'
import { describe, expect, it } from 'vitest'
import { aLinkedInstance } from '../../fixtures/linkedInstance'
import { leftEpidural, physician, Room } from './room'

/**
 * Each guard of an item alone, against records that no decision looked at. An answer is given at the item that asks, not
 * only refused at the end: the team hears at once what is wrong.
 */
const prepared = new Room().prepare().begin()

function withFacts(...facts: readonly CaseEvent[]): Room {
  const room = new Room()
  room.state = prepared.state
  room.now = prepared.now
  room.happen(...facts)
  return room
}

const held = (room: Room, phase: PausePhase, itemId: string) =>
  obstaclesTo(room.item(phase, itemId), phase, pauseView(room.state, { now: room.now, policy: defaultSitePolicy })).map(
    ({ code }) => code,
  )

const claim = { procedure: leftEpidural.procedure, levels: leftEpidural.levels, side: leftEpidural.side }
const consent = { claim, signedOn: '2026-11-24', stillWished: true, interpreter: 'not-needed' } as const
const siteMark = { side: 'left', region: 'lumbar', initials: 'PP', visibleAfterDraping: true } as const
const cervical: Plan = { ...leftEpidural, region: 'cervical', levels: ['C7-T1'] }

describe('an item', () => {
  const guarded: readonly (readonly [what: string, phase: PausePhase, item: string, code: string, fact: CaseEvent])[] =
    [
      [
        'an identity that differs',
        'time-out',
        'C2',
        'pause.identity-differs',
        {
          type: 'identity.checked',
          body: {
            identifiers: [{ kind: 'name', matches: false }],
            bandMatches: true,
            imagesMatch: null,
          },
        },
      ],
      [
        'a consent that the patient took back',
        'time-out',
        'C3',
        'pause.consent-withdrawn',
        { type: 'consent.recorded', body: { ...consent, stillWished: false } },
      ],
      [
        'a mark that the drape hides',
        'verification',
        'A15',
        'pause.site-mark-hidden',
        { type: 'siteMark.recorded', body: { ...siteMark, visibleAfterDraping: false, markedBy: physician } },
      ],
      [
        'images of the procedure without a target on one',
        'time-out',
        'C8',
        'pause.target-missing',
        { type: 'images.linked', body: { role: 'prior', instances: [aLinkedInstance()], acceptedMismatch: null } },
      ],
      [
        'a neck without an image',
        'time-out',
        'C8',
        'pause.images-missing',
        { type: 'plan.changed', body: { plan: cervical, reason: 'Elsewhere' } },
      ],
      [
        'medication that nobody asked about',
        'time-out',
        'C7',
        'pause.fact-unknown',
        { type: 'allergies.recorded', body: { status: 'not-asked', items: [] } },
      ],
    ]

  it('about the picture is held where the file does not say which side is which and nobody has marked it', () => {
    const instance = aLinkedInstance({ patientOrientation: null })
    const { contentId, sopInstanceUid } = instance
    const target = {
      id: '01999999-0000-7000-8000-00000000aaaa',
      on: { contentId, sopInstanceUid, frame: 1 },
      kind: 'point' as const,
      points: [{ x: 10, y: 10 }],
      level: 'L4-L5',
      side: 'left' as const,
      label: '',
    }
    const room = withFacts(
      { type: 'images.linked', body: { role: 'live', instances: [instance], acceptedMismatch: null } },
      { type: 'target.placed', body: { target } },
    )
    expect(held(room, 'room-ready', 'B1')).toContain('pause.picture-side-unproven')
  })

  it('that does not apply has nothing in its way: it is answered with the fact that makes it so', () => {
    expect(prepared.rightAnswer('verification', 'A7').kind).toBe('not-applicable')
    expect(held(prepared, 'verification', 'A7')).toEqual([])
  })

  for (const [what, phase, item, code, fact] of guarded) {
    it(`is held by ${what}`, () => {
      expect(held(prepared, phase, item)).not.toContain(code)
      expect(held(withFacts(fact), phase, item)).toContain(code)
    })
  }
})

describe('a fact that nobody asked for', () => {
  const notAsked = { status: 'not-asked' as const, items: [] }
  const view = (room: Room) => pauseView(room.state, { now: room.now, policy: defaultSitePolicy })

  it('makes the item apply: diabetes, an antithrombotic and a device are looked for, not taken for absent', () => {
    const asked = view(prepared)
    const open = view(
      withFacts({ type: 'conditions.recorded', body: notAsked }, { type: 'medications.recorded', body: notAsked }),
    )
    for (const condition of ['diabetes', 'antithrombotic'] as const) {
      expect(holds(condition, asked), condition).toBe(false)
      expect(holds(condition, open), condition).toBe(true)
    }
    expect(holds('device', asked)).toBe(false)
    expect(holds('device', view(new Room()))).toBe(true)
  })
})
