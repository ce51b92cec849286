import { type PausePhase, pausePhases } from '@shared/pause/phases'
import { itemsOf } from '@shared/pause/templates'
import { pauseView } from '@shared/pause/view'
import { describe, expect, it } from 'vitest'
import { firstSelected, nextSelected, optionsFor } from '../../../renderer/screens/pause/options'
import { ultrasound } from '../../builders/procedureRoom'
import { needlePlaced } from '../../shared/pause/needles'
import { leftEpidural, Room } from '../../shared/pause/room'

/** What the time-out, and all five phases with one needle, may take with two people and three keys (style guide). */
const budget = { timeOut: 25, all: 80 } as const

/** Counts as the screen does: *next* until what was said is framed, then *confirm*, once a voice where each says yes. */
function pressesOfItem(room: Room, phase: PausePhase, itemId: string): number {
  const item = room.item(phase, itemId)
  const options = optionsFor(item, phase, pauseView(room.state, room.context(null)))
  const right = room.rightAnswer(phase, itemId)
  const isRight = (index: number | null) => {
    const option = options[index ?? -1]
    if (option?.kind !== 'value') return option?.kind === right.kind
    return right.kind === 'confirmed' && option.choice === right.choice
  }
  let selected = firstSelected(options)
  let presses = 0
  while (!isRight(selected)) {
    if (presses > options.length) throw new Error(`${itemId} cannot be reached`)
    selected = nextSelected(options, selected)
    presses += 1
  }
  return presses + (item.each && right.kind === 'confirmed' ? room.state.pause.team.length : 1)
}

/** Starts a phase, answers it and completes it: the presses that it takes. */
function pressesOf(room: Room, phase: PausePhase): number {
  const needle = room.state.procedure.needles.at(-1)
  const site =
    phase === 'needle-pause' && needle !== undefined
      ? { needleId: needle.id, level: needle.level, side: needle.side }
      : null
  room.must({ do: 'pause.startPhase', phase, site })
  let presses = 2
  for (const { id } of itemsOf(room.state.pause, phase)) {
    presses += pressesOfItem(room, phase, id)
    room.wait(3000)
    const given = room.answer(phase, id)
    if (!given.ok) throw new Error(`${id}: ${given.failure.says}`)
  }
  room.must({ do: 'pause.completePhase', phase })
  return presses
}

const peripheralBlock: Room['state']['plan'] = {
  procedure: 'peripheral-nerve-block',
  region: 'median nerve',
  levels: [],
  side: 'right',
  modality: 'ultrasound',
  contrast: 'none',
  sedation: 'none',
  injectates: ['bupivacaine'],
  purpose: 'Neuropathic pain of the hand; less pain within the hour.',
  tray: ['chlorhexidine'],
}

function nerveReached(room: Room): string {
  room.must({ do: 'procedure.start' })
  room.must({
    do: 'needle.place',
    level: '',
    side: 'right',
    approach: 'perineural',
    gauge: 22,
    lengthMm: 50,
    extensionTubing: 'yes',
    note: '',
  })
  const needleId = room.state.procedure.needles.at(-1)?.id ?? ''
  room.must(ultrasound(needleId))
  return needleId
}

const rooms = [
  {
    what: 'a lumbar epidural under X-ray',
    template: 'fluoroscopy-suite',
    plan: leftEpidural,
    reach: needlePlaced,
    give: { productId: 'dexamethasone', mgPerMl: 10, volumeMl: 1, route: 'epidural' },
  },
  {
    what: 'a peripheral block under ultrasound',
    template: 'ultrasound-suite',
    plan: peripheralBlock,
    reach: nerveReached,
    give: { productId: 'bupivacaine', mgPerMl: 2.5, volumeMl: 5, route: 'perineural' },
  },
] as const

describe('the presses of three keys', () => {
  for (const { what, template, plan, reach, give } of rooms) {
    it(`for ${what} stay within what a team puts up with, without an override`, () => {
      const room = new Room(plan)
      room.policy = { ...room.policy, phoneDay: '555 0100' }
      // One press begins the pause: the checklist that fits the plan is offered first.
      room.prepare().begin(template)
      const presses = new Map<PausePhase, number>()
      for (const phase of pausePhases) {
        if (phase === 'needle-pause') reach(room)
        if (phase === 'sign-out') {
          const needleId = room.state.procedure.needles.at(-1)?.id ?? ''
          room.must({
            do: 'injectate.give',
            needleId,
            ...give,
            lot: 'L1',
            expiry: '2029-05-01',
            confirmed: true,
            reason: '',
          })
          if (plan.modality === 'fluoroscopy') {
            room.must({
              do: 'dose.record',
              fluoroscopy: { value: 31, unit: 's' },
              airKerma: { value: 4.2, unit: 'mGy' },
              areaProduct: { value: 0.9, unit: 'Gy.cm2' },
              runs: 0,
              frames: null,
              source: 'console',
              confirmed: true,
            })
          }
          room.must({ do: 'procedure.end', outcome: 'completed', note: '' })
          room.must({ do: 'instructions.compose', locale: 'en', size: 'normal', timeZone: 'UTC' })
        }
        presses.set(phase, pressesOf(room, phase))
      }
      expect(presses.get('time-out')).toBeLessThanOrEqual(budget.timeOut)
      const all = 1 + [...presses.values()].reduce((sum, each) => sum + each, 0) + 1
      expect(all, JSON.stringify([...presses])).toBeLessThanOrEqual(budget.all)
      const answers = room.events.filter((event) => event.type === 'pause.itemAnswered')
      expect(answers).toHaveLength(54)
      expect(room.events.some((event) => event.type === 'pause.itemOverridden')).toBe(false)
    })
  }
})
