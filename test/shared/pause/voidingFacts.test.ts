import type { CaseCommand } from '@shared/case/commands'
import { decide } from '@shared/case/decide'
import type { CaseEvent } from '@shared/case/events'
import { basisKey, basisQuestion } from '@shared/diary/basisQuestion'
import { mayStartProcedure } from '@shared/pause/interlocks'
import { answerTo } from '@shared/pause/state'
import { voidedBy } from '@shared/pause/voiding'
import type { Plan } from '@shared/plan/plan'
import { openStops, screenCase } from '@shared/preparation/screenCase'
import { describe, expect, it } from 'vitest'
import { dose } from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'
import { askAgain, needlePlaced } from './needles'
import { leftEpidural, nurse, physician, Room } from './room'

/** Every noun of the interlock alone: what changes, what the team hears, and which items are asked again. */
const always = ['C2', 'C5', 'C13']
const claim = { procedure: leftEpidural.procedure, levels: leftEpidural.levels, side: leftEpidural.side }
const picture = aLinkedInstance({ patientOrientation: ['R', 'F'] })
const on = { contentId: picture.contentId, sopInstanceUid: picture.sopInstanceUid, frame: 1 }
const target = {
  id: '01999999-0000-7000-8000-00000000bbbb',
  on,
  kind: 'point' as const,
  points: [{ x: 12, y: 40 }],
  level: 'L4-L5',
  side: 'left' as const,
  label: '',
}
const recorded = (items: readonly { name: string }[]) => ({ status: 'recorded' as const, items: [...items] })
const steroid = { drug: 'triamcinolone', doseMg: 40, at: '2026-10-01' }
const vaccine = { name: 'influenza', at: '2026-11-20' }
const baseline = {
  painNow: 3,
  painAverage: 3,
  painWorst: 4,
  peg: [3, 3, 3],
  systolicMmHg: 150,
  diastolicMmHg: 90,
  pulsePerMin: 90,
  spo2Percent: 97,
  motor: '5/5',
  medicationUse: '',
  goal: '',
} satisfies Extract<CaseCommand, { do: 'baseline.record' }>['baseline']

const facts: readonly (readonly [what: string, command: CaseCommand, code: string, also: readonly string[]])[] = [
  [
    'the patient',
    { do: 'patient.correct', patient: { ...new Room().state.patient, givenName: 'Lisa' }, reason: 'Misspelt' },
    'patient',
    [],
  ],
  [
    'the identity check',
    {
      do: 'identity.check',
      identifiers: [
        { kind: 'name', matches: true },
        { kind: 'birth-date', matches: true },
      ],
      bandMatches: true,
      imagesMatch: true,
    },
    'identity',
    [],
  ],
  ['the medication', { do: 'medications.record', list: recorded([{ name: 'paracetamol' }]) }, 'medications', ['C7']],
  ['the conditions', { do: 'conditions.record', list: recorded([{ name: 'asthma' }]) }, 'conditions', ['C7', 'C9']],
  ['the devices', { do: 'devices.record', list: recorded([{ name: 'hearing aid' }]) }, 'devices', ['C7']],
  ['the answers', { do: 'answers.record', answers: { fever: 'yes' } }, 'answers', ['C7']],
  [
    'the steroids before',
    { do: 'steroids.record', list: { status: 'recorded', items: [steroid] } },
    'steroids',
    ['C9'],
  ],
  ['the vaccines', { do: 'vaccines.record', list: { status: 'recorded', items: [vaccine] } }, 'vaccines', ['C7']],
  ['the weight', { do: 'weight.record', weightKg: 80 }, 'weight', ['C9']],
  ['the baseline', { do: 'baseline.record', baseline }, 'baseline', ['C7', 'C11']],
  ['the order', { do: 'order.record', claim, reference: 'R-2' }, 'order', ['C3', 'C4']],
  [
    'the consent',
    { do: 'consent.record', claim, signedOn: '2026-11-24', stillWished: true, interpreter: 'not-needed' },
    'consent',
    ['C3', 'C4'],
  ],
  [
    'the site mark',
    { do: 'siteMark.record', side: 'left', region: 'lumbar', initials: 'PP', visibleAfterDraping: true },
    'site-mark',
    ['C4'],
  ],
  [
    'the earlier imaging',
    { do: 'imagingReview.record', study: 'CT', studyDate: '2026-10-02', statement: 'As before.' },
    'imaging-review',
    ['C8'],
  ],
  [
    'the images',
    { do: 'images.link', role: 'live', instances: [aLinkedInstance()], acceptMismatch: null },
    'images',
    ['C6', 'C8'],
  ],
  ['a target', { do: 'target.place', target }, 'target', ['C4', 'C8']],
  ['the side of a picture', { do: 'image.markBodySide', on, shows: 'left' }, 'picture-side', ['C6', 'C8']],
]

/** What each part of the plan asks again besides patient, side and agreement. A plan never changes its region alone. */
const planParts: readonly (readonly [part: keyof Plan, change: Partial<Plan>, also: readonly string[]])[] = [
  ['procedure', { procedure: 'esi-caudal' }, ['C3', 'C4', 'C8', 'C9', 'C11']],
  ['levelDetails', { levelDetails: [{ level: 'L4-L5', root: 'L5' }] }, ['C4', 'C8']],
  ['target', { target: 'Dorsal space' }, ['C4', 'C8']],
  ['transitionalVertebra', { transitionalVertebra: true }, ['C4', 'C8']],
  ['modality', { modality: 'ct' }, ['C8', 'C11']],
  ['contrast', { contrast: 'iohexol-300' }, ['C7', 'C9', 'C11']],
  ['contrastMode', { contrastMode: 'dsa' }, ['C11']],
  ['sedation', { sedation: 'minimal' }, ['C7', 'C11']],
  ['steroidDoseMg', { steroidDoseMg: 8 }, ['C9']],
  ['injectionNumber', { injectionNumber: 2 }, ['C9']],
  ['otherDrugs', { otherDrugs: ['cefazolin'] }, ['C9', 'C10']],
  ['tray', { tray: ['povidone-iodine'] }, ['C7']],
  ['purpose', { purpose: 'S1 radicular pain.' }, ['C3']],
]

function expectAskedAgain(room: Room, before: number, code: string, also: readonly string[]): void {
  const voiding = room.events.slice(before).find((event) => event.type === 'pause.voided')
  if (voiding?.type !== 'pause.voided') throw new Error('Nothing was voided')
  const reasons = voiding.body.because.map((reason) => reason.code)
  expect(reasons).toEqual([code])
  expect(voiding.body.because[0]?.says).not.toBe('')
  const asked = [...always, ...also].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  expect(voiding.body.itemIds).toEqual(asked)
  const may = mayStartProcedure(room.state, room.context(nurse))
  expect(may.ok ? 'open' : may.failure.code).toBe('pause.time-out-voided')
}

/** A case whose picture carries a target from before the pause. */
function withPicture(): Room {
  const room = new Room().prepare()
  room.must({ do: 'images.link', role: 'prior', instances: [picture], acceptMismatch: null })
  room.must({ do: 'target.place', target: { ...target, id: '01999999-0000-7000-8000-00000000cccc' } }, physician)
  return room.begin()
}

describe('a fact that changes after the time-out', () => {
  for (const [what, command, code, also] of facts) {
    it(`voids it: ${what}, said by name, with patient, side and agreement and what it touches`, () => {
      const room = code === 'target' || code === 'picture-side' ? withPicture() : new Room().prepare().begin()
      for (const phase of ['verification', 'room-ready', 'time-out'] as const) room.runPhase(phase)
      const before = room.events.length
      room.must(command, physician)
      expectAskedAgain(room, before, code, also)
    })
  }

  for (const [part, change, also] of planParts) {
    it(`voids it: ${part} of the plan`, () => {
      const room = new Room().throughTimeOut()
      const before = room.events.length
      room.must({ do: 'plan.change', plan: { ...leftEpidural, ...change }, reason: 'Changed by the test' })
      expectAskedAgain(room, before, `plan.${part}`, also)
    })
  }

  it('voids it: the region of the plan, also where a record changes it alone', () => {
    const room = new Room().throughTimeOut()
    const plan = { ...leftEpidural, region: 'thoracic' }
    const [voiding] = voidedBy(room.state, [{ type: 'plan.changed', body: { plan, reason: 'From another station' } }])
    if (voiding?.type !== 'pause.voided') throw new Error('Nothing was voided')
    expect(voiding.body.because.map(({ code }) => code)).toEqual(['plan.region'])
    expect(voiding.body.itemIds).toEqual(['C2', 'C4', 'C5', 'C8', 'C13'])
  })

  const decisions: readonly (readonly [key: string, also: readonly string[]])[] = [
    ['antithrombotic:break:apixaban:', ['C7']],
    ['allergy:tray:latex:', ['C7', 'C9']],
    ['steroid-choice:particulate:triamcinolone:', ['C9']],
    ['infection:fever:fever:', ['C7']],
    ['guidance:contrast:contrast:', ['C8', 'C9', 'C11']],
    ['identity:band:band:', []],
    ['consent:signed:consent:', ['C3']],
    ['of-a-later-release:row:subject:', ['C7', 'C9']],
  ]
  for (const [key, also] of decisions) {
    it(`voids it: a physician's decision about ${key}, and its withdrawal`, () => {
      const finding = { key, severity: 'stop' as const, says: 'Something is in the way.' }
      const body = { finding, reason: 'Discussed.', prescriberAsked: '', by: physician }
      const room = new Room().throughTimeOut()
      const voided = (event: CaseEvent) =>
        voidedBy(room.state, [event]).flatMap((each) => (each.type === 'pause.voided' ? [each.body] : []))
      const asked = [...always, ...also].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
      for (const event of [
        { type: 'finding.overridden', body },
        { type: 'override.withdrawn', body: { key, reason: 'Decided anew.' } },
      ] satisfies CaseEvent[]) {
        const [voiding, ...others] = voided(event)
        expect(others).toEqual([])
        expect(voiding?.because.map(({ code }) => code)).toEqual(['decision'])
        expect(voiding?.itemIds).toEqual(asked)
      }
    })
  }

  it('voids it again when a stop that opened after it is decided about: the team hears of the decision', () => {
    const room = new Room().throughTimeOut()
    const warfarin = { name: 'warfarin', lastDose: '2026-11-20T08:00:00Z', indication: 'atrial fibrillation' }
    room.must({ do: 'medications.record', list: { status: 'recorded', items: [warfarin] } })
    expect(room.state.pause.voidings.at(-1)?.because[0]?.code).toBe('medications')
    const [stop] = openStops(screenCase(room.state, room.now, room.policy))
    if (stop === undefined) throw new Error('Nothing stops a warfarin of four days ago')
    const held = room.answer('time-out', 'C7')
    expect(held.ok ? '' : held.failure.code).toBe('pause.finding-open')
    room.answerAll('time-out', 4, ['C7', 'C13'])
    expect(answerTo(room.state.pause.phases['time-out'], 'C2')).not.toBeNull()
    const { key, severity, says } = stop
    const decided = decide(
      room.state,
      {
        do: 'finding.override',
        finding: { key, severity, says },
        reason: 'Benefit outweighs it.',
        prescriberAsked: 'Dr. Haddad',
      },
      { ...room.context(physician), confirmedBy: physician.id },
    )
    if (!decided.ok) throw new Error(decided.failure.says)
    room.happen(...decided.value)
    expect(room.state.pause.voidings.at(-1)?.because[0]?.code).toBe('decision')
    expect(answerTo(room.state.pause.phases['time-out'], 'C2')).toBeNull()
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(false)
    askAgain(room)
    expect(mayStartProcedure(room.state, room.context(nurse)).ok).toBe(true)
  })

  it('voids it: what a radiofrequency rests on', () => {
    const room = new Room({ ...leftEpidural, procedure: 'medial-branch-rfa', contrast: 'none' }).prepare()
    const answer = () => {
      const question = basisQuestion(room.state, room.policy, undefined)
      if (question === null) throw new Error('Nobody asks what this rests on')
      room.must({ do: 'basis.answer', reason: 'Blocks done elsewhere', read: basisKey(question.read) }, physician)
    }
    answer()
    room.begin()
    for (const phase of ['verification', 'room-ready', 'time-out'] as const) room.runPhase(phase)
    const before = room.events.length
    const block = {
      on: '2026-11-02',
      levels: [...leftEpidural.levels],
      side: 'left' as const,
      anaesthetic: 'bupivacaine',
      reliefPercent: 20,
      saidBy: 'County hospital, by telephone',
    }
    room.must({ do: 'basis.recordElsewhere', block })
    expectAskedAgain(room, before, 'basis', ['C3'])
  })

  it('voids nothing once the procedure is over', () => {
    const room = new Room().throughTimeOut()
    needlePlaced(room)
    room.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Vasovagal reaction' })
    room.must({ do: 'weight.record', weightKg: 80 })
    expect(room.state.pause.voidings).toEqual([])
  })
})

describe('the sign-out', () => {
  it('does not end without the counts, by silence or by a concern, until a physician decides', () => {
    const room = new Room().throughTimeOut()
    room.policy = { ...room.policy, phoneDay: '555 0100' }
    needlePlaced(room)
    room.must({ do: 'procedure.end', outcome: 'partly-done', note: 'Vasovagal reaction' })
    room.must(dose())
    room.must({ do: 'instructions.compose', locale: 'en', size: 'normal', timeZone: 'UTC' })
    room.must({ do: 'pause.startPhase', phase: 'sign-out', site: null })
    room.answerAll('sign-out', 4, ['E2'])
    const finish = () => {
      const decided = room.act({ do: 'pause.completePhase', phase: 'sign-out' })
      return decided.ok ? 'ended' : `${decided.failure.code} ${decided.failure.says}`
    }
    expect(finish()).toContain('pause.items-open')
    expect(finish()).toContain('E2')
    room.answer('sign-out', 'E2', { kind: 'concern', text: 'One swab is missing.' })
    expect(finish()).toContain('E2')
    const reason = 'Found under the drape.'
    room.must({ do: 'pause.overrideItem', phase: 'sign-out', itemId: 'E2', reason }, physician)
    expect(finish()).toBe('ended')
  })
})
